package site

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/ledger"

	"github.com/rogpeppe/go-internal/txtar"
)

// assembleText makes a site of the files of a txtar archive.
func assembleText(t *testing.T, files string) (*Site, diag.List) {
	t.Helper()
	source := fstest.MapFS{"site.toml": {Data: []byte("base_url = \"https://www.example.gov.cn/\"\n[site]\nname = \"示例县人民政府\"\n")}}
	for _, f := range txtar.Parse([]byte(files)).Files {
		source[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	cfg, _, err := config.Load(source)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := content.Load(source, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Load(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	return Assemble(Sources{
		Config: cfg, Catalog: catalog.Standard(), Tree: tree, Ledger: l,
		Clock: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC), Preview: true,
	})
}

// What lies in the folder of a document that is not public comes out through no
// other document: not as an attachment, a picture or a table, not through the text
// of a column.
func TestFilesOfHiddenDocuments(t *testing.T) {
	const shown = "标题: 甲\n发布日期: 2026-05-01\n"
	for _, hidden := range []string{
		"草稿: true", "公开方式: 依申请公开", "发布日期: 2026-07-01", "撤回: {日期: 2026-05-20, 原因: 误发}",
		"公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部事务}",
	} {
		front := "标题: 乙\n" + hidden + "\n附件: [a.docx]\n"
		if !strings.Contains(hidden, "发布日期") {
			front += "发布日期: 2026-05-01\n"
		}
		s, found := assembleText(t, "-- content/news/_index.md --\n---\n标题: 动态\n---\n[表](b/a.docx)\n"+
			"-- content/news/a.md --\n---\n"+shown+"附件: [b/a.docx, c.docx]\n数据表: [{file: b/list.csv, title: 名单}]\n---\n![图](b/map.png)\n"+
			"-- content/news/c.docx --\nx\n"+
			"-- content/news/b/index.md --\n---\n"+front+"---\n![图](map.png)\n"+
			"-- content/news/b/a.docx --\nx\n-- content/news/b/map.png --\nx\n-- content/news/b/list.csv --\n甲\n1\n")
		p := s.Document("news/a").Public
		if len(p.Files) != 1 || p.Files[0].Name != "c.docx" || p.Tables[0].File != "" || len(s.Section("news").Files) != 0 {
			t.Errorf("%s: files %v and %v, tables %v", hidden, p.Files, s.Section("news").Files, p.Tables)
		}
		reported := map[int]bool{}
		for _, d := range found {
			if d.Code() == "D2020" && d.File == "content/news/a.md" {
				reported[d.Line] = true
			}
		}
		if !reported[4] || !reported[5] {
			t.Errorf("%s: found %v", hidden, found)
		}
		if own := s.Unpublished["/news/b/"].Page; own == nil || len(own.Files) != 2 {
			t.Errorf("%s: a preview of the hidden document lacks its own files", hidden)
		}
	}
}

func TestTableOfAColumn(t *testing.T) {
	_, found := assembleText(t, "-- content/news/_index.md --\n---\n标题: 动态\n数据表: [list.csv]\n---\n-- content/news/list.csv --\n甲\n1\n")
	for _, d := range found {
		if d.Code() == "D2021" && d.File == "content/news/_index.md" && d.Line == 3 {
			return
		}
	}
	t.Errorf("found %v", found)
}
