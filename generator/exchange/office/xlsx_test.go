package office

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/disclosure"
)

// sampleWorkbook is a list as offices keep it: a title across the top, a unit below
// it, a note at the end, a merged column, and things that are hidden.
func sampleWorkbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{
		{"河口镇2026年危房改造补助名单"},
		{"填报单位：河口镇人民政府"},
		{"村", "户主", "身份证号", "金额"},
		{"东坪村", "张*", "内部号甲", 1.5},
		{"", "李*", "内部号乙", "2,000"},
		{"隐藏行", "王*", "内部号丙", 3},
		{"北岭村", "赵*", "内部号丁", "369921E0"},
		{"说明：金额单位为万元。"},
	}
	var err error
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		err = errors.Join(err, f.SetSheetRow("Sheet1", cell, &row))
	}
	_, e := f.NewSheet("底稿")
	_, e2 := f.NewSheet("空表")
	_, e3 := f.NewSheet("汇总")
	err = errors.Join(err, e, e2, e3,
		f.MergeCell("Sheet1", "A1", "D1"), f.MergeCell("Sheet1", "A4", "A5"),
		f.SetColVisible("Sheet1", "C", false), f.SetRowVisible("Sheet1", 6, false),
		f.SetCellStr("底稿", "A1", "底稿内容"), f.SetSheetVisible("底稿", false),
		f.AddComment("Sheet1", excelize.Comment{Cell: "B4", Text: "批注内容"}),
		f.SetSheetRow("汇总", "A1", &[]any{"村", "户数"}), f.SetSheetRow("汇总", "A2", &[]any{"东坪村", 2}),
	)
	var b bytes.Buffer
	if err = errors.Join(err, f.Write(&b)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	src := sampleWorkbook(t)
	r, found, err := Import("名单.xlsx", bytes.NewReader(src), int64(len(src)), Options{Kind: disclosure.NameList})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Files) != 2 || string(r.Files[0].Data) != "村,户主,金额\n东坪村,张*,1.5\n东坪村,李*,\"2,000\"\n北岭村,赵*,369921E0\n" {
		t.Errorf("files %q", r.Files)
	}
	a, doc := accepted(t, r.Markdown)
	if a.Title != "河口镇2026年危房改造补助名单" || len(a.Tables) != 2 || a.Tables[0].File != "table1.csv" || a.Tables[1].Title != "汇总" {
		t.Errorf("read %q %v", a.Title, a.Tables)
	}
	if got := letters(doc.Text()); got != "填报单位：河口镇人民政府说明：金额单位为万元。" {
		t.Errorf("body %q", got)
	}
	out := told(r, found) + string(r.Markdown)
	for _, code := range []string{"I1011", "I1040", "I1041", "I1042", "I1043", "I1045", "I1030 “标题”"} {
		if !strings.Contains(out, code) {
			t.Errorf("no %s in\n%s", code, out)
		}
	}
	for _, secret := range []string{"内部号", "隐藏行", "底稿", "批注内容"} {
		if strings.Contains(out, secret) {
			t.Errorf("%q leaks", secret)
		}
	}
}

func TestLongNumbers(t *testing.T) {
	d := &document{}
	w := workbook{document: d}
	for _, s := range []string{"3.69921E+17", "1E+5号", "A1E+2", "#REF!"} {
		w.value(s)
	}
	if d.losses.count[roundedNumbers] != 1 || d.losses.count[cellErrors] != 1 {
		t.Errorf("counted %v", d.losses.count)
	}
}

func TestParseDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2026年11月3日", "2026-11-03"},
		{"2026-1-03", "2026-01-03"},
		{"二〇二六年十一月二十一日", "2026-11-21"},
		{"二○二六年一月十日", "2026-01-10"},
		{"2026年2月30日", ""},
		{"2026年11月", ""},
		{"自2026年11月3日起", ""},
	}
	for _, tt := range tests {
		if got, _ := parseDate(tt.text); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.text, got, tt.want)
		}
	}
}
