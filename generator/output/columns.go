package output

import (
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const noContent = "本栏目暂无内容。"

// columns makes the pages of the columns. A column with columns below it shows the
// newest documents of each; a column's own documents are listed page by page.
var columns = Output{Name: "columns", Targets: func(p *Planner) {
	taken := map[string]bool{}
	for _, d := range p.Site.Pages {
		taken[d.Route] = true
	}
	for _, s := range p.Site.Sections {
		// A folder below a unit or a document has no page beside theirs.
		if !columnElsewhere[s.Path] && !taken[s.Route] {
			p.columnPages(s)
		}
	}
}}

// columnElsewhere are the columns that other outputs make.
var columnElsewhere = map[string]bool{
	site.DisclosureSection: true, site.GuideSection: true, site.RulesSection: true,
	site.StatutorySection: true, site.ReportsSection: true, site.OnRequestSection: true,
	"topics": true, "units": true,
}

func (p *Planner) columnPages(s *site.Section) {
	head := p.head(s.Title, s.Route, s)
	head.Title = p.sectionTitle(s)
	head.Feeds = p.feedLinks(s.Title, s.Route)
	own := s.Own
	view := ListView{
		Crumbs: p.crumbs(s.Crumbs()), Title: s.Title, Description: s.Description,
		Siblings: p.siblings(s), Feeds: head.Feeds, Style: listStyle(s),
	}
	if view.Style == "leaders" {
		own = p.leadersFirst(s)
	}
	p.paged(s.Route, own, max(1, s.PageSize), func(route string, load func() ([]Card, Pager)) {
		addProse(p, "list", route, s.Body.Path, func(v *ListView) *bool { return &v.HasBody }, func() (Head, ListView, Prose) {
			v, text := view, Prose{}
			v.Cards, v.Pager = load()
			if v.Pager.Page == 1 {
				v.Children, text = p.children(s), p.columnProse(s)
			}
			return p.at(head, route, v.Pager), v, text
		})
	})
}

// sectionTitle names the columns from this one up: two of them may have one title.
func (p *Planner) sectionTitle(s *site.Section) string {
	var titles []string
	for up := s; up != nil; up = up.Parent {
		titles = append(titles, up.Title)
	}
	return strings.Join(append(titles, p.Site.Config.Site.Name), "_")
}

// siblings are the columns beside this one, and the library beside policies.
func (p *Planner) siblings(s *site.Section) []Link {
	var list []Link
	if s.Parent != nil {
		for _, c := range s.Parent.Children {
			list = append(list, Link{Title: c.Title, URL: p.url(c.Route), Count: len(c.Public), Current: c == s})
		}
	}
	if s.Crumbs()[0].Path == "policies" {
		list = append(list, Link{Title: libraryTitle, URL: p.url(libraryRoute)})
	}
	return list
}

func (p *Planner) children(s *site.Section) []Group {
	var groups []Group
	for _, c := range s.Children {
		g := p.group(c.Title, c.Route, c.Public, 6)
		g.Note = noContent
		groups = append(groups, g)
	}
	return groups
}

// listStyle is how the cards of a column are shown.
func listStyle(s *site.Section) string {
	switch top := s.Crumbs()[0].Path; top {
	case "leaders", "consultations", "policies":
		return top
	}
	return ""
}

// leadersFirst is a column of leaders in their order of rank, then what else is
// filed there.
func (p *Planner) leadersFirst(s *site.Section) []*site.Public {
	var list []*site.Public
	for _, d := range p.Site.Leaders {
		if d.Section == s {
			list = append(list, d)
		}
	}
	for _, d := range s.Own {
		if d.Kind != disclosure.Leader {
			list = append(list, d)
		}
	}
	return list
}
