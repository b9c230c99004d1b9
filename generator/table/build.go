package table

import (
	"slices"
	"strings"

	"gongkai/generator/diag"
)

// build makes the table: columns that are not shown are dropped, the others masked
// where they have to be, merged cells narrowed to what is left of them.
func (g *grid) build(h head, columns []column, title string, found *diag.List) *Table {
	t := &Table{Title: title}
	for _, c := range columns {
		switch {
		case !c.shown && c.name != "":
			t.Hidden = append(t.Hidden, c.name)
		case c.mask != 0:
			t.Masked = append(t.Masked, c.name)
		}
	}
	g.linesAbove(t, h)
	body := h.first + h.count
	g.checkRagged(h, found)
	g.checkBare(body, columns, found)
	t.Head = g.part(h.first, body, columns, true, found)
	t.Rows = g.part(body, len(g.rows), columns, false, found)
	return t
}

// linesAbove puts what stands above the head into the title and the notes. Nothing
// says which column it belongs to, so all numbers of persons in it are masked.
func (g *grid) linesAbove(t *Table, h head) {
	for i := range h.first {
		var words []string
		for c, s := range g.rows[i].cells {
			if s != "" && !g.hidden[c] {
				words = append(words, maskBare(s))
			}
		}
		switch line := strings.Join(words, "　"); {
		case line == "" || line == t.Title:
		case t.Title == "":
			t.Title = line
		default:
			t.Notes = append(t.Notes, line)
		}
	}
}

// checkRagged reports rows of a text file whose fields do not match the head's. A
// sheet has no such rows: its cells know their column.
func (g *grid) checkRagged(h head, found *diag.List) {
	if g.sheet {
		return
	}
	named := g.rows[h.first].cells
	most, least := len(named), filled(named)
	reports := 0
	for i := h.first + h.count; i < len(g.rows) && reports < maxReports; i++ {
		cells := g.rows[i].cells
		if len(cells) < least || filled(cells) > most {
			found.Add(ragged.At(g.place(i), len(cells), most))
			reports++
		}
	}
}

// filled is the number of fields up to the last that is not empty.
func filled(cells []string) int {
	for n := len(cells); n > 0; n-- {
		if cells[n-1] != "" {
			return n
		}
	}
	return 0
}

// part makes rows from to until of the grid into rows of the table.
func (g *grid) part(from, until int, columns []column, head bool, found *diag.List) [][]Cell {
	at := make([]int, len(columns)) // the column's place among those shown, or -1
	shown := 0
	for c := range columns {
		if at[c] = -1; columns[c].shown {
			at[c] = shown
			shown++
		}
	}
	rows := make([][]Cell, until-from)
	for i := range rows {
		row := make([]Cell, shown)
		for c, col := range columns {
			if j := at[c]; j >= 0 {
				row[j] = makeCell(g.text(from+i, c), col, head)
			}
		}
		rows[i] = row
	}
	for _, a := range g.areas {
		if !g.merge(rows, from, a, at, columns, head) {
			found.Add(damaged.At(diag.Place{File: g.file}, diag.Text{ZH: "合并单元格互相重叠", EN: "merged areas overlap"}))
			return nil
		}
	}
	if len(g.areas) > 0 {
		for i := range rows {
			rows[i] = slices.DeleteFunc(rows[i], func(c Cell) bool { return c.Colspan == 0 })
		}
	}
	return rows
}

func makeCell(text string, col column, head bool) Cell {
	c := Cell{Text: text, Colspan: 1, Rowspan: 1}
	if head {
		return c
	}
	if col.mask != 0 {
		c.Text = Mask(col.mask, text)
		return c
	}
	c.Number = number(text) && (col.kind == Other || col.kind == Name)
	return c
}

// merge lays a merged area over the rows; what it covers gets Colspan 0. It reports
// false when areas overlap. In the head the text goes to what is left of the area;
// in the body it belongs to its first column and goes with it.
func (g *grid) merge(rows [][]Cell, from int, a area, at []int, columns []column, head bool) bool {
	top, bottom := max(0, g.index(a.top)-from), min(len(rows), g.index(a.bottom+1)-from)-1
	left, right := -1, -1
	for c := a.left; c <= a.right && c < len(at); c++ {
		if at[c] >= 0 {
			if left < 0 {
				left = at[c]
			}
			right = at[c]
		}
	}
	if left < 0 || bottom < top {
		return true
	}
	var cell Cell // stays blank when its text belongs to the head or to a column not shown
	if g.index(a.top) >= from && (head || columns[a.left].shown) {
		cell = makeCell(g.anchor(a), columns[a.left], head)
		for c := a.left + 1; c <= a.right && c < len(columns) && !head; c++ {
			if m := columns[c].mask; m != 0 {
				cell.Text, cell.Number = Mask(m, cell.Text), false
			}
		}
	}
	for i := top; i <= bottom; i++ {
		for j := left; j <= right; j++ {
			c := &rows[i][j]
			if c.Colspan != 1 || c.Rowspan != 1 {
				return false
			}
			*c = Cell{}
		}
	}
	cell.Colspan, cell.Rowspan = right-left+1, bottom-top+1
	rows[top][left] = cell
	return true
}

// number reports a quantity as it is displayed: -1,234.50 or 12%. What begins with
// an idle zero, or is longer than a number can be exact, is a code.
func number(s string) bool {
	s = strings.TrimSuffix(strings.TrimLeft(s, "+-"), "%")
	if len(s) > 1 && s[0] == '0' && s[1] != '.' {
		return false
	}
	digits, points := 0, 0
	for i := range len(s) {
		switch b := s[i]; {
		case b >= '0' && b <= '9':
			digits++
		case b == '.':
			points++
		case b != ',' || points > 0 || i == 0:
			return false
		}
	}
	return digits > 0 && digits <= 15 && points <= 1
}
