// Package cells lays the tables of HTML out: in rows of texts, with every cell that spans
// written into each of its places.
package cells

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// The report on disclosure has 22 rows in one span and 15 columns; more is not believed.
const maxSpan = 60

// Of lays a table out.
func Of(table *html.Node) [][]string {
	var g [][]string
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
			text := Text(cell)
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

// Text is the text below a node without white space at its ends or in runs.
func Text(n *html.Node) string {
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
