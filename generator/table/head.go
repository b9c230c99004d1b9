package table

import "strings"

// head says where the head of a grid is: rows first to first+count. What stands
// above it, a title or 单位：万元, are lines of their own.
type head struct {
	first, count int
}

const maxHeadRows = 5

// findHead takes the first row that names more than one column for the head, and
// with it the rows that its merged cells reach into.
func (g *grid) findHead() head {
	first := 0
	for first < len(g.rows) && first < maxHeadRows && g.lineAbove(first) {
		first++
	}
	if first == len(g.rows) || first == maxHeadRows {
		first = 0 // a table of one column
	}
	if len(g.rows) == 0 {
		return head{}
	}
	last := first
	for i := first; i <= last && i < len(g.rows); i++ {
		for _, a := range g.areas {
			if a.top != g.rows[i].n {
				continue
			}
			if end := g.index(a.bottom+1) - 1; end < first+maxHeadRows {
				last = max(last, end)
			}
			if a.right > a.left && i+1 < min(len(g.rows), first+maxHeadRows) && g.subheads(i) {
				last = max(last, i+1)
			}
		}
	}
	return head{first, last - first + 1}
}

// lineAbove reports a row that names no columns: it has one cell, or each of its
// cells is a remark such as 填报单位：…
func (g *grid) lineAbove(i int) bool {
	filled, remarks := 0, 0
	for c, s := range g.rows[i].cells {
		if s != "" && !g.hidden[c] {
			filled++
			if strings.ContainsAny(s, "：:") {
				remarks++
			}
		}
	}
	return filled <= 1 || remarks == filled
}

// subheads reports whether the row below row i divides its merged cells: it has
// text under them, no quantity, and nothing under the others.
func (g *grid) subheads(i int) bool {
	under := map[int]bool{}
	for _, a := range g.areas {
		if a.top == g.rows[i].n && a.right > a.left && a.bottom == a.top {
			for c := a.left; c <= a.right && c < g.width; c++ {
				under[c] = true
			}
		}
	}
	some := false
	for c, s := range g.rows[i+1].cells {
		if s == "" {
			continue
		}
		if number(s) || !under[c] && g.text(i, c) != "" {
			return false
		}
		some = true
	}
	return some
}

// names are the names of a column, one from each row of the head, merged cells
// counted for all they cover.
func (g *grid) names(h head) [][]string {
	names := make([][]string, g.width)
	for i := h.first; i < h.first+h.count; i++ {
		row := make([]string, g.width)
		copy(row, g.rows[i].cells)
		for _, a := range g.areas {
			if a.top <= g.rows[i].n && g.rows[i].n <= a.bottom {
				text := g.anchor(a)
				for c := a.left; c <= a.right && c < g.width; c++ {
					row[c] = text
				}
			}
		}
		for c, s := range row {
			if n := len(names[c]); s != "" && (n == 0 || names[c][n-1] != s) {
				names[c] = append(names[c], s)
			}
		}
	}
	return names
}

// anchor is the text of a merged area.
func (g *grid) anchor(a area) string {
	if i := g.index(a.top); i < len(g.rows) && g.rows[i].n == a.top {
		return g.text(i, a.left)
	}
	return a.text
}
