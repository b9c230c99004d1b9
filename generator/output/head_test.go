package output

import (
	"testing"

	"gongkai/internal/golden"
)

// The tags of three pages: a document's, a column's that leaves out what it lacks, and
// one that leads on.
func TestHead(t *testing.T) {
	county := Head{SiteName: "青禾县人民政府", SiteDomain: "www.qinghe.gov.cn", SiteIDCode: "3699210001"}
	document := county
	document.Title, document.Description = "关于2026年低保标准的通知_政策文件_青禾县人民政府", "明确2026年城乡低保标准。"
	document.ColumnName, document.ColumnDescription, document.ColumnKeywords, document.ColumnType = "政策文件", "县政府及其部门制发的政策文件", "政策,规范性文件", "政策文件"
	document.ArticleTitle, document.PubDate, document.ContentSource = "关于2026年低保标准的通知", "2026-11-20 09:30", "青禾县民政局"
	document.Keywords, document.Author = "低保,标准", "县民政局办公室"
	document.Image, document.URL, document.Canonical = "https://www.qinghe.gov.cn/a/a.png", "https://www.qinghe.gov.cn/a/", "https://www.qinghe.gov.cn/a/"
	document.Alternate = []Link{{ID: "application/json", Title: "JSON", URL: "/api/v1/documents/a.json"}}
	column := county
	column.Title, column.ColumnDescription, column.Next = "政策文件_青禾县人民政府", `引号"与<尖括号>、和号&照原样`, "/policies/page/2/"
	column.Feeds = []Link{{ID: "application/atom+xml", Title: "政策文件", URL: "/policies/feed.xml"}}
	moved := Head{Title: "页面已移动", NoIndex: true, Refresh: "/policies/b/"}

	var got []byte
	for _, h := range []Head{document, column, moved} {
		got = append(append(got, h.html()...), '\n')
	}
	golden.File(t, "testdata/head.html", got)
}
