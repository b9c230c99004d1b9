package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/content"
	"gongkai/generator/table"
	"gongkai/internal/golden"

	"github.com/google/go-cmp/cmp"
)

// tableDocument is a name list whose file says more than may be shown.
const tableDocument = `-- content/notices/subsidy/index.md --
---
标题: 2026年补助发放情况
类型: 公告公示
发文机关: education
成文日期: 2026-05-10
发布日期: 2026-05-11
数据表:
  - file: CANARY-list.csv
    title: 补助发放表
    columns: [{name: 姓名, rule: 遮盖}, {name: CANARY备注, rule: 隐藏}]
---
明细见[发放表](CANARY-list.csv)。
-- content/notices/subsidy/CANARY-list.csv --
单位：元
姓名,身份证号,学校,金额,CANARY备注
李CANARY兰,110101199003070134,第一小学,"1,200",CANARY-1
王建国,110101198512120017,A|B=校,860,CANARY-2
`

func TestTables(t *testing.T) {
	p := fixture(t, tableDocument)
	page := string(p.bytes(t, "notices/subsidy/index.html"))
	for _, want := range []string{
		"Tables:[{ID:table-1 Title:补助发放表 Notes:[单位：元]",
		"{Text:金额 Colspan:0 Rowspan:0 Scope:col Number:true}",
		"{Text:1,200 Colspan:0 Rowspan:0 Scope: Number:true}",
		"{Text:王*国 ", "Sortable:true", "为保护个人隐私，“姓名”“身份证号”已部分隐去；原表另有1列不在此公开。",
		"CSV:/notices/subsidy/table-1.csv", `<a href="/notices/subsidy/table-1.csv">发放表</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s\n%s", want, page)
		}
	}
	golden.File(t, "testdata/table.csv", p.bytes(t, "notices/subsidy/table-1.csv"))
	golden.File(t, "testdata/twin-table.md", p.bytes(t, "notices/subsidy/index.md"))
	var record bytes.Buffer
	if err := json.Indent(&record, p.bytes(t, "api/v1/documents/notices/subsidy.json"), "", "  "); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/record-table.json", record.Bytes())
}

// What a table hides or masks is in no byte of the site, nor is the name of its file.
func TestTablesKeepSecrets(t *testing.T) {
	for path, b := range fixture(t, tableDocument).all(t) {
		for _, secret := range []string{"CANARY", "199003070134", "王建国"} {
			if strings.Contains(path, secret) || bytes.Contains(unzipped(t, path, b), []byte(secret)) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
	}
}

func longTable(rows int) string {
	var b strings.Builder
	b.WriteString("-- content/notices/long/index.md --\n---\n标题: 名录\n类型: 公告公示\n发布日期: 2026-05-11\n数据表: [{file: a.csv, title: 明细}, {file: b.csv}]\n---\n")
	b.WriteString("-- content/notices/long/b.csv --\n甲,乙\n1,2\n-- content/notices/long/a.csv --\n序号,名称\n")
	for i := 1; i <= rows; i++ {
		fmt.Fprintf(&b, "%d,名称%05d\n", i, i)
	}
	return b.String()
}

func TestLongTablesArePaged(t *testing.T) {
	p := fixture(t, longTable(401))
	first := string(p.bytes(t, "notices/long/index.html"))
	second := string(p.bytes(t, "notices/long/table-1/page/2/index.html"))
	last := string(p.bytes(t, "notices/long/table-1/page/3/index.html"))
	for _, tt := range []struct {
		name, page  string
		holds, lack []string
	}{
		{"first", first,
			[]string{"名称00001", "名称00200", "Sortable:false", "Pager:{Page:1 Pages:3 Total:401 Prev: Next:/notices/long/table-1/page/2/", "ID:table-2 Title:数据表2"},
			[]string{"名称00201", "/notices/long/table-1/ "}},
		{"second", second,
			[]string{"名称00201", "名称00400", "Prev:/notices/long/#table-1 Next:/notices/long/table-1/page/3/", "<title>明细（第2页）_名录_示例县人民政府</title>",
				`<link rel="canonical" href="https://www.example.gov.cn/notices/long/table-1/page/2/">`, "{Title:名录 URL:/notices/long/ "},
			[]string{"名称00200", "名称00401", "ID:table-2"}},
		{"last", last, []string{"名称00401", "Next: "}, []string{"名称00400"}},
	} {
		for _, text := range tt.holds {
			if !strings.Contains(tt.page, text) {
				t.Errorf("the %s page lacks %s", tt.name, text)
			}
		}
		for _, text := range tt.lack {
			if strings.Contains(tt.page, text) {
				t.Errorf("the %s page has %s", tt.name, text)
			}
		}
	}
	if _, _, ok := p.Find("notices/long/table-1/page/4/index.html"); ok {
		t.Error("a page too many")
	}
	if n := bytes.Count(p.bytes(t, "notices/long/table-1.csv"), []byte("\n")); n != 402 {
		t.Errorf("the download has %d lines", n)
	}
	exact := fixture(t, longTable(200))
	if _, _, ok := exact.Find("notices/long/table-1/page/2/index.html"); ok {
		t.Error("200 rows need one page")
	}
}

func TestProblemsOfTables(t *testing.T) {
	const list = "content/notices/subsidy/CANARY-list.csv"
	tests := []struct {
		name, old, new string
		code, file     string
		line           int
	}{
		{"a row that slipped", "王建国,", "王建国,,,", "T1005", list, 4},
		{"a rule for no column", "{name: 姓名,", "{name: 姓明,", "T1014", "content/notices/subsidy/index.md", 8},
		{"the file is an attachment as well", "数据表:\n", "附件: [CANARY-list.csv]\n数据表:\n", "P1005", "content/notices/subsidy/index.md", 7},
		{"a topic", "类型: 公告公示", "类型: 专题", "P1006", "content/notices/subsidy/index.md", 8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := assembled(t, strings.Replace(tableDocument, tt.old, tt.new, 1))
			for _, d := range p.found {
				if d.Code() == tt.code && d.File == tt.file && d.Line == tt.line {
					return
				}
			}
			t.Errorf("found %v", p.found)
		})
	}
}

// The plan knows how many rows there are; rows that came later would be lost.
func TestTableThatChanges(t *testing.T) {
	p := fixture(t, tableDocument)
	target, _, _ := p.Find("notices/subsidy/table-1.csv")
	p.maker.FS.(fstest.MapFS)["content/notices/subsidy/CANARY-list.csv"].Data = []byte("甲,乙\n1,2\n")
	if _, err := target.Render(); !errors.Is(err, content.ErrChanged) {
		t.Errorf("rendered a file that changed: %v", err)
	}
}

func TestSpread(t *testing.T) {
	cell := func(text string, columns, rows int) table.Cell {
		return table.Cell{Text: text, Colspan: columns, Rowspan: rows}
	}
	rows := [][]table.Cell{
		{cell("a", 1, 3), cell("b", 2, 2)},
		{},
		{cell("c", 1, 1), cell("d", 1, 1)},
	}
	var got []string
	for row := range spread(rows, 3) {
		got = append(got, strings.Join(row, ""))
	}
	if diff := cmp.Diff([]string{"abb", "abb", "acd"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTableViewOfMergedCells(t *testing.T) {
	whole := &table.Table{
		Title: "分配表",
		Head: [][]table.Cell{
			{{Text: "乡镇", Colspan: 1, Rowspan: 2}, {Text: "资金", Colspan: 2, Rowspan: 1}},
			{{Text: "中央", Colspan: 1, Rowspan: 1}, {Text: "县级", Colspan: 1, Rowspan: 1}},
		},
		Rows: [][]table.Cell{{{Text: "河口镇", Colspan: 1, Rowspan: 1}, {Text: "3", Number: true, Colspan: 2, Rowspan: 1}}},
	}
	v := readTable{TableInput{}, whole, whole.Pages(tableRows)}.view(0, Pager{})
	want := TableView{
		Title: "分配表", Size: "0 B",
		Head: [][]CellView{
			{{Text: "乡镇", Rowspan: 2, Scope: "col"}, {Text: "资金", Colspan: 2, Scope: "colgroup"}},
			{{Text: "中央", Scope: "col"}, {Text: "县级", Scope: "col"}},
		},
		Rows: [][]CellView{{{Text: "河口镇"}, {Text: "3", Number: true, Colspan: 2}}},
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkLongTable(b *testing.B) {
	for _, rows := range []int{1_000, 50_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			p := fixture(b, longTable(rows))
			target, _, _ := p.Find("notices/long/table-1.csv")
			for b.Loop() {
				if _, err := target.Render(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
