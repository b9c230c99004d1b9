package office

import "strconv"

// table reads a w:tbl. Cells merged downwards are written as such: the first
// restarts, the others continue at the same column of the grid.
func (r *docx) table(e *element) []block {
	var rows [][]cell
	headers := 0
	type place struct{ row, cell int }
	open := map[int]place{} // column → the cell that runs on downwards
	r.content(e, func(tr *element) {
		if tr.name != "w:tr" || !r.keepRow(tr) {
			return
		}
		properties := tr.child("w:trPr")
		if on, _ := properties.on("w:tblHeader"); on && headers == len(rows) {
			headers++
		}
		var row []cell
		column := 0
		if before := span1(properties.val("w:gridBefore"), 0); before > 0 {
			row = append(row, cell{cols: before, rows: 1})
			column = before
		}
		r.content(tr, func(tc *element) {
			if tc.name != "w:tc" {
				return
			}
			tcPr := tc.child("w:tcPr")
			cols := span1(tcPr.val("w:gridSpan"), 1)
			merge := tcPr.child("w:vMerge")
			blocks := r.endCarry(r.blocks(tc))
			if owner, ok := open[column]; merge.name != "" && merge.attr("w:val") != "restart" && ok {
				rows[owner.row][owner.cell].rows++
				rows[owner.row][owner.cell].blocks = append(rows[owner.row][owner.cell].blocks, blocks...)
			} else {
				delete(open, column)
				row = append(row, cell{blocks: blocks, cols: cols, rows: 1})
				if merge.name != "" {
					open[column] = place{len(rows), len(row) - 1}
				}
			}
			column += cols
		})
		rows = append(rows, row)
	})
	blocks, ok := r.grid(rows, headers)
	if !ok {
		r.fail(refuse(tooLarge.At(r.archive.at)))
	}
	return blocks
}

// keepRow leaves out rows that are deleted or hidden.
func (r *docx) keepRow(tr *element) bool {
	properties := tr.child("w:trPr")
	if properties.child("w:ins").name != "" || properties.child("w:del").name != "" {
		r.losses.add(changesAccepted, 1)
	}
	if on, _ := properties.on("w:hidden"); on {
		r.losses.add(hiddenText, 1)
		return false
	}
	return properties.child("w:del").name == ""
}

const maxSpan = 200

// span1 reads a span; other is what stands for none.
func span1(s string, other int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return other
	}
	return min(n, maxSpan)
}
