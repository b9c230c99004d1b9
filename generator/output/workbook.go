package output

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// renderWorkbook is the catalogue as a workbook: a sheet of all items to filter, and
// the table of each domain in the national form.
func renderWorkbook(_ *Maker, v catalogSheets) ([]byte, error) {
	b, err := newBook(v.Title)
	if err != nil {
		return nil, err
	}
	defer b.file.Close()
	b.allItems(v)
	for _, d := range v.Domains {
		b.domain(d)
	}
	if b.err != nil {
		return nil, b.err
	}
	out, err := b.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// book is a workbook that is being written. The first failure stays; what follows
// it does nothing.
type book struct {
	file             *excelize.File
	title            string
	titled, head, in int // styles
	err              error
}

func newBook(title string) (*book, error) {
	b := &book{file: excelize.NewFile(), title: title}
	// Times of making would make every build another file.
	const never = "2020-01-01T00:00:00Z"
	b.try(b.file.SetDocProps(&excelize.DocProperties{Title: title, Language: "zh-CN", Created: never, Modified: never}))
	border := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	b.titled = b.style(&excelize.Style{
		Font: &excelize.Font{Bold: true, Size: 16}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	})
	b.head = b.style(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF5"}}, Border: border,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
	b.in = b.style(&excelize.Style{Border: border, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return b, b.err
}

// allItems is the sheet of all items, one line each.
func (b *book) allItems(v catalogSheets) {
	const sheet = "全部事项"
	b.try(b.file.SetSheetName("Sheet1", sheet))
	heads := append([]string{"领域编号", "领域", "事项编号", "一级事项", "二级事项"}, elementHeads...)
	b.row(sheet, 1, b.head, heads)
	y := 1
	for _, d := range v.Domains {
		for _, r := range d.Rows {
			y++
			b.row(sheet, y, b.in, append([]string{d.Code, d.Name, r.ID, r.Primary, r.Secondary}, r.Elements...))
		}
	}
	b.widths(sheet, 9, 16, 10, 16, 18, 42, 36, 22, 20, 22, 12, 12, 14)
	b.freeze(sheet, 1)
	b.try(b.file.AutoFilter(sheet, "A1:"+cell(len(heads), y), nil))
}

// domain is the table of a domain: 序号, 公开事项 in two columns, and the elements.
// The cells of one 一级事项 are one.
func (b *book) domain(d catalogSheet) {
	sheet := sheetName(d.Code + " " + d.Name)
	_, err := b.file.NewSheet(sheet)
	b.try(err)
	last := 3 + len(elementHeads)
	b.row(sheet, 1, b.titled, []string{b.title + "（" + d.Name + "领域）"})
	b.merge(sheet, 1, 1, last, 1)
	b.row(sheet, 2, b.head, append([]string{"序号", "公开事项", ""}, elementHeads...))
	b.row(sheet, 3, b.head, append([]string{"", "一级事项", "二级事项"}, make([]string, len(elementHeads))...))
	b.merge(sheet, 2, 2, 3, 2)
	for x := 1; x <= last; x++ {
		if x < 2 || x > 3 {
			b.merge(sheet, x, 2, x, 3)
		}
	}
	const first = 4
	for i, r := range d.Rows {
		b.row(sheet, first+i, b.in, append([]string{strconv.Itoa(i + 1), r.Primary, r.Secondary}, r.Elements...))
	}
	for i := 0; i < len(d.Rows); {
		j := i + 1
		for j < len(d.Rows) && d.Rows[j].Primary == d.Rows[i].Primary {
			j++
		}
		if j-i > 1 {
			b.merge(sheet, 2, first+i, 2, first+j-1)
		}
		i = j
	}
	b.widths(sheet, 6, 16, 18, 42, 36, 22, 20, 22, 12, 12, 14)
	b.freeze(sheet, first-1)
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

// row writes texts into a line. They are written as texts, so none is a formula.
func (b *book) row(sheet string, y, style int, texts []string) {
	for i, text := range texts {
		b.try(b.file.SetCellStr(sheet, cell(i+1, y), text))
	}
	b.try(b.file.SetCellStyle(sheet, cell(1, y), cell(len(texts), y), style))
}

func (b *book) merge(sheet string, x1, y1, x2, y2 int) {
	b.try(b.file.MergeCell(sheet, cell(x1, y1), cell(x2, y2)))
}

func (b *book) widths(sheet string, widths ...float64) {
	for i, w := range widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		b.try(b.file.SetColWidth(sheet, name, name, w))
	}
}

// freeze keeps the first lines in sight.
func (b *book) freeze(sheet string, lines int) {
	b.try(b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, YSplit: lines, TopLeftCell: cell(1, lines+1), ActivePane: "bottomLeft",
	}))
}

func cell(x, y int) string {
	name, err := excelize.CoordinatesToCellName(x, y)
	if err != nil {
		panic(err) // coordinates are counted here
	}
	return name
}

var sheetLetters = strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "", `\`, "", "'", "")

// sheetName is a name that spreadsheet programs take: at most 31 characters, none of
// them reserved.
func sheetName(s string) string {
	runes := []rune(sheetLetters.Replace(s))
	return string(runes[:min(31, len(runes))])
}
