package privacy

import (
	"strings"

	"gongkai/generator/identity"
)

// Lines finds identity numbers that go on from line to line of a page, as they do in
// narrow columns.
type Lines struct {
	open []string // the digits that the cells of the last line end in
}

// Next finds what ends in one more line.
func (l *Lines) Next(cells []string) (all []CellHit) {
	const length, most = 18, 50
	var open []string
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		head := number(cell)
		whole := len(head) == len(cell)
		for _, before := range l.open {
			s := before + head
			if len(s) == length && identity.Valid(s) {
				all = append(all, CellHit{i, Hit{Identity, 0, len(cells[i]), maskMiddle(s, 2, 3)}})
				break
			}
			if whole && len(s) < length {
				open = append(open, s)
			}
		}
		if tail := cell[len(strings.TrimRight(cell, "0123456789")):]; tail != "" && len(tail) < length {
			open = append(open, tail)
		}
	}
	l.open = open[:min(len(open), most)]
	return all
}

// number is the number that a text begins with; the last character of one may be an X.
func number(text string) string {
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if rest := text[n:]; strings.HasPrefix(rest, "X") || strings.HasPrefix(rest, "x") {
		n++
	}
	return text[:n]
}
