package generator

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/generator/seen"
)

// After any edits, a build that takes over what did not change gives the same tree
// as one from nothing.
func TestIncrementalBuildEqualsCleanOne(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 5
	}
	random := rand.New(rand.NewPCG(11, 3))
	files := map[string]string{"content/units/county.md": fixtureUnit}
	for i := range 12 {
		files[fmt.Sprintf("content/notices/n%02d.md", i)] = notice(i, 0)
	}
	source := fixture(t, files)
	output := filepath.Join(t.TempDir(), "public")
	for round := range rounds {
		for range 1 + random.IntN(3) {
			i := random.IntN(16)
			name := filepath.Join(source, "content", "notices", fmt.Sprintf("n%02d.md", i))
			if random.IntN(4) == 0 {
				os.Remove(name)
			} else {
				write(t, source, fmt.Sprintf("content/notices/n%02d.md", i), notice(i, random.IntN(5)))
			}
		}
		if random.IntN(8) == 0 { // someone changes a published page by hand
			os.WriteFile(filepath.Join(output, "index.html"), []byte("changed"), 0o644)
		}
		if _, err := Build(context.Background(), Options{Source: source, Output: output}); err != nil {
			t.Fatal(err)
		}
		clean, _ := build(t, source)
		if diff := differences(tree(t, output), tree(t, clean)); diff != "" {
			t.Fatalf("after round %d:\n%s", round, diff)
		}
	}
	sum, err := Build(context.Background(), Options{Source: source, Output: output})
	if err != nil || !sum.Unchanged {
		t.Errorf("a build without changes: unchanged %v, %v", sum.Unchanged, err)
	}
}

// Files unpacked from an archive may all have the same time, and a figure that was
// corrected has as many digits.
func TestFileReplacedByOneOfTheSameSizeAndTime(t *testing.T) {
	source := fixture(t, map[string]string{
		"content/units/county.md":        fixtureUnit,
		"content/notices/rates/index.md": strings.Replace(notice(1, 0), "发文机关", "附件: [rates.csv]\n数据表: [table.csv]\n发文机关", 1),
	})
	output := filepath.Join(t.TempDir(), "public")
	day := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	for _, rates := range []string{"780", "810"} {
		for _, name := range []string{"rates.csv", "table.csv"} {
			name = filepath.Join(source, "content", "notices", "rates", name)
			if err := errors.Join(os.WriteFile(name, []byte("类别,元\n城市,"+rates+"\n"), 0o644), os.Chtimes(name, day, day)); err != nil {
				t.Fatal(err)
			}
		}
		if info, err := os.Stat(filepath.Join(source, "site.toml")); err != nil || seen.Stamp(info, time.Now().Add(time.Hour)) == 0 {
			t.Skip("the system tells no more than size and time")
		}
		if _, err := Build(context.Background(), Options{Source: source, Output: output}); err != nil {
			t.Fatal(err)
		}
		clean, _ := build(t, source)
		if diff := differences(tree(t, output), tree(t, clean)); diff != "" {
			t.Errorf("at %s:\n%s", rates, diff)
		}
	}
}

func notice(i, version int) string {
	return fmt.Sprintf("---\n标题: 第%d号公告\n类型: 公告公示\n发文机关: county\n成文日期: 2026-04-01\n发布日期: 2026-05-%02d 10:00\n发文字号: 示政发〔2026〕%d号\n---\n第 %d 版，见示政发〔2026〕%d号。\n",
		i, 1+i, i+1, version, version+1)
}
