package output

import (
	"fmt"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// columnHead are the tags of a page that is a column of its own without being a
// section. The titles go from the page up to the column: they make the title of the
// browser tab, which is different on every page of the site.
func (p *Planner) columnHead(kind, route, description string, titles ...string) Head {
	h := p.head(titles[0], route, nil).column(kind, description)
	h.Title = strings.Join(append(titles, p.Site.Config.Site.Name), "_")
	return h
}

// at makes the tags of a list those of one of its pages.
func (p *Planner) at(h Head, route string, pg Pager) Head {
	h.Canonical, h.Prev, h.Next = p.absolute(route), pg.Prev, pg.Next
	if pg.Page > 1 {
		title, rest, _ := strings.Cut(h.Title, "_")
		h.Title = fmt.Sprintf("%s（第%d页）_%s", title, pg.Page, rest)
	}
	return h
}

// proseInput is everything a page with an author's text depends on.
type proseInput[V any] struct {
	Page page[V]
	Text Prose
}

// addProse plans a page with a text in its body slot. from is the file of the text;
// has is where the view says whether there is one.
func addProse[V any](p *Planner, layout, route, from string, has func(*V) *bool, view func() (Head, V, Prose)) {
	frame := p.frame(route)
	lazily(p, []string{indexPath(route)}, layout, from, func() proseInput[V] {
		head, v, text := view()
		return proseInput[V]{page[V]{frame, head, v}, text}
	}, func(m *Maker, in proseInput[V]) ([][]byte, error) {
		html, err := in.Text.html(m)
		if err != nil {
			return nil, err
		}
		*has(&in.Page.View) = len(html) > 0
		b, err := m.page(layout, in.Page.Frame, in.Page.Head, in.Page.View, html)
		return [][]byte{b}, err
	})
}

// now and nowProse are views that are made already.
func now[V any](head Head, view V) func() (Head, V) { return func() (Head, V) { return head, view } }

func nowProse[V any](head Head, view V, text Prose) func() (Head, V, Prose) {
	return func() (Head, V, Prose) { return head, view, text }
}

// pageSize is how many documents stand on a page of a list that no column owns.
func (p *Planner) pageSize() int { return max(1, p.Site.Config.Defaults.PageSize) }

// list plans the pages of a plain list of documents.
func (p *Planner) list(route string, head Head, view ListView, documents []*site.Public) {
	p.paged(route, documents, p.pageSize(), func(at string, load func() ([]Card, Pager)) {
		addPage(p, "list", at, at, func() (Head, ListView) {
			v := view
			v.Cards, v.Pager = load()
			return p.at(head, at, v.Pager), v
		})
	})
}

// sectionLink leads to a column, with the number of its documents; false when the
// site has no such column.
func (p *Planner) sectionLink(path string) (Link, bool) {
	s := p.Site.Section(path)
	if s == nil {
		return Link{}, false
	}
	return Link{Title: s.Title, URL: p.url(s.Route), Count: len(s.Public)}, true
}

// domainLinks lists the domains; the slug is the name of the icon.
func (p *Planner) domainLinks(current *site.Domain) []Link {
	var list []Link
	for _, d := range p.Site.Domains {
		list = append(list, Link{Title: d.Name, URL: p.url(d.Route), Count: len(d.Public), ID: d.Slug, Current: d == current})
	}
	return list
}

// unitsByType lists the units, those of one type together.
func (p *Planner) unitsByType(link func(*site.Unit) Link) []AgencyGroup {
	var groups []AgencyGroup
	for _, t := range disclosure.UnitTypes() {
		g := AgencyGroup{Title: t.Chinese()}
		for _, u := range p.Site.Units {
			if u.Type == t {
				g.Units = append(g.Units, link(u))
			}
		}
		if len(g.Units) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (p *Planner) unitLink(u *site.Unit) Link {
	return Link{Title: u.Name, URL: p.url(u.Route), Count: len(u.Public), ID: u.ID}
}

// topicLink leads to a special topic and says whether it goes on.
func (p *Planner) topicLink(t *site.Topic) Link {
	l := Link{Title: t.Title, URL: p.url(t.Route), Count: len(t.Public), Note: t.Summary, ID: t.Slug}
	if !t.Archived.IsZero() {
		l.Note = "已于 " + day(t.Archived) + " 归档"
	}
	return l
}
