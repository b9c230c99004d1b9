package output

import (
	"cmp"
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// guidePart shows the guide itself, and always how information is arranged and
// obtained and whom to ask.
func (p *Planner) guidePart(pf *site.Platform) {
	t := parts[0]
	v := p.partView(pf, t)
	v.Contact, v.Text = p.contact(pf), guideText
	text, rest := p.sectionProse(pf, t.section), pf.Guide
	if i := slices.IndexFunc(rest, func(d *site.Public) bool { return d.Form == site.Whole }); i >= 0 {
		text = p.prose(rest[i])
		v.Files = p.fileViews(rest[i])
	} else {
		v.Text = append(slices.Clone(guideText), "本机关的政府信息公开指南文本尚未发布。")
	}
	p.addPart(pf, t, v, rest, text)
}

func (p *Planner) rulesPart(pf *site.Platform) {
	t := parts[1]
	v := p.partView(pf, t)
	if len(pf.Rules) == 0 {
		v.Text = []string{"本机关尚未发布政府信息公开制度。"}
	}
	if county := p.Site.Platform; !p.county(pf) && len(county.Rules) > 0 {
		v.Groups = []Group{p.group("全县统一执行的制度", county.Route+partRoute(t.key), county.Rules, 10)}
	}
	p.addPart(pf, t, v, pf.Rules, p.sectionProse(pf, t.section))
}

// reportsPart lists the reports by year; those of one year with the county's first.
func (p *Planner) reportsPart(pf *site.Platform) {
	t := parts[3]
	v := p.partView(pf, t)
	if len(pf.AnnualReports) == 0 {
		v.Text = []string{"本机关尚未发布政府信息公开工作年度报告。"}
	}
	rank := func(d *site.Public) int {
		if d.Issuer == nil {
			return 0
		}
		return slices.Index(p.Site.Units, d.Issuer)
	}
	reports := slices.Clone(pf.AnnualReports)
	slices.SortStableFunc(reports, func(a, b *site.Public) int { return cmp.Or(b.Year-a.Year, rank(a)-rank(b)) })
	p.addPart(pf, t, v, reports, p.sectionProse(pf, t.section))
}

// onRequestPart says how to apply. A unit without forms of its own takes the
// county's.
func (p *Planner) onRequestPart(pf *site.Platform) {
	t := parts[4]
	v := p.partView(pf, t)
	v.Contact, v.Text = p.contact(pf), onRequestText
	if v.Files = p.forms(pf); v.Files == nil {
		v.Files = p.forms(p.Site.Platform)
	}
	if v.Files == nil {
		v.Text = append(slices.Clone(v.Text), "申请表尚未在网站提供，可以向上述机构索取；也可以自行书写申请，写明规定内容即可。")
	}
	if county := p.Site.Platform; !p.county(pf) && len(county.OnRequest) > 0 {
		v.Groups = []Group{p.group("县政府依申请公开说明", county.Route+partRoute(t.key), county.OnRequest, 5)}
	}
	p.addPart(pf, t, v, pf.OnRequest, p.sectionProse(pf, t.section))
}

func (p *Planner) forms(pf *site.Platform) []FileView {
	var list []FileView
	for _, d := range pf.OnRequest {
		list = append(list, p.fileViews(d)...)
	}
	return list
}

// statutoryPart is the list of items and a page for each.
func (p *Planner) statutoryPart(pf *site.Platform) {
	t := parts[2]
	v := p.partView(pf, t)
	v.Text = []string{statutoryText}
	p.addPart(pf, t, v, nil, p.sectionProse(pf, t.section))
	for _, s := range pf.Statutory {
		if p.applies(pf, s) {
			p.statutoryItem(pf, s)
		}
	}
}

func (p *Planner) statutoryItem(pf *site.Platform, s site.Statutory) {
	t := parts[2]
	v := p.platformView(pf, t.key,
		Link{Title: t.title, URL: p.url(pf.Route + partRoute(t.key))}, Link{Title: s.Item.Chinese(), URL: p.url(s.Route)})
	v.Part, v.Title, v.Total, v.Items = "item", s.Item.Chinese(), len(s.Public), p.statutoryLinks(pf, s.Item)
	v.Text = []string{"公开内容：" + s.Item.Subject() + "。"}
	if len(s.Public) == 0 {
		v.Text = append(v.Text, "本机关尚未发布本项信息。")
	}
	head := p.platformHead(pf, t.columnType, s.Route, s.Item.Chinese(), t.title)
	p.addPlatform(s.Route, head, v, s.Public, Prose{})
}

// statutoryLinks are the items that apply to a platform. What is missing is said.
func (p *Planner) statutoryLinks(pf *site.Platform, current disclosure.StatutoryItem) []Link {
	var list []Link
	for _, s := range pf.Statutory {
		if !p.applies(pf, s) {
			continue
		}
		l := Link{Title: s.Item.Chinese(), URL: p.url(s.Route), Count: len(s.Public), ID: string(s.Item), Current: s.Item == current}
		if l.Count == 0 {
			l.Note = "尚未发布"
		}
		list = append(list, l)
	}
	return list
}

// applies reports whether a platform has a page for an item: the county's has all, a
// unit's those that every unit of its type must fill and those it has filled. An
// item that does not concern a unit would be a blank column.
func (p *Planner) applies(pf *site.Platform, s site.Statutory) bool {
	return p.county(pf) || len(s.Public) > 0 || s.Item.RequiredOf(pf.Unit.Type)
}
