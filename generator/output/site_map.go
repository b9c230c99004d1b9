package output

import (
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const mapTitle = "网站地图"

// siteMap lists every column, domain, unit and topic.
var siteMap = Output{Name: "site-map", Targets: func(p *Planner) {
	v := MapView{Crumbs: p.crumbs(nil, Link{Title: mapTitle, URL: p.url(mapRoute)})}
	add := func(title string, links []Link) {
		if len(links) > 0 {
			v.Groups = append(v.Groups, AgencyGroup{Title: title, Units: links})
		}
	}
	platform := append([]Link{{Title: platformTitle, URL: p.url(platformRoute)}}, p.parts(p.Site.Platform, "")...)
	add(platformTitle, append(platform, p.statutoryLinks(p.Site.Platform, "")...))
	add("栏目", p.mapSections())
	add(domainsTitle, append([]Link{
		{Title: catalogTitle, URL: p.url(catalogRoute)}, {Title: "全部领域", URL: p.url(domainsRoute)},
	}, p.domainLinks(nil)...))
	for _, g := range p.unitsByType(p.unitLink) {
		add(g.Title, g.Units)
	}
	var special []Link
	for _, t := range p.Site.Topics {
		special = append(special, p.topicLink(t))
	}
	add(topicsTitle, special)
	add("查找和帮助", p.mapHelp())
	head := p.columnHead("信息公开目录", mapRoute, "本站全部栏目、领域、机构和专题。", mapTitle)
	addPage(p, "map", mapRoute, mapRoute, now(head, v))
}}

// mapSections are the columns that show something, each under the names of those
// above it.
func (p *Planner) mapSections() []Link {
	var list []Link
	for _, s := range p.Site.Sections {
		if columnElsewhere[s.Path] || len(s.Public) == 0 && s.Body.Empty() {
			continue
		}
		l := Link{Title: s.Title, URL: p.url(s.Route), Count: len(s.Public)}
		if s.Parent != nil {
			l.Title = s.Parent.Title + "·" + s.Title
		}
		list = append(list, l)
	}
	return list
}

func (p *Planner) mapHelp() []Link {
	list := []Link{
		{Title: libraryTitle, URL: p.url(libraryRoute)}, {Title: unitsTitle, URL: p.url(unitsRoute)},
		{Title: topicsTitle, URL: p.url(topicsRoute)}, p.searchLink(),
	}
	for _, d := range p.Site.Pages {
		if d.Kind == disclosure.Page && d.Section == nil && d.Form == site.Whole {
			list = append(list, Link{Title: d.Title, URL: p.url(d.Route)})
		}
	}
	return list
}
