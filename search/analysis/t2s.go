package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed t2s.txt
var t2sText string

// Simplified lists the traditional characters with the simplified ones they fold
// to, as pairs one after the other: 長长門门…
func Simplified() string {
	var b strings.Builder
	for line := range strings.Lines(t2sText) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(strings.TrimSpace(line))
		}
	}
	return b.String()
}

const firstHan, lastHan = 0x3400, 0x9FFF

type t2sTable struct {
	low   [firstHan]uint16               // what a character before these folds to, its case and punctuation included
	basic [lastHan - firstHan + 1]uint16 // what a character folds to; itself when it stays
	other map[rune]rune                  // pairs with a supplementary ideograph
}

var t2s = sync.OnceValue(func() *t2sTable {
	t := &t2sTable{other: map[rune]rune{}}
	for r := range t.basic {
		t.basic[r] = uint16(firstHan + r)
	}
	pairs := []rune(Simplified())
	for i := 0; i+1 < len(pairs); i += 2 {
		if from, to := pairs[i], pairs[i+1]; from >= firstHan && from <= lastHan && to <= 0xFFFF {
			t.basic[from-firstHan] = uint16(to)
		} else {
			t.other[from] = to
		}
	}
	for r := range t.low {
		t.low[r] = uint16(foldOther(t.fold(unicode.ToLower(rune(r)))))
	}
	return t
})

func (t *t2sTable) fold(r rune) rune {
	if r >= firstHan && r <= lastHan {
		return rune(t.basic[r-firstHan])
	}
	if to, ok := t.other[r]; ok {
		return to
	}
	return r
}
