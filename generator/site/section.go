package site

import (
	"maps"
	"path"
	"slices"
	"strings"

	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Section is a column: a folder of documents with a purpose.
type Section struct {
	Path, Route string // news/county, /news/county/
	Title       string
	Description string
	Keywords    []string
	Type        string // ColumnType tag
	Class       disclosure.ColumnClass
	Window      int // days between updates; 0: none asked for
	PageSize    int

	Parent   *Section
	Children []*Section
	Own      []*Public // filed here
	Public   []*Public // filed here or in a section below, newest first
	Body     Body      // the column's own text
	Files    []File    // what the text shows or links to
	Declared bool      // it stands in site.toml

	Pointers // of the text
}

// Crumbs are the sections from the top down to this one.
func (s *Section) Crumbs() []*Section {
	if s == nil {
		return nil
	}
	return append(s.Parent.Crumbs(), s)
}

// Text is the column's own text as a document, for the checks; nil when none is shown.
// It stands in no column itself, and in no list of the site.
func (s *Section) Text() *Document {
	if s.Body.Empty() {
		return nil
	}
	return &Document{
		Document: s.Body.source, Route: s.Route, Kind: disclosure.Page, Mode: disclosure.Proactive,
		Public: &Public{Form: Whole, Route: s.Route, Title: s.Title, Kind: disclosure.Page, Mode: disclosure.Proactive, Body: s.Body, Files: s.Files, Pointers: s.Pointers},
	}
}

// makeSections makes a section of every declared column and of every folder of which
// something may be shown: a document, or its _index.md. The name of another folder may
// tell what is not public.
func (a *assembler) makeSections(t *content.Tree) {
	index := map[string]*content.Document{}
	paths := map[string]bool{}
	for _, c := range t.Documents {
		if c.Index {
			index[c.ID] = c
			paths[c.ID] = a.showsColumn(c)
		}
	}
	for _, c := range a.Config.Columns {
		paths[c.Path] = config.ColumnPath(c.Path) // others have been told, and may have no end upwards
	}
	for _, d := range a.Documents {
		if a.form(a.hidden(d)) != Nothing {
			paths[d.sectionPath()] = true
		}
	}
	maps.DeleteFunc(paths, func(_ string, shown bool) bool { return !shown })
	for p := range paths {
		for up := path.Dir(p); up != "."; up = path.Dir(up) {
			paths[up] = true
		}
	}
	delete(paths, "")
	delete(paths, ".")
	for _, p := range sorted(paths) {
		a.addSection(p, index[p])
	}
}

func (a *assembler) addSection(p string, index *content.Document) {
	s := &Section{Path: p, Route: "/" + p + "/", Title: path.Base(p), PageSize: a.Config.Defaults.PageSize}
	if index != nil && a.showsColumn(index) {
		s.Title, s.Description, s.Keywords = index.Title, index.Summary, index.Keywords
		s.Body = Body{source: index, Sum: index.Sum, Path: index.Path}
		s.Files = a.files(index, s.Route, &a.found)
		if len(index.Tables) > 0 {
			a.found.Add(columnTable.At(index.Field("tables")))
		}
	}
	if c, ok := a.Config.Column(p); ok {
		s.Declared, s.Title, s.Type, s.Class, s.Window = true, c.Title, c.Type, c.Class, c.Window
		if c.Description != "" {
			s.Description = c.Description
		}
		if len(c.Keywords) > 0 {
			s.Keywords = c.Keywords
		}
		if c.PageSize > 0 {
			s.PageSize = c.PageSize
		}
	} else if !strings.Contains(p, "/") {
		place := diag.Place{File: content.Dir + "/" + p}
		if index != nil {
			place = diag.Place{File: index.Path, Line: 1, Column: 1}
		}
		d := undeclaredColumn.At(place, p)
		if !config.ColumnPath(p) {
			d = d.Suggest(diag.Text{
				ZH: "先把文件夹改用小写字母、数字和连字符的名称，再在 site.toml 补上 [[columns]]",
				EN: "rename the folder in lower-case letters, digits and dashes, then add it under [[columns]]",
			})
		}
		a.found.Add(d)
	}
	if s.Class == "" {
		s.Class = disclosure.ColumnStatic
	}
	if s.Window == 0 {
		s.Window, _ = s.Class.Window()
	}
	if s.Parent = a.sections[path.Dir(p)]; s.Parent != nil {
		s.Parent.Children = append(s.Parent.Children, s)
	}
	a.sections[p] = s
	a.Sections = append(a.Sections, s)
}

// fill puts the Publics into sections, units and domains.
func (a *assembler) fill() {
	for _, p := range a.Pages {
		if p.Kind == disclosure.Leader && p.Listed() {
			a.Leaders = append(a.Leaders, p)
		}
	}
	for _, p := range a.listed {
		if p.Section != nil {
			p.Section.Own = append(p.Section.Own, p)
			for s := p.Section; s != nil; s = s.Parent {
				s.Public = append(s.Public, p)
			}
		}
	}
	for _, p := range a.Public {
		for _, u := range issuers(p) {
			u.Public = append(u.Public, p)
		}
		if p.Domain != nil {
			p.Domain.Public = append(p.Domain.Public, p)
		}
		for _, item := range p.Items {
			item.Public = append(item.Public, p)
		}
	}
	slices.SortStableFunc(a.Leaders, func(x, y *Public) int { return order(x) - order(y) })
}

func order(p *Public) int {
	if p.Leader == nil {
		return 1 << 20
	}
	return p.Leader.Order
}

// issuers are the units a document counts for: who issued it, alone or jointly.
func issuers(p *Public) []*Unit {
	var list []*Unit
	if p.Issuer != nil {
		list = append(list, p.Issuer)
	}
	for _, u := range p.Joint {
		if !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}

func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for s := range set {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}
