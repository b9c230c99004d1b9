package site

import (
	"cmp"
	"slices"

	"gongkai/generator/catalog"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Unit is a government body that discloses: the county government, a department, a
// township, a village, a public enterprise.
type Unit struct {
	ID, Route string // education, /units/education/
	Name      string
	Short     string
	Type      disclosure.UnitType
	Order     int
	Parent    *Unit
	Children  []*Unit
	Facts     disclosure.UnitFacts
	Page      *Public   // its own document
	Public    []*Public // what it issued, newest first
	Platform  *Platform

	document *Document // it may hold what must not be shown
}

// makeUnits makes a unit of each public document of kind unit.
func (a *assembler) makeUnits() {
	for _, d := range a.Documents {
		if d.Kind != disclosure.UnitKind {
			continue
		}
		if d.Attributes.Unit == nil {
			a.found.Add(unitWithoutFacts.At(d.Field("kind")))
			continue
		}
		if a.hidden(d) != Shown {
			a.absent[cmp.Or(d.Attributes.Unit.ID, d.Name)], a.absent[d.Title] = d, d
			continue
		}
		facts := *d.Attributes.Unit
		if code := facts.CreditCode; facts.OrgCode == "" && len(code) == 18 {
			facts.OrgCode = code[8:17] // GB 32100: the organisation's part
		}
		u := &Unit{
			ID: cmp.Or(facts.ID, d.Name), Route: d.Route, Name: d.Title, Short: cmp.Or(facts.Short, d.Title),
			Type: facts.Type, Order: facts.Order, Facts: facts, document: d,
		}
		names := u.names()
		for _, name := range names {
			if other := a.units[name]; other != nil && slices.Contains(other.names(), name) {
				a.found.Add(sameUnit.At(d.Field("title"), name, other.document.Path))
				break
			}
		}
		a.Units = append(a.Units, u)
		for _, name := range names {
			a.units[name] = u
		}
		if _, taken := a.units[u.Short]; !taken {
			a.units[u.Short] = u
		}
	}
	types := disclosure.UnitTypes()
	slices.SortStableFunc(a.Units, func(x, y *Unit) int {
		return cmp.Or(slices.Index(types, x.Type)-slices.Index(types, y.Type), x.Order-y.Order, cmp.Compare(x.ID, y.ID))
	})
	for _, u := range a.Units {
		if a.absent[u.Facts.Parent] != nil {
			continue
		}
		if parent := a.unitOf(u.Facts.Parent, func() diag.Place { return u.document.Field("unit") }, &a.found); parent != nil && parent != u {
			u.Parent = parent
			parent.Children = append(parent.Children, u)
		}
	}
	if len(a.Units) > 0 {
		a.unitOf(a.Config.Site.Unit, func() diag.Place { return a.Config.Place("site.unit") }, &a.found)
	}
}

// names are those that mean the unit and no other: documents keep the name their issuer
// had when they were signed, also after it was renamed or merged into another.
func (u *Unit) names() []string { return append([]string{u.ID, u.Name}, u.Facts.Former...) }

func (a *assembler) unitNames() []string {
	var names []string
	for _, u := range a.Units {
		names = append(names, u.ID, u.Name)
	}
	return names
}

// County is the county government's own unit: the one site.toml names, or the first
// of its type. It is nil on a site without units.
func (s *Site) County() *Unit {
	if u := s.units[s.Config.Site.Unit]; u != nil {
		return u
	}
	if len(s.Units) > 0 {
		return s.Units[0]
	}
	return nil
}

// Domain is one of the 26 domains, or one of the county's own, with its documents.
type Domain struct {
	*catalog.Domain
	Route  string // /domains/compulsory-education/
	Items  []*Item
	Public []*Public
}

// Item is a matter of the catalogue, with its documents.
type Item struct {
	*catalog.Item
	Route  string // /domains/compulsory-education/2412/
	Domain *Domain
	Public []*Public
}

func (a *assembler) makeDomains() {
	for _, c := range a.Catalog.Domains {
		d := &Domain{Domain: c, Route: "/domains/" + c.Slug + "/"}
		a.domains[c.Code] = d
		a.Domains = append(a.Domains, d)
		for _, i := range c.Items {
			item := &Item{Item: i, Route: d.Route + i.ID + "/", Domain: d}
			d.Items = append(d.Items, item)
			a.items[i.ID] = item
		}
	}
}
