package output

import (
	"strings"

	"gongkai/generator/catalog"
	"gongkai/generator/site"
)

// itemPages makes the page of an item of the catalogue: what has to be public, and
// what is.
func (p *Planner) itemPages(d *site.Domain, i *site.Item) {
	crumbs := append(p.domainCrumbs(d), Link{Title: i.Path(), URL: p.url(i.Route)})
	head := p.columnHead("信息公开目录", i.Route, d.Name+"领域公开事项“"+i.Path()+"”的公开要求和公开内容。", i.Path(), i.ID, d.Name)
	view := ItemView{
		Crumbs: p.crumbs(nil, crumbs...), Title: firstOf(i.Secondary, i.Primary), ID: i.ID,
		Elements: p.itemElements(i.Item), Domain: Link{Title: d.Name, URL: p.url(d.Route), ID: d.Slug},
	}
	for _, other := range d.Items {
		view.Siblings = append(view.Siblings, Link{
			Title: firstOf(other.Secondary, other.Primary), URL: p.url(other.Route), Count: len(other.Public), ID: other.ID, Current: other == i,
		})
	}
	p.paged(i.Route, i.Public, p.pageSize(), func(route string, load func() ([]Card, Pager)) {
		addPage(p, "item", route, route, func() (Head, ItemView) {
			v := view
			v.Cards, v.Pager = load()
			if v.Pager.Page == 1 {
				v.Units = p.itemUnits(i)
			}
			if v.Pager.Total == 0 {
				v.Note = "本事项尚未发布信息。"
			}
			return p.at(head, route, v.Pager), v
		})
	})
}

// itemElements are the eight elements of a catalogue entry. What the data does not
// say is said to be unknown.
func (p *Planner) itemElements(i *catalog.Item) []Pair {
	unknown := "国家标准指引中未载明，以本县目录为准"
	if i.Origin == catalog.FromCounty {
		unknown = "本县目录中未载明"
	}
	one := func(label, value string) Pair { return Pair{Label: label, Value: firstOf(value, unknown)} }
	more := func(label string, values []string) Pair {
		if len(values) > 1 {
			return Pair{Label: label, Values: values}
		}
		return one(label, strings.Join(values, ""))
	}
	var mode string
	if i.Mode != "" {
		mode = i.Mode.Chinese()
	}
	var levels []string
	for _, l := range i.Levels {
		levels = append(levels, l.Chinese())
	}
	return []Pair{
		one("公开事项", i.Path()),
		more("公开内容（要素）", i.Contents),
		more("公开依据", i.Basis),
		one("公开时限", i.TimeLimit),
		one("公开主体", p.publishers(i, "、")),
		more("公开渠道和载体", i.Channels),
		one("公开对象", itemAudience(i)),
		one("公开方式", mode),
		one("公开层级", strings.Join(levels, "、")),
	}
}

func itemAudience(i *catalog.Item) string {
	if i.Audience != "specific" {
		return audience(i.Audience)
	}
	if i.AudienceNote == "" {
		return "特定群体"
	}
	return "特定群体（" + i.AudienceNote + "）"
}

// publishers names who has to publish: kinds of body, or units of the county.
func (p *Planner) publishers(i *catalog.Item, separator string) string {
	names := make([]string, len(i.Publishers))
	for n, name := range i.Publishers {
		names[n] = name
		if u := p.Site.Unit(name); u != nil {
			names[n] = u.Name
		}
	}
	return strings.Join(names, separator)
}

// itemUnits are the documents of an item by publisher. A unit that has to publish
// and did not is there as well.
func (p *Planner) itemUnits(i *site.Item) []Group {
	by := map[*site.Unit][]*site.Public{}
	for _, d := range i.Public {
		by[d.Issuer] = append(by[d.Issuer], d)
	}
	due := map[*site.Unit]bool{}
	for _, name := range i.Publishers {
		due[p.Site.Unit(name)] = true
	}
	var groups []Group
	for _, u := range p.Site.Units {
		if len(by[u]) > 0 || due[u] {
			g := p.group(u.Name, u.Route, by[u], 10)
			g.Note = "尚未发布"
			groups = append(groups, g)
		}
	}
	if rest := by[nil]; len(rest) > 0 {
		groups = append(groups, Group{Title: "未注明发布机构", Cards: p.cards(some(rest, 10)), Count: len(rest)})
	}
	return groups
}
