package output

import (
	"bytes"
	"strconv"

	"gongkai/generator/workbook"
)

// renderWorkbook is the catalogue as a workbook: a sheet of all items to filter, and
// the table of each domain in the national form.
func renderWorkbook(_ *Maker, v catalogSheets) ([]byte, error) {
	b := workbook.New(v.Title)
	allItems(b.Sheet("全部事项"), v)
	for _, d := range v.Domains {
		domainTable(b.Sheet(d.Code+" "+d.Name), v.Title, d)
	}
	var out bytes.Buffer
	err := b.Write(&out)
	return out.Bytes(), err
}

// allItems is the sheet of all items, one line each.
func allItems(sheet workbook.Sheet, v catalogSheets) {
	heads := append([]string{"领域编号", "领域", "事项编号", "一级事项", "二级事项"}, elementHeads...)
	sheet.Row(1, workbook.Head, heads...)
	y := 1
	for _, d := range v.Domains {
		for _, r := range d.Rows {
			y++
			sheet.Row(y, workbook.Text, append([]string{d.Code, d.Name, r.ID, r.Primary, r.Secondary}, r.Elements...)...)
		}
	}
	sheet.Widths(9, 16, 10, 16, 18, 42, 36, 22, 20, 22, 12, 12, 14)
	sheet.Freeze(0, 1)
	sheet.Filter(len(heads), y)
}

// domainTable is the table of a domain: 序号, 公开事项 in two columns, and the elements.
// The cells of one 一级事项 are one.
func domainTable(sheet workbook.Sheet, title string, d catalogSheet) {
	last := 3 + len(elementHeads)
	sheet.Row(1, workbook.Title, title+"（"+d.Name+"领域）")
	sheet.Merge(1, 1, last, 1)
	sheet.Row(2, workbook.Head, append([]string{"序号", "公开事项", ""}, elementHeads...)...)
	sheet.Row(3, workbook.Head, append([]string{"", "一级事项", "二级事项"}, make([]string, len(elementHeads))...)...)
	sheet.Merge(2, 2, 3, 2)
	for x := 1; x <= last; x++ {
		if x < 2 || x > 3 {
			sheet.Merge(x, 2, x, 3)
		}
	}
	const first = 4
	for i, r := range d.Rows {
		sheet.Row(first+i, workbook.Text, append([]string{strconv.Itoa(i + 1), r.Primary, r.Secondary}, r.Elements...)...)
	}
	for i := 0; i < len(d.Rows); {
		j := i + 1
		for j < len(d.Rows) && d.Rows[j].Primary == d.Rows[i].Primary {
			j++
		}
		if j-i > 1 {
			sheet.Merge(2, first+i, 2, first+j-1)
		}
		i = j
	}
	sheet.Widths(6, 16, 18, 42, 36, 22, 20, 22, 12, 12, 14)
	sheet.Freeze(0, first-1)
}
