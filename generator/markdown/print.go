package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Refs is what a body cannot know by itself.
type Refs struct {
	// Link says where a destination leads and whether that is another site. It is
	// asked for every link and image, fragments and raw HTML included. When href is
	// empty there is no link: the text stands alone, of an image its alternative. Nil
	// leaves destinations as they are written.
	Link func(dest string) (href string, external bool)
	// Cite says where the document of a number is, written as 青政发〔2026〕12号.
	// Nil links no numbers.
	Cite func(documentNumber string) (href string, ok bool)
}

// HTML prints the body. Nothing stands between block elements, and no attribute
// loses its quotes. The bytes depend on the body and on Refs alone.
func (d *Doc) HTML(w *bytes.Buffer, r Refs) {
	if !d.raw || !d.page {
		w.Grow(len(d.src) + len(d.src)/4) // what most bodies take
		p := printer{w: w, doc: d, refs: r}
		p.children(d.root)
		return
	}
	loose, err := d.balanced(r)
	if err != nil {
		// Parse has seen to it that this cannot happen; if it did, the page would
		// rather lack its raw HTML than be broken by it.
		p := printer{w: w, doc: d, refs: r, mute: true}
		p.children(d.root)
		return
	}
	for _, n := range loose {
		write(w, n)
	}
}

// printer prints the blocks of one body; inline.go has the inline elements.
type printer struct {
	w    *bytes.Buffer
	doc  *Doc
	refs Refs

	tables    int  // printed so far
	rawTables int  // raw tables that are open
	links     int  // links that are open
	rawLink   bool // one of them is raw HTML's
	mute      bool // leaves raw HTML out
}

func (p *printer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			p.inline(c)
			c = p.doc.contentEnd(c)
		} else {
			p.block(c)
		}
	}
}

// wrap prints an element around the children of a node.
func (p *printer) wrap(tag string, n ast.Node) {
	p.w.WriteByte('<')
	p.w.WriteString(tag)
	p.w.WriteByte('>')
	p.children(n)
	p.close(tag)
}

func (p *printer) close(tag string) {
	p.w.WriteString("</")
	p.w.WriteString(tag)
	p.w.WriteByte('>')
}

func (p *printer) attribute(name, value string) {
	p.w.WriteByte(' ')
	p.w.WriteString(name)
	p.w.WriteString(`="`)
	escape(p.w, []byte(value))
	p.w.WriteByte('"')
}

func (p *printer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		if image := figure(n); image != nil && p.doc.page {
			p.figure(image)
			return
		}
		p.wrap("p", n)
	case *ast.Heading:
		p.heading(n)
	case *ast.List:
		p.list(n)
	case *ast.ListItem:
		p.wrap("li", n)
	case *ast.Blockquote:
		p.wrap("blockquote", n)
	case *ast.CodeBlock:
		p.code(n, nil)
	case *ast.FencedCodeBlock:
		p.code(n, n.Language(p.doc.src))
	case *ast.ThematicBreak:
		p.w.WriteString("<hr>")
	case *ast.HTMLBlock:
		fragment := p.doc.fragment(n)
		if p.doc.page {
			fragment = bytes.TrimRight(fragment, "\n")
		}
		p.raw(fragment)
	case *extast.Table:
		p.table(n)
	case *extast.DefinitionList:
		p.wrap("dl", n)
	case *extast.DefinitionTerm:
		p.wrap("dt", n)
	case *extast.DefinitionDescription:
		p.wrap("dd", n)
	case *extast.FootnoteList:
		p.w.WriteString(`<section class="gx-footnotes" role="doc-endnotes"><hr><ol>`)
		p.children(n)
		p.w.WriteString("</ol></section>")
	case *extast.Footnote:
		p.w.WriteString("<li")
		p.attribute("id", noteID(n.Index))
		p.w.WriteByte('>')
		p.children(n)
		p.close("li")
	case *ast.LinkReferenceDefinition:
	default:
		p.children(n)
	}
	if p.rawLink && n.Kind() != ast.KindHTMLBlock {
		p.endRawLink() // forgotten; it would run on into the next block
	}
}

func (p *printer) heading(n *ast.Heading) {
	tag := "h" + strconv.Itoa(n.Level)
	p.w.WriteByte('<')
	p.w.WriteString(tag)
	if id, ok := n.AttributeString("id"); ok {
		p.attribute("id", id.(string))
	}
	p.w.WriteByte('>')
	p.children(n)
	p.close(tag)
}

func (p *printer) list(n *ast.List) {
	if !n.IsOrdered() {
		p.wrap("ul", n)
		return
	}
	p.w.WriteString("<ol")
	if n.Start != 1 {
		p.attribute("start", strconv.Itoa(n.Start))
	}
	p.w.WriteByte('>')
	p.children(n)
	p.close("ol")
}

func (p *printer) code(n ast.Node, language []byte) {
	p.w.WriteString("<pre><code")
	if language != nil {
		p.attribute("class", "language-"+string(unescape(language)))
	}
	p.w.WriteByte('>')
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		escape(p.w, line.Value(p.doc.src))
	}
	p.w.WriteString("</code></pre>")
}

func (p *printer) table(n *extast.Table) {
	p.openTable()
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cell := "td"
		if row.Kind() == extast.KindTableHeader {
			cell = "th"
			p.w.WriteString("<thead>")
		} else if !body {
			body = true
			p.w.WriteString("<tbody>")
		}
		p.w.WriteString("<tr>")
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			p.cell(cell, c.(*extast.TableCell))
		}
		p.w.WriteString("</tr>")
		if cell == "th" {
			p.w.WriteString("</thead>")
		}
	}
	if body {
		p.w.WriteString("</tbody>")
	}
	p.closeTable()
}

func (p *printer) cell(tag string, n *extast.TableCell) {
	p.w.WriteByte('<')
	p.w.WriteString(tag)
	if tag == "th" && p.doc.page {
		p.w.WriteString(` scope="col"`)
	}
	if n.Alignment == extast.AlignRight || n.Alignment == extast.AlignCenter || n.Alignment == extast.AlignLeft {
		p.attribute("class", "gx-align-"+n.Alignment.String())
	}
	p.w.WriteByte('>')
	p.children(n)
	p.close(tag)
}

// openTable puts a table into a region that scrolls by keyboard too, because wide
// tables do not fit a phone.
func (p *printer) openTable() {
	if p.doc.page {
		p.tables++
		p.w.WriteString(`<div class="gx-table" role="region" tabindex="0"`)
		p.attribute("aria-label", "表格 "+strconv.Itoa(p.tables))
		p.w.WriteByte('>')
	}
	p.w.WriteString("<table>")
}

func (p *printer) closeTable() {
	p.w.WriteString("</table>")
	if p.doc.page {
		p.w.WriteString("</div>")
	}
}

// figure is the image a paragraph consists of, or nil.
func figure(n *ast.Paragraph) *ast.Image {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || image.NextSibling() != nil {
		return nil
	}
	return image
}

func (p *printer) figure(n *ast.Image) {
	p.w.WriteString("<figure>")
	p.image(string(unescape(n.Destination)), p.doc.inlineText(n), "")
	if len(n.Title) > 0 {
		p.w.WriteString("<figcaption>")
		escape(p.w, unescape(n.Title))
		p.w.WriteString("</figcaption>")
	}
	p.w.WriteString("</figure>")
}
