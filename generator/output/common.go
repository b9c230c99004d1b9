package output

import (
	"fmt"
	"strings"
	"time"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
	"gongkai/generator/theme"
)

// Day and minute forms of every date that is shown.
const (
	dayForm    = "2006-01-02"
	minuteForm = "2006-01-02 15:04"
)

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(dayForm)
}

func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(minuteForm)
}

// Routes of the pages that are always there.
const (
	homeRoute     = "/"
	searchRoute   = "/search/"
	mapRoute      = "/map/"
	catalogRoute  = "/catalog/"
	domainsRoute  = "/domains/"
	unitsRoute    = "/units/"
	topicsRoute   = "/topics/"
	libraryRoute  = "/policies/library/"
	platformRoute = "/disclosure/"
)

func (p *Planner) siteView() SiteView {
	c := p.Site.Config
	i := c.Site
	v := SiteView{
		Name: i.Name, Short: i.Short, Domain: i.Domain, SiteCode: i.SiteCode, ICP: i.ICP, Police: i.Police,
		Host: i.Host, Operator: i.Operator, Address: i.Address, Postcode: i.Postcode, Telephone: i.Telephone, Email: i.Email,
		Conac: i.Conac, FindError: i.FindError, IPv6: i.IPv6,
		Home: p.url(homeRoute), Search: p.searchBox(), Map: p.url(mapRoute), Disclosure: p.url(platformRoute),
		Services: Link{Title: c.Links.Services.Title, URL: p.url(c.Links.Services.URL), External: external(c.Links.Services.URL)},
		Consult:  Link{Title: c.Links.Consult.Title, URL: p.url(c.Links.Consult.URL), External: external(c.Links.Consult.URL)},
		Upper:    links(p, c.Links.Upper), Media: links(p, c.Links.Media), Feed: p.url("/feed.xml"),
		CSS: p.Maker.Theme.URL(theme.CSS), JS: p.Maker.Theme.URL(theme.JS), Accent: c.Theme.Accent, Params: c.Theme.Params,
	}
	if digits := strings.Map(onlyDigits, i.Police); digits != "" {
		v.PoliceURL = "https://beian.mps.gov.cn/#/query/webSearch?code=" + digits
	}
	for _, d := range p.Site.Pages {
		if d.Kind == disclosure.Page && d.Section == nil && d.Form == site.Whole {
			v.FooterPages = append(v.FooterPages, Link{Title: d.Title, URL: p.url(d.Route)})
		}
	}
	return v
}

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// head are the tags of a page that belongs to no document: META-01…07.
func (p *Planner) head(title, route string, section *site.Section) Head {
	c := p.Site.Config
	h := Head{
		Title: title, Canonical: p.absolute(route),
		SiteName: c.Site.Name, SiteDomain: c.Site.Domain, SiteIDCode: c.Site.SiteCode,
		ColumnName: title, ColumnType: "信息公开目录",
		ColumnDescription: title, ColumnKeywords: strings.Join(append([]string{title}, c.Site.Keywords...), ","),
	}
	if title != c.Site.Name {
		h.Title = title + "_" + c.Site.Name
	}
	if section != nil {
		h.ColumnName = section.Title
		h.ColumnDescription = firstOf(section.Description, section.Title)
		h.ColumnKeywords = firstOf(strings.Join(section.Keywords, ","), section.Title)
		h.ColumnType = firstOf(section.Type, "信息公开目录")
	}
	h.Description = h.ColumnDescription
	return h
}

// column sets the column tags of a page that has no section of its own.
func (h Head) column(kind, description string) Head {
	h.ColumnType = kind
	if description != "" {
		h.ColumnDescription, h.Description = description, description
	}
	return h
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// crumbs lead from the home page through the sections to the page itself, whose own
// entry has no address.
func (p *Planner) crumbs(sections []*site.Section, rest ...Link) []Link {
	list := []Link{{Title: "首页", URL: p.url(homeRoute)}}
	for _, s := range sections {
		list = append(list, Link{Title: s.Title, URL: p.url(s.Route)})
	}
	list = append(list, rest...)
	list[len(list)-1].Current = true
	return list
}

// card is a document in a list.
func (p *Planner) card(d *site.Public) Card {
	c := Card{
		Title: d.Title, URL: p.url(d.Route), Date: day(d.Published), Time: minute(d.Published),
		Kind: d.Kind.Chinese(), Number: d.DocumentNumber, Index: d.IndexNumber, Issued: day(d.Issued),
		Status: string(d.Status), OnRequest: d.Form == site.Entry, Summary: d.Summary, Expires: day(d.Expires),
	}
	if d.Status != "" {
		c.StatusText = d.Status.Chinese()
	}
	if d.Issuer != nil {
		c.Unit = d.Issuer.Short
	}
	if d.Consultation != nil {
		c.State, c.Expires = p.consultationState(d), day(d.Consultation.To)
	}
	if d.Leader != nil {
		c.Post = d.Leader.Post
	}
	return c
}

func (p *Planner) cards(list []*site.Public) []Card {
	out := make([]Card, len(list))
	for i, d := range list {
		out[i] = p.card(d)
	}
	return out
}

// some is at most n of a list.
func some(list []*site.Public, n int) []*site.Public { return list[:min(n, len(list))] }

// group is the head of a list, with a way to the rest.
func (p *Planner) group(title, route string, list []*site.Public, most int) Group {
	return Group{Title: title, URL: p.url(route), Cards: p.cards(some(list, most)), Count: len(list)}
}

// consultationState is where a consultation stands, from its dates (CONSULT-03).
func (p *Planner) consultationState(d *site.Public) string {
	now := p.Site.Clock
	switch {
	case len(d.Feedback) > 0:
		return "已反馈"
	case now.Before(d.Consultation.From):
		return "未开始"
	case now.Before(d.Consultation.To.AddDate(0, 0, 1)):
		return "征集中"
	}
	return "已结束"
}

// size is a file size for people.
func size(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// pageRoute is the address of a page of a list: the first is the list's own.
func pageRoute(route string, n int) string {
	if n == 1 {
		return route
	}
	return fmt.Sprintf("%spage/%d/", route, n)
}

// paged calls add for each page of a list; an empty list has one empty page. What
// stands on a page is worked out when its view is made.
func (p *Planner) paged(route string, list []*site.Public, size int, add func(route string, load func() ([]Card, Pager))) {
	pages := max(1, (len(list)+size-1)/size)
	for n := 1; n <= pages; n++ {
		add(pageRoute(route, n), func() ([]Card, Pager) {
			part := list[(n-1)*size : min(n*size, len(list))]
			return p.cards(part), p.pager(route, n, pages, len(list))
		})
	}
}

// pager links the first, the last and the pages around the current one.
func (p *Planner) pager(route string, n, pages, total int) Pager {
	pg := Pager{Page: n, Pages: pages, Total: total}
	if pages == 1 {
		return pg
	}
	if n > 1 {
		pg.Prev = p.url(pageRoute(route, n-1))
	}
	if n < pages {
		pg.Next = p.url(pageRoute(route, n+1))
	}
	last := 0
	for i := 1; i <= pages; i++ {
		if i != 1 && i != pages && (i < n-2 || i > n+2) {
			continue
		}
		if i > last+1 {
			pg.Numbers = append(pg.Numbers, Link{Title: "…"})
		}
		pg.Numbers = append(pg.Numbers, Link{Title: fmt.Sprint(i), URL: p.url(pageRoute(route, i)), Current: i == n})
		last = i
	}
	return pg
}

// sectionFeeds are the feeds of the column at an address; none when there is no column.
func (p *Planner) sectionFeeds(route string) []Link {
	s := p.Site.Section(strings.Trim(route, "/"))
	if s == nil {
		return nil
	}
	return p.feedLinks(s.Title, s.Route)
}

// feedLinks are the three feeds of a page, for its head and its foot.
func (p *Planner) feedLinks(title, route string) []Link {
	return []Link{
		{Title: title + " Atom", URL: p.url(route + "feed.xml"), ID: "application/atom+xml"},
		{Title: title + " RSS", URL: p.url(route + "rss.xml"), ID: "application/rss+xml"},
		{Title: title + " JSON Feed", URL: p.url(route + "feed.json"), ID: "application/feed+json"},
	}
}
