package generator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A build that is killed leaves the old site or the new one, whatever the moment.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	if source := os.Getenv("GONGKAI_KILL_SOURCE"); source != "" {
		if _, err := Build(context.Background(), Options{Source: source, Output: os.Getenv("GONGKAI_KILL_OUTPUT")}); err != nil {
			t.Fatal(err)
		}
		return
	}
	if testing.Short() {
		t.Skip("starts 50 processes")
	}
	versions := [2]string{}
	trees := [2]map[string]string{}
	for v := range versions {
		files := map[string]string{"content/units/county.md": fixtureUnit}
		for i := range 120 {
			files[fmt.Sprintf("content/notices/n%03d.md", i)] = fmt.Sprintf("---\n标题: 第%d号公告 %d\n发布日期: 2026-05-01 10:00\n---\n第 %d 版正文\n", i, v, v)
		}
		versions[v] = fixture(t, files)
		output, _ := build(t, versions[v])
		trees[v] = tree(t, output)
	}
	output := filepath.Join(t.TempDir(), "public")
	if _, err := Build(context.Background(), Options{Source: versions[0], Output: output}); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	seen := map[int]int{}
	for i := range 50 {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledBuildLeavesAWholeSite$")
		cmd.Env = append(os.Environ(), "GONGKAI_KILL_SOURCE="+versions[(i+1)%2], "GONGKAI_KILL_OUTPUT="+output)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(160)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		now := tree(t, output)
		switch {
		case differences(now, trees[0]) == "":
			seen[0]++
		case differences(now, trees[1]) == "":
			seen[1]++
		default:
			t.Fatalf("after kill %d the site is neither the old nor the new one:\n%s", i, differences(now, trees[0]))
		}
	}
	if _, err := Build(context.Background(), Options{Source: versions[1], Output: output}); err != nil {
		t.Fatal(err)
	}
	if diff := differences(tree(t, output), trees[1]); diff != "" {
		t.Errorf("the next build does not complete:\n%s", diff)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(output), ".*gongkai*"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("old or new after the kills: %v; left beside the site: %d", seen, len(left))
}
