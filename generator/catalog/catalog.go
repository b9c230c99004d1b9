// Package catalog holds the standard catalogues of grass-roots disclosure: for each
// of the 26 domains (领域) the items (公开事项) that a county has to make public, with
// their contents, basis, time limit, publisher and channels.
//
// Standard is what the ministries have published, as far as it is known: a zero value
// in a Domain or an Item means “not known”, never “none”. A county's own file is
// layered over it. It adds domains and items, changes or removes standard ones, and
// says which of its units publish what:
//
//	node, found := fields.YAMLFile("catalog.yaml", src)
//	county, more := catalog.Standard().Layer("catalog.yaml", node)
//	item, ok := county.Item("0101")
//
// A Catalog does not change once made.
package catalog

import (
	"slices"
	"strings"
	"time"

	"gongkai/generator/disclosure"
)

// Catalog is a list of domains that can be searched by any of their names.
type Catalog struct {
	Version string    // of the county's file
	Updated time.Time // of the county's file
	Domains []*Domain
	Removed []Removal
	Changes []Change // the county's log, as written

	domains map[string]*Domain
	items   map[string]*Item // nil where a path is not unique
}

// Domain is a field of government work with a catalogue of its own.
type Domain struct {
	Code, Slug, Name string
	Aliases          []string
	Authority        string // the ministry that issued the standard
	Notice           Notice
	Sources          []Source // copies the data was taken from
	Complete         bool     // whether all items of the standard are here
	Notes            string   // what is not certain about the data
	Origin           Origin
	Items            []*Item
}

// Notice is the document that issued a standard.
type Notice struct {
	Title, Number string
	Date          time.Time
	URL           string
}

// Source is a published copy of a standard.
type Source struct{ URL, Publisher string }

// Item is a matter to be made public.
type Item struct {
	ID                 string
	Domain             *Domain
	Primary, Secondary string // 一级事项, 二级事项
	Contents, Basis    []string
	TimeLimit          string               // the wording
	Deadline           *disclosure.Deadline // the same, to be counted
	Publishers         []string             // kinds of body in the standard, units of the county once assigned
	Channels           []string
	Audience           string // "all" or "specific"
	AudienceNote       string // the group, when specific
	Mode               disclosure.Mode
	Levels             []disclosure.Level
	Origin             Origin
	Changed            bool // the county changed a standard item
}

// Path is 一级/二级, or the first alone where there is no second.
func (i *Item) Path() string {
	if i.Secondary == "" {
		return i.Primary
	}
	return i.Primary + "/" + i.Secondary
}

// Origin tells where a domain or an item comes from.
type Origin string

const (
	FromStandard Origin = "standard"
	FromCounty   Origin = "county"
)

// Removal is a standard item that the county does not have, and why.
type Removal struct {
	Item   *Item
	Reason string
}

// Change is a line of the county's log.
type Change struct {
	Date time.Time
	Text string
}

// index makes domains and items ready to be looked up. An id goes before a path.
func (c *Catalog) index() {
	c.domains, c.items = map[string]*Domain{}, map[string]*Item{}
	for _, d := range c.Domains {
		for _, name := range d.names() {
			if _, taken := c.domains[fold(name)]; !taken {
				c.domains[fold(name)] = d
			}
		}
		for _, i := range d.Items {
			path := fold(i.Path())
			if _, twice := c.items[path]; twice {
				c.items[path] = nil
				continue
			}
			c.items[path] = i
		}
	}
	for _, d := range c.Domains {
		for _, i := range d.Items {
			c.items[fold(i.ID)] = i
		}
	}
}

// Domain finds a domain by its code, slug, name or an alias.
func (c *Catalog) Domain(name string) (*Domain, bool) {
	d, ok := c.domains[fold(name)]
	return d, ok
}

// Item finds an item by its id, or by its path 一级/二级 where only one domain has it.
func (c *Catalog) Item(idOrPath string) (*Item, bool) {
	i := c.items[fold(idOrPath)]
	return i, i != nil
}

// ItemIn finds an item of one domain by its id, its path, or the last part of its path
// where that is unique in the domain. Without a domain it is Item.
func (c *Catalog) ItemIn(d *Domain, name string) (*Item, bool) {
	if d == nil {
		return c.Item(name)
	}
	var last []*Item
	want := fold(name)
	for _, i := range d.Items {
		switch want {
		case fold(i.ID), fold(i.Path()):
			return i, true
		case fold(i.Secondary):
			last = append(last, i)
		}
	}
	if len(last) == 1 {
		return last[0], true
	}
	return nil, false
}

// RemovedFrom finds an item that the county removed from a domain, or from any when d is
// nil, by its id or its path.
func (c *Catalog) RemovedFrom(d *Domain, name string) (Removal, bool) {
	want := fold(name)
	for _, r := range c.Removed {
		if (d == nil || r.Item.Domain.Code == d.Code) && (want == fold(r.Item.ID) || want == fold(r.Item.Path())) {
			return r, true
		}
	}
	return Removal{}, false
}

// Items lists the items of all domains.
func (c *Catalog) Items() []*Item {
	var all []*Item
	for _, d := range c.Domains {
		all = append(all, d.Items...)
	}
	return all
}

// DomainNames lists what Domain understands.
func (c *Catalog) DomainNames() []string {
	var names []string
	for _, d := range c.Domains {
		names = append(names, d.names()...)
	}
	return names
}

// ItemNames lists the ids and paths of the items, each once.
func (c *Catalog) ItemNames() []string {
	var names []string
	for _, i := range c.Items() {
		names = append(names, i.ID, i.Path())
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Names lists all names of domains and items, to suggest from.
func (c *Catalog) Names() []string { return append(c.DomainNames(), c.ItemNames()...) }

func (d *Domain) names() []string {
	names := []string{d.Code, d.Slug, d.Name}
	return slices.DeleteFunc(append(names, d.Aliases...), func(s string) bool { return s == "" })
}

var folding = strings.NewReplacer("／", "/", "（", "(", "）", ")", " ", "", "　", "", "\t", "", "_", "-")

// fold lets spelling pass that nobody means anything by. “养老服务领域” is 养老服务.
func fold(s string) string {
	return strings.TrimSuffix(folding.Replace(strings.ToLower(s)), "领域")
}
