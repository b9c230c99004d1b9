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
// question are read first, so every source guesses alike: from the number of documents
// that have a term, where at least one in so many has it, and for all others from how
// often terms begin with a character. A term counts in the field that has it most
// often. All are rounded down to powers of two, which keeps the tables small enough to
// send to a browser.
type Frequencies struct {
	all   int
	first map[string]int // character → documents with each of its pairs, added up
	terms map[string]int // usual terms → documents
	order []string       // frequent pairs as a table that was read has them
}

// A term is usual when at least one document in so many has it, and so many have. A pair
// of which that is true of the others is frequent.
const (
	usualShare, usualLeast       = 64, 16
	frequentShare, frequentLeast = 8, 512
)

func (f *Frequencies) usual(documents int) bool {
	return documents*usualShare >= f.all && documents >= usualLeast
}

func (f *Frequencies) frequent(documents int) bool {
	return documents*frequentShare >= f.all && documents >= frequentLeast
}

// NewFrequencies are those of a collection of so many documents; Add fills them.
func NewFrequencies(all int) *Frequencies {
	return &Frequencies{all: all, first: map[string]int{}, terms: map[string]int{}}
}

// Add tells of a term and the number of documents that have it.
func (f *Frequencies) Add(term string, documents int) { f.Change(term, 0, documents) }

// Change tells that the number of documents that have a term is another now.
func (f *Frequencies) Change(term string, before, now int) {
	if strings.IndexByte("~#=@", term[0]) >= 0 {
		return // a gram or a key
	}
	if isHan(term) {
		_, n := utf8.DecodeRuneInString(term)
		f.first[term[:n]] += now - before
	}
	if f.usual(now) {
		f.terms[term] = now
	} else {
		delete(f.terms, term)
	}
}

// Of is about how many documents have a term.
func (f *Frequencies) Of(term string) int {
	if n, ok := f.terms[term]; ok {
		return power(n)
	}
	if piece, ok := strings.CutPrefix(term, "~"); ok {
		if isHan(piece) {
			return min(power(f.first[piece]), f.all) / 2
		}
		return f.all / 2
	}
	unusual := max(f.all/usualShare, usualLeast)
	r, n := utf8.DecodeRuneInString(term)
	if isHan(term) {
		first := min(power(f.first[term[:n]]), f.all)
		if n == len(term) {
			return min(unusual, first/4)
		}
		return min(unusual, first*min(power(f.first[term[n:]]), f.all)/max(1, f.all)/8)
	}
	if r < '0' || r > '9' {
		return min(unusual, f.all/200)
	}
	return min(unusual, f.all/[]int{2, 2, 4, 40, 16, 500}[min(5, len(term))])
}

// power is the greatest power of two that is not more than n.
func power(n int) int {
	if n == 0 {
		return 0
	}
	return 1 << (bits.Len(uint(n)) - 1)
}

// Tables are frequencies as they are sent, rounded. The first three are of numbers
// (varints), with a row for each power of two, the greatest first: a table begins with
// how many rows there are; a row begins with how many entries it has, which rise and are
// written as differences. The entries of Chars are code points; their order in the table
// numbers the characters, the frequent ones first. Those of Frequent and Usual, which are
// pairs, are (i+1)·N + j for the i-th and the j-th of N characters, and i for the i-th
// alone, at the end of a run. Words are the usual words of letters and digits, parted by
// blanks, in a line for each power of two.
type Tables struct{ Chars, Frequent, Usual, Words []byte }

// Tables writes the tables.
//
// Known are further characters, which no term begins with: a browser
// takes one that is not in the table for a traditional character and fetches their list.
func (f *Frequencies) Tables(known map[rune]bool) (t Tables) {
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
	place := map[rune]uint64{}
	for _, row := range slices.Backward(first) {
		slices.Sort(row)
		for _, r := range row {
			place[rune(r)] = uint64(len(place))
		}
	}
	var frequent, usual [][]uint64
	var words [][]string
	for term, n := range f.terms {
		switch {
		case !f.usual(n): // it was usual among fewer documents
		case !isHan(term):
			words = enter(words, n, term)
		case f.frequent(n):
			frequent = enter(frequent, n, entryOf(term, place))
		default:
			usual = enter(usual, n, entryOf(term, place))
		}
	}
	for _, row := range slices.Backward(words) {
		slices.Sort(row)
		t.Words = append(append(t.Words, strings.Join(row, " ")...), '\n')
	}
	t.Chars, t.Frequent, t.Usual = appendRows(nil, first), appendRows(nil, frequent), appendRows(nil, usual)
	return t
}

// entryOf is the entry of a pair, or of a single character.
func entryOf(pair string, place map[rune]uint64) uint64 {
	a, size := utf8.DecodeRuneInString(pair)
	if size == len(pair) {
		return place[a]
	}
	b, _ := utf8.DecodeRuneInString(pair[size:])
	return (place[a]+1)*uint64(len(place)) + place[b]
}

// enter puts an entry into the row of n.
func enter[E any](rows [][]E, n int, entry E) [][]E {
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
func LoadFrequencies(all int, t Tables) (*Frequencies, error) {
	f := NewFrequencies(all)
	var chars []string
	err := eachEntry(t.Chars, func(entry uint64, n int) {
		chars = append(chars, string(rune(min(entry, utf8.MaxRune))))
		f.first[chars[len(chars)-1]] = n
	})
	if err != nil {
		return nil, err
	}
	size := uint64(len(chars))
	pairs := func(table []byte) (list []string, err error) {
		return list, eachEntry(table, func(entry uint64, n int) {
			if entry >= size*(size+1) {
				return
			}
			pair := chars[entry%size]
			if entry >= size {
				pair = chars[entry/size-1] + pair
			}
			f.terms[pair] = n
			list = append(list, pair)
		})
	}
	if _, err := pairs(t.Usual); err != nil {
		return nil, err
	}
	rows := strings.Split(string(t.Words), "\n")
	if len(rows) > 32 {
		return nil, errDamaged
	}
	for i, row := range rows[:len(rows)-1] {
		for word := range strings.FieldsSeq(row) {
			f.terms[word] = 1 << (len(rows) - 2 - i)
		}
	}
	f.order, err = pairs(t.Frequent)
	return f, err
}

// Frequent reports whether a term is a frequent pair. Of these nobody is told how often
// a document has them: it says little, and half of what would be fetched.
func (f *Frequencies) Frequent(term string) bool { return isHan(term) && f.frequent(f.terms[term]) }

// Counts are the numbers themselves, for CountedFrequencies.
func (f *Frequencies) Counts() (chars, terms map[string]int) { return f.first, f.terms }

// CountedFrequencies are those of counts, which it keeps, among so many documents.
func CountedFrequencies(all int, chars, terms map[string]int) *Frequencies {
	return &Frequencies{all: all, first: chars, terms: terms}
}

// Order is the frequent pairs, as the table that was read has them.
func (f *Frequencies) Order() []string { return f.order }

var errDamaged = errors.New("a table of frequencies is damaged")

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
		return errDamaged
	}
	for b := int(rows) - 1; b >= 0; b-- {
		count := number()
		if count > uint64(len(table)) {
			return errDamaged
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
