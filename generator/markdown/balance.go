package markdown

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// balanced prints the body and reads it back the way a browser does. Raw HTML is
// cleaned piece by piece and may still open what it does not close, or close what
// it did not open, and must not reach the page around it.
func (d *Doc) balanced(r Refs) ([]*html.Node, error) {
	var loose bytes.Buffer
	p := printer{w: &loose, doc: d, refs: r}
	p.children(d.root)
	return html.ParseFragment(&loose, &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
}

// printed are the elements a body may consist of: those of raw HTML and the two
// that only we print.
var printed = append(slices.Clone(elements), "section", "input")

var voids = strings.Fields("br hr img input col wbr")

// write prints a parsed element as the printer does. It is the last gate: whatever
// went wrong before, no other element, handler, style or scheme passes.
func write(w *bytes.Buffer, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		escape(w, []byte(n.Data))
		return
	case html.ElementNode:
	default:
		return
	}
	if n.Namespace != "" || !slices.Contains(printed, n.Data) {
		return
	}
	w.WriteByte('<')
	w.WriteString(n.Data)
	for _, a := range n.Attr {
		if a.Namespace != "" || a.Key == "style" || strings.HasPrefix(a.Key, "on") ||
			(a.Key == "href" || a.Key == "src") && !allowed(a.Val, a.Key == "src") {
			continue
		}
		w.WriteByte(' ')
		w.WriteString(a.Key)
		w.WriteString(`="`)
		escape(w, []byte(a.Val))
		w.WriteByte('"')
	}
	w.WriteByte('>')
	if slices.Contains(voids, n.Data) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(w, c)
	}
	w.WriteString("</")
	w.WriteString(n.Data)
	w.WriteByte('>')
}
