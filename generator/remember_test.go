package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator/audit"
	"gongkai/generator/ledger"
)

const fixedClock = "clock = 2026-06-01T09:00:00+08:00\n"

// An address that was published is missed when it is gone, unless a redirect is there.
func TestAddressesAreRemembered(t *testing.T) {
	const front = "---\n标题: 关于停水的公告\n类型: 公告公示\n发布日期: 2025-04-21\n"
	dir := fixture(t, map[string]string{
		"site.toml":               strings.Replace(fixtureSettings, fixedClock, "", 1),
		"content/units/county.md": fixtureUnit,
		"content/notices/old.md":  front + "---\n正文。\n",
		"content/notices/not.md":  front + "草稿: true\n---\n正文。\n",
	})
	book := func() string {
		b, err := os.ReadFile(filepath.Join(dir, ledger.File))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	build(t, dir)
	first := book()
	if !strings.Contains(first, `"/notices/old/": "notices/old"`) || strings.Contains(first, "/notices/not/") {
		t.Errorf("remembered %s", first)
	}
	build(t, dir)
	if again := book(); again != first {
		t.Errorf("built again: %s", again)
	}
	lost := func() int {
		p, err := Load(Options{Source: dir})
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Check(t.Context(), audit.Input{Only: []string{"LINK-02"}}, 1)
		if err != nil {
			t.Fatal(err)
		}
		return len(r.Findings)
	}
	if n := lost(); n != 0 {
		t.Errorf("%d addresses are missed that are there", n)
	}
	if err := os.Remove(filepath.Join(dir, "content/notices/old.md")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/notices/new.md", front+"---\n正文。\n")
	build(t, dir)
	if n := lost(); n != 1 {
		t.Errorf("renamed: %d addresses are missed, want 1", n)
	}
	write(t, dir, "content/notices/new.md", front+"旧址: [/notices/old/]\n---\n正文。\n")
	if n := lost(); n != 0 {
		t.Errorf("with a redirect: %d addresses are missed", n)
	}
}

// The sample county shows one moment: to build a fresh clone changes no file of it.
func TestFixedClockRemembersNoAddress(t *testing.T) {
	dir := fixture(t, map[string]string{
		"content/units/county.md": fixtureUnit,
		"content/notices/a.md":    "---\n标题: 关于停水的公告\n类型: 公告公示\n发布日期: 2025-04-21\n---\n正文。\n",
	})
	build(t, dir)
	if _, err := os.Stat(filepath.Join(dir, ledger.File)); err == nil {
		t.Error("a ledger was written")
	}
}

// A document that was moved keeps its number, in the ledger too: the place where it was
// is free for another one, which gets a number of its own.
func TestNumbersMoveWithDocuments(t *testing.T) {
	const front = "---\n标题: 关于停水的公告\n类型: 公告公示\n发文机关: county\n成文日期: 2025-04-20\n发布日期: 2025-04-21\n"
	dir := fixture(t, map[string]string{
		"site.toml":               strings.Replace(fixtureSettings, fixedClock, "", 1),
		"content/units/county.md": fixtureUnit,
		"content/notices/old.md":  front + "---\n正文。\n",
	})
	numbers := func() string {
		build(t, dir)
		l, err := ledger.Load(os.DirFS(dir), nil)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(l.Index)
	}
	first := numbers()
	if err := os.Rename(filepath.Join(dir, "content/notices/old.md"), filepath.Join(dir, "content/notices/new.md")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/notices/new.md", front+"旧址: [/notices/old/]\n---\n正文。\n")
	if moved := numbers(); moved != strings.Replace(first, "notices/old", "notices/new", 1) || moved == first {
		t.Errorf("%s, moved: %s", first, moved)
	}
	write(t, dir, "content/notices/new.md", front+"---\n正文。\n")
	write(t, dir, "content/notices/old.md", strings.Replace(front, "停水", "停电", 1)+"---\n正文。\n")
	if both := numbers(); !strings.Contains(both, "notices/new:") || !strings.Contains(both, "notices/old:") {
		t.Errorf("another one in its place: %s", both)
	}
}

// A ledger that is gone is missed as soon as numbers are given out again.
func TestLostLedger(t *testing.T) {
	dir := fixture(t, map[string]string{
		"site.toml":               strings.Replace(fixtureSettings, fixedClock, "", 1),
		"content/units/county.md": fixtureUnit,
		"content/notices/a.md":    "---\n标题: 关于停水的公告\n类型: 公告公示\n发文机关: county\n成文日期: 2025-04-20\n发布日期: 2025-04-21\n---\n正文。\n",
	})
	told := func() bool {
		sum, err := Build(t.Context(), Options{Source: dir, Output: filepath.Join(dir, "public")})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(printed(sum.Found), "L1003")
	}
	if told() || told() {
		t.Error("missed on a new site")
	}
	book := filepath.Join(dir, ledger.File)
	b, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(book); err != nil {
		t.Fatal(err)
	}
	if !told() {
		t.Error("nobody misses it")
	}
	write(t, dir, ledger.File, string(b))
	if told() {
		t.Error("missed when it is back")
	}
}
