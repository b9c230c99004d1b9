package office

import (
	"html"
	"strconv"
	"strings"
)

// table writes a table as people would: with bars where that says it all, as HTML
// where cells span.
func (w *writer) table(b *block) {
	if simple(b) {
		w.barTable(b)
	} else {
		w.htmlTable(b)
	}
}

func simple(b *block) bool {
	if b.headers != 1 {
		return false
	}
	for _, row := range b.rows {
		for _, c := range row {
			if c.cols != 1 || c.rows != 1 {
				return false
			}
		}
	}
	return true
}

func (w *writer) barTable(b *block) {
	for i, row := range b.rows {
		for _, c := range row {
			w.WriteString("| ")
			if text := inlineMarkdown(c.spans(), inCell); text != "" {
				w.WriteString(text + " ")
			}
		}
		w.WriteString("|\n")
		if i == 0 {
			w.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
}

// spans are the cell's paragraphs as lines of one.
func (c cell) spans() (all []span) {
	for _, b := range c.blocks {
		if b.empty() {
			continue
		}
		if len(all) > 0 {
			all = append(all, span{brk: true})
		}
		if b.form == item {
			all = append(all, span{text: b.marker()})
		}
		all = append(all, b.spans...)
	}
	return all
}

// marker is an item's number or point as text, for places that hold no lists.
func (b *block) marker() string {
	if b.ordered {
		return strconv.Itoa(b.number) + ". "
	}
	return "• "
}

// htmlTable keeps to what the site's sanitizer lets through. It holds no empty
// line, which would end it.
func (w *writer) htmlTable(b *block) {
	var notes []*note
	w.WriteString("<table>\n")
	for i, row := range b.rows {
		switch {
		case i == b.headers && i > 0:
			w.WriteString("</thead>\n<tbody>\n")
		case i == b.headers:
			w.WriteString("<tbody>\n")
		case i == 0:
			w.WriteString("<thead>\n")
		}
		w.WriteString("<tr>")
		for _, c := range row {
			name := "td"
			if i < b.headers {
				name = "th"
			}
			w.WriteString("<" + name)
			if name == "th" {
				w.WriteString(` scope="` + map[bool]string{true: "colgroup", false: "col"}[c.cols > 1] + `"`)
			}
			if c.cols > 1 {
				w.WriteString(` colspan="` + strconv.Itoa(c.cols) + `"`)
			}
			if c.rows > 1 {
				w.WriteString(` rowspan="` + strconv.Itoa(c.rows) + `"`)
			}
			w.WriteString(">" + inlineHTML(c.spans(), &notes) + "</" + name + ">")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody>\n</table>\n")
	// Footnotes are Markdown's and cannot be referred to from HTML: those of the
	// table follow it.
	for i, n := range notes {
		w.WriteString("\n" + inlineMarkdown(append([]span{{text: "注" + strconv.Itoa(i+1) + "："}}, n.line()...), lineStart) + "\n")
	}
}

// inlineHTML writes spans as HTML, and collects the notes they refer to.
func inlineHTML(spans []span, notes *[]*note) string {
	var b strings.Builder
	for _, s := range joined(spans) {
		text := html.EscapeString(s.text)
		switch {
		case s.brk:
			b.WriteString("<br>")
			continue
		case s.note != nil:
			*notes = append(*notes, s.note)
			b.WriteString("<sup>注" + strconv.Itoa(len(*notes)) + "</sup>")
			continue
		case s.image != "":
			b.WriteString(`<img src="` + s.image + `" alt="` + text + `">`)
			continue
		case trim(s.text) == "":
			b.WriteString(text)
			continue
		}
		for _, e := range emphases {
			if e.on(s.style) {
				text = "<" + e.tag + ">" + text + "</" + e.tag + ">"
			}
		}
		if s.href != "" {
			text = `<a href="` + html.EscapeString(s.href) + `">` + text + "</a>"
		}
		b.WriteString(text)
	}
	return b.String()
}
