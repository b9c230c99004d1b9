package annual

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// grid is a table with every cell that spans written into each of its places.
type grid [][]string

// The form has 22 rows in one span and 15 columns; more is not believed.
const maxSpan = 60

// newGrid lays a table out.
func newGrid(table *html.Node) grid {
	var g grid
	below := map[[2]int]string{} // cells that reach down from rows above
	for tr := range table.Descendants() {
		if tr.Type != html.ElementNode || tr.Data != "tr" {
			continue
		}
		y, x := len(g), 0
		var row []string
		fill := func() {
			for {
				text, ok := below[[2]int{y, x}]
				if !ok {
					return
				}
				row, x = append(row, text), x+1
			}
		}
		for cell := range tr.ChildNodes() {
			if cell.Data != "td" && cell.Data != "th" {
				continue
			}
			fill()
			text := textOf(cell)
			across, down := span(cell, "colspan"), span(cell, "rowspan")
			for range across {
				for i := 1; i < down; i++ {
					below[[2]int{y + i, x}] = text
				}
				row, x = append(row, text), x+1
			}
		}
		fill()
		g = append(g, row)
	}
	return g
}

func span(cell *html.Node, name string) int {
	for _, a := range cell.Attr {
		if a.Key == name {
			n, _ := strconv.Atoi(a.Val)
			return min(max(n, 1), maxSpan)
		}
	}
	return 1
}

func (g grid) holds(word string) bool {
	return slices.ContainsFunc(g, func(row []string) bool {
		return slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(cell, word) })
	})
}

// numbers reads the last n cells of a row; false when one is not a number. An empty
// cell and a dash stand for nothing, which is zero.
func numbers(row []string, n int) ([]int, bool) {
	if len(row) < n {
		return nil, false
	}
	list := make([]int, n)
	for i, cell := range row[len(row)-n:] {
		v, ok := number(cell)
		if !ok {
			return nil, false
		}
		list[i] = v
	}
	return list, true
}

func number(cell string) (int, bool) {
	switch cell = strings.ReplaceAll(strings.TrimSpace(cell), ",", ""); cell {
	case "", "-", "—", "——", "/":
		return 0, true
	}
	n, err := strconv.Atoi(cell)
	return n, err == nil
}

// textOf is the text below a node without white space at its ends or in runs.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Data == "br":
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
