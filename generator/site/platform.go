package site

import (
	"slices"

	"gongkai/generator/disclosure"
)

// Platform is the 政府信息公开 column of one unit, with its five parts
// (国办公开办函〔2019〕61号). Every unit has one; the county government's gathers
// the annual reports of all.
type Platform struct {
	Unit          *Unit
	Route         string    // /disclosure/, or /units/education/disclosure/
	Guide         []*Public // 政府信息公开指南
	Rules         []*Public // 政府信息公开制度
	Statutory     []Statutory
	AnnualReports []*Public // 政府信息公开年报
	OnRequest     []*Public // 依申请公开
}

// Statutory is one item of 《条例》第二十条, 第二十一条 with its documents.
type Statutory struct {
	Item   disclosure.StatutoryItem
	Route  string
	Public []*Public
}

// The sections whose documents make up the parts.
const (
	DisclosureSection = "disclosure"
	GuideSection      = "disclosure/guide"
	RulesSection      = "disclosure/rules"
	StatutorySection  = "disclosure/statutory"
	ReportsSection    = "disclosure/annual-reports"
	OnRequestSection  = "disclosure/on-request"
)

func (a *assembler) makePlatforms() {
	county := a.County()
	for _, u := range a.Units {
		u.Page = u.document.Public
		u.Platform = a.platform(u, u == county)
		if u == county {
			a.Platform = u.Platform
		}
	}
	if a.Platform == nil {
		a.Platform = a.platform(nil, true)
	}
}

func (a *assembler) platform(u *Unit, county bool) *Platform {
	p := &Platform{Unit: u, Route: "/" + DisclosureSection + "/"}
	if !county {
		p.Route = u.Route + DisclosureSection + "/"
	}
	mine := func(d *Public) bool { return d.Issuer == u || county && d.Issuer == nil }
	in := func(section string) []*Public {
		var out []*Public
		if s := a.sections[section]; s != nil {
			for _, d := range s.Public {
				if mine(d) {
					out = append(out, d)
				}
			}
		}
		return out
	}
	p.Guide, p.OnRequest, p.Rules = in(GuideSection), in(OnRequestSection), in(RulesSection)
	for _, d := range a.Public {
		if d.ReportType == disclosure.ReportAnnualDisclosure && (county || mine(d)) {
			p.AnnualReports = append(p.AnnualReports, d)
		}
	}
	for _, item := range disclosure.StatutoryItems() {
		p.Statutory = append(p.Statutory, Statutory{Item: item, Route: p.Route + "statutory/" + string(item) + "/"})
	}
	add := func(d *Public) {
		for _, item := range d.Legal {
			for i := range p.Statutory {
				if p.Statutory[i].Item == item {
					p.Statutory[i].Public = append(p.Statutory[i].Public, d)
				}
			}
		}
	}
	var own *Public // comes first, whether it is dated or not
	if u != nil && u.Page != nil {
		own = u.Page
		add(own)
	}
	for _, d := range a.Public {
		if d != own && (county || slices.Contains(issuers(d), u)) {
			add(d)
		}
	}
	return p
}
