package wording

import (
	"strings"
	"unicode/utf8"
)

// slipFrom is the length from which a character that is missing, doubled or swapped
// with its neighbour counts.
const slipFrom = 6

// slips adds what differs from a long expression by a slip of the hand: 人民代大会,
// 中华人民共共和国, 政府信公息开. Of it the text at i has some bytes in common.
func (f *finder) slips(i int, e *expression, same int) {
	if len(e.runes) < slipFrom || e.kind == Place {
		return
	}
	rest, at := f.text[i+same:], utf8.RuneCountInString(e.text[:same]) // at: the first character that differs
	if at < 2 || at > len(e.runes)-2 {
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); r != e.runes[at-1] && r != e.runes[at+1] {
		return // the ways to go on begin with one of its neighbours
	}
	start := len(f.text) - len(rest) // of what differs
	for _, tail := range slipped(e.runes, at) {
		if strings.HasPrefix(rest, tail) && !f.right(start) {
			f.add(e.kind, i, start+len(tail), e.text)
			return
		}
	}
}

// slipped are the ways in which an expression may go on at a character that differs.
func slipped(e []rune, at int) []string {
	tails := []string{
		string(e[at-1]) + string(e[at:]),                  // doubled
		string([]rune{e[at+1], e[at]}) + string(e[at+2:]), // swapped
	}
	// 和 and its like are left out on purpose.
	if !strings.ContainsRune("和与及的上、", e[at]) && at+2 < len(e) {
		tails = append(tails, string(e[at+1:]))
	}
	return tails
}
