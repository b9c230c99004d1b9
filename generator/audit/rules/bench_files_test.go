package rules

import (
	"fmt"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/disclosure"
)

// BenchmarkAttachments opens 500 workbooks of 200 rows for the rules that look inside.
func BenchmarkAttachments(b *testing.B) {
	settings, err := os.ReadFile("testdata/site.toml")
	if err != nil {
		b.Fatal(err)
	}
	masked := make([]string, 200)
	for i := range masked {
		masked[i] = fmt.Sprintf("35*************%03d", i)
	}
	data := workbook(b, masked)
	fsys := fstest.MapFS{"site.toml": {Data: settings}}
	for i := range 500 {
		dir := fmt.Sprintf("content/notices/n%d/", i)
		fsys[dir+"index.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: 第%d号公告\nkind: notice\npublished: 2026-11-10\nattachments: [a.xlsx]\n---\n正文。\n", i)}
		fsys[dir+"a.xlsx"] = &fstest.MapFile{Data: data}
	}
	s, _ := load(b, fsys, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
	b.ReportAllocs()
	for b.Loop() {
		result := audit.Run(All, audit.Input{Site: s, FS: fsys, Only: []string{"PRIV-07", "PRIV-07a", "PRIV-08", "TEXT-10a"}})
		if len(result.Findings) != 500 { // the hidden column of each
			b.Fatalf("%d findings", len(result.Findings))
		}
	}
}
