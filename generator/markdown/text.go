package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Section is the plain text below one heading, up to the next.
type Section struct {
	Heading, ID string // both empty for what stands before the first heading
	Text        string
}

// Text is the body without any sign of Markdown: one block a line, table cells
// separated by a tab, images by their alternative text, footnotes at the end. It is put
// together once: a page, its record and the checks ask for it.
func (d *Doc) Text() string {
	d.written.Do(func() {
		t := texter{doc: d, out: make([]byte, 0, len(d.src)+len(d.src)/8)}
		t.block(d.root)
		d.text = t.text()
	})
	return d.text
}

// Sections is the plain text split at the headings. Together they hold all of Text.
func (d *Doc) Sections() []Section {
	var all []Section
	current := Section{}
	t := texter{doc: d}
	t.heading = func(h *ast.Heading) {
		if current.Text = t.text(); current.Text != "" || current.ID != "" {
			all = append(all, current)
		}
		t.out = t.out[:0]
		id, _ := h.AttributeString("id")
		name, _ := id.(string)
		current = Section{Heading: d.inlineText(h), ID: name}
	}
	t.block(d.root)
	if current.Text = t.text(); current.Text != "" || current.ID != "" {
		all = append(all, current)
	}
	return all
}

func (d *Doc) inlineText(n ast.Node) string {
	t := texter{doc: d}
	t.inlines(n)
	return t.text()
}

// texter writes plain text.
type texter struct {
	doc     *Doc
	out     []byte
	heading func(*ast.Heading) // when set, called instead of writing a heading
}

func (t *texter) text() string { return strings.TrimSpace(string(t.out)) }

// end closes a line; a block without text leaves none behind.
func (t *texter) end() {
	t.out = bytes.TrimRight(t.out, " \t")
	if len(t.out) > 0 && t.out[len(t.out)-1] != '\n' {
		t.out = append(t.out, '\n')
	}
}

func (t *texter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if t.heading != nil {
			t.heading(n)
			return
		}
		t.inlines(n)
	case *ast.Paragraph, *ast.TextBlock, *extast.DefinitionTerm:
		t.inlines(n)
	case *extast.TableRow, *extast.TableHeader:
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.PreviousSibling() != nil {
				t.out = append(t.out, '\t')
			}
			t.inlines(cell)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			t.out = append(t.out, line.Value(t.doc.src)...)
		}
	case *ast.HTMLBlock:
		t.raw(t.doc.fragment(n))
	case *ast.LinkReferenceDefinition:
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			t.block(c)
		}
	}
	t.end()
}

func (t *texter) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.inline(c)
		c = t.doc.contentEnd(c)
	}
}

func (t *texter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(t.doc.src)
		if !n.IsRaw() {
			value = unescape(value)
		}
		t.out = append(t.out, value...)
		if n.HardLineBreak() || n.SoftLineBreak() && !t.doc.brokenWord(n) {
			t.out = append(t.out, ' ')
		}
	case *ast.String:
		t.out = append(t.out, n.Value...)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if s, ok := c.(*ast.Text); ok {
				t.out = append(t.out, bytes.ReplaceAll(s.Segment.Value(t.doc.src), []byte{'\n'}, []byte{' '})...)
			}
		}
	case *ast.AutoLink:
		t.out = append(t.out, n.Label(t.doc.src)...)
	case *ast.RawHTML:
		t.raw(t.doc.fragment(n))
	default:
		t.inlines(n)
	}
}

// brokenWord reports whether a soft line break stands between two characters that
// Chinese writes without a space.
func (d *Doc) brokenWord(t *ast.Text) bool {
	before, _ := utf8.DecodeLastRune(t.Segment.Value(d.src))
	if t.Segment.IsEmpty() {
		before = d.edge(t.PreviousSibling(), ast.Node.LastChild, utf8.DecodeLastRune)
	}
	return joins(before, d.edge(t.NextSibling(), ast.Node.FirstChild, utf8.DecodeRune))
}

// edge is the first or last character of an inline node, whatever it is nested in.
func (d *Doc) edge(n ast.Node, child func(ast.Node) ast.Node, decode func([]byte) (rune, int)) rune {
	for n != nil {
		if t, ok := n.(*ast.Text); ok {
			r, _ := decode(t.Segment.Value(d.src))
			return r
		}
		n = child(n)
	}
	return utf8.RuneError
}
