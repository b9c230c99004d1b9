package attachment

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const maxForms = 4 // forms inside forms

// matrix is a PDF transformation: [a b c d e f].
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m applied before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// graphics is what q saves and Q restores.
type graphics struct {
	ctm                                 matrix
	font                                *font
	size, char, word, scale, lead, rise float64
	mode                                int
}

// pageReader follows the operators that show text. Characters come one by one, at
// places; lines and cells are what is near each other.
type pageReader struct {
	*pdf
	graphics
	saved     []graphics
	text, row matrix // Tm and the line matrix
	pictures  bool
	known     int // characters read
	blank     int // characters without a meaning

	line    strings.Builder
	hidden  bool    // the line is of invisible text
	x, y    float64 // where the last character ended
	started bool
}

func (d *pdf) read(page dict) error {
	r := &pageReader{pdf: d, graphics: graphics{ctm: identity, scale: 1}, text: identity, row: identity}
	var contents []any
	switch c := d.get(page["Contents"]).(type) {
	case []any:
		contents = c
	case stream:
		contents = []any{c}
	}
	var all bytes.Buffer // a page may be cut between any two tokens
	for _, c := range contents {
		if s, ok := d.get(c).(stream); ok {
			data, err := d.inflate(s)
			if err != nil {
				return err
			}
			all.Write(data)
			all.WriteByte('\n')
		}
	}
	if err := r.run(all.Bytes(), d.dict(page["Resources"]), 0); err != nil {
		return err
	}
	if err := r.flush(); err != nil {
		return err
	}
	if r.known == 0 && r.pictures || r.blank > r.known/4 {
		d.blind = append(d.blind, d.page)
	}
	return nil
}

// run carries out the operators of a page or form.
func (r *pageReader) run(data []byte, resources dict, depth int) error {
	l := lexer{data: data}
	var args []any
	for {
		v, ok := l.value(0)
		if !ok {
			return nil
		}
		if !r.spend(1) {
			return unreadable("过于复杂的 PDF")
		}
		op, isOp := v.(operator)
		if !isOp {
			if args = append(args, v); len(args) > 1000 {
				args = args[:0]
			}
			continue
		}
		if op == "ID" { // an inline picture: bytes of any kind up to EI
			if end := bytes.Index(l.data[l.at:], []byte("\nEI")); end >= 0 {
				l.at += end + 3
			} else if end := bytes.Index(l.data[l.at:], []byte(" EI")); end >= 0 {
				l.at += end + 3
			}
			r.pictures = true
		} else if err := r.do(op, args, resources, depth); err != nil {
			return err
		}
		args = args[:0]
	}
}

func (r *pageReader) do(op operator, args []any, resources dict, depth int) error {
	num := func(i int) float64 {
		if i < len(args) {
			f, _ := args[i].(float64)
			return f
		}
		return 0
	}
	six := func() matrix { return matrix{num(0), num(1), num(2), num(3), num(4), num(5)} }
	switch op {
	case "q":
		if len(r.saved) < 1000 {
			r.saved = append(r.saved, r.graphics)
		}
	case "Q":
		if n := len(r.saved); n > 0 {
			r.graphics, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "cm":
		r.ctm = six().times(r.ctm)
	case "BT":
		r.text, r.row = identity, identity
	case "Tf":
		if len(args) == 2 {
			if key, ok := args[0].(name); ok {
				r.font = r.loadFont(r.dict(resources["Font"])[string(key)])
			}
			r.size = num(1)
		}
	case "Tc":
		r.char = num(0)
	case "Tw":
		r.word = num(0)
	case "Tz":
		r.scale = num(0) / 100
	case "TL":
		r.lead = num(0)
	case "Ts":
		r.rise = num(0)
	case "Tr":
		r.mode = int(num(0))
	case "Td":
		r.move(num(0), num(1))
	case "TD":
		r.lead = -num(1)
		r.move(num(0), num(1))
	case "Tm":
		r.text, r.row = six(), six()
	case "T*":
		r.move(0, -r.lead)
	case "'", `"`:
		if op == `"` {
			r.word, r.char = num(0), num(1)
		}
		r.move(0, -r.lead)
		if len(args) > 0 {
			return r.show(args[len(args)-1])
		}
	case "Tj":
		if len(args) > 0 {
			return r.show(args[0])
		}
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].([]any)
			for _, v := range list {
				if f, ok := v.(float64); ok {
					r.advance(-f / 1000 * r.size * r.scale)
				} else if err := r.show(v); err != nil {
					return err
				}
			}
		}
	case "Do":
		if len(args) > 0 {
			if key, ok := args[0].(name); ok {
				return r.form(r.get(r.dict(resources["XObject"])[string(key)]), resources, depth)
			}
		}
	}
	return nil
}

// form carries out a form, or notes that there is a picture.
func (r *pageReader) form(v any, resources dict, depth int) error {
	s, ok := v.(stream)
	if !ok || s.dict["Subtype"] != name("Form") {
		r.pictures = r.pictures || ok
		return nil
	}
	if depth >= maxForms {
		return nil
	}
	data, err := r.inflate(s)
	if err != nil {
		return err
	}
	if own := r.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	before := r.graphics
	if list, ok := r.get(s.dict["Matrix"]).([]any); ok && len(list) == 6 {
		var m matrix
		for i := range m {
			m[i] = r.number(list[i], identity[i])
		}
		r.ctm = m.times(r.ctm)
	}
	err = r.run(data, resources, depth+1)
	r.graphics = before
	return err
}

func (r *pageReader) move(x, y float64) {
	r.row = matrix{1, 0, 0, 1, x, y}.times(r.row)
	r.text = r.row
}

func (r *pageReader) advance(x float64) { r.text = matrix{1, 0, 0, 1, x, 0}.times(r.text) }

// show writes a text, character by character.
func (r *pageReader) show(v any) error {
	text, ok := v.([]byte)
	if !ok || r.font == nil {
		return nil
	}
	if !r.spend(len(text)) {
		return unreadable("过于复杂的 PDF")
	}
	for _, g := range r.font.glyphs(text) {
		if err := r.place(); err != nil {
			return err
		}
		switch {
		case g.text == "" || g.text == "\uFFFD":
			r.blank++
			r.line.WriteString("□")
		default:
			r.known += utf8.RuneCountInString(g.text)
			r.line.WriteString(unified(g.text))
		}
		width := g.width/1000*r.size + r.char
		if g.space {
			width += r.word
		}
		r.advance(width * r.scale)
		at := r.text.times(r.ctm)
		r.x, r.y = at[4], at[5]
	}
	return nil
}

// unified replaces the Kangxi radicals that some programs write for the characters
// that look the same.
func unified(s string) string {
	if c, _ := utf8.DecodeRuneInString(s); c >= 0x2F00 && c <= 0x2FD5 {
		return norm.NFKC.String(s)
	}
	return s
}

// place compares where the next character stands with where the last one ended, and
// writes the gap: nothing, a space, a tab, or the end of the line.
func (r *pageReader) place() error {
	at := r.text.times(r.ctm)
	long := math.Hypot(at[0], at[1])
	if !r.started || long == 0 || r.size == 0 {
		r.started, r.hidden = true, r.mode == 3
		return nil
	}
	size := math.Abs(r.size) * long
	dx, dy := at[4]-r.x, at[5]-r.y
	along := (dx*at[0] + dy*at[1]) / long
	across := math.Abs(dx*at[1]-dy*at[0]) / long
	switch {
	case across > size/2 || along < -size*1.5:
		if err := r.flush(); err != nil {
			return err
		}
		r.started, r.hidden = true, r.mode == 3
	case along > size*0.9:
		r.line.WriteByte('\t')
	case along > size*0.25:
		r.line.WriteByte(' ')
	}
	return nil
}

// flush passes the line on.
func (r *pageReader) flush() error {
	text := r.line.String()
	r.line.Reset()
	r.started = false
	p := Piece{Text: text, Where: fmt.Sprintf("第 %d 页", r.page), Hidden: r.hidden, Laid: true}
	if cells := strings.Split(text, "\t"); len(cells) > 1 {
		for i, c := range cells {
			p.Cells = append(p.Cells, Cell{Text: strings.TrimSpace(c), Column: i, Hidden: r.hidden})
		}
	}
	return r.emit(p)
}
