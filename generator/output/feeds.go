package output

import (
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/feed"
	"gongkai/generator/site"
)

// feeds puts three feeds beside the site's first page and beside the page of each
// section, domain, unit and topic.
var feeds = Output{Name: "feeds", Targets: func(p *Planner) {
	name := p.Site.Config.Site.Name
	taken := map[string]bool{}
	add := func(route, title, about string, list []*site.Public) {
		if !taken[route] {
			taken[route] = true
			p.feed(route, title, about, list)
		}
	}
	add(homeRoute, name, p.Site.Config.Site.Description, p.Site.Public)
	for _, d := range p.Site.Domains {
		add(d.Route, d.Name+" - "+name, d.Name+"领域基层政务公开", d.Public)
	}
	for _, u := range p.Site.Units {
		add(u.Route, u.Name+" - "+name, u.Name+"公开的信息", u.Public)
	}
	for _, t := range p.Site.Topics {
		add(t.Route, t.Title+" - "+name, t.Summary, t.Public)
	}
	for _, s := range p.Site.Sections {
		add(s.Route, s.Title+" - "+name, s.Description, s.Public)
	}
}}

// feedView is a feed, with the addresses of its three encodings.
type feedView struct {
	Feed  feed.Feed
	Selfs [3]string
}

func (p *Planner) feed(route, title, about string, list []*site.Public) {
	var paths []string
	for _, l := range p.feedLinks("", route) {
		paths = append(paths, strings.TrimPrefix(route, "/")+feedName(l))
	}
	lazily(p, paths, "", "", func() feedView { return p.feedView(route, title, about, list) }, renderFeed)
}

// feedName is the file of a feed.
func feedName(l Link) string { return l.URL[strings.LastIndexByte(l.URL, '/')+1:] }

func (p *Planner) feedView(route, title, about string, list []*site.Public) feedView {
	v := feedView{Feed: feed.Feed{
		ID: p.address(route), Title: title, Subtitle: about, Home: p.address(route), Language: "zh-CN",
		Author: p.Site.Config.Site.Name,
	}}
	for _, d := range list {
		if len(v.Feed.Entries) == p.Site.Config.Feeds.Items {
			break
		}
		if !d.Published.IsZero() {
			v.Feed.Entries = append(v.Feed.Entries, p.feedEntry(d))
		}
	}
	// What is newest in it, or on the site when it is empty: a feed that has nothing new
	// keeps its bytes from build to build.
	switch {
	case len(v.Feed.Entries) > 0:
		v.Feed.Updated = v.Feed.Entries[0].Published
	case len(p.Site.Public) > 0:
		v.Feed.Updated = p.Site.Public[0].Published.In(disclosure.Beijing)
	default:
		v.Feed.Updated = disclosure.DateOf(p.Site.Clock)
	}
	for i, l := range p.feedLinks("", route) {
		v.Selfs[i] = p.address(route + feedName(l))
	}
	return v
}

func (p *Planner) feedEntry(d *site.Public) feed.Entry {
	e := feed.Entry{
		ID: p.address(d.Route), URL: p.address(d.Route), Title: d.Title, Summary: d.Summary,
		Published:  d.Published.In(disclosure.Beijing),
		Categories: []feed.Category{{Scheme: p.absolute("/#kind"), Term: string(d.Kind), Label: d.Kind.Chinese()}},
	}
	if d.Issuer != nil {
		e.Author = d.Issuer.Name
	}
	if d.Domain != nil {
		e.Categories = append(e.Categories, feed.Category{Scheme: p.address(domainsRoute), Term: d.Domain.Code, Label: d.Domain.Name})
	}
	return e
}

func renderFeed(m *Maker, v feedView) ([][]byte, error) {
	var out [][]byte
	for i, form := range []struct {
		encode func(self string) ([]byte, error)
		minify func([]byte) ([]byte, error)
	}{{v.Feed.Atom, m.Min.XML}, {v.Feed.RSS, m.Min.XML}, {v.Feed.JSON, m.Min.JSON}} {
		b, err := form.encode(v.Selfs[i])
		if err == nil {
			b, err = form.minify(b)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}
