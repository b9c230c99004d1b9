package output

import (
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const platformTitle = "政府信息公开"

// platforms makes the 政府信息公开 platform of the county and of each unit. All have
// the same five parts under the same names in the same order (国办公开办函〔2019〕61号);
// a part without documents says so.
var platforms = Output{Name: "platforms", Targets: func(p *Planner) {
	p.platform(p.Site.Platform)
	for _, u := range p.Site.Units {
		if u.Platform != p.Site.Platform {
			p.platform(u.Platform)
		}
	}
}}

// part is one of the five parts.
type part struct {
	key, title, columnType string
	section                string // of the county's text about it
}

const onRequestPart = "on-request"

var parts = []part{
	{"guide", "政府信息公开指南", "信息公开指南", site.GuideSection},
	{"rules", "政府信息公开制度", "政策文件", site.RulesSection},
	{"statutory", "法定主动公开内容", "信息公开目录", site.StatutorySection},
	{"annual-reports", "政府信息公开年报", "信息公开年报", site.ReportsSection},
	{onRequestPart, "依申请公开", "依申请公开", site.OnRequestSection},
}

// partRoute is the address of a part below its platform.
func partRoute(key string) string { return key + "/" }

// parts are the links to the five parts of a platform.
func (p *Planner) parts(pf *site.Platform, current string) []Link {
	var list []Link
	for _, t := range parts {
		list = append(list, Link{Title: t.title, URL: p.url(pf.Route + partRoute(t.key)), ID: t.key, Current: t.key == current})
	}
	return list
}

func (p *Planner) platform(pf *site.Platform) {
	p.platformFirst(pf)
	p.guidePart(pf)
	p.rulesPart(pf)
	p.statutoryPart(pf)
	p.reportsPart(pf)
	p.onRequestPart(pf)
}

// county reports whether the platform is the county's own.
func (p *Planner) county(pf *site.Platform) bool { return pf == p.Site.Platform }

// platformName is whose platform it is.
func (p *Planner) platformName(pf *site.Platform) string {
	if pf.Unit == nil {
		return firstOf(p.Site.Config.Site.Host, p.Site.Config.Site.Name)
	}
	return pf.Unit.Name
}

// platformView is what all pages of a platform have. The links lead from the
// platform's first page to the page itself.
func (p *Planner) platformView(pf *site.Platform, key string, links ...Link) PlatformView {
	crumbs := []Link{}
	if !p.county(pf) {
		crumbs = append(crumbs, Link{Title: unitsTitle, URL: p.url(unitsRoute)}, p.unitLink(pf.Unit))
	}
	crumbs = append(crumbs, Link{Title: platformTitle, URL: p.url(pf.Route)})
	v := PlatformView{
		Crumbs: p.crumbs(nil, append(crumbs, links...)...), Unit: p.platformName(pf),
		Part: key, Menu: p.parts(pf, key), Items: p.statutoryLinks(pf, ""), Search: p.searchBox(),
	}
	if pf.Unit != nil {
		v.UnitURL = p.url(pf.Unit.Route)
	}
	return v
}

// partView is the view of a part's page.
func (p *Planner) partView(pf *site.Platform, t part) PlatformView {
	v := p.platformView(pf, t.key, Link{Title: t.title, URL: p.url(pf.Route + partRoute(t.key))})
	v.Title = t.title
	return v
}

// platformHead are the tags of a page of a platform. The titles of a unit's pages
// carry its name, for every unit has the same parts.
func (p *Planner) platformHead(pf *site.Platform, columnType, route string, titles ...string) Head {
	if titles = append(titles, platformTitle); !p.county(pf) {
		titles = append(titles, pf.Unit.Name)
	}
	head := p.columnHead(columnType, route, p.platformName(pf)+titles[0]+"。", titles...)
	head.Feeds = p.sectionFeeds(route)
	return head
}

// addPart plans the pages of a part: the documents page by page, the text on the
// first.
func (p *Planner) addPart(pf *site.Platform, t part, v PlatformView, documents []*site.Public, text Prose) {
	route := pf.Route + partRoute(t.key)
	v.Total = len(documents)
	p.addPlatform(route, p.platformHead(pf, t.columnType, route, t.title), v, documents, text)
}

func (p *Planner) addPlatform(route string, head Head, view PlatformView, documents []*site.Public, text Prose) {
	p.paged(route, documents, p.pageSize(), func(route string, load func() ([]Card, Pager)) {
		addProse(p, "platform", route, text.Body.Path, func(v *PlatformView) *bool { return &v.HasBody }, func() (Head, PlatformView, Prose) {
			v, body := view, text
			v.Cards, v.Pager = load()
			if v.Pager.Page > 1 {
				v.Text, v.Contact, v.Files, v.Groups, body = nil, nil, nil, nil, Prose{}
			}
			return p.at(head, route, v.Pager), v, body
		})
	})
}

// sectionProse is the county's text about a part; units have none.
func (p *Planner) sectionProse(pf *site.Platform, section string) Prose {
	if s := p.Site.Section(section); s != nil && p.county(pf) {
		return p.columnProse(s)
	}
	return Prose{}
}

// platformFirst is the first page: the five parts, the items, what is new, and on
// the county's the platforms of all agencies.
func (p *Planner) platformFirst(pf *site.Platform) {
	v := p.platformView(pf, "")
	all := disclosed(pf)
	v.Total = len(all)
	v.Groups = []Group{{Title: "最新公开", Cards: p.cards(some(all, 10)), Count: len(all), Note: "本机关尚未在本平台发布信息。"}}
	text := p.sectionProse(pf, site.DisclosureSection)
	if text.Body.Empty() {
		v.Text = []string{firstPageText}
	}
	if p.county(pf) {
		v.Agencies = p.unitsByType(func(u *site.Unit) Link {
			return Link{Title: u.Name, URL: p.url(u.Platform.Route), Count: len(disclosed(u.Platform)), ID: u.ID}
		})
	}
	head := p.platformHead(pf, "信息公开目录", pf.Route)
	addProse(p, "platform", pf.Route, text.Body.Path, func(v *PlatformView) *bool { return &v.HasBody }, nowProse(head, v, text))
}

// disclosed is everything on a platform, each document once, newest first.
func disclosed(pf *site.Platform) []*site.Public {
	seen := map[*site.Public]bool{}
	var list []*site.Public
	add := func(documents []*site.Public) {
		for _, d := range documents {
			if !seen[d] {
				seen[d] = true
				list = append(list, d)
			}
		}
	}
	add(pf.Guide)
	add(pf.Rules)
	for _, s := range pf.Statutory {
		add(s.Public)
	}
	add(pf.AnnualReports)
	add(pf.OnRequest)
	slices.SortStableFunc(list, func(a, b *site.Public) int { return b.Published.Compare(a.Published) })
	return list
}

// contact is how to reach the body that discloses: the facts article 12 of the
// regulations asks of a guide, each of them, known or not.
func (p *Planner) contact(pf *site.Platform) []Pair {
	i := p.Site.Config.Site
	facts := disclosure.UnitFacts{Address: i.Address, Telephone: i.Telephone, Email: i.Email, Postcode: i.Postcode}
	if pf.Unit != nil {
		facts = pf.Unit.Facts
	}
	one := func(label, value string) Pair { return Pair{Label: label, Value: firstOf(value, "暂未提供")} }
	return []Pair{
		one("机构名称", p.platformName(pf)), one("办公地址", facts.Address), one("办公时间", facts.Hours), telephone("联系电话", firstOf(facts.Telephone, "暂未提供")),
		one("传真", facts.Fax), one("电子邮箱", facts.Email), one("邮政编码", facts.Postcode),
	}
}
