package table

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCSV(t *testing.T) {
	tests := []struct {
		name string
		src  []byte
		want string
	}{
		{"formulas are defused, numbers are not",
			[]byte("项目,值\n=1+1,-1.5\n+青源,@乙\n-甲,－丙\n\"=HYPERLINK(\"\"x\"\")\",+3%\n"),
			"项目,值\r\n'=1+1,-1.5\r\n'+青源,'@乙\r\n'-甲,'－丙\r\n\"'=HYPERLINK(\"\"x\"\")\",+3%\r\n"},
		{"a formula for a name", []byte("=cmd,值\n甲,1\n"), "'=cmd,值\r\n甲,1\r\n"},
		{"a short row and a quoted one", []byte("项目,值\n\"甲,乙\",\n"), "项目,值\r\n\"甲,乙\",\r\n"},
		{"merged cells", book(t, []string{"乡镇|户数||村", "|低保|特困|", "青源镇|9|7|柳湾村", "|8|6|禾苗村"}, merged(t, "A1:A2", "B1:C1", "D1:D2", "A3:A4")),
			"乡镇,户数/低保,户数/特困,村\r\n青源镇,9,7,柳湾村\r\n青源镇,8,6,禾苗村\r\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, found := Read("list", tt.src, rules())
			if table == nil {
				t.Fatal(codes(found))
			}
			var b bytes.Buffer
			must(t, table.CSV(&b))
			if got := b.String(); got != "\ufeff"+tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPages(t *testing.T) {
	src := book(t, []string{"乡镇|村|户数", "青源镇|柳湾村|1", "|禾苗村|2", "|松涛村|3", "河口镇|码头村|4", "东坪镇|东坪村|5"}, merged(t, "A2:A4"))
	table, _ := Read("list.xlsx", src, rules())
	want := []string{
		"乡镇|村|户数\n--\n青源镇×1,2|柳湾村|[1]\n禾苗村|[2]\n",
		"乡镇|村|户数\n--\n青源镇|松涛村|[3]\n河口镇|码头村|[4]\n",
		"乡镇|村|户数\n--\n东坪镇|东坪村|[5]\n",
	}
	before := show(table)
	pages := table.Pages(2)
	if len(pages) != len(want) {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if got := show(p); got != want[i] {
			t.Errorf("page %d:\n%s\nwant:\n%s", i+1, got, want[i])
		}
	}
	if show(table) != before {
		t.Error("the table has changed")
	}
	if whole := table.Pages(5); len(whole) != 1 || whole[0] != table {
		t.Error("a table that fits was split")
	}
}

// Pages say together what the table says: their downloads, put together, are its own.
func TestPagesKeepEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := []string{"甲|乙|丙|丁"}
		n := rapid.IntRange(1, 12).Draw(rt, "rows")
		for i := range n {
			rows = append(rows, fmt.Sprintf("a%d|b%d|c%d|d%d", i, i, i, i))
		}
		var areas []string
		for c := range 4 {
			for from := 2; from <= n; {
				to := min(n+1, from+rapid.IntRange(0, 4).Draw(rt, "height"))
				if to > from {
					areas = append(areas, fmt.Sprintf("%c%d:%c%d", 'A'+c, from, 'A'+c, to))
				}
				from = to + 1
			}
		}
		table, found := Read("list.xlsx", book(t, rows, merged(t, areas...)), rules())
		if table == nil {
			rt.Fatal(codes(found))
		}
		var whole, parts bytes.Buffer
		must(t, table.CSV(&whole))
		for i, p := range table.Pages(rapid.IntRange(1, 5).Draw(rt, "size")) {
			var b bytes.Buffer
			must(t, p.CSV(&b))
			s := b.String()
			if i > 0 {
				_, s, _ = strings.Cut(s, "\r\n")
			}
			parts.WriteString(s)
		}
		if whole.String() != parts.String() {
			rt.Fatalf("whole:\n%s\nparts:\n%s", whole.String(), parts.String())
		}
	})
}

// No digit that a mask covers is anywhere in the table or its download.
func TestMaskedDigitsAreNowhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		secret := rapid.StringMatching(`[1-6][0-6]7{13}[0-6]{3}`).Draw(rt, "identity")
		phone := rapid.StringMatching(`1387777[0-6]{4}`).Draw(rt, "phone")
		text := []byte("序号,姓名,身份证号,手机\n0,张小三," + secret + "," + phone + "\n")
		for _, src := range [][]byte{text, book(t, []string{"序号|姓名|身份证号|手机", "甲|张小三|n" + secret + "|n" + phone}, nil)} {
			table, found := Read("list", src, rules("姓名", "遮盖"))
			if table == nil {
				rt.Fatal(codes(found))
			}
			var b bytes.Buffer
			must(t, table.CSV(&b))
			all := b.String() + fmt.Sprintf("%+v", table)
			if strings.Contains(all, "77") || strings.Contains(all, "小") {
				rt.Fatalf("found in %s", all)
			}
			if _, err := csv.NewReader(strings.NewReader(b.String()[3:])).ReadAll(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}
