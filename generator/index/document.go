package index

import (
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
	"gongkai/search"
)

// card is what search knows of a document before its text is read. Labels are those
// that readers see. Addresses are routes: the site may be served below a path.
func card(p *site.Public) search.Document {
	d := search.Document{
		ID: p.ID, URL: p.Route, Title: p.Title, Number: p.DocumentNumber,
		Kind: p.Kind.Chinese(), Status: status(p.Status), InForce: p.Status == "" || p.Status.Applies(),
		Summary: p.Summary, Group: group(p),
	}
	if !p.Published.IsZero() {
		d.Date = p.Published.Format("2006-01-02")
	}
	if p.Issuer != nil {
		d.Unit = p.Issuer.Name
	}
	if p.Domain != nil {
		d.Domain = p.Domain.Name
	}
	if p.Form == site.Whole {
		d.Keywords = keywords(p)
	}
	return d
}

func status(s disclosure.Status) string {
	if s == "" {
		return ""
	}
	return s.Chinese()
}

// keywords are, beside the document's own, what people look for it by: the index
// number, the items of the catalogue, units that issued it together with others; a unit
// by its short name.
func keywords(p *site.Public) []string {
	list := append([]string{}, p.Keywords...)
	if p.Unit != nil && p.Unit.Short != "" {
		list = append(list, p.Unit.Short)
	}
	if p.IndexNumber != "" {
		list = append(list, p.IndexNumber)
	}
	for _, item := range p.Items {
		list = append(list, item.Path())
	}
	for _, u := range p.Joint {
		if u != p.Issuer {
			list = append(list, u.Name)
		}
	}
	return list
}

// group is the policy that a document belongs to: itself, when others interpret it,
// or the one it interprets.
func group(p *site.Public) string {
	switch {
	case len(p.Interprets) > 0:
		return p.Interprets[0].ID
	case len(p.InterpretedBy) > 0:
		return p.ID
	}
	return ""
}

// facts are what the page says beside the text, a line each.
func facts(p *site.Public) []string {
	var lines []string
	add := func(label string, values ...string) {
		for _, v := range values {
			if v = strings.Join(strings.Fields(v), " "); v != "" {
				lines = append(lines, label+"："+v)
			}
		}
	}
	if g := p.Guide; g != nil {
		add("事项名称", g.Name)
		add("设定依据", g.Basis...)
		add("申请条件", g.Conditions...)
		add("办理材料", g.Materials...)
		add("办理地点", g.Place...)
		add("办理时间", g.Hours)
		add("联系电话", g.Telephone...)
		add("办理流程", g.Process...)
		add("办结时限", g.TimeLimit)
		add("收费标准", g.Fee)
	}
	if u := p.Unit; u != nil {
		add("主要职责", u.Functions...)
		add("内设机构", u.Offices...)
		add("地址", u.Address)
		add("办公时间", u.Hours)
		add("电话", u.Telephone)
		add("传真", u.Fax)
		add("电子邮箱", u.Email)
		add("邮政编码", u.Postcode)
		add("统一社会信用代码", u.CreditCode)
		add("负责人", u.Head)
	}
	if c := p.Consultation; c != nil {
		add("联系方式", c.Contact)
		add("缩短期限的理由", c.ShortenedReason)
	}
	if l := p.Leader; l != nil {
		add("职务", l.Post)
		add("分工", l.Duties)
	}
	return lines
}
