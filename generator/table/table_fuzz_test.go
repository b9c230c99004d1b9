package table

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// holds checks what must be true of any table, whatever it was read from.
func holds(t *testing.T, table *Table) {
	if table == nil {
		return
	}
	width := table.width()
	if width == 0 || width > MaxColumns || len(table.Rows) > MaxRows {
		t.Fatalf("%d columns, %d rows", width, len(table.Rows))
	}
	for _, rows := range [][][]Cell{table.Head, table.Rows} {
		cells := 0
		for _, row := range rows {
			for _, c := range row {
				if c.Colspan < 1 || c.Rowspan < 1 {
					t.Fatalf("a cell spans nothing: %+v", c)
				}
				cells += c.Colspan * c.Rowspan
			}
		}
		if cells != width*len(rows) {
			t.Fatalf("%d cells in %d rows of %d", cells, len(rows), width)
		}
	}
	var b bytes.Buffer
	if err := table.CSV(&b); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, p := range table.Pages(3) {
		rows += len(p.Rows)
	}
	if rows != len(table.Rows) {
		t.Fatalf("%d rows on pages, %d in the table", rows, len(table.Rows))
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(people))
	f.Add([]byte("sep=;\n甲;乙\n1;2\n"))
	f.Add([]byte("标题,\n\"甲\n\",乙\n=1,2\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x00"))
	f.Add([]byte("\xc7\xe0\xd4\xb4,a\n1,2"))
	f.Fuzz(func(t *testing.T, src []byte) {
		table, _ := Read("list.csv", src, rules("姓名", "遮盖"))
		holds(t, table)
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(book(f, []string{"乡镇|户数", "青源镇|9"}, nil))
	f.Add(book(f, []string{"姓名|联系方式|", "|手机|电话", "张三|1|2", "|3|4"}, merged(f, "A1:A2", "B1:C1", "A3:A4")))
	f.Fuzz(func(t *testing.T, src []byte) {
		table, _ := Read("list.xlsx", src, rules("姓名", "遮盖"))
		holds(t, table)
	})
}

// FuzzSheet changes the markup of a sheet, which FuzzXLSX cannot reach behind the
// checksums of the archive.
func FuzzSheet(f *testing.F) {
	good := book(f, []string{"姓名|联系方式|", "|手机|电话", "张三|1|2", "|3|4"}, merged(f, "A1:A2", "B1:C1", "A3:A4"))
	rewrite(f, good, func(name string, content []byte) []byte {
		if name == "xl/worksheets/sheet1.xml" {
			f.Add(content)
		}
		return content
	}, nil)
	f.Add([]byte(`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		src := rewrite(t, good, func(name string, content []byte) []byte {
			if name == "xl/worksheets/sheet1.xml" {
				return sheet
			}
			return content
		}, nil)
		table, _ := Read("list.xlsx", src, rules("姓名", "遮盖"))
		holds(t, table)
	})
}

// A list of 50,000 rows and eight columns, two of them masked.
func BenchmarkRead(b *testing.B) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	must(b, err)
	head := []any{"序号", "姓名", "身份证号", "手机", "乡镇", "村", "金额", "日期"}
	must(b, w.SetRow("A1", head))
	for i := range 50_000 {
		row := []any{i + 1, "张小三", fmt.Sprintf("9901021990%08d", i), fmt.Sprintf("138%08d", i), "青源镇", "柳湾村", 840 + i%7, "2026-03-05"}
		must(b, w.SetRow(fmt.Sprintf("A%d", i+2), row))
	}
	must(b, w.Flush())
	buf, err := f.WriteToBuffer()
	must(b, err)
	for _, tt := range []struct {
		name string
		src  []byte
	}{{"csv", download(b, buf.Bytes())}, {"xlsx", buf.Bytes()}} {
		b.Run(tt.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if table, found := Read("list", tt.src, rules("姓名", "遮盖")); table == nil || len(table.Rows) != 50_000 {
					b.Fatal(codes(found))
				}
			}
		})
	}
}

// download is a workbook as CSV.
func download(b *testing.B, src []byte) []byte {
	table, found := Read("list.xlsx", src, rules("身份证号", "show", "手机", "show"))
	if table == nil {
		b.Fatal(codes(found))
	}
	var out bytes.Buffer
	must(b, table.CSV(&out))
	return out.Bytes()
}
