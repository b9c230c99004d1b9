package output

import (
	"cmp"
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const unitsTitle = "机构职能"

// units makes the overview of the units, one for each type, and the page of each
// unit.
var units = Output{Name: "units", Targets: func(p *Planner) {
	title, description := unitsTitle, "县人民政府、工作部门、乡镇（街道）和其他机构的职责、内设机构和联系方式。"
	if s := p.Site.Section("units"); s != nil {
		title, description = s.Title, firstOf(s.Description, description)
	}
	groups := p.unitsByType(p.unitLink)
	overview := Link{Title: title, URL: p.url(unitsRoute)}
	head := p.columnHead("机构职能", unitsRoute, description, title)
	head.Feeds = p.sectionFeeds(unitsRoute)
	addPage(p, "units", unitsRoute, unitsRoute, now(head, UnitsView{Crumbs: p.crumbs(nil, overview), Title: title, Groups: groups}))
	for _, t := range p.unitTypes() {
		route := unitTypeRoute(t)
		v := UnitsView{Crumbs: p.crumbs(nil, overview, Link{Title: t.Chinese(), URL: p.url(route)}), Title: t.Chinese()}
		for _, g := range groups {
			if g.Title == t.Chinese() {
				v.Groups = append(v.Groups, g)
			}
		}
		addPage(p, "units", route, route, now(p.columnHead("机构职能", route, "本县的"+t.Chinese()+"。", t.Chinese(), title), v))
	}
	for _, u := range p.Site.Units {
		p.unitPage(u, overview)
	}
}}

func unitTypeRoute(t disclosure.UnitType) string { return unitsRoute + "types/" + string(t) + "/" }

// unitTypes are the types the site has units of.
func (p *Planner) unitTypes() []disclosure.UnitType {
	return slices.DeleteFunc(disclosure.UnitTypes(), func(t disclosure.UnitType) bool { return p.countUnits(t) == 0 })
}

func (p *Planner) countUnits(t disclosure.UnitType) int {
	n := 0
	for _, u := range p.Site.Units {
		if u.Type == t {
			n++
		}
	}
	return n
}

func (p *Planner) unitTypeLinks() []Link {
	var list []Link
	for _, t := range p.unitTypes() {
		list = append(list, Link{Title: t.Chinese(), URL: p.url(unitTypeRoute(t)), Count: p.countUnits(t), ID: string(t)})
	}
	return list
}

func (p *Planner) unitPage(u *site.Unit, overview Link) {
	v := UnitView{
		Crumbs: p.crumbs(nil, overview, p.unitLink(u)), Title: u.Name, Type: u.Type.Chinese(), Facts: unitFacts(u.Facts),
		Functions: u.Facts.Functions, Offices: u.Facts.Offices, Platform: p.parts(u.Platform, ""), Groups: p.unitGroups(u),
		Domains: p.unitDomains(u), Feeds: p.feedLinks(u.Name, u.Route),
	}
	if u.Parent != nil {
		v.Parent = p.unitLink(u.Parent)
	}
	for _, c := range u.Children {
		v.Children = append(v.Children, p.unitLink(c))
	}
	description, text := u.Name+"的主要职责、内设机构、办公地址、办公时间、联系方式和负责人。", Prose{}
	if u.Page != nil {
		description, text = firstOf(u.Page.Summary, description), p.prose(u.Page)
		v.Files = p.fileViews(u.Page)
	}
	head := p.columnHead("机构职能", u.Route, description, u.Name, overview.Title)
	head.Feeds = v.Feeds
	if u.Page != nil {
		head.Alternate = p.alternates(u.Page)
	}
	addProse(p, "unit", u.Route, text.Body.Path, func(v *UnitView) *bool { return &v.HasBody }, nowProse(head, v, text))
}

// unitFacts are what 《条例》第二十条第二项 asks of every agency.
func unitFacts(f disclosure.UnitFacts) []Pair {
	var list []Pair
	for _, pair := range []Pair{
		{Label: "负责人", Value: f.Head}, {Label: "办公地址", Value: f.Address}, {Label: "办公时间", Value: f.Hours},
		telephone("联系电话", f.Telephone), {Label: "传真", Value: f.Fax}, {Label: "电子邮箱", Value: f.Email},
		{Label: "邮政编码", Value: f.Postcode}, {Label: "统一社会信用代码", Value: f.CreditCode},
	} {
		if pair.Value != "" {
			list = append(list, pair)
		}
	}
	return list
}

// unitGroups are the newest documents of a unit, then the newest of each kind.
func (p *Planner) unitGroups(u *site.Unit) []Group {
	newest := Group{Title: "公开信息", Note: "本机构尚未在本站发布信息。"}
	if len(u.Public) > 0 {
		newest = p.group("公开信息", unitListRoute(u), u.Public, 10)
	}
	groups := []Group{newest}
	for _, k := range disclosure.Kinds() {
		var list []*site.Public
		for _, d := range u.Public {
			if d.Kind == k {
				list = append(list, d)
			}
		}
		if len(list) > 0 && len(list) < len(u.Public) {
			groups = append(groups, Group{Title: k.Chinese(), Cards: p.cards(some(list, 5)), Count: len(list)})
		}
	}
	return groups
}

// unitDomains are the domains a unit publishes in, with the number of its documents.
func (p *Planner) unitDomains(u *site.Unit) []Link {
	count := map[*site.Domain]int{}
	for _, d := range u.Public {
		if d.Domain != nil {
			count[d.Domain]++
		}
	}
	var list []Link
	for d, n := range count {
		list = append(list, Link{Title: d.Name, URL: p.url(d.Route), Count: n, ID: d.Slug})
	}
	slices.SortFunc(list, func(a, b Link) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.ID, b.ID)) })
	return list
}
