package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A site written with an editor on Windows is the same site: a mark before the text,
// CRLF line ends, backslashes in the names of attachments.
func TestWrittenOnWindows(t *testing.T) {
	files := map[string]string{
		"site.toml":               fixtureSettings,
		"content/units/county.md": fixtureUnit,
		"content/notices/a/index.md": `---
标题: 关于做好防汛工作的通知
类型: 公告公示
发文机关: county
发布日期: 2026-05-01 10:00
内容概述: |
  第一行
  第二行
附件:
  - {文件: 'forms/申请表.txt', 标题: 申请表}
数据表: [{文件: 'forms/list.csv', 标题: 名单}]
---

一、总体要求

- 甲
- 乙

| 村 | 金额 |
|----|-----|
| 柳湾村 | 840 |

见[申请表](forms/申请表.txt)。
`,
		"content/notices/b.md": "+++\n'标题' = '甲'\n'类型' = '公告公示'\n'发布日期' = 2026-05-02\n+++\n正文\n第二行\n",
	}
	plain := map[string]string{"content/notices/a/forms/申请表.txt": "x", "content/notices/a/forms/list.csv": "村,金额\n柳湾村,840\n"}
	sites := []map[string]string{}
	for _, windows := range []bool{false, true} {
		source := fixture(t, plain)
		for name, text := range files {
			if windows {
				text = strings.NewReplacer("\n", "\r\n", "'forms/", `'forms\`).Replace("\ufeff" + text)
			}
			write(t, source, name, text)
		}
		sameTimes(t, source)
		output, _ := build(t, source)
		sites = append(sites, tree(t, output))
	}
	for _, site := range sites {
		// The list of changes has the hashes of the source files, and these list it.
		for _, name := range []string{"api/v1/changes.jsonl", "manifest.json", "SHA256SUMS"} {
			delete(site, name)
		}
	}
	if d := differences(sites[0], sites[1]); d != "" || len(sites[0]) < 50 {
		t.Error(d)
	}
	if sites[1]["notices/a/forms/申请表.txt"] != "x" {
		t.Error("the attachment is missing")
	}
}

// sameTimes takes the time of writing out of the comparison.
func sameTimes(t *testing.T, dir string) {
	t.Helper()
	for name := range tree(t, dir) {
		when := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), when, when); err != nil {
			t.Fatal(err)
		}
	}
}
