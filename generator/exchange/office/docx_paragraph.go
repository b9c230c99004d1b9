package office

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const longestHeading = 120 // characters; what is longer is a paragraph, whatever its style

// paragraph reads a w:p. ok is false when nothing of it stays.
func (r *docx) paragraph(p *element) (b block, ok bool) {
	look := r.styles.paragraphOf(p)
	contents := look.isContents() || r.inContents()
	spans, seen := r.inline(p, look.runs)
	contents = contents || r.inContents()
	r.dropCodes()
	b = block{spans: append(r.carry, spans...), look: seen}
	r.carry = nil
	mark := p.child("w:pPr", "w:rPr")
	if mark.child("w:del").name != "" || mark.child("w:moveFrom").name != "" {
		r.losses.add(changesAccepted, 1)
		r.carry = b.spans
		return block{}, false
	}
	if contents {
		if !b.empty() {
			r.losses.add(contentsTable, 1)
		}
		return block{}, false
	}
	switch align := look.properties.get("w:jc", "w:val"); align {
	case "center":
		b.look.centred = true
	case "right", "end":
		b.look.right = true
	}
	b.look.title = look.isTitle()
	if b.empty() {
		return block{}, false
	}
	if level := look.level(); level > 0 && utf8.RuneCountInString(b.text()) <= longestHeading {
		b.form, b.level = heading, level
	}
	r.enumerate(&b, look)
	return b, true
}

// enumerate puts the automatic number to the paragraph.
func (r *docx) enumerate(b *block, look paragraphLook) {
	n, ok := r.numbers.next(look)
	switch {
	case !ok:
	case n.written != "":
		r.losses.add(numbered, 1)
		b.spans = append([]span{{text: n.written, style: b.spans[0].style}}, b.spans...)
	case b.form == heading && n.plain:
		r.losses.add(numbered, 1)
		b.spans = append([]span{{text: inFormat(n.value, "decimal") + ". ", style: b.spans[0].style}}, b.spans...)
	case b.form == heading:
	default:
		b.form, b.level, b.ordered, b.number, b.list = item, n.level, n.plain, n.value, n.list
	}
}

// inline reads what stands in a paragraph, and how most of it is set.
func (r *docx) inline(p *element, base layers) ([]span, look) {
	l := line{docx: r, base: base}
	l.read(p, "")
	l.look.bold = l.letters > 0 && l.bold == l.letters
	return l.spans, l.look
}

// line collects the spans of one paragraph.
type line struct {
	*docx
	base          layers
	spans         []span
	look          look
	letters, bold int // how many letters there are, and how many of them are bold
	longest       int // letters of the longest run: it sets the look
}

func (l *line) read(e *element, href string) {
	l.content(e, func(c *element) {
		switch c.name {
		case "w:r":
			l.run(c, href)
		case "w:hyperlink":
			target := href
			if rel, ok := l.rels[c.attr("r:id")]; ok && rel.external {
				target = l.link(rel.target)
			}
			l.read(c, target)
		case "w:fldSimple":
			l.read(c, href)
		case "m:oMath", "m:oMathPara":
			l.spans = append(l.spans, l.formula(c)...)
		case "w:subDoc":
			l.losses.add(objects, 1)
		}
	})
}

func (l *line) run(e *element, href string) {
	look := l.styles.runOf(l.base, e)
	if look.on("w:vanish") || look.on("w:specVanish") {
		if e.words() {
			l.losses.add(hiddenText, 1)
		}
		return
	}
	s := span{style: look.style(), href: href}
	underlined := look.get("w:u", "w:val")
	l.content(e, func(c *element) {
		switch c.name {
		case "w:fldChar":
			l.fieldChar(c.attr("w:fldCharType"))
		case "w:instrText":
			l.fieldCode(c.text)
		}
		if !l.shown() {
			return
		}
		if h, ok := l.fieldLink(); ok {
			s.href = h
		}
		switch c.name {
		case "w:t":
			text := c.text
			if trim(text) == "" && text != "" && underlined != "" && underlined != "none" {
				text = strings.Repeat("_", min(max(len(text), 4), 20)) // a blank to be filled in by hand
			}
			l.text(s, text, look)
		case "w:tab", "w:ptab":
			l.text(s, " ", look)
		case "w:noBreakHyphen":
			l.text(s, "-", look)
		case "w:sym":
			l.text(s, symbol(c), look)
		case "w:br", "w:cr":
			if t := c.attr("w:type"); t == "" || t == "textWrapping" {
				l.spans = append(l.spans, span{brk: true})
			}
		case "w:footnoteReference", "w:endnoteReference":
			l.reference(strings.TrimSuffix(c.name, "Reference") + c.attr("w:id"))
		case "w:drawing", "w:pict", "w:object":
			l.spans = append(l.spans, l.drawing(c)...)
		case "w:ruby":
			l.content(c.child("w:rubyBase"), func(base *element) {
				if base.name == "w:r" {
					l.text(s, base.child("w:t").text, look)
				}
			})
		}
	})
}

func (l *line) text(s span, text string, look layers) {
	s.text = strings.ReplaceAll(printable(text), "\n", " ")
	if s.text == "" {
		return
	}
	l.spans = append(l.spans, s)
	n := utf8.RuneCountInString(trim(s.text))
	l.letters += n
	if s.bold {
		l.bold += n
	}
	if n > l.longest {
		l.longest = n
		l.look.size, l.look.display, l.look.red = look.size(), look.display(), look.red()
	}
}

// reference puts a footnote's sign here.
func (l *line) reference(key string) {
	n := l.notes[key]
	if n == nil || l.inNote {
		return
	}
	if n.number == 0 {
		l.order = append(l.order, n)
		n.number = len(l.order)
	}
	l.spans = append(l.spans, span{note: n})
}

// formula is the plain text of a formula.
func (r *docx) formula(e *element) []span {
	var s strings.Builder
	e.find("m:t", func(t *element) { s.WriteString(t.text) })
	r.losses.add(formulas, 1)
	return []span{{text: strings.ReplaceAll(printable(s.String()), "\n", " ")}}
}

// symbol is a character of a symbol font: boxes and ticks are what forms use.
func symbol(e *element) string {
	switch code := strings.ToUpper(e.attr("w:char")); {
	case slices.Contains([]string{"F0FE", "F052", "00FE", "0052"}, code):
		return "☑"
	case slices.Contains([]string{"F0FC", "00FC"}, code):
		return "✓"
	}
	return "□"
}
