package output

import (
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// home is the home page.
var home = Output{Name: "home", Targets: func(p *Planner) {
	c := p.Site.Config
	head := p.head(c.Site.Name, homeRoute, nil).column("首页", firstOf(c.Site.Description, c.Site.Name))
	head.ColumnName = "首页"
	head.Feeds = p.feedLinks(c.Site.Name, homeRoute)
	v := HomeView{
		Site: p.view, Blocks: p.homeBlocks(), Platform: p.parts(p.Site.Platform, ""), Domains: p.domainLinks(nil),
		Services: p.services(), Interact: p.interaction(), Consulting: p.consulting(), Units: p.unitTypeLinks(),
		Reports: p.yearlyReports(), Total: len(p.Site.Public),
	}
	if news := p.Site.Section("news"); news != nil {
		v.Carousel = p.cards(some(dated(news.Public), 5))
	}
	for _, t := range p.Site.Topics {
		if t.Archived.IsZero() {
			v.Topics = append(v.Topics, p.topicLink(t))
		}
	}
	if len(p.Site.Public) > 0 {
		v.Updated = minute(p.Site.Public[0].Published)
	}
	addPage(p, "home", homeRoute, homeRoute, now(head, v))
}}

// homeSections are the columns shown on the home page, where the site has them:
// 政务要闻, 通知公告, 政策文件, 政策解读.
var homeSections = []string{"news/county", "notices", "policies", "interpretations"}

func (p *Planner) homeBlocks() []Group {
	var blocks []Group
	for _, path := range homeSections {
		if s := p.Site.Section(path); s != nil {
			g := p.group(s.Title, s.Route, dated(s.Public), 8)
			g.Note = noContent
			blocks = append(blocks, g)
		}
	}
	return blocks
}

// dated leaves out what has no publication date: it is not news.
func dated(list []*site.Public) []*site.Public {
	var out []*site.Public
	for _, d := range list {
		if !d.Published.IsZero() {
			out = append(out, d)
		}
	}
	return out
}

// services are the entries to services. The first is the one an inspection looks
// for.
func (p *Planner) services() []Link {
	list := append([]Link{p.view.Services}, links(p, p.Site.Config.Links.Service)...)
	list = p.withSections(list, "guides")
	return append(list, Link{Title: "政府信息公开申请表", URL: p.url(p.Site.Platform.Route + partRoute(onRequestPart))})
}

// interaction are the entries to the public's say.
func (p *Planner) interaction() []Link {
	list := append([]Link{p.view.Consult}, links(p, p.Site.Config.Links.Interact)...)
	return p.withSections(list, "consultations", "faq", "responses")
}

// withSections adds the columns the site has, unless the settings name them already.
func (p *Planner) withSections(list []Link, paths ...string) []Link {
	for _, path := range paths {
		l, ok := p.sectionLink(path)
		if ok && !slices.ContainsFunc(list, func(other Link) bool { return other.URL == l.URL }) {
			list = append(list, l)
		}
	}
	return list
}

// yearlyReports leads to the newest disclosure report of the county and the newest
// report of the site, which 国办函〔2018〕12号 wants in a prominent place of the home
// page.
func (p *Planner) yearlyReports() []Link {
	var list []Link
	for _, kind := range []disclosure.ReportType{disclosure.ReportAnnualDisclosure, disclosure.ReportSite} {
		for _, d := range p.Site.Public {
			if d.ReportType == kind && (d.Issuer == nil || d.Issuer == p.Site.County()) {
				list = append(list, Link{Title: d.Title, URL: p.url(d.Route), ID: string(kind)})
				break
			}
		}
	}
	return list
}

// consulting are the consultations open today.
func (p *Planner) consulting() []Card {
	var list []*site.Public
	for _, d := range p.Site.Public {
		if d.Kind == disclosure.Consultation && d.Consultation != nil && p.consultationState(d) == "征集中" {
			list = append(list, d)
		}
	}
	return p.cards(list)
}
