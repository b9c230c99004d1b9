package office

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// position is where a line of text stands, which decides what in it would mean
// something to Markdown.
type position int

const (
	lineStart position = 0
	itemStart position = 1 << iota
	inCell
	inBrackets
)

// inlineMarkdown writes spans as Markdown. Every line break is a hard one.
func inlineMarkdown(spans []span, at position) string {
	var b strings.Builder
	atStart := at&inCell == 0
	first := true
	for _, run := range joined(spans) {
		switch {
		case run.brk:
			if at&inCell != 0 {
				b.WriteString("<br>")
			} else {
				b.WriteString("  \n")
				atStart = true
			}
			continue
		case run.note != nil:
			run.note.used = true
			b.WriteString("[^" + strconv.Itoa(run.note.number) + "]")
		case run.image != "":
			b.WriteString("![" + escapeText(run.text, at|inBrackets, false) + "](" + run.image + ")")
		default:
			text := styled(run, at, atStart, first, strings.HasSuffix(b.String(), "*") || strings.HasSuffix(b.String(), "~"))
			if text == "" {
				continue // blanks at the start of a line
			}
			b.WriteString(text)
		}
		atStart, first = false, false
	}
	text := b.String()
	if strings.Count(text, "~") == 1 {
		return strings.Replace(text, `\~`, "~", 1) // 0.2~0.3: alone it means nothing
	}
	return text
}

// styled writes one run of text. Signs of emphasis are set close to the letters: a
// blank inside would make them text. touching says that they would touch those of
// the run before.
func styled(s span, at position, atStart, first, touching bool) string {
	core := trim(s.text)
	if core == "" {
		if atStart {
			return ""
		}
		return s.text
	}
	before, after, _ := strings.Cut(s.text, core)
	if atStart {
		before = ""
	}
	marked := s.super || s.sub || s.bold || s.italic || s.strike || s.href != ""
	if s.href != "" {
		at |= inBrackets
	}
	text := escapeText(core, at, atStart && !marked && before == "")
	switch {
	case at&itemStart == 0 || !first: // no task lists
	case s.href != "" && (text == "x" || text == "X"):
		text = fmt.Sprintf("&#%d;", text[0])
	case strings.HasPrefix(text, "["):
		text = `\` + text
	}
	signs := !touching && legible(core) && s.marks() == 1 // one around another is for tags
	for _, e := range emphases {
		switch {
		case !e.on(s.style):
		case signs && e.sign != "":
			text = e.sign + text + e.sign
		default:
			text = "<" + e.tag + ">" + text + "</" + e.tag + ">"
		}
	}
	if s.href != "" {
		text = "[" + text + "](" + destination(s.href) + ")"
	}
	return before + text + after
}

var emphases = []struct {
	on        func(style) bool
	sign, tag string
}{
	{func(s style) bool { return s.super }, "", "sup"},
	{func(s style) bool { return s.sub }, "", "sub"},
	{func(s style) bool { return s.italic }, "", "em"}, // inside a word of Chinese * is text
	{func(s style) bool { return s.bold }, "**", "strong"},
	{func(s style) bool { return s.strike }, "~~", "del"},
}

// marks is in how many ways the text is set apart.
func (s style) marks() (n int) {
	for _, e := range emphases {
		if e.on(s) {
			n++
		}
	}
	return n
}

// legible reports whether signs of emphasis are read as such at both ends of the text,
// whatever stands outside: not next to Western punctuation, nor before a punctuation
// that opens nothing.
func legible(core string) bool {
	first, _ := utf8.DecodeRuneInString(core)
	last, _ := utf8.DecodeLastRuneInString(core)
	return plainEdge(first) && plainEdge(last) && (!unicode.IsPunct(first) || unicode.Is(unicode.Ps, first))
}

func plainEdge(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || '\u3001' <= r && r <= '\u301B' || '\uFF01' <= r && r <= '\uFF5E'
}

// joined puts neighbours of the same make together, and leaves out the breaks and
// blanks at both ends.
func joined(spans []span) (all []span) {
	var text strings.Builder // of the last of all, while more may follow
	flush := func() {
		if text.Len() > 0 {
			all[len(all)-1].text = text.String()
			text.Reset()
		}
	}
	for _, s := range spans {
		n := len(all) - 1
		switch {
		case s.brk && (n < 0 || all[n].brk) || s.isText() && s.text == "":
		case n >= 0 && s.isText() && all[n].isText() && s.href == all[n].href && (s.style == all[n].style || trim(s.text) == ""):
			text.WriteString(s.text)
		default:
			flush()
			all = append(all, s)
			if s.isText() {
				text.WriteString(s.text)
			}
		}
	}
	flush()
	for len(all) > 0 {
		last := &all[len(all)-1]
		if last.isText() {
			last.text = strings.TrimRightFunc(last.text, blank)
		}
		if !last.brk && (!last.isText() || last.text != "") {
			break
		}
		all = all[:len(all)-1]
	}
	// Blanks before a break are never seen.
	for i := range all {
		if i+1 < len(all) && all[i+1].brk && all[i].isText() {
			all[i].text = strings.TrimRightFunc(all[i].text, blank)
		}
	}
	return all
}

func (s span) isText() bool { return !s.brk && s.image == "" && s.note == nil }

// destination is an address that nothing of Markdown's can end early.
func destination(href string) string {
	var b strings.Builder
	for _, c := range []byte(href) {
		if c <= ' ' || strings.IndexByte("()<>[]\\\"'`*|{}^", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
