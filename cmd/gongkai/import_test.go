package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator"
	"gongkai/generator/config"
)

// importing runs the command in a small site and returns what it printed.
func importing(t *testing.T, source string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{source: source, format: "text", language: "zh", out: &out, err: &errs}
	c := importCommand(a)
	c.SilenceErrors, c.SilenceUsage = true, true
	c.SetArgs(args)
	err = c.Execute()
	return out.String(), errs.String(), err
}

func smallSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "site.toml"), "")
	put(t, filepath.Join(dir, "content", "notices", "_index.md"), "---\n标题: 公告\n---\n")
	return dir
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestImportCommand(t *testing.T) {
	dir := smallSite(t)
	page := filepath.Join(dir, "停水.html")
	put(t, page, `<h1>关于停水的公告</h1><p>柳湾路停水一天。</p>`)

	for _, want := range []string{"content/notices/ting-shui.md", "content/notices/ting-shui-2.md"} {
		out, errs, err := importing(t, dir, page, "--kind", "公告公示")
		if err != nil || !strings.Contains(out, want) || !strings.Contains(errs, "I1030") {
			t.Fatalf("want %s, got %q %q %v", want, out, errs, err)
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(want)))
		if err != nil || !strings.Contains(string(text), "标题: 关于停水的公告\n类型: 公告公示\n") || !strings.Contains(string(text), "草稿: 是\n") {
			t.Errorf("%s: %v", text, err)
		}
	}

	picture := filepath.Join(dir, "图.html")
	put(t, picture, `<h1>图</h1><img alt="示意图" src="data:image/png;base64,iVBORw0KGgpkYXRh">`)
	if out, _, err := importing(t, dir, picture, "--kind", "notice"); err != nil || !strings.Contains(out, "content/notices/tu/index.md") {
		t.Errorf("got %q %v", out, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "content/notices/tu/image1.png")); err != nil {
		t.Error(err)
	}
}

// cmd.exe and PowerShell leave patterns to the program.
func TestImportPatterns(t *testing.T) {
	dir := smallSite(t)
	for _, name := range []string{"停水", "停电[2026]3号", "~$停气"} {
		put(t, filepath.Join(dir, "稿 件", name+".html"), "<h1>关于"+name+"的公告</h1><p>柳湾路停一天。</p>")
	}
	put(t, filepath.Join(dir, "稿 件", "说明.pdf"), "%PDF")

	out, errs, err := importing(t, dir, filepath.Join(dir, "稿 件", "停*.html"), filepath.Join(dir, "稿 件", "*[2026]*.html"), "--kind", "公告公示")
	if err != nil || strings.Count(out, "已导入") != 3 {
		t.Errorf("two files and one of them once more: %q %q %v", out, errs, err)
	}
	if out, _, err := importing(t, dir, filepath.Join(dir, "稿 件", "*.html"), "--kind", "公告公示"); err != nil || strings.Count(out, "已导入") != 2 {
		t.Errorf("what Word keeps beside an open document was imported: %q %v", out, err)
	}
	var usage usageError
	if _, _, err := importing(t, dir, filepath.Join(dir, "*.docx"), "--kind", "公告公示"); !errors.As(err, &usage) || !strings.Contains(usage.text.ZH, "没有文件") {
		t.Errorf("got %v", err)
	}
}

func TestImportRefuses(t *testing.T) {
	dir := smallSite(t)
	bad := filepath.Join(dir, "a.pdf")
	put(t, bad, "%PDF")
	if _, errs, err := importing(t, dir, bad, "--kind", "notice"); !errors.Is(err, generator.ErrFindings) || !strings.Contains(errs, "I1001") {
		t.Errorf("got %q %v", errs, err)
	}
	var usage usageError
	if _, _, err := importing(t, dir, bad, "--kind", "notise"); !errors.As(err, &usage) || !strings.Contains(usage.text.EN, "notice") {
		t.Errorf("got %v", err)
	}
	for _, section := range []string{"../..", "nowhere", "/etc"} {
		if _, _, err := importing(t, dir, bad, "--kind", "notice", "--section", section); !errors.As(err, &usage) {
			t.Errorf("%s: got %v", section, err)
		}
	}
	good := filepath.Join(dir, "停水.html")
	put(t, good, `<h1>关于停水的公告</h1><p>柳湾路停水一天。</p>`)
	if _, _, err := importing(t, dir, good, filepath.Join(dir, "定水.html"), "--kind", "notice"); !errors.As(err, &usage) || !strings.Contains(usage.text.ZH, "没有文件") {
		t.Errorf("got %v", err)
	}
	if made, _ := filepath.Glob(filepath.Join(dir, "content/notices/ting*")); len(made) > 0 {
		t.Errorf("%v was made before it was said that a file is not there", made)
	}
	if _, _, err := importing(t, t.TempDir(), bad, "--kind", "notice"); !errors.Is(err, config.ErrNoSite) {
		t.Errorf("got %v", err)
	}
}
