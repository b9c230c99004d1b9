package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gongkai/search/analysis"
)

// passageLength is about how many characters of a text are shown with a hit.
const passageLength = 90

// passage is the piece of a text around the first place of one of the parts, with
// all the places in it, and the anchor it stands at. Without a place it is the
// beginning of the body.
func passage(t Text, parts []string) (piece string, marks []Span, anchor string) {
	for _, text := range []string{t.Body, t.Lead} {
		n := 0
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\n")
			folded := analysis.Fold(line)
			for _, part := range parts {
				if at := strings.Index(folded, part); at >= 0 {
					piece, marks = excerpt(line, original(line, at), parts)
					if text == t.Body {
						anchor = t.anchor(n)
					}
					return piece, marks, anchor
				}
			}
			n++
		}
	}
	line, _, _ := strings.Cut(t.Body, "\n")
	piece, marks = excerpt(line, 0, nil)
	return piece, marks, ""
}

// excerpt cuts a line around the byte offset at and marks the parts in it.
func excerpt(line string, at int, parts []string) (string, []Span) {
	from := at
	for n := 0; from > 0 && n < passageLength/3; n++ {
		_, size := utf8.DecodeLastRuneInString(line[:from])
		from -= size
	}
	to := from
	for n := 0; to < len(line) && n < passageLength; n++ {
		_, size := utf8.DecodeRuneInString(line[to:])
		to += size
	}
	line = line[from:to]
	folded := analysis.Fold(line)
	var marks []Span
	for _, part := range parts {
		for at := 0; ; {
			next := strings.Index(folded[at:], part)
			if next < 0 {
				break
			}
			at += next
			marks = append(marks, Span{original(line, at), original(line, at+len(part)-1) + 1})
			at += len(part)
		}
	}
	slices.SortFunc(marks, func(a, b Span) int { return a.From - b.From })
	for i := range marks { // whole characters
		for marks[i].To < len(line) && !utf8.RuneStart(line[marks[i].To]) {
			marks[i].To++
		}
	}
	return line, marks
}

// original is where the character stands in line that folds to the byte at of the
// folded line. Folding never looks ahead, so prefixes fold to prefixes.
func original(line string, at int) int {
	var starts []int
	for i := range line {
		starts = append(starts, i)
	}
	starts = append(starts, len(line))
	n := sort.Search(len(starts), func(i int) bool { return len(analysis.Fold(line[:starts[i]])) > at })
	return starts[max(0, n-1)]
}
