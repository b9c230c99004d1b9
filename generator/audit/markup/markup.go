// Package markup reads pages of HTML for those who only look.
//
// A check of a site looks at every page a hundred times and changes nothing. So a page
// is read in one pass into a list of Nodes in the order of the page; those of a name are
// chained, and the text of a node is put together when somebody asks. That takes a
// twentieth of the time of a tree that can be changed.
//
//	root := markup.Parse(source)
//	for a := range root.All("a") {
//		href, _ := a.Attr("href")
//		fmt.Println(href, a.Text())
//	}
//
// What is left out in HTML is filled in: html, head and body, and the ends of p, li, td
// and their like. What no browser needs for a well-made page is not done: misnested
// formatting is not put right, and nothing is moved out of a table.
package markup

import (
	"html"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Node is an element, a piece of text, or the page itself.
type Node struct {
	Name string // of an element, in lower case; empty for text and for the page

	tree     *tree
	raw      string // as it stands in the source; of an element from behind its name
	at, end  int32  // its place in the list, and that of the first node after it
	parent   int32
	same     int32 // the next element of the same name; 0: there is none
	from, to int32 // its attributes
	id       nameID
	plain    bool // text without entities
}

// tree is one page.
type tree struct {
	nodes []Node
	attrs []attribute
	first [len(names) + 1]int32 // the first element of each name; 0: there is none
	texts map[int32]string      // what was asked for
}

type attribute struct{ key, value string }

// All yields the elements of a name below a node, in the order of the page.
func (n *Node) All(name string) iter.Seq[*Node] {
	id := known(name)
	return func(yield func(*Node) bool) {
		if id == 0 {
			for e := range n.Elements() {
				if e.Name == name && !yield(e) {
					return
				}
			}
			return
		}
		t := n.tree
		for i := t.first[id]; i > 0 && i < n.end; i = t.nodes[i].same {
			if i > n.at && !yield(&t.nodes[i]) {
				return
			}
		}
	}
}

// First is the first element of a name below a node, or nil.
func (n *Node) First(name string) *Node {
	id := known(name)
	if id == 0 {
		for e := range n.All(name) {
			return e
		}
		return nil
	}
	nodes := n.tree.nodes
	for i := n.tree.first[id]; i > 0 && i < n.end; i = nodes[i].same {
		if i > n.at {
			return &nodes[i]
		}
	}
	return nil
}

// Elements yields all elements below a node, in the order of the page.
func (n *Node) Elements() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for i := n.at + 1; i < n.end; i++ {
			if e := &n.tree.nodes[i]; e.Name != "" && !yield(e) {
				return
			}
		}
	}
}

// Children yields the elements right below a node.
func (n *Node) Children() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for i := n.at + 1; i < n.end; i = n.tree.nodes[i].end {
			if e := &n.tree.nodes[i]; e.Name != "" && !yield(e) {
				return
			}
		}
	}
}

// Parent is the element that holds a node; nil for the page.
func (n *Node) Parent() *Node {
	if n.at == 0 {
		return nil
	}
	return &n.tree.nodes[n.parent]
}

// Attr is the value of an attribute, and whether it is there.
func (n *Node) Attr(name string) (string, bool) {
	for i := range n.tree.attrs[n.from:n.to] {
		if a := &n.tree.attrs[int(n.from)+i]; a.key == name {
			return unescape(a.value), true
		}
	}
	return "", false
}

// Attrs yields the names of a node's attributes and their values.
func (n *Node) Attrs() iter.Seq2[string, string] {
	return func(yield func(key, value string) bool) {
		for _, a := range n.tree.attrs[n.from:n.to] {
			if !yield(a.key, unescape(a.value)) {
				return
			}
		}
	}
}

// Source is an element as it stands in the page, from behind its name to its end. Two
// of the same name with the same source hold the same.
func (n *Node) Source() string { return n.raw }

// Text is the text below a node, each run of white space one space, without scripts
// and style sheets. That of large nodes is kept: many ask for the same few.
func (n *Node) Text() string {
	const small = 16
	if n.end-n.at < small {
		return n.gather()
	}
	if text, ok := n.tree.texts[n.at]; ok {
		return text
	}
	text := n.gather()
	if n.tree.texts == nil {
		n.tree.texts = map[int32]string{}
	}
	n.tree.texts[n.at] = text
	return text
}

// Says reports whether words stand in the text below a node. They are looked for in its
// pieces before the text is put together.
func (n *Node) Says(words string) bool {
	if strings.Join(strings.Fields(words), " ") == words {
		for piece := range n.pieces() {
			if strings.Contains(piece, words) {
				return true
			}
		}
	}
	return strings.Contains(n.Text(), words)
}

// pieces yields the texts below a node that are shown.
func (n *Node) pieces() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := n.at + 1; i < n.end; i++ {
			piece := &n.tree.nodes[i]
			if piece.Name != "" {
				continue
			}
			if in := n.tree.nodes[piece.parent].id; in == script || in == style {
				continue
			}
			text := piece.raw
			if !piece.plain {
				text = unescape(text)
			}
			if !yield(text) {
				return
			}
		}
	}
}

func (n *Node) gather() string {
	var b strings.Builder
	gap := false
	for text := range n.pieces() {
		gap = squeeze(&b, text, gap)
	}
	return b.String()
}

// squeeze adds a text, each run of white space one space; gap tells that white space
// stands before it, and the result that it stands at its end.
func squeeze(b *strings.Builder, text string, gap bool) bool {
	word := -1 // where the word begins that is being read
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch space := (r <= ' ' || r >= 0x80) && unicode.IsSpace(r); {
		case space && word >= 0:
			b.WriteString(text[word:i])
			word, gap = -1, true
		case space:
			gap = true
		case word < 0:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			word, gap = i, false
		}
		i += size
	}
	if word >= 0 {
		b.WriteString(text[word:])
	}
	return gap
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
