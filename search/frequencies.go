package search

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Frequencies guess how many documents have a term. They decide which terms of a
// question are read first, so every source guesses alike: from the number of bodies
// that have the pairs which at least one in eight has, and from how often terms begin
// with a character. All are rounded down to powers of two, which keeps
// the tables small enough to send to a browser.
type Frequencies struct {
	all   int
	first map[string]int // character → bodies with each of its pairs, added up
	pairs map[string]int // frequent pairs → bodies
	order []string       // frequent pairs as a table that was read has them
}

// A pair is frequent when at least one body in so many has it, and so many have.
const (
	frequentShare = 8
	frequentLeast = 512
)

func (f *Frequencies) frequent(bodies int) bool {
	return bodies*frequentShare >= f.all && bodies >= frequentLeast
}

// NewFrequencies are those of a collection of so many documents; Add fills them.
func NewFrequencies(all int) *Frequencies {
	return &Frequencies{all: all, first: map[string]int{}, pairs: map[string]int{}}
}

// Add tells of a term and the number of bodies that have it.
func (f *Frequencies) Add(term string, bodies int) { f.Change(term, 0, bodies) }

// Change tells that the number of bodies that have a term is another now.
func (f *Frequencies) Change(term string, before, now int) {
	if !isHan(term) {
		return
	}
	_, n := utf8.DecodeRuneInString(term)
	f.first[term[:n]] += now - before
	if f.frequent(now) {
		f.pairs[term] = now
	} else {
		delete(f.pairs, term)
	}
}

// Of is about how many documents have a term.
func (f *Frequencies) Of(term string) int {
	if n, ok := f.pairs[term]; ok {
		return power(n)
	}
	if piece, ok := strings.CutPrefix(term, "~"); ok {
		if isHan(piece) {
			return min(power(f.first[piece]), f.all) / 2
		}
		return f.all / 2
	}
	r, n := utf8.DecodeRuneInString(term)
	if isHan(term) {
		first := min(power(f.first[term[:n]]), f.all)
		if n == len(term) {
			return first / 4
		}
		return min(f.all/frequentShare, first*min(power(f.first[term[n:]]), f.all)/max(1, f.all)/8)
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

// Tables are the frequencies as two tables of numbers (varints), rounded. A table has
// a row for each power of two, the greatest first: it begins with how many rows there
// are; a row begins with how many entries it has, which rise and are written as
// differences. The entries of chars are code points; their order in the table numbers
// the characters, the frequent ones first. Those of pairs are (i+1)·N + j for the i-th
// and the j-th of N characters, and i for the i-th alone, at the end of a run.
//
// Known are further characters of the documents, which no body has: a browser takes one
// that is not in the table for a traditional character and fetches their list.
func (f *Frequencies) Tables(known map[rune]bool) (chars, pairs []byte) {
	first := make([][]uint64, 0, 32)
	for _, c := range sortedKeys(f.first) {
		r, _ := utf8.DecodeRuneInString(c)
		first = enter(first, f.first[c], uint64(r))
	}
	for r := range known {
		if f.first[string(r)] == 0 {
			first = enter(first, 1, uint64(r)) // as good as none
		}
	}
	chars = appendRows(nil, first)
	place := map[rune]uint64{}
	for _, row := range slices.Backward(first) {
		for _, r := range row {
			place[rune(r)] = uint64(len(place))
		}
	}
	var frequent [][]uint64
	for pair, n := range f.pairs {
		if !f.frequent(n) {
			continue // it was frequent among fewer documents
		}
		a, size := utf8.DecodeRuneInString(pair)
		entry := (place[a] + 1) * uint64(len(place))
		if b, _ := utf8.DecodeRuneInString(pair[size:]); size < len(pair) {
			entry += place[b]
		} else {
			entry = place[a]
		}
		frequent = enter(frequent, n, entry)
	}
	return chars, appendRows(nil, frequent)
}

// enter puts an entry into the row of n.
func enter(rows [][]uint64, n int, entry uint64) [][]uint64 {
	b := bits.Len(uint(n)) - 1
	for len(rows) <= b {
		rows = append(rows, nil)
	}
	if b >= 0 {
		rows[b] = append(rows[b], entry)
	}
	return rows
}

func appendRows(dst []byte, rows [][]uint64) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(rows)))
	for _, row := range slices.Backward(rows) {
		slices.Sort(row)
		dst = binary.AppendUvarint(dst, uint64(len(row)))
		before := uint64(0)
		for _, entry := range row {
			dst = binary.AppendUvarint(dst, entry-before)
			before = entry
		}
	}
	return dst
}

// LoadFrequencies reads tables.
func LoadFrequencies(all int, chars, pairs []byte) (*Frequencies, error) {
	f := NewFrequencies(all)
	var order []string
	err := eachEntry(chars, func(entry uint64, n int) {
		order = append(order, string(rune(min(entry, utf8.MaxRune))))
		f.first[order[len(order)-1]] = n
	})
	if err != nil {
		return nil, err
	}
	size := uint64(len(order))
	return f, eachEntry(pairs, func(entry uint64, n int) {
		if entry >= size*(size+1) {
			return
		}
		pair := order[entry%size]
		if entry >= size {
			pair = order[entry/size-1] + pair
		}
		f.pairs[pair] = n
		f.order = append(f.order, pair)
	})
}

// Frequent reports whether a term is a frequent pair. Of these nobody is told how often
// a document has them: it says little, and half of what would be fetched.
func (f *Frequencies) Frequent(term string) bool { return f.frequent(f.pairs[term]) }

// Counts are the numbers themselves, for CountedFrequencies.
func (f *Frequencies) Counts() (chars, pairs map[string]int) { return f.first, f.pairs }

// CountedFrequencies are those of counts, which it keeps, among so many documents.
func CountedFrequencies(all int, chars, pairs map[string]int) *Frequencies {
	return &Frequencies{all: all, first: chars, pairs: pairs}
}

// Order is the frequent pairs, as the table that was read has them.
func (f *Frequencies) Order() []string { return f.order }

// eachEntry calls do for the entries of a table, each with the number of its row.
func eachEntry(table []byte, do func(entry uint64, n int)) error {
	number := func() uint64 {
		v, n := binary.Uvarint(table)
		if n <= 0 {
			table = nil
			return 0
		}
		table = table[n:]
		return v
	}
	rows := number()
	if rows > 31 {
		return errors.New("a table of frequencies is damaged")
	}
	for b := int(rows) - 1; b >= 0; b-- {
		count := number()
		if count > uint64(len(table)) {
			return errors.New("a table of frequencies is damaged")
		}
		entry := uint64(0)
		for range count {
			entry += number()
			do(entry, 1<<b)
		}
	}
	return nil
}

// rarest are the n rarest terms, as f guesses; earlier ones among equals.
func rarest(f func(string) int, terms []string, n int) []string {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(f(a), f(b)) })
	return sorted[:min(n, len(sorted))]
}
