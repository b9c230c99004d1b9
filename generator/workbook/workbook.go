// Package workbook writes the workbooks that people download: tables with a head that
// stays in sight, to filter and to print. The same tables give the same bytes.
package workbook

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Style is a look of cells.
type Style int

// The looks of cells.
const (
	Title   Style = iota // above a table
	Head                 // of a column
	Text                 // paragraphs, from the top
	Entry                // a word or a number in the middle of its line
	Missing              // what has to be there and is not
	styles
)

var looks = [styles]excelize.Style{
	Title: {Font: &excelize.Font{Bold: true, Size: 16}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}},
	Head: {Font: &excelize.Font{Bold: true}, Fill: fill("E8EEF5"), Border: borders(),
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}},
	Text:  {Border: borders(), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}},
	Entry: {Border: borders(), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}},
	Missing: {Border: borders(), Font: &excelize.Font{Color: "B42318", Bold: true}, Fill: fill("FDECEB"),
		Alignment: &excelize.Alignment{Horizontal: "center"}},
}

func borders() (list []excelize.Border) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		list = append(list, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	return list
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// Book is a workbook that is being written. The first failure stays, and Write returns
// it.
type Book struct {
	file   *excelize.File
	ids    [styles]int
	sheets int
	err    error
}

// New begins a workbook.
func New(title string) *Book {
	b := &Book{file: excelize.NewFile()}
	// The time of writing would make every workbook another file.
	const never = "2020-01-01T00:00:00Z"
	b.try(b.file.SetDocProps(&excelize.DocProperties{Title: title, Language: "zh-CN", Created: never, Modified: never}))
	for i := range looks {
		id, err := b.file.NewStyle(&looks[i])
		b.try(err)
		b.ids[i] = id
	}
	return b
}

// Write ends the workbook.
func (b *Book) Write(w io.Writer) error {
	defer b.file.Close()
	if b.err != nil {
		return b.err
	}
	return b.file.Write(w)
}

func (b *Book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

// Sheet is a sheet of a workbook. Columns and lines count from 1.
type Sheet struct {
	*Book
	name string
}

var reserved = strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "", `\`, "", "'", "")

// Sheet adds a sheet. Spreadsheet programs take no name of more than 31 characters, and
// none with reserved ones: the rest is left out.
func (b *Book) Sheet(name string) Sheet {
	runes := []rune(reserved.Replace(name))
	s := Sheet{b, string(runes[:min(31, len(runes))])}
	if b.sheets++; b.sheets == 1 {
		b.try(b.file.SetSheetName("Sheet1", s.name))
	} else {
		_, err := b.file.NewSheet(s.name)
		b.try(err)
	}
	return s
}

// Text writes a text as a text: it is never a formula.
func (s Sheet) Text(x, y int, style Style, text string) {
	s.try(s.file.SetCellStr(s.name, cell(x, y), text))
	s.look(x, y, x, y, style)
}

// Row writes the texts of a line.
func (s Sheet) Row(y int, style Style, texts ...string) {
	for i, text := range texts {
		s.try(s.file.SetCellStr(s.name, cell(i+1, y), text))
	}
	s.look(1, y, len(texts), y, style)
}

// Number writes a number, which people can sum.
func (s Sheet) Number(x, y int, style Style, n int) {
	s.try(s.file.SetCellInt(s.name, cell(x, y), int64(n)))
	s.look(x, y, x, y, style)
}

func (s Sheet) look(x1, y1, x2, y2 int, style Style) {
	s.try(s.file.SetCellStyle(s.name, cell(x1, y1), cell(x2, y2), s.ids[style]))
}

// Merge makes one cell of many; the first has its text.
func (s Sheet) Merge(x1, y1, x2, y2 int) {
	s.try(s.file.MergeCell(s.name, cell(x1, y1), cell(x2, y2)))
}

// Widths are those of the columns, in characters.
func (s Sheet) Widths(widths ...float64) {
	for i, w := range widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		s.try(err)
		s.try(s.file.SetColWidth(s.name, name, name, w))
	}
}

// Freeze keeps the first columns and lines in sight.
func (s Sheet) Freeze(columns, lines int) {
	pane := "bottomRight"
	if columns == 0 {
		pane = "bottomLeft"
	}
	s.try(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: lines, TopLeftCell: cell(columns+1, lines+1), ActivePane: pane,
	}))
}

// Filter lets people choose lines of a table by their cells; the first is its head.
func (s Sheet) Filter(columns, lines int) {
	s.try(s.file.AutoFilter(s.name, cell(1, 1)+":"+cell(columns, lines), nil))
}

func cell(x, y int) string {
	name, err := excelize.CoordinatesToCellName(x, y)
	if err != nil {
		panic(err) // coordinates are counted by us
	}
	return name
}
