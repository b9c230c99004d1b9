package table

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// book makes a workbook; rows are cells apart by '|'.
func book(t testing.TB, rows []string, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range rows {
		for j, s := range strings.Split(r, "|") {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			var v any = s
			if number(s) {
				v = quantity(s)
			}
			if s != "" {
				must(t, f.SetCellValue("Sheet1", cell, v))
			}
		}
	}
	if change != nil {
		change(f)
	}
	b, err := f.WriteToBuffer()
	must(t, err)
	return b.Bytes()
}

func quantity(s string) int {
	n := 0
	for _, d := range s {
		n = n*10 + int(d-'0')
	}
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// merged merges cells of a workbook.
func merged(t testing.TB, areas ...string) func(*excelize.File) {
	return func(f *excelize.File) {
		for _, a := range areas {
			from, to, _ := strings.Cut(a, ":")
			must(t, f.MergeCell("Sheet1", from, to))
		}
	}
}

func TestReadXLSX(t *testing.T) {
	merge := func(areas ...string) func(*excelize.File) { return merged(t, areas...) }
	tests := []struct {
		name   string
		rows   []string
		change func(*excelize.File)
		spec   disclosure.Table
		want   string
		codes  string
	}{
		{"plain", []string{"乡镇|户数", "青源镇|9", "", "河口镇|7"}, nil, rules(),
			"乡镇|户数\n--\n青源镇|[9]\n河口镇|[7]\n", ""},
		{"title and unit over the width", []string{"发放名单||", "单位：元", "乡镇|户数|金额", "青源镇|9|840"}, merge("A1:C1", "A2:C2"), rules(),
			"# 发放名单\n# 单位：元\n乡镇|户数|金额\n--\n青源镇|[9]|[840]\n", ""},
		{"head of two rows", []string{"姓名|联系方式||村", "|手机|电话|", "张小三|13812341234|5550711|柳湾村"}, merge("A1:A2", "B1:C1", "D1:D2"), rules("姓名", "遮盖"),
			"姓名×1,2|联系方式×2,1|村×1,2\n手机|电话\n--\n张*三|138****1234|5550711|柳湾村\n", "T1017"},
		{"head of two rows, not merged downwards", []string{"乡镇|户数|", "|低保|特困", "青源镇|9|7"}, merge("B1:C1"), rules(),
			"乡镇|户数×2,1\n|低保|特困\n--\n青源镇|[9]|[7]\n", ""},
		{"merged head without second row", []string{"乡镇|户数|", "青源镇|低保|9"}, merge("B1:C1"), rules(),
			"乡镇|户数×2,1\n--\n青源镇|低保|[9]\n", ""},
		{"hidden column narrows the head", []string{"姓名|联系方式|", "|手机|地区", "张三|13812341234|柳湾村"}, merge("A1:A2", "B1:C1"), rules("手机", "隐藏"),
			"姓名×1,2|联系方式\n地区\n--\n张三|柳湾村\n", ""},
		{"merged downwards", []string{"乡镇|村", "青源镇|柳湾村", "|禾苗村", "河口镇|码头村"}, merge("A2:A3"), rules(),
			"乡镇|村\n--\n青源镇×1,2|柳湾村\n禾苗村\n河口镇|码头村\n", ""},
		{"merged across a masked column", []string{"姓名|手机|村", "13812341234||柳湾村"}, merge("A2:B2"), rules("手机", "遮盖"),
			"姓名|手机|村\n--\n138****1234×2,1|柳湾村\n", "T1019"},
		{"merged from a hidden column", []string{"手机|姓名", "13812341234|张三"}, merge("A2:B2"), rules("手机", "隐藏"),
			"姓名\n--\n\n", ""},
		{"text under a merged cell stays hidden", []string{"乡镇|村", "青源镇|13812341234"}, func(f *excelize.File) {
			merge("A2:B2")(f)
			must(t, f.SetCellStr("Sheet1", "C1", "户数"))
		}, rules(), "乡镇|村|户数\n--\n青源镇×2,1|\n", ""},

		{"hidden rows", []string{"乡镇|户数", "青源镇|9", "河口镇|7"}, func(f *excelize.File) {
			must(t, f.SetRowVisible("Sheet1", 2, false))
		}, rules(), "乡镇|户数\n--\n河口镇|[7]\n", "T1013"},
		{"hidden row below blank ones", []string{"", "", "草稿|不公开", "乡镇|户数", "河口镇|7"}, func(f *excelize.File) {
			must(t, f.SetRowVisible("Sheet1", 3, false))
		}, rules(), "乡镇|户数\n--\n河口镇|[7]\n", "T1013"},
		{"merged cell that starts in a hidden row", []string{"乡镇|村", "青源镇|柳湾村", "|禾苗村"}, func(f *excelize.File) {
			merge("A2:A3")(f)
			must(t, f.SetRowVisible("Sheet1", 2, false))
		}, rules(), "乡镇|村\n--\n青源镇|禾苗村\n", "T1013"},
		{"hidden columns", []string{"乡镇|底稿|户数", "青源镇|不公开|9"}, func(f *excelize.File) {
			must(t, f.SetColVisible("Sheet1", "B", false))
		}, rules("底稿", "显示"), "乡镇|户数\n--\n青源镇|[9]\n", "T1013"},
		{"first visible sheet", []string{"底稿|不公开"}, func(f *excelize.File) {
			_, err := f.NewSheet("名单")
			must(t, err)
			must(t, f.SetSheetRow("名单", "A1", &[]string{"乡镇", "村"}))
			f.SetActiveSheet(1)
			must(t, f.SetSheetVisible("Sheet1", false))
		}, rules(), "乡镇|村\n--\n", "T1013"},
		{"hidden sheet by name", []string{"底稿|不公开"}, func(f *excelize.File) {
			_, err := f.NewSheet("名单")
			must(t, err)
			f.SetActiveSheet(1)
			must(t, f.SetSheetVisible("Sheet1", false))
		}, disclosure.Table{Sheet: "Sheet1"}, "none", "T1012"},
		{"sheet by name", []string{"底稿|不公开"}, func(f *excelize.File) {
			_, err := f.NewSheet("名单")
			must(t, err)
			must(t, f.SetSheetRow("名单", "A1", &[]string{"乡镇", "村"}))
		}, disclosure.Table{Sheet: "名单"}, "乡镇|村\n--\n", ""},
		{"no such sheet", []string{"乡镇|村"}, nil, disclosure.Table{Sheet: "Sheet2"}, "none", "T1011"},

		{"as displayed", []string{"项目|值", "日期|", "百分比|", "金额|", "逻辑|", "文本号码|"}, func(f *excelize.File) {
			style := func(cell string, v any, format string) {
				id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
				must(t, err)
				must(t, f.SetCellValue("Sheet1", cell, v))
				must(t, f.SetCellStyle("Sheet1", cell, cell, id))
			}
			style("B2", time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), `yyyy"年"m"月"d"日"`)
			style("B3", 0.125, "0.0%")
			style("B4", 1234.5, "#,##0.00")
			must(t, f.SetCellBool("Sheet1", "B5", true))
			must(t, f.SetCellStr("Sheet1", "B6", "00123"))
		}, rules(), "项目|值\n--\n日期|2026年3月5日\n百分比|[12.5%]\n金额|[1,234.50]\n逻辑|TRUE\n文本号码|00123\n", ""},
		{"short date", []string{"项目|日期", "验收|"}, func(f *excelize.File) {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(t, err)
			must(t, f.SetCellValue("Sheet1", "B2", 46086))
			must(t, f.SetCellStyle("Sheet1", "B2", "B2", id))
		}, rules(), "项目|日期\n--\n验收|2026-03-05\n", ""},
		{"rich text", []string{"项目|值", "甲|"}, func(f *excelize.File) {
			must(t, f.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{{Text: "青"}, {Text: "源镇", Font: &excelize.Font{Bold: true}}}))
		}, rules(), "项目|值\n--\n甲|青源镇\n", ""},
		{"formula without a result", []string{"项目|值", "甲|"}, func(f *excelize.File) {
			must(t, f.SetCellFormula("Sheet1", "B2", "1+1"))
		}, rules(), "项目|值\n--\n甲|\n", "T1022"},
		{"formula with an error", []string{"项目|值", "甲|#REF!"}, nil, rules(), "项目|值\n--\n甲|#REF!\n", "T1022"},
		{"identity kept as a number", []string{"姓名|身份证号", "张三|"}, func(f *excelize.File) {
			must(t, f.SetCellValue("Sheet1", "B2", 990102199003071233))
		}, rules("身份证号", "遮盖"), "姓名|身份证号\n--\n张三|*.**************E+**\n", "T1021"},
		{"empty", nil, nil, rules(), "none", "T1009"},
		{"wide", []string{strings.Repeat("甲|", 200) + "甲"}, nil, rules(), "none", "T1006"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, found := Read("list.xlsx", book(t, tt.rows, tt.change), tt.spec)
			if c := codes(found); c != tt.codes {
				t.Errorf("found %q, want %q", c, tt.codes)
			}
			if s := show(got); s != tt.want {
				t.Errorf("table:\n%s\nwant:\n%s", s, tt.want)
			}
			for _, d := range found {
				if m := d.Message(diag.ZH) + d.Message(diag.EN); strings.Contains(m, "%!") || strings.Contains(m, "13812341234") {
					t.Errorf("message: %s", m)
				}
			}
		})
	}
}

// rewrite copies a workbook with some parts changed.
func rewrite(t testing.TB, src []byte, change func(name string, content []byte) []byte, more map[string]string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	put := func(name string, content []byte) {
		p, err := w.Create(name)
		must(t, err)
		_, err = p.Write(content)
		must(t, err)
	}
	for _, f := range r.File {
		p, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(p)
		must(t, err)
		if change != nil {
			content = change(f.Name, content)
		}
		put(f.Name, content)
	}
	for name, content := range more {
		put(name, []byte(content))
	}
	must(t, w.Close())
	return b.Bytes()
}

func TestReadHostileXLSX(t *testing.T) {
	good := book(t, []string{"乡镇|村", "青源镇|柳湾村"}, nil)
	sheet := func(data string) []byte {
		return rewrite(t, good, func(name string, content []byte) []byte {
			if name != "xl/worksheets/sheet1.xml" {
				return content
			}
			return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + data + `</worksheet>`)
		}, nil)
	}
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	many := map[string]string{}
	for i := range maxEntries {
		many["x/"+columnLetters(i)] = ""
	}
	tests := []struct {
		name  string
		src   []byte
		codes string
	}{
		{"good", sheet(`<sheetData><row r="1">` + cell("A1", "甲") + cell("B1", "乙") + `</row></sheetData>`), ""},
		{"prefixes", sheet(`<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>`), "T1013"},
		{"rows backwards", sheet(`<sheetData><row r="5">` + cell("A5", "甲") + `</row><row r="3" hidden="1">` + cell("A3", "乙") + `</row></sheetData>`), "T1008"},
		{"row beyond the last", sheet(`<sheetData><row r="1">` + cell("A1", "甲") + `</row><row r="2000000000">` + cell("A2", "乙") + `</row></sheetData>`), "T1008"},
		{"cells backwards", sheet(`<sheetData><row r="1">` + cell("C1", "甲") + cell("A1", "乙") + `</row></sheetData>`), "T1008"},
		{"areas overlap", sheet(`<sheetData><row r="1">` + cell("A1", "甲") + cell("B1", "乙") + cell("C1", "丙") + `</row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/></mergeCells>`), "T1008"},
		{"area upside down", sheet(`<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`), "T1008"},
		{"UTF-16 without a mark", sheet("\x00<\x00r"), "T1009"},
		{"not a workbook", rewrite(t, good, func(name string, content []byte) []byte {
			return bytes.ReplaceAll(content, []byte("officeDocument\""), []byte("wordDocument\""))
		}, nil), "T1008"},
		{"torn archive", good[:len(good)-40], "T1007"},
		{"torn content", bytes.Replace(good, good[60:90], make([]byte, 30), 1), "T1008"},
		{"climbing name", rewrite(t, good, nil, map[string]string{"../evil": "x"}), "T1007"},
		{"absolute name", rewrite(t, good, nil, map[string]string{"/etc/evil": "x"}), "T1007"},
		{"drive name", rewrite(t, good, nil, map[string]string{`C:\evil`: "x"}), "T1007"},
		{"two of one name", rewrite(t, good, nil, map[string]string{"XL/workbook.xml": "x"}), "T1007"},
		{"many entries", rewrite(t, good, nil, many), "T1007"},
		{"ratio", rewrite(t, good, nil, map[string]string{"xl/bomb.xml": strings.Repeat("0", 32<<20)}), "T1007"},
		{"inflated size", rewrite(t, good, nil, map[string]string{"xl/bomb.xml": strings.Repeat("0", MaxBytes+1)}), "T1007"},
		{"long shared string", rewrite(t, good, func(name string, content []byte) []byte {
			if name == "xl/sharedStrings.xml" {
				return bytes.Replace(content, []byte("柳湾村"), bytes.Repeat([]byte("x"), maxString+1), 1)
			}
			return content
		}, nil), "T1007"},
		{"long number format", rewrite(t, good, func(name string, content []byte) []byte {
			if name == "xl/styles.xml" {
				return bytes.Replace(content, []byte("<fonts"), []byte(`<numFmts count="1"><numFmt numFmtId="165" formatCode="`+strings.Repeat("0", maxFormat+1)+`"/></numFmts><fonts`), 1)
			}
			return content
		}, nil), "T1007"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, found := Read("list.xlsx", tt.src, rules())
			if c := codes(found); c != tt.codes {
				t.Errorf("found %q, want %q\n%s", c, tt.codes, show(got))
			}
		})
	}
}

// The entry claims ten bytes and holds more: what inflates beyond the claim is an
// error, so the claims can be trusted.
func TestLyingArchive(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	p, _ := w.Create("xl/workbook.xml")
	_, _ = p.Write(bytes.Repeat([]byte("x"), 1000))
	must(t, w.Close())
	src := bytes.Replace(b.Bytes(), []byte{0xe8, 0x03, 0, 0}, []byte{10, 0, 0, 0}, -1)
	a, problem := openArchive(src)
	if problem.ZH != "" {
		t.Fatal(problem.EN)
	}
	if b, err := a.part("xl/workbook.xml"); err == nil {
		t.Errorf("read %d bytes of an entry of ten", len(b))
	}
}
