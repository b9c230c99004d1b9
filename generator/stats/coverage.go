package stats

import (
	"fmt"
	"io"

	"gongkai/generator/audit"
	"gongkai/generator/workbook"
)

// Coverage writes matrices as a workbook, a sheet each: items by units, with the
// number of documents, “缺” where a unit has to publish and has not, and sums.
func Coverage(w io.Writer, list []audit.Coverage) error {
	b := workbook.New("公开覆盖情况")
	for _, m := range list {
		matrix(b.Sheet(m.Title), m)
	}
	if err := b.Write(w); err != nil {
		return fmt.Errorf("write coverage: %w", err)
	}
	return nil
}

// fixed are the columns before those of the units.
var fixed = []string{"编号", "类别", "事项", "是否应公开", "合计"}

func matrix(sheet workbook.Sheet, m audit.Coverage) {
	heads := fixed[:len(fixed):len(fixed)]
	for _, u := range m.Units {
		heads = append(heads, u.Short)
	}
	sheet.Row(1, workbook.Head, heads...)
	lacking := make([]int, len(m.Units))
	for y, row := range m.Rows {
		item(sheet, y+2, row)
		for x, c := range row.Cells {
			if c.Asked && c.Count == 0 {
				lacking[x]++
			}
		}
	}
	last := len(m.Rows) + 2
	sheet.Text(1, last, workbook.Head, "合计")
	sheet.Text(3, last, workbook.Head, fmt.Sprintf("应公开 %d 项，已公开 %d 项", m.Asked, m.Covered))
	for x, n := range lacking {
		sheet.Text(len(fixed)+x+1, last, workbook.Head, fmt.Sprintf("缺 %d 项", n))
	}
	sheet.Widths(10, 18, 36, 10, 8)
	sheet.Freeze(3, 1)
}

// item is the line of an item.
func item(sheet workbook.Sheet, y int, row audit.CoverageRow) {
	asked := "否"
	if row.Asked {
		asked = "是"
	}
	sheet.Row(y, workbook.Entry, row.ID, row.Group, row.Title, asked)
	tally(sheet, 5, y, audit.Cell{Asked: row.Asked, Count: row.Count})
	for x, c := range row.Cells {
		tally(sheet, len(fixed)+x+1, y, c)
	}
}

// tally is a number, or the word for its lack.
func tally(sheet workbook.Sheet, x, y int, c audit.Cell) {
	switch {
	case c.Count > 0:
		sheet.Number(x, y, workbook.Entry, c.Count)
	case c.Asked:
		sheet.Text(x, y, workbook.Missing, "缺")
	default:
		sheet.Text(x, y, workbook.Entry, "")
	}
}
