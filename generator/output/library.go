package output

import (
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const libraryTitle = "政策文件库"

// library makes the 政策文件库: all policies, and for each way to divide them a list
// of its own. Normative documents in force and no longer in force are separate lists.
var library = Output{Name: "library", Targets: func(p *Planner) {
	var policies []*site.Public
	for _, d := range p.Site.Public {
		if d.Kind == disclosure.Policy {
			policies = append(policies, d)
		}
	}
	divisions := p.divide(policies)
	p.shelfPages(libraryRoute, "", policies, divisions)
	for _, v := range divisions {
		for _, s := range v.shelves {
			p.shelfPages(v.route(s), v.title+"："+s.title, s.documents, divisions)
		}
	}
}}

// shelfPages plans the pages of one shelf, or of the whole library when current
// is empty.
func (p *Planner) shelfPages(route, current string, documents []*site.Public, divisions []division) {
	crumbs := []Link{{Title: libraryTitle, URL: p.url(libraryRoute)}}
	titles, description := []string{libraryTitle}, "本县各级行政机关制发的政策文件，可按有效性、发文机关、年份和主题分类查找。"
	if current != "" {
		crumbs = append(crumbs, Link{Title: current, URL: p.url(route)})
		titles, description = []string{current, libraryTitle}, libraryTitle+"，"+current+"。"
	}
	head := p.columnHead("政策文件", route, description, titles...)
	var above []*site.Section
	if s := p.Site.Section("policies"); s != nil {
		above = s.Crumbs()
	}
	view := LibraryView{
		Crumbs: p.crumbs(above, crumbs...), Title: libraryTitle, Facets: p.facets(divisions, route), Current: current,
	}
	p.paged(route, documents, p.pageSize(), func(route string, load func() ([]Card, Pager)) {
		addPage(p, "library", route, route, func() (Head, LibraryView) {
			v := view
			v.Rows, v.Pager = load()
			return p.at(head, route, v.Pager), v
		})
	})
}

func (p *Planner) facets(divisions []division, current string) []Facet {
	var list []Facet
	for _, v := range divisions {
		f := Facet{Title: v.title}
		for _, s := range v.shelves {
			route := v.route(s)
			f.Links = append(f.Links, Link{Title: s.title, URL: p.url(route), Count: len(s.documents), Current: route == current})
		}
		list = append(list, f)
	}
	return list
}
