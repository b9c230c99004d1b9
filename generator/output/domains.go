package output

import (
	"fmt"

	"gongkai/generator/catalog"
	"gongkai/generator/site"
)

const domainsTitle = "基层政务公开标准化规范化领域"

// domains makes the overview of the domains and the column of each.
var domains = Output{Name: "domains", Targets: func(p *Planner) {
	p.domainOverview()
	for _, d := range p.Site.Domains {
		p.domainPages(d)
		for _, i := range d.Items {
			p.itemPages(d, i)
		}
	}
}}

func (p *Planner) domainOverview() {
	standard := AgencyGroup{Title: "国家试点领域"}
	own := AgencyGroup{Title: "本县增设领域"}
	for i, l := range p.domainLinks(nil) {
		if p.Site.Domains[i].Origin == catalog.FromCounty {
			own.Units = append(own.Units, l)
		} else {
			standard.Units = append(standard.Units, l)
		}
	}
	v := UnitsView{Crumbs: p.crumbs(nil, Link{Title: domainsTitle, URL: p.url(domainsRoute)}), Title: domainsTitle}
	for _, g := range []AgencyGroup{standard, own} {
		if len(g.Units) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	head := p.columnHead("信息公开目录", domainsRoute, "按领域查找县、乡、村三级主动公开的政府信息。", domainsTitle)
	addPage(p, "units", domainsRoute, domainsRoute, now(head, v))
}

func (p *Planner) domainPages(d *site.Domain) {
	head := p.columnHead("信息公开目录", d.Route, d.Name+"领域的公开事项目录和主动公开的政府信息。", d.Name, domainsTitle)
	head.Feeds = p.feedLinks(d.Name, d.Route)
	view := DomainView{
		Crumbs: p.crumbs(nil, p.domainCrumbs(d)...), Title: d.Name, Authority: d.Authority, Notice: noticePair(d.Notice),
		Complete: d.Complete, Notes: d.Notes, Own: d.Origin == catalog.FromCounty, Domains: p.domainLinks(d), Feeds: head.Feeds,
	}
	p.paged(d.Route, d.Public, p.pageSize(), func(route string, load func() ([]Card, Pager)) {
		addPage(p, "domain", route, route, func() (Head, DomainView) {
			v := view
			v.Cards, v.Pager = load()
			if v.Pager.Page == 1 {
				v.Items, v.Covered = p.itemRows(d)
			}
			return p.at(head, route, v.Pager), v
		})
	})
}

func (p *Planner) domainCrumbs(d *site.Domain) []Link {
	return []Link{{Title: domainsTitle, URL: p.url(domainsRoute)}, {Title: d.Name, URL: p.url(d.Route)}}
}

// noticePair is the document that issued a standard, as it is cited.
func noticePair(n catalog.Notice) Pair {
	if n.Title == "" {
		return Pair{}
	}
	v := Pair{Label: "印发通知", Value: "《" + n.Title + "》", URL: n.URL}
	if n.Number != "" {
		v.Value += fmt.Sprintf("（%s）", n.Number)
	}
	return v
}

// itemRows are the items of a domain, and how many of them have a document.
func (p *Planner) itemRows(d *site.Domain) (rows []ItemRow, covered int) {
	for _, i := range d.Items {
		row := ItemRow{
			ID: i.ID, URL: p.url(i.Route), Primary: i.Primary, Secondary: firstOf(i.Secondary, i.Primary),
			TimeLimit: firstOf(i.TimeLimit, "未载明"), Publishers: firstOf(p.publishers(i.Item, "、"), "未载明"), Mode: "未载明",
			Count: len(i.Public), County: i.Changed || i.Origin == catalog.FromCounty,
		}
		if i.Mode != "" {
			row.Mode = i.Mode.Chinese()
		}
		if len(i.Public) > 0 {
			row.Latest = day(i.Public[0].Published)
			covered++
		}
		rows = append(rows, row)
	}
	return rows, covered
}
