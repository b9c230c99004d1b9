// Package wording finds what official texts must not get wrong: the names of the state
// and its organs, fixed expressions, place names, common wrong characters, texts left
// over from templates, noise of character recognition, punctuation.
//
// A Dictionary holds the words. Most are what every county needs; a county adds its
// own words in a file, and the names of its units and places, which are protected like
// the expressions.
//
//	d, found := wording.Load(fsys, []string{"青禾县", "青源镇"})
//	for _, h := range d.Find("各单位要坚持下面导向") {
//		fmt.Println(h.Found, "→", h.Want) // 坚持下面导向 → 坚持正面导向
//	}
//
// A protected expression is found by its neighbours: the same text but for one
// character. In long expressions any character counts; in short ones, and at the ends,
// where the next word begins, only one that looks or sounds like the right one, so
// that 政务公告 is not taken for 政务公开, nor 基层公共服务 for 基本公共服务.
package wording

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Kind is a kind of fault.
type Kind string

const (
	State       Kind = "state"       // the name of the state, the Party, an organ, a law
	Slogan      Kind = "slogan"      // a fixed expression
	Place       Kind = "place"       // a place or unit of the county
	Wrong       Kind = "wrong"       // a common wrong character
	Usage       Kind = "usage"       // a name that is not to be used
	Leftover    Kind = "leftover"    // of a template or a trial
	Noise       Kind = "noise"       // of character recognition
	Punctuation Kind = "punctuation" // half-width in Chinese text, doubled, unmatched
	Traditional Kind = "traditional" // a traditional character in simplified text
)

// Hit is a fault at text[Start:End]. Want is what it should be; empty: not known.
type Hit struct {
	Kind       Kind
	Start, End int
	Found      string
	Want       string
}

// Find returns the faults in a text, in their order.
func (d *Dictionary) Find(text string) []Hit {
	f := &finder{Dictionary: d, text: text}
	f.scan()
	if len(f.hits) == 0 {
		return nil
	}
	slices.SortStableFunc(f.hits, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return outermost(f.hits)
}

// finder holds one search.
type finder struct {
	*Dictionary
	text string
	hits []Hit

	traditional []Hit
	lines       map[lineOf]bool // patterns that were tried on a line
}

type lineOf struct{ pattern, start int }

func (f *finder) add(kind Kind, start, end int, want string) {
	f.hits = append(f.hits, Hit{kind, start, end, f.text[start:end], want})
}

// scan goes over the text once. At most characters nothing begins: they are passed over
// with two looks into tables that stay in the processor's nearest memory.
func (f *finder) scan() {
	next, width := decode(f.text, 0)
	for i := 0; i < len(f.text); {
		at, r, size := i, next, width
		i += size
		next, width = decode(f.text, i)
		if k := key(r, next); f.mayBegin(k) {
			f.at(at, k)
		}
		m := f.marksOf(r)
		if m == 0 {
			continue
		}
		if m&beginsEnds != 0 {
			third, _ := decode(f.text, i+width)
			f.at(at, key(r, -third))
		}
		if m&beginsOne != 0 {
			f.at(at, key(r, one))
		}
		if m&isPunctuation != 0 {
			f.punctuation(at, r, size, next)
		}
		if m&isTraditional != 0 {
			f.traditional = append(f.traditional, Hit{Traditional, at, i, string(r), string(simplified()[r])})
		}
	}
	if f.mixed() {
		f.hits = append(f.hits, f.traditional...)
	}
}

// at looks at what may begin at i.
func (f *finder) at(i int, k uint64) {
	if b := f.begins[k]; b != nil {
		f.neighbours(i, b.pairs)
		f.listed(i, b.listed)
		f.patterns(i, b.signs)
	}
}

// mixed reports whether the text has a few traditional characters: one with many of them
// is written so on purpose.
func (f *finder) mixed() bool {
	if len(f.traditional) == 0 {
		return false
	}
	n := 0
	for _, r := range f.text {
		if han(r) {
			n++
		}
	}
	return len(f.traditional)*10 <= n || n < 10
}

// decode is utf8.DecodeRuneInString with a shorter way for most of Chinese text.
func decode(s string, i int) (rune, int) {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	if i+2 < len(s) && s[i] > 0xE0 && s[i] < 0xF0 && s[i] != 0xED {
		if b, c := s[i+1]^0x80, s[i+2]^0x80; (b|c)&0xC0 == 0 {
			return rune(s[i]&0x0F)<<12 | rune(b)<<6 | rune(c), 3
		}
	}
	if i >= len(s) {
		return utf8.RuneError, 0
	}
	return utf8.DecodeRuneInString(s[i:])
}

// outermost drops a hit that lies within another of the same place: 领导小姐 within
// 工作领导小姐.
func outermost(hits []Hit) []Hit {
	kept := hits[:0]
	end := map[bool]int{}
	for _, h := range hits {
		words := h.Kind == State || h.Kind == Slogan || h.Kind == Place || h.Kind == Wrong
		if h.End <= end[words] {
			continue
		}
		end[words] = h.End
		kept = append(kept, h)
	}
	return kept
}

// listed adds the longest of the strings that stands at i and is wrong as it is.
func (f *finder) listed(i int, list []listed) {
	for _, e := range list {
		if strings.HasPrefix(f.text[i:], e.found) && !f.right(i) {
			f.add(e.kind, i, i+len(e.found), e.want)
			return
		}
	}
}

// Words is Find for texts whose punctuation and blanks are their own matter, such as
// the forms and tables in attachments.
func (d *Dictionary) Words(text string) []Hit {
	var hits []Hit
	for _, h := range d.Find(text) {
		switch h.Kind {
		case State, Slogan, Place, Wrong, Usage:
			hits = append(hits, h)
		}
	}
	return hits
}
