package program

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// chain is the escapers that the library puts behind a value, in their order: in an
// address of an attribute _html_template_urlfilter, …urlnormalizer, …attrescaper.
//
// They are the library's, and so are their results: value is a template of the library
// that is nothing but a value and these escapers. Only where they would leave a text as
// it is, the text is written without asking, and what was said of a text before is not
// asked again: pages have many addresses and dates in common.
type chain struct {
	value *template.Template
	keeps *[256]bool // the bytes that stay as they are; nil if no text can be told by its bytes
	html  bool       // template.HTML stays as it is

	mu   sync.RWMutex
	said map[string]string // of some short texts
}

const (
	longestSaid = 200
	mostSaid    = 5_000
)

const escaperPrefix = "_html_template_"

// byByte are the escapers that replace some bytes or characters of a text, wherever they
// stand, or refuse the text for them: of a text in which each byte would stay as it is by
// itself, all stays as it is.
var byByte = []string{"htmlescaper", "attrescaper", "rcdataescaper", "urlfilter", "urlnormalizer", "urlescaper"}

// chains are the chains there are, by the names of their escapers.
var chains sync.Map

func chainOf(escapers []*parse.CommandNode) *chain {
	var names []string
	for _, e := range escapers {
		names = append(names, strings.TrimPrefix(e.String(), escaperPrefix))
	}
	key := strings.Join(names, " ")
	if c, ok := chains.Load(key); ok {
		return c.(*chain)
	}
	c := &chain{value: library(escapers), html: key == "htmlescaper", said: map[string]string{}}
	if !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(byByte, name) }) {
		c.probe()
	}
	known, _ := chains.LoadOrStore(key, c)
	return known.(*chain)
}

// library makes a template of the library that is a value behind escapers: one that has
// been escaped, with the escapers exchanged in the tree that it executes.
func library(escapers []*parse.CommandNode) *template.Template {
	t := template.Must(template.New("value").Parse("{{.}}"))
	if err := t.Execute(io.Discard, ""); err != nil {
		panic(err)
	}
	pipe := t.Tree.Root.Nodes[0].(*parse.ActionNode).Pipe
	pipe.Cmds = slices.Concat(pipe.Cmds[:1], escapers)
	return t
}

// probe asks for each byte whether it stays as it is.
func (c *chain) probe() {
	var out bytes.Buffer
	c.keeps = new([256]bool)
	for b := range 256 {
		text := "x" + string([]byte{byte(b)}) + "y"
		out.Reset()
		c.ask(&out, text)
		c.keeps[b] = out.String() == text
	}
}

// write appends a value as it stands in its place.
func (c *chain) write(page *bytes.Buffer, v reflect.Value) {
	switch {
	case !v.IsValid():
		c.ask(page, nil)
	case v.Kind() == reflect.String && v.Type() == stringType:
		c.text(page, v.String())
	case c.html && v.Type() == htmlType:
		page.WriteString(v.String())
	case v.Kind() == reflect.Int && v.Type() == intType && c.stays("-0123456789"):
		page.Write(strconv.AppendInt(page.AvailableBuffer(), v.Int(), 10))
	default:
		c.ask(page, v.Interface())
	}
}

func (c *chain) text(page *bytes.Buffer, text string) {
	if c.stays(text) {
		page.WriteString(text)
		return
	}
	c.mu.RLock()
	said, ok := c.said[text]
	c.mu.RUnlock()
	if ok {
		page.WriteString(said)
		return
	}
	before := page.Len()
	c.ask(page, text)
	if len(text) > longestSaid {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.said) < mostSaid {
		c.said[strings.Clone(text)] = string(page.Bytes()[before:])
	}
}

func (c *chain) stays(text string) bool {
	if c.keeps == nil {
		return false
	}
	for i := range len(text) {
		if !c.keeps[text[i]] {
			return false
		}
	}
	return true
}

func (c *chain) ask(page *bytes.Buffer, value any) {
	if err := c.value.Execute(page, value); err != nil {
		panic(err)
	}
}
