package table

// layout follows rows whose cells span, and tells the column of each cell.
type layout struct {
	above []held // by column: the cell that reaches down into the next row
}

// held is a cell at its first column, with the rows it still covers.
type held struct {
	cell Cell
	left int
}

func newLayout(width int) *layout { return &layout{above: make([]held, width)} }

// lay visits the cells of the next row from left to right: its own, which start
// here, and those from rows above, which do not.
func (l *layout) lay(row []Cell, visit func(col int, c Cell, starts bool)) {
	next := 0
	for col := 0; col < len(l.above); {
		h := &l.above[col]
		if h.left > 0 {
			h.left--
			visit(col, h.cell, false)
			col += max(1, h.cell.Colspan)
			continue
		}
		if next == len(row) {
			col++
			continue
		}
		c := row[next]
		next++
		visit(col, c, true)
		if c.Rowspan > 1 {
			*h = held{c, c.Rowspan - 1}
		}
		col += max(1, c.Colspan)
	}
}

func (t *Table) width() int {
	n := 0
	if len(t.Head) > 0 {
		for _, c := range t.Head[0] {
			n += c.Colspan
		}
	}
	return n
}

// Pages splits the table into tables of at most size rows. Each has the title, the
// notes and the head; a merged cell that crosses the edge is cut in two, and both
// parts say what it says.
func (t *Table) Pages(size int) []*Table {
	if size <= 0 || len(t.Rows) <= size {
		return []*Table{t}
	}
	var pages []*Table
	l := newLayout(t.width())
	for from := 0; from < len(t.Rows); from += size {
		page := *t
		page.Rows = make([][]Cell, 0, size)
		until := min(from+size, len(t.Rows))
		for i := from; i < until; i++ {
			var row []Cell
			l.lay(t.Rows[i], func(col int, c Cell, starts bool) {
				switch {
				case starts:
					c.Rowspan = min(c.Rowspan, until-i)
					row = append(row, c)
				case i == from:
					c.Rowspan = min(l.above[col].left+1, until-i)
					row = append(row, c)
				}
			})
			page.Rows = append(page.Rows, row)
		}
		pages = append(pages, &page)
	}
	return pages
}
