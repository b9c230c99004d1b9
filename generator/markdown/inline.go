package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

func (p *printer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.text(n)
	case *ast.String:
		escape(p.w, n.Value)
	case *ast.Emphasis:
		if n.Level == 2 {
			p.wrap("strong", n)
		} else {
			p.wrap("em", n)
		}
	case *extast.Strikethrough:
		p.wrap("del", n)
	case *ast.CodeSpan:
		p.codeSpan(n)
	case *ast.Link:
		opened := p.openLink(string(unescape(n.Destination)), string(unescape(n.Title)))
		p.children(n)
		p.closeLink(opened)
	case *ast.AutoLink:
		opened := p.links == 0 && p.openLink(p.doc.address(n), "")
		escape(p.w, n.Label(p.doc.src))
		p.closeLink(opened)
	case *ast.Image:
		p.image(string(unescape(n.Destination)), p.doc.inlineText(n), string(unescape(n.Title)))
	case *ast.RawHTML:
		p.raw(p.doc.fragment(n))
	case *extast.TaskCheckBox:
		p.checkBox(n.IsChecked)
	case *extast.FootnoteLink:
		p.noteReference(n)
	case *extast.FootnoteBacklink:
		p.noteReturn(n)
	default:
		p.children(n)
	}
}

func (p *printer) text(n *ast.Text) {
	value := n.Segment.Value(p.doc.src)
	if !n.IsRaw() {
		value = unescape(value)
	}
	if p.refs.Cite != nil && p.links == 0 {
		value = p.citations(value)
	}
	escape(p.w, value)
	switch {
	case n.HardLineBreak():
		p.w.WriteString("<br>")
	case n.SoftLineBreak() && !p.doc.brokenWord(n):
		p.w.WriteByte('\n')
	}
}

// citations prints text up to and with the last document number it can link, and
// returns the rest.
func (p *printer) citations(text []byte) []byte {
	for from := 0; ; {
		c, ok := nextCitation(text, from)
		if !ok {
			return text
		}
		start, href, ok := c.resolve(text, p.refs.Cite)
		if !ok || !allowed(href, false) {
			from = c.end
			continue
		}
		escape(p.w, text[:start])
		p.w.WriteString(`<a class="gx-cite"`)
		p.href(href)
		p.w.WriteByte('>')
		escape(p.w, text[start:c.end])
		p.w.WriteString("</a>")
		text, from = text[c.end:], 0
	}
}

func (p *printer) codeSpan(n *ast.CodeSpan) {
	p.w.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(p.doc.src)
			if line, broken := bytes.CutSuffix(value, []byte{'\n'}); broken {
				escape(p.w, line)
				p.w.WriteByte(' ')
				continue
			}
			escape(p.w, value)
		}
	}
	p.w.WriteString("</code>")
}

// openLink prints the start of a link. A destination that is not allowed, or leads
// nowhere, leaves the text alone, and reports false.
func (p *printer) openLink(dest, title string) bool {
	href, external := dest, false
	if p.refs.Link != nil {
		if href, external = p.refs.Link(dest); href == "" {
			return false
		}
	}
	if p.doc.page && !(allowed(dest, false) && allowed(href, false)) {
		return false
	}
	// Attributes of links are in alphabetical order, because reading HTML back sorts
	// them: a body prints the same with raw HTML in it and without.
	p.links++
	p.w.WriteString("<a")
	if external {
		p.w.WriteString(` class="gx-external"`)
	}
	p.href(href)
	if external {
		p.w.WriteString(` rel="noopener external"`)
	}
	if title != "" {
		p.attribute("title", title)
	}
	p.w.WriteByte('>')
	return true
}

func (p *printer) closeLink(opened bool) {
	if opened {
		p.links--
		p.w.WriteString("</a>")
	}
}

func (p *printer) href(address string) {
	p.attribute("href", string(util.URLEscape([]byte(address), false)))
}

func (p *printer) image(dest, alt, title string) {
	src := dest
	if p.refs.Link != nil {
		src, _ = p.refs.Link(dest)
	}
	if p.refs.Link != nil && src == "" || p.doc.page && !(allowed(dest, true) && allowed(src, true)) {
		escape(p.w, []byte(alt))
		return
	}
	p.w.WriteString("<img")
	p.attribute("src", string(util.URLEscape([]byte(src), false)))
	p.attribute("alt", alt)
	if title != "" {
		p.attribute("title", title)
	}
	if p.doc.page {
		p.w.WriteString(` loading="lazy" decoding="async"`)
	}
	p.w.WriteByte('>')
}

func (p *printer) checkBox(checked bool) {
	p.w.WriteString(`<input type="checkbox" disabled=""`)
	if checked {
		p.w.WriteString(` checked="" aria-label="已完成"> `)
	} else {
		p.w.WriteString(` aria-label="未完成"> `)
	}
}

// The colon keeps the ids of footnotes apart from those of headings, which have none.
func noteID(index int) string { return "fn:" + strconv.Itoa(index) }

func noteReferenceID(index, repeat int) string {
	id := "fnref:" + strconv.Itoa(index)
	if repeat > 0 {
		id += "-" + strconv.Itoa(repeat+1)
	}
	return id
}

func (p *printer) noteReference(n *extast.FootnoteLink) {
	p.w.WriteString("<sup")
	p.attribute("id", noteReferenceID(n.Index, n.RefIndex))
	p.w.WriteString(`><a class="gx-footnote"`)
	p.attribute("href", "#"+noteID(n.Index))
	p.w.WriteString(` role="doc-noteref">`)
	p.w.WriteString(strconv.Itoa(n.Index))
	p.w.WriteString("</a></sup>")
}

func (p *printer) noteReturn(n *extast.FootnoteBacklink) {
	p.w.WriteString(` <a aria-label="返回正文" class="gx-footnote-return"`)
	p.attribute("href", "#"+noteReferenceID(n.Index, n.RefIndex))
	p.w.WriteString(` role="doc-backlink">↩</a>`)
}
