package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/diag"
)

// grid is the visible text of a file before its head is known.
type grid struct {
	file   string
	sheet  bool // XLSX: places are names of cells, not lines
	rows   []gridRow
	areas  []area
	hidden map[int]bool // columns that are not shown, whatever the rules say
	width  int
	cells  int
	bytes  int
	over   bool // a bound was broken
}

// gridRow is a row that holds something; n is its line, or its number in the sheet.
type gridRow struct {
	n     int
	cells []string
}

// area is a merged area, from one cell to another, both included; rows by number,
// columns from 0. Its text is that of its first cell when the row of that is hidden.
type area struct {
	top, left, bottom, right int
	text                     string
}

// add appends a row, unless it is blank, and says which bound it breaks.
func (g *grid) add(n int, record []string) (problem diag.Text) {
	last := 0
	for i, s := range record {
		record[i] = tidy(s)
		if record[i] != "" {
			last = i + 1
			g.bytes += len(record[i])
		}
		if len(record[i]) > MaxText && utf8.RuneCountInString(record[i]) > MaxText {
			return diag.Text{ZH: "一格超过 32767 字", EN: "a cell has more than 32,767 characters"}
		}
	}
	if last == 0 {
		return diag.Text{}
	}
	if g.sheet {
		record = record[:last] // what is right of it is format, not content
	}
	g.rows = append(g.rows, gridRow{n, record})
	g.width = max(g.width, last)
	g.cells += len(record)
	switch {
	case last > MaxColumns || len(record) > 4*MaxColumns:
		return diag.Text{ZH: "超过 200 列", EN: "more than 200 columns"}
	case len(g.rows) > MaxRows:
		return diag.Text{ZH: "超过 10 万行", EN: "more than 100,000 rows"}
	case len(g.rows)*g.width > MaxCells || g.cells > MaxCells:
		return diag.Text{ZH: "超过 400 万格", EN: "more than 4,000,000 cells"}
	case g.bytes > MaxBytes:
		return diag.Text{ZH: "文字超过 64 MiB", EN: "more than 64 MiB of text"}
	}
	return diag.Text{}
}

// tidy trims a cell and drops characters that no page can hold.
func tidy(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexFunc(s, unwanted) < 0 {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unwanted(r) {
			return -1
		}
		return r
	}, s))
}

func unwanted(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError ||
		r == '\ufeff' || unicode.Is(unicode.Bidi_Control, r)
}

// text is the cell of row i and column c; rows may be short.
func (g *grid) text(i, c int) string {
	if cells := g.rows[i].cells; c < len(cells) {
		return cells[c]
	}
	return ""
}

// index is the first row whose number is n or more.
func (g *grid) index(n int) int {
	i, _ := slices.BinarySearchFunc(g.rows, n, func(r gridRow, n int) int { return r.n - n })
	return i
}

// place is where row i is; a workbook has no lines.
func (g *grid) place(i int) diag.Place {
	if g.sheet {
		return diag.Place{File: g.file}
	}
	return diag.Place{File: g.file, Line: g.rows[i].n}
}

// cell names a cell for messages.
func (g *grid) cell(i, c int) diag.Text {
	if g.sheet {
		name, _ := excelize.CoordinatesToCellName(c+1, g.rows[i].n)
		return diag.Text{ZH: "单元格 " + name, EN: "cell " + name}
	}
	line, field := strconv.Itoa(g.rows[i].n), strconv.Itoa(c+1)
	return diag.Text{ZH: "第 " + line + " 行第 " + field + " 格", EN: "line " + line + ", field " + field}
}

// dropBlankColumns hides columns without any text, such as those a spreadsheet
// program leaves at the right.
func (g *grid) dropBlankColumns() {
	used := make([]bool, g.width)
	for _, r := range g.rows {
		for c, s := range r.cells {
			if s != "" {
				used[c] = true
			}
		}
	}
	if g.hidden == nil {
		g.hidden = map[int]bool{}
	}
	for c, u := range used {
		if !u {
			g.hidden[c] = true
		}
	}
}
