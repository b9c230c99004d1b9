package analysis

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the cutting of folded text.
type class uint8

const (
	other class = iota
	han
	letter
	digit
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case r >= 'a' && r <= 'z':
			return letter
		case r >= '0' && r <= '9':
			return digit
		}
		return other
	case isHan(r):
		return han
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsNumber(r):
		return digit
	}
	return other
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r == 0x3005 || r == 0x3007 ||
		r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x323AF
}

// Kind says what a term is.
type Kind uint8

const (
	Pair Kind = iota // two neighbouring Han characters
	Last             // the last Han character of a run
	Word             // letters or digits
)

// Token is one term: the bytes from Start to End of the folded text.
type Token struct {
	Start, End int32
	Kind       Kind
}

// Segment appends the terms of folded text to dst, in their order.
func Segment(dst []Token, folded []byte) []Token {
	run, start, prev := other, 0, 0 // the run we are in, where it and its last Han character begin
	end := func(at int) {
		switch run {
		case han:
			dst = append(dst, Token{int32(prev), int32(at), Last})
		case letter, digit:
			dst = append(dst, Token{int32(start), int32(at), Word})
		}
	}
	for i := 0; i < len(folded); {
		r, n := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, n = decode(folded[i:])
		}
		c := classOf(r)
		if c != run {
			end(i)
			run, start = c, i
		} else if c == han {
			dst = append(dst, Token{int32(prev), int32(i + n), Pair})
		}
		prev = i
		i += n
	}
	end(len(folded))
	return dst
}

// Terms are the terms of a text that is not folded yet.
func Terms(s string) []string {
	folded := Fold(s)
	var terms []string
	for _, t := range Segment(nil, []byte(folded)) {
		terms = append(terms, folded[t.Start:t.End])
	}
	return terms
}
