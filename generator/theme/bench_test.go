package theme_test

import (
	"fmt"
	"io/fs"
	"testing"

	"gongkai/generator/minify"
	"gongkai/generator/output"
	"gongkai/generator/theme"
	"gongkai/search/client"
	"gongkai/themes"
)

// document is a page as most are: a notice with its attributes, an attachment, a
// topic and its neighbours.
var document = output.DocumentView{
	Crumbs: []output.Link{{Title: "首页", URL: "/"}, {Title: "通知公告", URL: "/notices/"}, {Title: "正文", Current: true}},
	Title:  "关于柳湾路片区计划停水的通知", Kind: "notice", KindText: "公告公示", Form: "whole",
	Attributes: []output.Pair{
		{Label: "索引号", Value: "11330000MB0001-2026-00018"}, {Label: "发文字号", Value: "青水发〔2026〕18号"},
		{Label: "发布机构", Value: "青禾县水利局", URL: "/units/water/"}, {Label: "成文日期", Value: "2026-11-16"},
		{Label: "发布日期", Value: "2026-11-17"}, {Label: "主题分类", Value: "城乡建设"}, {Label: "有效性", Value: "有效"},
		{Label: "公开方式", Value: "主动公开"},
	},
	Time: "2026-11-17 11:00", Source: "青禾县水利局", Editor: "王小禾", Status: "in-force", StatusText: "有效",
	Summary: "柳湾路片区更换供水管道，11月19日8时至18时停水，请提前储水。", HasBody: true,
	Outline:  []output.Link{{Title: "停水范围", URL: "#a", Count: 2}, {Title: "停水时间", URL: "#b", Count: 2}, {Title: "联系电话", URL: "#c", Count: 2}},
	Files:    []output.FileView{{Title: "停水范围图", URL: "/notices/water/map.pdf", Type: "PDF", Size: "412.0 KB", SHA256: "9f86d081884c7d659a2feaa0c55ad015"}},
	Topics:   []output.Link{{Title: "城市更新", URL: "/topics/renewal/"}},
	Domain:   output.Link{Title: "公共事业", URL: "/domains/utilities/"},
	Items:    []output.Link{{Title: "停水公告", URL: "/domains/utilities/18-2/"}},
	Markdown: "/notices/water/index.md", JSON: "/api/v1/documents/18.json",
	Prev: output.Link{Title: "关于开展燃气安全检查的通知", URL: "/notices/gas/"},
	Next: output.Link{Title: "关于冬季供暖的通知", URL: "/notices/heating/"},
}

// BenchmarkDocument is the template of a document's page, by the library and by its
// program.
func BenchmarkDocument(b *testing.B) {
	for _, by := range []string{"library", "program"} {
		b.Run(by, func(b *testing.B) {
			th, found, err := theme.Load([]fs.FS{themes.Standard(), client.Layer()}, minify.New(), "/")
			if err != nil || len(found) > 0 {
				b.Fatal(err, found)
			}
			th.Library = by == "library"
			p := theme.Page{Frame: output.Frame{}, FrameSum: 1, View: document}
			bytes := 0
			b.ReportAllocs()
			for b.Loop() {
				page, err := th.Page("document", p)
				if err != nil {
					b.Fatal(err)
				}
				bytes = len(page)
			}
			b.SetBytes(int64(bytes))
			if fast, slow := th.Executions(); fast+slow < int64(b.N) || fast > 0 && slow > 2 {
				b.Fatal(fmt.Errorf("%d by the program, %d by the library", fast, slow))
			}
		})
	}
}
