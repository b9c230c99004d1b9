package markup

import (
	"slices"
	"strings"
	"sync"
)

// Parse reads a page. Anything can be read; it always has html, head and body.
func Parse(source string) *Node {
	t, _ := trees.Get().(*tree)
	if t == nil {
		t = &tree{}
	}
	t.nodes = slices.Grow(t.nodes, strings.Count(source, "<")+8)
	t.attrs = slices.Grow(t.attrs, strings.Count(source, "=")+8)
	p := parser{source: source, tree: t, stack: make([]int32, 0, 64)}
	p.open("", 0)
	for p.at < len(source) {
		p.next()
	}
	p.body()
	p.close(0)
	return &p.nodes[0]
}

// trees are pages that nobody looks at any more, for the next ones.
var trees sync.Pool

// Free gives the memory of a page to one that is read later. No node of the page may be
// used any more; strings that it gave out may.
func (n *Node) Free() {
	t := n.tree
	*t = tree{nodes: t.nodes[:0], attrs: t.attrs[:0]}
	trees.Put(t)
}

type parser struct {
	*tree
	source string
	at     int
	stack  []int32               // the elements that are open; the page is the first
	last   [len(names) + 1]int32 // the last element of each name
	begun  struct{ html, head, body bool }
	within int // how many svg and math are open
}

// next reads a tag or a piece of text.
func (p *parser) next() {
	rest := p.source[p.at:]
	switch {
	case rest[0] != '<' || len(rest) < 2:
		p.text()
	case isLetter(rest[1]):
		p.startTag()
	case rest[1] == '/' && len(rest) > 2:
		p.endTag()
	case strings.HasPrefix(rest, "<!--"):
		p.skip("-->")
	case rest[1] == '!' || rest[1] == '?':
		p.skip(">")
	default:
		p.text()
	}
}

// skip goes on behind the next sign, or to the end.
func (p *parser) skip(sign string) {
	i := strings.Index(p.source[p.at:], sign)
	if i < 0 {
		p.at = len(p.source)
		return
	}
	p.at += i + len(sign)
}

// text reads up to the next tag.
func (p *parser) text() {
	end := len(p.source)
	if i := strings.IndexByte(p.source[p.at+1:], '<'); i >= 0 {
		end = p.at + 1 + i
	}
	raw := p.source[p.at:end]
	p.at = end
	if !p.begun.body {
		if strings.Trim(raw, " \t\r\n\f") == "" {
			return
		}
		p.body()
	}
	p.add(raw, false)
}

func (p *parser) add(raw string, plain bool) {
	i := int32(len(p.nodes))
	p.nodes = append(p.nodes, Node{tree: p.tree, raw: raw, at: i, end: i + 1, parent: p.top(), plain: plain})
}

func (p *parser) top() int32 { return p.stack[len(p.stack)-1] }

// open begins an element inside the one that is open.
func (p *parser) open(name string, id nameID) {
	i, parent := int32(len(p.nodes)), int32(0)
	if i > 0 {
		parent = p.top()
	}
	n := int32(len(p.attrs))
	p.nodes = append(p.nodes, Node{Name: name, tree: p.tree, raw: p.source[p.at:], at: i, end: i + 1, parent: parent, from: n, to: n, id: id})
	if id != 0 {
		if before := p.last[id]; before > 0 {
			p.nodes[before].same = i
		} else {
			p.first[id] = i
		}
		p.last[id] = i
	}
	p.stack = append(p.stack, i)
}

// close ends the open elements from a depth on.
func (p *parser) close(depth int) {
	for _, i := range p.stack[depth:] {
		n := &p.nodes[i]
		n.end = int32(len(p.nodes))
		n.raw = n.raw[:len(n.raw)-(len(p.source)-p.at)]
		if traits[n.id]&foreign != 0 {
			p.within--
		}
	}
	p.stack = p.stack[:depth]
}

func (p *parser) html() {
	if !p.begun.html {
		p.begun.html = true
		p.open("html", page)
	}
}

func (p *parser) head() {
	if p.html(); !p.begun.head {
		p.begun.head = true
		p.open("head", head)
	}
}

func (p *parser) body() {
	if p.head(); !p.begun.body {
		p.begun.body = true
		p.close(2) // the page and html stay open
		p.open("body", body)
	}
}

// startTag reads an element's start, and its text if it holds nothing else.
func (p *parser) startTag() {
	name, id := p.name(1)
	kind := traits[id]
	fresh := true
	switch {
	case id == page:
		fresh = !p.begun.html
		p.html()
	case id == head:
		fresh = !p.begun.head
		p.head()
	case id == body:
		fresh = !p.begun.body
		p.body()
	default:
		if kind&inHead == 0 {
			p.body()
		} else {
			p.head()
		}
		p.imply(id, kind)
		p.open(name, id)
	}
	n := p.top()
	from := len(p.attrs)
	ended := p.attributes()
	if !fresh {
		p.attrs = p.attrs[:from] // of a second html or body
		return
	}
	p.nodes[n].from, p.nodes[n].to = int32(from), int32(len(p.attrs))
	switch {
	case kind&foreign != 0:
		p.within++
		if ended {
			p.close(len(p.stack) - 1)
		}
	case p.within > 0 && ended, p.within == 0 && kind&void != 0:
		p.close(len(p.stack) - 1)
	case p.within == 0 && kind&rawText != 0:
		p.rawText(name, kind&entities == 0)
	}
}

// name reads a name of a tag at some distance.
func (p *parser) name(ahead int) (string, nameID) {
	s, begin := p.source, p.at+ahead
	i := begin
	for i < len(s) && (s[i] > '>' || !endsName(s[i])) {
		i++
	}
	p.at = i
	name := s[begin:i]
	id := known(name)
	if id == 0 {
		name = strings.ToLower(name)
		id = known(name)
	}
	return name, id
}

// attributes reads up to the end of a tag; ended tells that it is written />.
func (p *parser) attributes() (ended bool) {
	s, i := p.source, p.at
	for i < len(s) {
		switch c := s[i]; {
		case c == '>':
			p.at = i + 1
			return ended
		case c == '/':
			ended = true
			i++
		case asciiSpace(c):
			i++
		default:
			ended = false
			i = p.attribute(i)
		}
	}
	p.at = i
	return ended
}

// attribute reads an attribute at an offset and returns where to go on.
func (p *parser) attribute(begin int) int {
	s, i, upper := p.source, begin, false
	for ; i < len(s) && (s[i] > '>' || i == begin || s[i] != '=' && !endsName(s[i])); i++ {
		upper = upper || s[i]-'A' < 26
	}
	a := attribute{key: s[begin:i]}
	if upper {
		a.key = strings.ToLower(a.key)
	}
	after := i
	for i < len(s) && asciiSpace(s[i]) {
		i++
	}
	if i < len(s) && s[i] == '=' {
		for i++; i < len(s) && asciiSpace(s[i]); i++ {
		}
		a.value, after = value(s, i)
	}
	p.attrs = append(p.attrs, a)
	return after
}

// value reads the value of an attribute at an offset and returns where to go on.
func value(s string, i int) (string, int) {
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		n := strings.IndexByte(s[i+1:], s[i])
		if n < 0 {
			return s[i+1:], len(s)
		}
		return s[i+1 : i+1+n], i + n + 2
	}
	begin := i
	for i < len(s) && s[i] != '>' && !asciiSpace(s[i]) {
		i++
	}
	return s[begin:i], i
}

// rawText reads what stands in an element up to its end.
func (p *parser) rawText(name string, plain bool) {
	begin := p.at
	for {
		p.skip("</")
		if p.at == len(p.source) {
			p.add(p.source[begin:], plain)
			p.close(len(p.stack) - 1)
			return
		}
		end := p.at - len("</")
		if n := len(name); len(p.source)-p.at > n && strings.EqualFold(p.source[p.at:p.at+n], name) && endsName(p.source[p.at+n]) {
			if end > begin {
				p.add(p.source[begin:end], plain)
			}
			p.close(len(p.stack) - 1)
			p.skip(">")
			return
		}
	}
}

// endTag ends the element that it names, and those inside that were left open. The end
// of the head and of the body is where the next thing does not belong to them.
func (p *parser) endTag() {
	if !isLetter(p.source[p.at+2]) {
		p.skip(">")
		return
	}
	name, id := p.name(2)
	p.skip(">")
	across := traits[id]&(tablePart|cell) != 0
	for depth := len(p.stack) - 1; depth > 2; depth-- {
		n := &p.nodes[p.stack[depth]]
		if n.Name == name {
			p.close(depth)
			return
		}
		if !across && traits[n.id]&cell != 0 {
			return
		}
	}
}
