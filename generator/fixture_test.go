package generator

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator/diag"
)

// fixture writes files into a fresh source folder, with a site.toml unless there is
// one among them.
func fixture(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if _, ok := files["site.toml"]; !ok {
		write(t, dir, "site.toml", fixtureSettings)
	}
	for name, text := range files {
		write(t, dir, name, text)
	}
	return dir
}

const fixtureSettings = `base_url = "https://www.example.gov.cn/"
clock = 2026-06-01T09:00:00+08:00

[site]
name = "示例县人民政府"
short = "示例县"
domain = "www.example.gov.cn"
site_code = "3699990001"
host = "示例县人民政府"
telephone = "0999-5550100"

[links]
services = { title = "政务服务网", url = "https://zwfw.example.gov.cn/" }
consult = { title = "县长信箱", url = "https://12345.example.gov.cn/" }

[[navigation]]
title = "首页"
path = "/"
[[navigation]]
title = "通知公告"
path = "/notices/"

[[columns]]
path = "notices"
title = "通知公告"
class = "notice"
type = "工作动态"

[[columns]]
path = "units"
title = "机构职能"
`

const fixtureUnit = `---
标题: 示例县人民政府
类型: 机构
机构: {类别: 政府, 统一社会信用代码: 11369921011990001X, 地址: 示例路1号, 电话: 0999-5550100, 办公时间: 工作日, 负责人: 县长, 职责: [负责全县工作]}
---
`

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// build builds a source folder into a fresh output folder.
func build(t testing.TB, source string) (string, Summary) {
	t.Helper()
	output := filepath.Join(t.TempDir(), "public")
	sum, err := Build(context.Background(), Options{Source: source, Output: output, Fresh: true})
	if err != nil {
		t.Fatalf("build: %v\n%s", err, printed(sum.Found))
	}
	return output, sum
}

func printed(list diag.List) string {
	var b bytes.Buffer
	if err := (diag.Printer{}).Print(&b, "text", list); err != nil {
		panic(err)
	}
	return b.String()
}

// tree reads all files of a folder, by path; empty folders are "".
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			inside, err := fs.ReadDir(os.DirFS(dir), p)
			if len(inside) == 0 {
				files[p+"/"] = ""
			}
			return err
		}
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		files[p] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differences names the files in which two trees differ.
func differences(a, b map[string]string) string {
	var out []string
	for p, text := range a {
		if other, ok := b[p]; !ok {
			out = append(out, "only in the first: "+p)
		} else if other != text {
			out = append(out, "differs: "+p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			out = append(out, "only in the second: "+p)
		}
	}
	return strings.Join(out, "\n")
}
