package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Question is what a text must have to contain a string.
type Question struct {
	Folded string   // the string itself, folded
	Full   []string // terms that are whole in it, each once
	Grams  []string // pieces of the terms cut by its edges, each once
	Words  []string // the terms at its edges, taken as whole
}

// Ask says what a text must have to contain s, which holds no white space.
func Ask(s string) Question {
	q := Question{Folded: strings.Trim(Fold(s), "\n")}
	f := q.Folded
	for _, t := range Segment(nil, []byte(f)) {
		term := f[t.Start:t.End]
		atEnd := int(t.End) == len(f)
		switch {
		case t.Kind == Pair, !atEnd && (t.Kind == Last || t.Start > 0):
			q.Full = add(q.Full, term)
		case t.Kind == Word:
			q.Words = add(q.Words, term)
			for _, g := range Grams(term) {
				q.Grams = add(q.Grams, g)
			}
		case t.Start == 0 || !precededByHan(f, int(t.Start)):
			q.Grams = add(q.Grams, "~"+term)
		}
	}
	return q
}

// A last Han character that ends a pair is in the pair already.
func precededByHan(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return isHan(r)
}

// Grams are the pieces a word of letters or digits must have to contain the given
// one: the pairs of its neighbours; the character itself when it is one character.
func Grams(word string) []string {
	runes := []rune(word)
	if len(runes) == 1 {
		return []string{"~" + word}
	}
	var grams []string
	for i := range len(runes) - 1 {
		grams = add(grams, "~"+string(runes[i:i+2]))
	}
	return grams
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Split cuts a question at white space into the strings that must all be contained.
func Split(query string) []string { return strings.Fields(query) }

// Pieces are everything a text can be asked by: its terms, each Han character and,
// for its words, every character and every pair of neighbours as grams.
func Pieces(s string) []string {
	folded := Fold(s)
	var all []string
	for _, t := range Segment(nil, []byte(folded)) {
		term := folded[t.Start:t.End]
		all = append(all, term)
		if t.Kind != Word {
			_, n := utf8.DecodeRuneInString(term)
			all = append(all, "~"+term[:n])
			continue
		}
		for _, r := range term {
			all = append(all, "~"+string(r))
		}
		all = append(all, Grams(term)...)
	}
	return all
}
