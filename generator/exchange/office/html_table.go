package office

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// table reads a table; a caption becomes the paragraph above it.
func (p *page) table(n *html.Node) {
	var rows [][]cell
	headers := 0
	// The parser has put every row into a group.
	for group := n.FirstChild; group != nil; group = group.NextSibling {
		if group.Data == "caption" {
			p.blocks = append(p.blocks, p.inside(group)...)
		}
		for tr := group.FirstChild; tr != nil; tr = tr.NextSibling {
			if tr.Data != "tr" || group.Data == "caption" {
				continue
			}
			row, header := p.row(tr)
			if header && headers == len(rows) {
				headers++
			}
			rows = append(rows, row)
		}
	}
	blocks, ok := p.grid(rows, headers)
	p.tooLarge = p.tooLarge || !ok
	p.blocks = append(p.blocks, blocks...)
}

// row reads a row; it is a header when it holds nothing but header cells.
func (p *page) row(tr *html.Node) (row []cell, header bool) {
	header = true
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		header = header && c.Data == "th"
		row = append(row, cell{blocks: p.inside(c), cols: span1(attribute(c, "colspan"), 1), rows: reach(attribute(c, "rowspan"))})
	}
	return row, header && len(row) > 0
}

// reach reads a rowspan; 0 means to the end.
func reach(s string) int {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 || n > 65534:
		return 65534
	}
	return n
}

// inside reads the blocks of a cell.
func (p *page) inside(n *html.Node) []block {
	inner := page{document: p.document}
	inner.walk(n, look{})
	inner.end()
	p.tooLarge = p.tooLarge || inner.tooLarge
	return inner.blocks
}

// blockLook is how a block is set, from its style and its parent's.
func blockLook(n *html.Node, l look) look {
	css := declarations(n)
	align := css["text-align"]
	if align == "" {
		align = strings.ToLower(attribute(n, "align"))
	}
	switch {
	case align != "":
		l.centred, l.right = align == "center", align == "right" || align == "end"
	case n.Data == "center":
		l.centred = true
	}
	if size := points(css["font-size"]); size > 0 {
		l.size = size
	}
	l.display = l.display || displayFont(css["font-family"])
	return l
}

// declarations are the declarations of a style attribute.
func declarations(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, d := range strings.Split(attribute(n, "style"), ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			all[strings.ToLower(strings.TrimSpace(name))] = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return all
}

var fontSize = regexp.MustCompile(`^([0-9]{1,3})(?:\.[0-9]+)?(pt|px)$`)

// points is a size in half points.
func points(size string) int {
	m := fontSize.FindStringSubmatch(size)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "px" {
		return n * 3 / 2
	}
	return n * 2
}
