package audit

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// Page is one rendered page.
type Page struct {
	Path   string // in the output folder: policies/a/index.html
	Source []byte
	Root   *html.Node
	Public *site.Public // what the page shows; nil: a list, or a page of the site itself
}

// ParsePage parses a page; path is that of its file in the output folder.
func ParsePage(s *site.Site, path string, source []byte) (*Page, error) {
	root, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", path, err)
	}
	p := &Page{Path: path, Source: source, Root: root}
	if id, ok := strings.CutSuffix(path, "/index.html"); ok {
		if d := s.Document(id); d != nil && d.Public != nil && d.Public.Route == "/"+id+"/" {
			p.Public = d.Public
		} else {
			p.Public = byRoute(s, "/"+id+"/")
		}
	}
	return p, nil
}

func byRoute(s *site.Site, route string) *site.Public {
	for _, p := range s.Pages {
		if p.Route == route {
			return p
		}
	}
	return nil
}

// At is the place of the page: the file of the document it shows, or its own path.
func (p *Page) At() diag.Place {
	if p.Public != nil && p.Public.Body.Path != "" {
		return diag.Place{File: p.Public.Body.Path, Line: 1, Column: 1}
	}
	return diag.Place{File: p.Path}
}

// All yields the elements of a name below a node, in the order of the page.
func All(n *html.Node, name string) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && d.Data == name && !yield(d) {
				return
			}
		}
	}
}

// First is the first element of a name below a node, or nil.
func First(n *html.Node, name string) *html.Node {
	for e := range All(n, name) {
		return e
	}
	return nil
}

// Attr is the value of an attribute, and whether it is there.
func Attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TextOf is the text below a node, each run of white space one space.
func TextOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "script" && d.Parent.Data != "style" {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
