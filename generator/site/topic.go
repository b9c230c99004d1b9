package site

import (
	"slices"
	"strings"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Topic is a special-topic page: blocks of documents, by query or by hand.
type Topic struct {
	Slug, Route string
	Title       string
	Summary     string
	Page        *Public
	Blocks      []Block
	Public      []*Public // all documents of the topic, newest first
	Archived    time.Time // zero: current
}

// Block is one list on a topic's page.
type Block struct {
	Title  string
	Public []*Public
}

// makeTopics resolves the blocks of topics and files documents under the topics
// they name.
func (a *assembler) makeTopics() {
	topics := map[string]*Topic{}
	for _, d := range a.Documents {
		if d.Kind != disclosure.Topic || d.Hidden != Shown {
			continue
		}
		t := &Topic{Slug: slug(d.Route), Route: d.Route, Title: d.Title, Summary: d.Summary, Page: d.Public, Archived: d.Archived}
		if t.Archived.After(a.Clock) {
			t.Archived = time.Time{}
		}
		topics[t.Slug] = t
		a.Topics = append(a.Topics, t)
		for i, b := range d.Blocks {
			t.Blocks = append(t.Blocks, a.block(d, i, b))
		}
	}
	members := map[*Topic][]*Public{}
	for _, d := range a.Documents {
		for i, name := range d.SpecialTopics {
			t := topics[name]
			if t == nil {
				if !a.knownTopic(name) {
					a.found.Add(unknownTopic.At(d.Item("special_topics", i), name))
				}
				continue
			}
			if d.Public != nil && d.Public.Listed() {
				members[t] = append(members[t], d.Public)
			}
		}
	}
	for _, t := range a.Topics {
		t.Public = members[t]
		for _, b := range t.Blocks {
			t.Public = append(t.Public, b.Public...)
		}
		sortNewest(t.Public)
		t.Public = slices.Compact(t.Public)
		for _, p := range t.Public {
			p.Topics = append(p.Topics, t)
		}
	}
	slices.SortStableFunc(a.Topics, func(x, y *Topic) int {
		if x.Archived.IsZero() != y.Archived.IsZero() {
			if x.Archived.IsZero() {
				return -1
			}
			return 1
		}
		return newest(x.Page, y.Page)
	})
}

func slug(route string) string {
	parts := strings.Split(strings.Trim(route, "/"), "/")
	return parts[len(parts)-1]
}

// knownTopic tells a topic that is not public from one that does not exist.
func (a *assembler) knownTopic(name string) bool {
	return slices.ContainsFunc(a.Documents, func(d *Document) bool {
		return d.Kind == disclosure.Topic && slug(d.Route) == name
	})
}

func (a *assembler) block(d *Document, i int, b disclosure.Block) Block {
	out := Block{Title: b.Title}
	place := d.Item("blocks", i)
	for _, ref := range b.Documents {
		to := a.Find(ref)
		if to == nil {
			a.found.Add(a.unresolved(place, b.Title, ref))
		} else if to.Public != nil && to.Public.Listed() {
			out.Public = append(out.Public, to.Public)
		}
	}
	if b.Query != nil {
		match := a.query(*b.Query, b.Title, place)
		for _, p := range a.Public {
			if match(p) && !slices.Contains(out.Public, p) {
				out.Public = append(out.Public, p)
			}
		}
	}
	if b.Limit > 0 && len(out.Public) > b.Limit {
		out.Public = out.Public[:b.Limit]
	}
	return out
}

// query turns a query into a test of documents. A condition that names nothing is
// reported and matches nothing.
func (a *assembler) query(q disclosure.Query, title string, place diag.Place) func(*Public) bool {
	var tests []func(*Public) bool
	add := func(name string, known bool, test func(*Public) bool) {
		if name == "" {
			return
		}
		if !known {
			a.found.Add(badQuery.At(place, title, name))
			test = func(*Public) bool { return false }
		}
		tests = append(tests, test)
	}
	domain, known := a.Catalog.Domain(q.Domain)
	add(q.Domain, known, func(p *Public) bool { return p.Domain != nil && p.Domain.Domain == domain })
	item := a.items[q.Item]
	add(q.Item, item != nil, func(p *Public) bool { return slices.Contains(p.Items, item) })
	kind, known := disclosure.ParseKind(q.Kind)
	add(q.Kind, known, func(p *Public) bool { return p.Kind == kind })
	unit := a.units[q.Unit]
	add(q.Unit, unit != nil, func(p *Public) bool { return slices.Contains(issuers(p), unit) })
	section := a.sections[strings.Trim(q.Section, "/")]
	add(q.Section, section != nil, func(p *Public) bool { return slices.Contains(p.Section.Crumbs(), section) })
	add(q.Keyword, true, func(p *Public) bool {
		return slices.Contains(p.Keywords, q.Keyword) || strings.Contains(p.Title, q.Keyword)
	})
	if !q.From.IsZero() {
		tests = append(tests, func(p *Public) bool { return !p.Published.Before(q.From) })
	}
	if !q.To.IsZero() {
		tests = append(tests, func(p *Public) bool { return p.Published.Before(q.To.AddDate(0, 0, 1)) })
	}
	return func(p *Public) bool {
		for _, t := range tests {
			if !t(p) {
				return false
			}
		}
		return len(tests) > 0
	}
}
