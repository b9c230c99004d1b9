package catalog

import (
	"reflect"
	"slices"
	"strconv"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// domain adds a domain, or changes the one that has its code.
func (l *layering) domain(p placed[domainEntry]) {
	own := p.value.Domain
	if own.Code == "" || l.again(own.Code, p.at("code")) {
		return
	}
	old := l.byCode(own.Code)
	slugFits := own.Slug == "" || l.fit(own.Slug, p.at("slug"), diag.Text{ZH: "短地址", EN: "a slug"})
	if l.taken(p, old) || !slugFits {
		return
	}
	if old == nil {
		l.newDomain(p, own)
		return
	}
	_, aboutComplete := p.places.Find("", "complete")
	if aboutComplete {
		old.Complete = own.Complete
	}
	if !overlay(old, own) && !aboutComplete && !p.broken {
		l.found.Add(nothingChanged.At(p.place, own.Code))
	}
	l.index()
}

func (l *layering) newDomain(p placed[domainEntry], own Domain) {
	if !l.fit(own.Code, p.at("code"), diag.Text{ZH: "编号", EN: "a code"}) {
		return
	}
	if l.lacks(p.place, own.Code, "slug", own.Slug) || l.lacks(p.place, own.Code, "name", own.Name) {
		return
	}
	own.Origin = FromCounty
	l.Domains = append(l.Domains, &own)
	l.index()
}

// taken reports names of a domain that belong to another.
func (l *layering) taken(p placed[domainEntry], old *Domain) bool {
	d := &p.value.Domain
	for n, name := range append([]string{d.Slug, d.Name}, d.Aliases...) {
		other, ok := l.Domain(name)
		if name == "" || !ok || other == old {
			continue
		}
		place := p.places.Item(p.place.File, "aliases", n-2)
		if n < 2 {
			place = p.at([]string{"slug", "name"}[n])
		}
		what := "领域 " + other.Code + " " + other.Name
		l.found.Add(duplicate.At(place, name, diag.Text{ZH: what, EN: "the domain " + other.Code + " " + other.Name}))
		return true
	}
	return false
}

// item adds, changes or removes an item.
func (l *layering) item(p placed[itemEntry]) {
	own := p.value.Item
	if own.ID == "" || l.again(own.ID, p.at("id")) {
		return
	}
	old := l.byID(own.ID)
	domain, ok := l.itemDomain(p, old)
	if !ok {
		return
	}
	if own.TimeLimit != "" && own.Deadline == nil {
		d := disclosure.ParseDeadline(own.TimeLimit)
		own.Deadline = &d
	}
	switch {
	case p.value.remove && old != nil:
		if !l.noReason(p) {
			l.remove(old, p.value.reason)
		}
	case old != nil:
		if overlay(old, own) {
			old.Changed = old.Origin == FromStandard
		} else if !p.broken {
			l.found.Add(nothingChanged.At(p.place, own.ID))
		}
	case p.value.remove || domain == nil && own.Primary == "":
		l.found.Add(suggest(unknownItem.At(p.at("id"), own.ID), own.ID, l.ids()))
	default:
		l.newItem(p, own, domain)
	}
}

// itemDomain is the domain an entry names, if it does. False when there is no such
// domain, or when the item belongs to another.
func (l *layering) itemDomain(p placed[itemEntry], old *Item) (*Domain, bool) {
	name := p.value.domain
	if name == "" {
		return nil, true
	}
	d, ok := l.Domain(name)
	if !ok {
		l.found.Add(suggest(unknownDomain.At(p.at("domain"), name), name, l.DomainNames()))
		return nil, false
	}
	if old != nil && old.Domain != d {
		l.found.Add(otherDomain.At(p.at("domain"), old.ID, old.Domain.Name))
		return nil, false
	}
	return d, true
}

func (l *layering) newItem(p placed[itemEntry], own Item, d *Domain) {
	if !l.fit(own.ID, p.at("id"), diag.Text{ZH: "编号", EN: "an id"}) {
		return
	}
	name := ""
	if d != nil {
		name = d.Name
	}
	if l.lacks(p.place, own.ID, "domain", name) || l.lacks(p.place, own.ID, "primary", own.Primary) {
		return
	}
	own.Domain, own.Origin = d, FromCounty
	d.Items = append(d.Items, &own)
}

func (l *layering) noReason(p placed[itemEntry]) bool {
	if p.value.reason == "" {
		l.found.Add(noReason.At(p.at("remove"), p.value.ID))
		return true
	}
	return false
}

func (l *layering) remove(i *Item, reason string) {
	i.Domain.Items = slices.DeleteFunc(i.Domain.Items, func(other *Item) bool { return other == i })
	l.Removed = append(l.Removed, Removal{Item: i, Reason: reason})
}

// lacks reports a field that a new entry must have.
func (l *layering) lacks(place diag.Place, entry, field, value string) bool {
	if value == "" {
		l.found.Add(incomplete.At(place, entry, strconv.Quote(field)))
	}
	return value == ""
}

func (l *layering) byCode(code string) *Domain {
	for _, d := range l.Domains {
		if d.Code == code {
			return d
		}
	}
	return nil
}

func (l *layering) byID(id string) *Item {
	if i, ok := l.Item(id); ok && i.ID == id {
		return i
	}
	return nil
}

func (l *layering) ids() []string {
	var ids []string
	for _, i := range l.Items() {
		ids = append(ids, i.ID)
	}
	return ids
}

// overlay sets in old every field that is known in own, and reports whether that
// changed anything. As in the whole package, a zero value is not known.
func overlay[T any](old *T, own T) (changed bool) {
	to, from := reflect.ValueOf(old).Elem(), reflect.ValueOf(own)
	for n := range from.NumField() {
		value := from.Field(n)
		if _, isBool := value.Interface().(bool); isBool || value.IsZero() {
			continue
		}
		if !reflect.DeepEqual(to.Field(n).Interface(), value.Interface()) {
			to.Field(n).Set(value)
			changed = true
		}
	}
	return changed
}
