package wording

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// expression is a protected expression.
type expression struct {
	kind  Kind
	text  string
	runes []rune
}

// pair says that two neighbouring characters stand at a place of an expression.
type pair struct {
	expression int
	at         int
}

// The length from which a difference in any character counts. Phrases are made of common
// words, and the shorter ones have neighbours that are right: 基层公共服务 beside
// 基本公共服务, 为农民服务 beside 为人民服务.
const (
	anyInName   = 5
	anyInPhrase = 7
)

// protect adds expressions. Of two halves one stays whole when one character changes,
// so an expression is looked up by the first two characters of each half.
func (d *Dictionary) protect(kind Kind, list []string) {
	for _, s := range list {
		runes := []rune(s)
		if len(runes) < 3 || d.exact[s] {
			continue
		}
		d.exact[s] = true
		n := len(d.expressions)
		d.expressions = append(d.expressions, expression{kind, s, runes})
		if len(runes) == 3 { // no half of two: the middle is looked up by the ends
			d.pair(runes[0], -runes[2], pair{n, 0})
		}
		for _, at := range []int{0, min((len(runes)+1)/2, len(runes)-2)} {
			d.pair(runes[at], runes[at+1], pair{n, at})
		}
	}
}

func (d *Dictionary) pair(a, b rune, p pair) {
	d.begin(a, b, func(all *beginning) { all.pairs = append(all.pairs, p) })
}

// neighbours adds what differs by one character from an expression in which two
// characters stand as a pair: those at i, or the one at i and the one after the next.
func (f *finder) neighbours(i int, pairs []pair) {
	for _, p := range pairs {
		e := &f.expressions[p.expression]
		start, ok := back(f.text, i, p.at)
		if !ok {
			continue
		}
		same := alike(f.text[start:], e.text)
		if same == len(e.text) {
			continue
		}
		if p.at == 0 {
			f.slips(i, e, same)
		}
		r, size := decode(f.text, start+same)
		_, width := decode(e.text, same)
		if size == 0 || !strings.HasPrefix(f.text[start+same+size:], e.text[same+width:]) {
			continue // it differs in more
		}
		if f.counts(e, utf8.RuneCountInString(e.text[:same]), r) && !f.right(start+same) {
			f.add(e.kind, start, start+same+size+len(e.text)-same-width, e.text)
		}
	}
}

// back is n characters before i.
func back(text string, i, n int) (int, bool) {
	for ; n > 0; n-- {
		if i >= 3 && text[i-3] > 0xE0 && text[i-3] < 0xF0 && !utf8.RuneStart(text[i-2]) && !utf8.RuneStart(text[i-1]) {
			i -= 3
			continue
		}
		_, size := utf8.DecodeLastRuneInString(text[:i])
		if size == 0 {
			return 0, false
		}
		i -= size
	}
	return i, true
}

// alike is how many bytes a text has in common with an expression, in whole characters.
func alike(text, want string) int {
	n := 0
	for n < len(want) && n < len(text) && text[n] == want[n] {
		n++
	}
	for n > 0 && n < len(want) && !utf8.RuneStart(want[n]) {
		n--
	}
	return n
}

// counts reports whether another character at a place of an expression is a fault.
func (d *Dictionary) counts(e *expression, at int, r rune) bool {
	inside := at > 0 && at < len(e.runes)-1
	if !unicode.Is(unicode.Han, r) {
		return inside && len(e.runes) >= anyInName && (r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)))
	}
	if inside && (e.kind == State && len(e.runes) >= anyInName || e.kind == Slogan && len(e.runes) >= anyInPhrase) {
		return true
	}
	// The last character of a place says what it is: 镇 or 村. Two places may have the
	// same name but for that.
	if e.kind == Place && at == len(e.runes)-1 {
		return false
	}
	return strings.ContainsRune(d.alike[e.runes[at]], r) || sameSound(e.runes[at], r)
}

// right reports whether the character at i, which makes the difference, is part of
// another string that is right.
func (f *finder) right(i int) bool {
	const around = 36 // bytes: twelve characters
	from := max(0, i-around)
	window := f.text[from:min(len(f.text), i+around)]
	for ok := range f.exact {
		for at := 0; ; at++ {
			n := strings.Index(window[at:], ok)
			if n < 0 {
				break
			}
			if at += n; from+at <= i && i < from+at+len(ok) {
				return true
			}
		}
	}
	return false
}

var sounds sync.Map // rune → []string

// sameSound reports whether two characters are read alike; tones, and what many
// speakers do not tell apart (zh z, ang an …), do not count.
func sameSound(a, b rune) bool {
	for _, x := range soundsOf(a) {
		for _, y := range soundsOf(b) {
			if x == y {
				return true
			}
		}
	}
	return false
}

func soundsOf(r rune) []string {
	if s, ok := sounds.Load(r); ok {
		return s.([]string)
	}
	all := pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal, Heteronym: true})
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = loose.Replace(s)
	}
	sounds.Store(r, out)
	return out
}

var loose = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ang", "an", "eng", "en", "ing", "in")
