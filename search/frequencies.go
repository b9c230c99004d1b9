package search

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Frequencies guess how many documents have a term. They decide which terms of a
// question are read first, so every source guesses alike: from the number of bodies
// that have the pairs which at least one document in sixteen has, and from how often
// terms begin with a character. All are rounded down to powers of two, which keeps
// the tables small enough to send to a browser.
type Frequencies struct {
	all   int
	first map[string]int // character → bodies with each of its pairs, added up
	pairs map[string]int // frequent pairs → bodies
}

const frequentPair = 16

// NewFrequencies are those of a collection of so many documents; Add fills them.
func NewFrequencies(all int) *Frequencies {
	return &Frequencies{all: all, first: map[string]int{}, pairs: map[string]int{}}
}

// Add tells of a term and the number of bodies that have it.
func (f *Frequencies) Add(term string, bodies int) {
	if !isHan(term) {
		return
	}
	_, n := utf8.DecodeRuneInString(term)
	f.first[term[:n]] += bodies
	if n < len(term) && bodies*frequentPair >= f.all {
		f.pairs[term] = bodies
	}
}

// Of is about how many documents have a term.
func (f *Frequencies) Of(term string) int {
	if n, ok := f.pairs[term]; ok {
		return power(n)
	}
	r, n := utf8.DecodeRuneInString(term)
	if isHan(term) {
		first := min(power(f.first[term[:n]]), f.all)
		if n == len(term) {
			return first / 4
		}
		return min(f.all/frequentPair, first*min(power(f.first[term[n:]]), f.all)/max(1, f.all)/8)
	}
	if r < '0' || r > '9' {
		return f.all / 200
	}
	return f.all / []int{2, 2, 4, 40, 16, 500}[min(5, len(term))]
}

// power is the greatest power of two that is not more than n.
func power(n int) int {
	if n == 0 {
		return 0
	}
	return 1 << (bits.Len(uint(n)) - 1)
}

// Tables are the frequencies as rows by power of two, each row a string of the
// characters, or pairs, one after the other.
func (f *Frequencies) Tables() (first, pairs []string) { return rows(f.first), rows(f.pairs) }

func rows(m map[string]int) []string {
	var out []string
	for _, s := range sortedKeys(m) {
		b := bits.Len(uint(m[s])) - 1
		for len(out) <= b {
			out = append(out, "")
		}
		out[b] += s
	}
	return out
}

// LoadFrequencies reads tables.
func LoadFrequencies(all int, first, pairs []string) *Frequencies {
	f := NewFrequencies(all)
	for n, table := range [][]string{first, pairs} {
		to := []map[string]int{f.first, f.pairs}[n]
		for b, row := range table {
			for runes := []rune(row); len(runes) > n; runes = runes[n+1:] {
				to[string(runes[:n+1])] = 1 << min(b, 30)
			}
		}
	}
	return f
}

// rarest are the n rarest terms, as f guesses; earlier ones among equals.
func rarest(f func(string) int, terms []string, n int) []string {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(f(a), f(b)) })
	return sorted[:min(n, len(sorted))]
}
