package audit

import (
	"strings"

	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// Page is one rendered page.
type Page struct {
	Path   string // in the output folder: policies/a/index.html
	Source string
	Root   *markup.Node
	Public *site.Public // what the page shows, which the run fills in; nil: a list, or a page of the site itself
	Kept
}

// ParsePage reads a page; path is that of its file in the output folder.
func ParsePage(path string, source []byte) *Page {
	text := string(source)
	return &Page{Path: path, Source: text, Root: markup.Parse(text)}
}

// publicOn is what the page with a path shows; nil: a list, or a page of the site itself.
func (r *run) publicOn(path string) *site.Public {
	folder, ok := strings.CutSuffix(path, "index.html")
	if !ok {
		return nil
	}
	return r.byRoute["/"+folder]
}

// At is the place of the page: the file of the document it shows, or its own path.
func (p *Page) At() diag.Place {
	if p.Public != nil && p.Public.Body.Path != "" {
		return diag.Place{File: p.Public.Body.Path, Line: 1, Column: 1}
	}
	return diag.Place{File: p.Path}
}
