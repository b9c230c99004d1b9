package wording

import "unicode/utf8"

// beginning is what begins with two characters. Nearly all that is looked for is looked up
// by them: it is seldom that two characters begin something.
type beginning struct {
	pairs  []pair   // where the two stand in an expression
	listed []listed // wrong strings, the longest first
	signs  []sign   // of patterns
}

// one stands for the second character of what begins with a single one.
const one = -1 << 31

// begin adds to what begins with two characters.
func (d *Dictionary) begin(a, b rune, add func(*beginning)) {
	k := key(a, b)
	if d.begins[k] == nil {
		d.begins[k] = &beginning{}
	}
	add(d.begins[k])
	h := hash(k)
	d.likely[h/64] |= 1 << (h % 64)
	switch {
	case b == one:
		d.mark(a, beginsOne)
	case b < 0:
		d.mark(a, beginsEnds)
	}
}

// mayBegin tells of most keys, without looking them up, that nothing begins with them.
func (d *Dictionary) mayBegin(k uint64) bool {
	h := hash(k)
	return d.likely[h/64]&(1<<(h%64)) != 0
}

func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> 48 }

// key is one number for two characters; the second is negative when there is another
// between them.
func key(a, b rune) uint64 { return uint64(a)<<32 | uint64(uint32(b)) }

// firstTwo are the characters by which a string is looked up.
func firstTwo(s string) (rune, rune) {
	a, size := utf8.DecodeRuneInString(s)
	if size == len(s) {
		return a, one
	}
	b, _ := utf8.DecodeRuneInString(s[size:])
	return a, b
}

// mark says what may begin at a character without regard to the next one.
type mark uint8

const (
	beginsOne  mark = 1 << iota // by itself
	beginsEnds                  // with the character after the next
	isTraditional
	isPunctuation
)

func (d *Dictionary) mark(r rune, m mark) {
	if r >= 0 && int(r) < len(d.marks) {
		d.marks[r] |= m
	}
}

// marksOf is what may begin at a character.
func (d *Dictionary) marksOf(r rune) mark {
	if int(r) >= len(d.marks) {
		return 0
	}
	return d.marks[r]
}
