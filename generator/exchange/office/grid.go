package office

const (
	maxColumns = 500
	maxCells   = 200_000 // of one table, after short rows are filled up
)

// grid makes a block of the rows of a table: rows without cells dropped, short ones
// filled up, tables inside written as lines. A table of one cell is only a frame:
// its content comes back instead. ok is false when it is too large to be shown.
func (d *document) grid(rows [][]cell, headers int) (blocks []block, ok bool) {
	rows, headers = withoutEmpty(rows, headers)
	width := gridWidth(rows)
	if width > maxColumns || width*len(rows) > maxCells {
		return nil, false
	}
	switch {
	case width == 0:
		return nil, true
	case len(rows) == 1 && len(rows[0]) == 1:
		d.losses.add(framed, 1)
		return rows[0][0].blocks, true
	}
	fill(rows, width)
	for i := range rows {
		for j := range rows[i] {
			rows[i][j].blocks = d.flatten(rows[i][j].blocks)
		}
	}
	if headers == 0 {
		headers = firstHeaders(rows[0])
	}
	if headers >= len(rows) {
		headers = min(1, len(rows)-1)
	}
	return []block{{form: grid, rows: rows, headers: headers}}, true
}

// firstHeaders is how far down the first row's cells reach: it heads the table. A row
// with empty cells heads nothing: forms begin with 姓名 and a blank.
func firstHeaders(row []cell) (headers int) {
	for _, c := range row {
		if len(c.spans()) == 0 {
			return 0
		}
		headers = max(headers, c.rows)
	}
	return headers
}

// withoutEmpty drops rows that hold no cell and that none from above reaches.
func withoutEmpty(rows [][]cell, headers int) ([][]cell, int) {
	kept, above := rows[:0:0], headers
	for i, w := range rowWidths(rows) {
		switch {
		case w > 0:
			kept = append(kept, rows[i])
		case i < above:
			headers--
		}
	}
	return kept, headers
}

// gridWidth is the widest row, cells from above included.
func gridWidth(rows [][]cell) (width int) {
	for _, w := range rowWidths(rows) {
		width = max(width, w)
	}
	return width
}

// rowWidths counts the columns of each row; it bounds the cells' reach downwards.
func rowWidths(rows [][]cell) []int {
	widths := make([]int, len(rows)+1) // first, how each differs from the one above
	for i, row := range rows {
		for j := range row {
			c := &row[j]
			c.rows = min(c.rows, len(rows)-i)
			widths[i] += c.cols
			widths[i+c.rows] -= c.cols
		}
	}
	for i := range rows {
		widths[i+1] += widths[i]
	}
	return widths[:len(rows)]
}

func fill(rows [][]cell, width int) {
	for i, w := range rowWidths(rows) {
		for ; w < width; w++ {
			rows[i] = append(rows[i], cell{cols: 1, rows: 1})
		}
	}
}

// flatten writes tables inside of a cell as paragraphs, a row each.
func (d *document) flatten(blocks []block) (flat []block) {
	for _, b := range blocks {
		if b.form != grid {
			flat = append(flat, b)
			continue
		}
		d.losses.add(flattened, 1)
		for _, row := range b.rows {
			var line block
			for _, c := range row {
				for _, inner := range c.blocks {
					if len(line.spans) > 0 {
						line.spans = append(line.spans, span{text: " "})
					}
					line.spans = append(line.spans, inner.spans...)
				}
			}
			if !line.empty() {
				flat = append(flat, line)
			}
		}
	}
	return flat
}
