package stats

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"gongkai/generator/audit"

	"github.com/xuri/excelize/v2"
)

// Coverage writes matrices as a workbook, a sheet each: items by units, with the
// number of documents, “缺” where a unit has to publish and has not, and sums.
func Coverage(w io.Writer, list []audit.Coverage) error {
	b := &book{file: excelize.NewFile()}
	defer b.file.Close()
	// The time of writing would make every workbook another file.
	const never = "2020-01-01T00:00:00Z"
	b.try(b.file.SetDocProps(&excelize.DocProperties{Title: "公开覆盖情况", Language: "zh-CN", Created: never, Modified: never}))
	b.head = b.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("E8EEF5"), Border: borders(),
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	b.plain = b.style(&excelize.Style{Border: borders(), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	b.lacks = b.style(&excelize.Style{Border: borders(), Font: &excelize.Font{Color: "B42318", Bold: true}, Fill: fill("FDECEB"),
		Alignment: &excelize.Alignment{Horizontal: "center"}})
	for i, m := range list {
		b.matrix(i, m)
	}
	if b.err != nil {
		return fmt.Errorf("write coverage: %w", b.err)
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("write coverage: %w", err)
	}
	return nil
}

func borders() []excelize.Border {
	var list []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		list = append(list, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	return list
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// book is a workbook that is being written; the first failure stays.
type book struct {
	file               *excelize.File
	head, plain, lacks int // styles
	err                error
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) style(s *excelize.Style) int {
	id, err := b.file.NewStyle(s)
	b.try(err)
	return id
}

// fixed are the columns before those of the units.
var fixed = []string{"编号", "类别", "事项", "是否应公开", "合计"}

func (b *book) matrix(i int, m audit.Coverage) {
	sheet := m.Title
	if r := []rune(sheet); len(r) > 31 {
		sheet = string(r[:31])
	}
	if i == 0 {
		b.try(b.file.SetSheetName("Sheet1", sheet))
	} else {
		_, err := b.file.NewSheet(sheet)
		b.try(err)
	}
	for x, title := range fixed {
		b.text(sheet, x+1, 1, b.head, title)
	}
	for x, u := range m.Units {
		b.text(sheet, len(fixed)+x+1, 1, b.head, u.Short)
	}
	lacking := make([]int, len(m.Units))
	for y, row := range m.Rows {
		b.row(sheet, y+2, row)
		for x, c := range row.Cells {
			if c.Asked && c.Count == 0 {
				lacking[x]++
			}
		}
	}
	last := len(m.Rows) + 2
	b.text(sheet, 1, last, b.head, "合计")
	b.text(sheet, 3, last, b.head, fmt.Sprintf("应公开 %d 项，已公开 %d 项", m.Asked, m.Covered))
	for x, n := range lacking {
		b.text(sheet, len(fixed)+x+1, last, b.head, fmt.Sprintf("缺 %d 项", n))
	}
	for x, width := range []float64{10, 18, 36, 10, 8} {
		b.try(b.file.SetColWidth(sheet, column(x+1), column(x+1), width))
	}
	b.try(b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 3, YSplit: 1, TopLeftCell: "D2", ActivePane: "bottomRight"}))
}

func (b *book) row(sheet string, y int, row audit.CoverageRow) {
	asked := "否"
	if row.Asked {
		asked = "是"
	}
	for x, text := range []string{row.ID, row.Group, row.Title, asked} {
		b.text(sheet, x+1, y, b.plain, text)
	}
	b.count(sheet, 5, y, audit.Cell{Asked: row.Asked, Count: row.Count})
	for x, c := range row.Cells {
		b.count(sheet, len(fixed)+x+1, y, c)
	}
}

// count writes a number, so that people can sum it, or the word for its lack.
func (b *book) count(sheet string, x, y int, c audit.Cell) {
	switch {
	case c.Count > 0:
		at := cellAt(x, y)
		b.try(b.file.SetCellInt(sheet, at, int64(c.Count)))
		b.try(b.file.SetCellStyle(sheet, at, at, b.plain))
	case c.Asked:
		b.text(sheet, x, y, b.lacks, "缺")
	default:
		b.text(sheet, x, y, b.plain, "")
	}
}

// text writes a text as a text: it is never a formula.
func (b *book) text(sheet string, x, y, style int, s string) {
	at := cellAt(x, y)
	b.try(b.file.SetCellStr(sheet, at, strings.TrimSpace(s)))
	b.try(b.file.SetCellStyle(sheet, at, at, style))
}

func cellAt(x, y int) string { return column(x) + strconv.Itoa(y) }

func column(x int) string {
	name, err := excelize.ColumnNumberToName(x)
	if err != nil {
		panic(err) // columns are counted here
	}
	return name
}
