package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
	"gongkai/search/corpus"
)

// BenchmarkReload saves one of many documents and waits until a page that shows it
// is told to reload: the time an editor waits. It reports the median.
func BenchmarkReload(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := county(b, n)
			s := &Server{Options: generator.Options{Source: dir}}
			s.Refresh()
			if _, found, err := s.state(); err != nil || found.Failed() {
				b.Fatal(found, err)
			}
			w := watching(b, s)
			go func() {
				for range w.changes {
					s.Refresh()
				}
			}()
			file := filepath.Join(dir, "content", "notices", "d000005.md")
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			events, leave := s.hub.join("notices/d000005/index.html")
			defer leave()
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				begin := time.Now()
				if err := os.WriteFile(file, append(slices.Clone(text), fmt.Sprintf("\n第 %d 次修改\n", i)...), 0o644); err != nil {
					b.Fatal(err)
				}
				for e := range events {
					if e == reload {
						break
					}
				}
				took = append(took, time.Since(begin))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "median-ms")
		})
	}
}

func county(t testing.TB, n int) string {
	dir := t.TempDir()
	put(t, dir, "site.toml", settings)
	put(t, dir, "content/units/county.md", unit)
	for d := range corpus.Documents(n, 1) {
		put(t, dir, "content/notices/"+d.ID+".md", fmt.Sprintf("---\n标题: %s\n类型: 公告公示\n发文机关: county\n成文日期: %s\n发布日期: %s\n内容概述: %s\n---\n%s\n",
			d.Title, d.Issued.Format("2006-01-02"), d.Published.Format("2006-01-02 15:04"), strings.ReplaceAll(d.Summary, ":", "："), d.Body))
	}
	return dir
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const settings = `base_url = "https://www.example.gov.cn/"
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

[[columns]]
path = "notices"
title = "通知公告"
class = "notice"
`

const unit = `---
标题: 示例县人民政府
类型: 机构
机构: {类别: 政府, 统一社会信用代码: 11369921011990001X, 地址: 示例路1号, 电话: 0999-5550100}
---
`
