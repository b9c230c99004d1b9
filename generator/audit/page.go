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
	Public *site.Public // what the page shows; nil: a list, or a page of the site itself
	Kept
}

// ParsePage parses a page; path is that of its file in the output folder.
func ParsePage(s *site.Site, path string, source []byte) *Page {
	text := string(source)
	p := &Page{Path: path, Source: text, Root: markup.Parse(text)}
	if id, ok := strings.CutSuffix(path, "/index.html"); ok {
		if d := s.Document(id); d != nil && d.Public != nil && d.Public.Route == "/"+id+"/" {
			p.Public = d.Public
		} else {
			p.Public = byRoute(s, "/"+id+"/")
		}
	}
	return p
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
