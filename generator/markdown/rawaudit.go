package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gongkai/generator/diag"
)

// fragment is the source of raw HTML.
func (d *Doc) fragment(n ast.Node) (out []byte) {
	switch n := n.(type) {
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			out = append(out, s.Value(d.src)...)
		}
	case *ast.HTMLBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			out = append(out, s.Value(d.src)...)
		}
		if n.HasClosure() {
			out = append(out, n.ClosureLine.Value(d.src)...)
		}
	}
	return out
}

func (d *Doc) fragmentStart(n ast.Node) int {
	switch n := n.(type) {
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			return n.Segments.At(0).Start
		}
	case *ast.HTMLBlock:
		if n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return max(0, n.Pos())
}

// contentEnd is the last node of what goes with a dropped element: for an inline
// tag such as <script>, the tag that closes it. For all others it is n.
func (d *Doc) contentEnd(n ast.Node) ast.Node {
	if n.Kind() != ast.KindRawHTML || !d.page {
		return n
	}
	name, start := tag(d.fragment(n))
	if !start || !slices.Contains(swallowed, name) {
		return n
	}
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindRawHTML {
			if end, start := tag(d.fragment(c)); end == name && !start {
				return c
			}
		}
	}
	return n
}

func tag(fragment []byte) (name string, start bool) {
	z := html.NewTokenizer(bytes.NewReader(fragment))
	kind := z.Next()
	b, _ := z.TagName()
	return string(b), kind == html.StartTagToken
}

// rawAudit notes what the sanitizer will drop: each element once, at its first line.
type rawAudit struct {
	doc   *Doc
	first int // the line of the first fragment
	names []string
	line  map[string]int
	count map[string]int
}

func (a *rawAudit) look(n ast.Node) {
	line := a.doc.line(a.doc.fragmentStart(n))
	if a.first == 0 {
		a.first = line
	}
	z := html.NewTokenizer(bytes.NewReader(a.doc.fragment(n)))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		height := bytes.Count(z.Raw(), []byte{'\n'})
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			b, _ := z.TagName()
			name := string(b)
			if !slices.Contains(elements, name) && !slices.Contains(unwrapped, name) {
				a.note(name, line)
			}
		}
		line += height
	}
}

func (a *rawAudit) note(name string, line int) {
	if a.count == nil {
		a.line, a.count = map[string]int{}, map[string]int{}
	}
	if a.count[name]++; a.count[name] == 1 {
		a.line[name] = line
		a.names = append(a.names, name)
	}
}

func (a *rawAudit) found() (all diag.List) {
	for _, name := range a.names {
		all.Add(droppedElement.At(diag.Place{Line: a.line[name]}, abbreviated(name), a.count[name]))
	}
	return all
}

// raw adds the text of raw HTML, for search must find what a pasted table says.
func (t *texter) raw(fragment []byte) {
	skipped := ""
	z := html.NewTokenizer(bytes.NewReader(fragment))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.TextToken {
			if skipped == "" {
				t.rawText(z.Text())
			}
			continue
		}
		b, _ := z.TagName()
		name := string(b)
		switch {
		case skipped != "":
			if kind == html.EndTagToken && name == skipped {
				skipped = ""
			}
		case kind == html.StartTagToken && slices.Contains(swallowed, name):
			skipped = name
		case kind == html.EndTagToken && (name == "td" || name == "th"):
			t.out = append(t.out, '\t')
		case kind == html.StartTagToken && name == "img":
			t.out = append(t.out, alternative(z)...)
		case slices.Contains(lines, name):
			t.end()
		}
	}
}

// lines are the elements that stand on lines of their own.
var lines = []string{"p", "br", "hr", "div", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
	"dl", "dt", "dd", "table", "caption", "tr", "figure", "figcaption", "details", "summary"}

// rawText adds text; white space in HTML source, line ends included, is a space.
func (t *texter) rawText(text []byte) {
	for i, word := range bytes.Fields(text) {
		if i > 0 || startsWithSpace(text) && len(t.out) > 0 && !bytes.ContainsRune([]byte("\n\t "), rune(t.out[len(t.out)-1])) {
			t.out = append(t.out, ' ')
		}
		t.out = append(t.out, word...)
	}
}

func startsWithSpace(b []byte) bool {
	return len(b) > 0 && (b[0] == ' ' || b[0] == '\n' || b[0] == '\t')
}

func alternative(z *html.Tokenizer) []byte {
	for more := true; more; {
		var key, value []byte
		if key, value, more = z.TagAttr(); string(key) == "alt" {
			return value
		}
	}
	return nil
}
