package themes

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// void elements have no end tag.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// drawing elements are written as in XML.
var drawing = []string{"path", "circle", "rect", "ellipse", "line", "polyline", "polygon"}

// checkHTML lists what is wrong with markup that parsers would forgive: unbalanced
// tags, ids twice, attributes twice, images without text, references to nothing.
func checkHTML(src []byte) []string {
	c := checker{ids: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			c.end()
			return c.problems
		case html.StartTagToken:
			tok := z.Token()
			c.open(tok)
			if !slices.Contains(void, tok.Data) {
				c.stack = append(c.stack, tok.Data)
			}
		case html.SelfClosingTagToken:
			tok := z.Token()
			c.open(tok)
			if !slices.Contains(drawing, tok.Data) {
				c.report("<%s/> closes itself", tok.Data)
			}
		case html.EndTagToken:
			c.close(z.Token().Data)
		}
	}
}

type checker struct {
	problems []string
	stack    []string
	ids      map[string]bool
	refs     []string // ids that labels and aria attributes point at
	headings []int
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) open(tok html.Token) {
	attrs := map[string]string{}
	for _, a := range tok.Attr {
		if _, twice := attrs[a.Key]; twice {
			c.report("<%s>: attribute %s twice", tok.Data, a.Key)
		}
		attrs[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			c.report("<%s>: attribute %s", tok.Data, a.Key)
		}
	}
	if id, ok := attrs["id"]; ok {
		if id == "" || c.ids[id] {
			c.report("<%s>: id %q is empty or taken", tok.Data, id)
		}
		c.ids[id] = true
	}
	for _, key := range []string{"for", "aria-labelledby", "aria-describedby"} {
		if ref, ok := attrs[key]; ok {
			c.refs = append(c.refs, ref)
		}
	}
	c.element(tok.Data, attrs)
}

func (c *checker) element(name string, attrs map[string]string) {
	need := func(key string) {
		if _, ok := attrs[key]; !ok {
			c.report("<%s> without %s", name, key)
		}
	}
	switch name {
	case "a":
		if attrs["href"] == "" {
			c.report("<a> without href")
		}
	case "img":
		need("alt")
	case "th":
		need("scope")
	case "button":
		need("type")
	case "nav":
		if attrs["aria-label"] == "" && attrs["aria-labelledby"] == "" {
			c.report("<nav> without a name")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.headings = append(c.headings, int(name[1]-'0'))
	}
}

func (c *checker) close(name string) {
	if n := len(c.stack); n == 0 || c.stack[n-1] != name {
		c.report("</%s> closes %v", name, c.stack)
		return
	}
	c.stack = c.stack[:len(c.stack)-1]
}

func (c *checker) end() {
	if len(c.stack) > 0 {
		c.report("left open: %v", c.stack)
	}
	for _, ref := range c.refs {
		if !c.ids[ref] {
			c.report("nothing has the id %q", ref)
		}
	}
}
