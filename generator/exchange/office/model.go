package office

import (
	"slices"
	"strings"
	"unicode"

	"gongkai/generator/diag"
)

// document is what every reader makes of a file: blocks in the order of the text.
// Readers bound its size; what comes after them takes it as it is.
type document struct {
	blocks []block
	notes  map[string]*note // by the reader's own key
	order  []*note          // in the order of their first reference
	files  []File
	tables []table
	hints  hints // what the file says about itself
	losses losses
	secret bool // a secrecy mark stands in a part that is not read
}

type table struct{ file, title string }

type note struct {
	number int  // 0 until it is referred to
	used   bool // the Markdown refers to it
	blocks []block
}

type form int

const (
	paragraph form = iota
	heading
	item
	grid
)

// block is a paragraph, a heading, a list item or a table.
type block struct {
	form    form
	level   int // of a heading, from 1; of an item, from 0
	ordered bool
	number  int    // of an ordered item
	list    string // items of one list share it
	spans   []span
	rows    [][]cell
	headers int // rows at the top that are headers
	look    look
}

// look is how a paragraph is set. It decides nothing but what a paragraph is.
type look struct {
	title, centred, right, bold, red bool
	display                          bool // set in the typeface of headings: 黑体, 楷体, 小标宋
	size                             int  // in half points; 0: not known
}

type span struct {
	text string
	style
	href  string
	image string // name of a file; text is the alternative text
	note  *note
	brk   bool
}

type style struct{ bold, italic, strike, super, sub bool }

type cell struct {
	blocks     []block
	cols, rows int // spans, from 1
}

// text is the block's words, breaks as line feeds.
func (b *block) text() string { return spanText(b.spans) }

func spanText(spans []span) string {
	var s strings.Builder
	for _, p := range spans {
		switch {
		case p.brk:
			s.WriteByte('\n')
		case p.image == "":
			s.WriteString(p.text)
		}
	}
	return trim(s.String())
}

func (b *block) empty() bool {
	if b.form == grid {
		return len(b.rows) == 0
	}
	return !slices.ContainsFunc(b.spans, func(s span) bool { return s.image != "" || s.note != nil || trim(s.text) != "" })
}

// blank reports white space and the signs that look like it.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' || r == '\u2060' }

func trim(s string) string { return strings.TrimFunc(s, blank) }

// printable drops what no page can show and makes every white space a plain one.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u3000':
			return r
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == '\uFEFF' || r == '\u200B' || r == '\u2060' || r == '\u00AD' || r == unicode.ReplacementChar:
			return -1
		case '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069':
			return -1 // turns the order of the text around
		}
		return r
	}, s)
}

// oneLine is text for a field: one line, single spaces, of a bearable length.
func oneLine(s string) string {
	runes := []rune(strings.Join(strings.Fields(printable(s)), " "))
	return string(runes[:min(len(runes), 200)])
}

// losses counts what is left out, in the order of its first occurrence.
type losses struct {
	order []*diag.Kind
	count map[*diag.Kind]int
	said  []func(diag.Place) diag.Diagnostic
}

func (l *losses) add(k *diag.Kind, n int) {
	if n <= 0 {
		return
	}
	if l.count == nil {
		l.count = map[*diag.Kind]int{}
	}
	if l.count[k] == 0 {
		l.order = append(l.order, k)
	}
	l.count[k] += n
}

// say adds a diagnostic with arguments of its own; there are at most 50 of them.
func (l *losses) say(k *diag.Kind, args ...any) {
	if len(l.said) < 50 {
		l.said = append(l.said, func(at diag.Place) diag.Diagnostic { return k.At(at, args...) })
	}
}

func (l *losses) list(at diag.Place) (all diag.List) {
	for _, k := range l.order {
		all.Add(k.At(at, l.count[k]))
	}
	for _, d := range l.said {
		all.Add(d(at))
	}
	return all
}
