package table

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// show writes a table as text: a line a row, cells apart by '|', spans as ×colspan,rowspan,
// numbers in brackets.
func show(t *Table) string {
	if t == nil {
		return "none"
	}
	var b strings.Builder
	for _, n := range append([]string{t.Title}, t.Notes...) {
		if n != "" {
			fmt.Fprintf(&b, "# %s\n", n)
		}
	}
	for i, rows := range [][][]Cell{t.Head, t.Rows} {
		for _, row := range rows {
			for j, c := range row {
				if j > 0 {
					b.WriteByte('|')
				}
				text := c.Text
				if c.Number {
					text = "[" + text + "]"
				}
				b.WriteString(text)
				if c.Colspan > 1 || c.Rowspan > 1 {
					fmt.Fprintf(&b, "×%d,%d", c.Colspan, c.Rowspan)
				}
			}
			b.WriteByte('\n')
		}
		if i == 0 {
			b.WriteString("--\n")
		}
	}
	return b.String()
}

// codes lists diagnostics as code@line:column.
func codes(found diag.List) string {
	var words []string
	for _, d := range found {
		w := d.Code()
		if d.Line > 0 {
			w += fmt.Sprintf("@%d", d.Line)
		}
		if d.Column > 0 {
			w += fmt.Sprintf(":%d", d.Column)
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func rules(pairs ...string) disclosure.Table {
	var t disclosure.Table
	for i := 0; i < len(pairs); i += 2 {
		t.Columns = append(t.Columns, disclosure.TableColumn{Name: pairs[i], Rule: pairs[i+1]})
	}
	return t
}

const people = "姓名,身份证号,村,金额\n张小三,990102199003071233,柳湾村,840\n"

func TestReadCSV(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("乡镇,户数\n青源镇,9\n")
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("乡镇\t户数\r\n青源镇\t9\r\n")
	tests := []struct {
		name, src string
		spec      disclosure.Table
		want      string
		codes     string
	}{
		{"plain", "乡镇,户数\n青源镇,9\n", rules(), "乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"mark, CRLF and blank lines", "\ufeff乡镇,户数\r\n\r\n青源镇,9\r\n,\r\n", rules(), "乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"GB18030", gb, rules(), "乡镇|户数\n--\n青源镇|[9]\n", "T1003"},
		{"UTF-16 with tabs", wide, rules(), "乡镇|户数\n--\n青源镇|[9]\n", "T1003"},
		{"semicolons, commas in numbers", "乡镇;面积;单价\n青源镇;1,5;2,5\n河口镇;3,5;4,5\n", rules(), "乡镇|面积|单价\n--\n青源镇|[1,5]|[2,5]\n河口镇|[3,5]|[4,5]\n", ""},
		{"said by sep=", "sep=;\n乡镇;户数\n青源镇;9\n", rules(), "乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"quoted delimiter, quote and line break", "乡镇,备注\n青源镇,\"甲,\"\"乙\"\"\n丙\"\n", rules(), "乡镇|备注\n--\n青源镇|甲,\"乙\"\n丙\n", ""},
		{"lines above the head", "发放名单,\n单位：万元,\n乡镇,户数\n青源镇,9\n", rules(), "# 发放名单\n# 单位：万元\n乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"numbers of persons above the head", "填报人：李四 13812341234,\n乡镇,户数\n青源镇,9\n", rules(), "# 填报人：李四 138****1234\n乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"codes are not numbers", "代码,值\n001,-1.5%\n", rules(), "代码|值\n--\n001|[-1.5%]\n", ""},
		{"blank column", "乡镇,,户数\n青源镇,,9\n", rules(), "乡镇|户数\n--\n青源镇|[9]\n", ""},
		{"one column", "乡镇\n青源镇\n河口镇\n", rules(), "乡镇\n--\n青源镇\n河口镇\n", ""},

		{"masked by name", people, rules(), "姓名|身份证号|村|金额\n--\n张小三|99*************233|柳湾村|[840]\n", "T1017@1"},
		{"masked by rule", people, rules("姓名", "遮盖", "身份证号", "mask"), "姓名|身份证号|村|金额\n--\n张*三|99*************233|柳湾村|[840]\n", ""},
		{"hidden by rule", people, rules("身份证号", "隐藏", "姓 名", "显示"), "姓名|村|金额\n--\n张小三|柳湾村|[840]\n", ""},
		{"shown by rule though full", people, rules("身份证号", "显示"), "none", "T1018@2"},
		{"shown by rule, masked before", "姓名,身份证号\n张三,35*************123\n", rules("身份证号", "显示"), "姓名|身份证号\n--\n张三|35*************123\n", ""},
		{"identity in another column", "姓名,备注\n张三,证件990102 19900307 1233\n", rules(), "none", "T1018@2"},
		{"credit code is not an identity", "单位,代码\n某某中心,114403006955506492\n", rules(), "单位|代码\n--\n某某中心|114403006955506492\n", ""},
		{"mobile in another column", "姓名,备注\n张三,13812341234\n", rules(), "姓名|备注\n--\n张三|[13812341234]\n", "T1019@2"},
		{"card shown by rule", "姓名,卡号\n张三,6222021234567890128\n", rules("卡号", "显示"), "姓名|卡号\n--\n张三|6222021234567890128\n", "T1020@2"},
		{"scientific", "姓名,身份证号\n张三,3.50102E+17\n", rules("身份证号", "遮盖"), "姓名|身份证号\n--\n张三|*.*****E+**\n", "T1021@2"},

		{"unknown column", people, rules("身份证", "隐藏"), "none", "T1014@1 T1017@1"},
		{"unknown rule", people, rules("身份证号", "遮挡"), "none", "T1015@1 T1017@1"},
		{"two rules", people, rules("姓名", "遮盖", "姓名", "显示"), "none", "T1016@1 T1017@1"},
		{"all hidden", "乡镇,户数\n青源镇,9\n", rules("乡镇", "隐藏", "户数", "隐藏"), "none", "T1009@1"},
		{"unnamed column", "乡镇,户数,\n青源镇,9,待核\n", rules(), "乡镇|户数|\n--\n青源镇|[9]|待核\n", "T1023@2"},
		{"short row", "姓名,村,金额\n张三,840\n李四,柳湾村,840\n", rules(), "none", "T1005@2"},
		{"long row", "姓名,村\n张三,柳湾村,840\n", rules(), "none", "T1005@2"},
		{"bare quote", "乡镇,备注\n青源镇,甲\"乙\n河口镇,丙\"\n", rules(), "none", "T1004@2:6 T1004@3:6"},
		{"open quote", "乡镇,备注\n青源镇,\"甲\n河口镇,丙\n", rules(), "none", "T1004@2"},
		{"empty", "\n\n", rules(), "none", "T1009"},
		{"NUL", "乡镇\n青\x00源\n", rules(), "none", "T1002@2:2"},
		{"torn UTF-8", "乡镇,户数\n青源镇,九\n河口\xe9\x95,八\n", rules(), "none", "T1002@3:3"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", rules(), "none", "T1001"},
		{"PDF", "%PDF-1.7", rules(), "none", "T1001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, found := Read("list.csv", []byte(tt.src), tt.spec)
			if c := codes(found); c != tt.codes {
				t.Errorf("found %q, want %q", c, tt.codes)
			}
			if s := show(got); s != tt.want {
				t.Errorf("table:\n%s\nwant:\n%s", s, tt.want)
			}
			for _, d := range found {
				for _, l := range []diag.Language{diag.ZH, diag.EN} {
					if m := d.Message(l) + d.Hint(l); strings.Contains(m, "%!") || strings.Contains(m, "19900307") || strings.Contains(m, "张") {
						t.Errorf("message: %s", m)
					}
				}
			}
		})
	}
}

func TestReadBounds(t *testing.T) {
	row := func(n int) string { return strings.Repeat("a,", n-1) + "a\n" }
	tests := []struct {
		name, src, codes string
	}{
		{"200 columns", row(200) + row(200), ""},
		{"201 columns", row(201), "T1006@1"},
		{"100,000 rows", strings.Repeat("a,b\n", MaxRows), ""},
		{"more rows", strings.Repeat("a,b\n", MaxRows+1), "T1006@100001"},
		{"more cells", strings.Repeat(row(100), 50_000), "T1006@40001"},
		{"long cell", "a,b\n" + strings.Repeat("字", MaxText) + ",b\n", ""},
		{"longer cell", "a,b\n" + strings.Repeat("字", MaxText+1) + ",b\n", "T1006@2"},
		{"many ragged rows", "a,b\n" + strings.Repeat("a\n", 1000), strings.TrimSpace(strings.Repeat("T1005 ", maxReports))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := Read("list.csv", []byte(tt.src), rules())
			got := codes(found)
			if strings.HasPrefix(tt.codes, "T1005") {
				got = strings.TrimSpace(strings.Repeat("T1005 ", found.Count(diag.Error)))
			}
			if got != tt.codes {
				t.Errorf("found %q, want %q", got, tt.codes)
			}
		})
	}
}

func TestSuggestions(t *testing.T) {
	_, found := Read("list.csv", []byte(people), rules("身份证号码", "隐藏", "姓名", "隐臧"))
	for i, want := range []string{"是否想写“身份证号”？", "是否想写“隐藏”？"} {
		if got := found[i].Hint(diag.ZH); got != want {
			t.Errorf("hint %q, want %q", got, want)
		}
	}
}
