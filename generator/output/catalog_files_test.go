package output

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestWorkbook(t *testing.T) {
	p := fixture(t)
	data := p.bytes(t, "catalog/catalog.xlsx")
	if !bytes.Equal(data, p.bytes(t, "catalog/catalog.xlsx")) {
		t.Error("two renderings differ")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows("全部事项")
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + len(p.site.Catalog.Items()); len(all) != want {
		t.Errorf("%d rows, want %d", len(all), want)
	}
	const sheet = "24 义务教育"
	for cell, want := range map[string]string{
		"A1": "示例县基层政务公开标准目录（义务教育领域）", "A2": "序号", "B2": "公开事项", "B3": "一级事项", "C3": "二级事项", "D2": "公开内容（要素）",
		"K2": "公开层级", "A4": "1", "B4": "政策文件", "C4": "教育法律", "F4": "信息形成或者变更之日起20个工作日内", "I4": "全社会", "J4": "主动公开", "K4": "县级",
	} {
		if got, _ := f.GetCellValue(sheet, cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(merged); n < 12 {
		t.Errorf("%d merged cells: the heads and the first column are not joined", n)
	}
	if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("the heads are not frozen: %+v %v", panes, err)
	}
	if n := len(f.GetSheetList()); n != 1+len(p.site.Domains) {
		t.Errorf("%d sheets", n)
	}
}

func TestTableOfItems(t *testing.T) {
	p := fixture(t)
	data, ok := bytes.CutPrefix(p.bytes(t, "catalog/catalog.csv"), []byte("\ufeff"))
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + len(p.site.Catalog.Items()); len(rows) != want || len(rows[0]) != 13 {
		t.Errorf("%d rows of %d cells, want %d", len(rows), len(rows[0]), want)
	}
}

func TestFormulasAreDisarmed(t *testing.T) {
	v := catalogSheets{Title: "=1+1", Domains: []catalogSheet{{"01", "=cmd|' /C calc'!A0", []catalogRow{{"0101", "+1", "@x", []string{"-2", "", "", "", "", "", "", "正常"}}}}}}
	b, err := renderCSV(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := csv.NewReader(bytes.NewReader(b)).ReadAll()
	for i, want := range []string{"01", "'=cmd|' /C calc'!A0", "0101", "'+1", "'@x", "'-2"} {
		if rows[1][i] != want {
			t.Errorf("cell %d is %q, want %q", i, rows[1][i], want)
		}
	}
	b, err = renderWorkbook(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if formula, _ := f.GetCellFormula("全部事项", "B2"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
}
