package catalog

import (
	"regexp"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// county is a county's own file.
type county struct {
	version    string
	updated    time.Time
	domains    []placed[domainEntry]
	items      []placed[itemEntry]
	publishers []assignment
	changes    []Change
}

// assignment says which units publish an item, or all items of a domain.
type assignment struct {
	name  string
	units []string
	place diag.Place
}

var countySchema = fields.New(
	fields.Text("version", "版本", func(c *county) *string { return &c.version }),
	fields.Date("updated", "更新日期", func(c *county) *time.Time { return &c.updated }),
	each("domains", "领域", fields.New(domainFields...), func(c *county) *[]placed[domainEntry] { return &c.domains }),
	each("items", "事项", itemSchema, func(c *county) *[]placed[itemEntry] { return &c.items }),
	fields.Custom("publishers", "公开主体", diag.Text{ZH: "事项或领域: [机构]", EN: "item or domain: [units]"}, readPublishers),
	fields.Each("changes", "调整记录", changeSchema, nil, func(c *county) *[]Change { return &c.changes }),
)

var changeSchema = fields.New(
	fields.Date("date", "日期", func(c *Change) *time.Time { return &c.Date }).Must(),
	fields.Text("text", "内容", func(c *Change) *string { return &c.Text }).Must(),
)

func readPublishers(r *fields.Reader, n *fields.Node, c *county) {
	if n.Shape != fields.Map {
		fields.New[struct{}]().Decode(r, n, nil) // reports the shape
		return
	}
	for _, e := range n.Entries {
		units, _ := r.Texts(e.Value)
		c.publishers = append(c.publishers, assignment{name: e.Key, units: units, place: e.Place})
	}
}

// Layer is the catalogue with a county's file laid over it. Entries that are wrong
// are reported and left out; what a file does not say, or says only with null or [],
// stays as it is. The receiver is not changed.
func (c *Catalog) Layer(file string, node *fields.Node) (*Catalog, diag.List) {
	r := fields.NewReader(disclosure.Beijing)
	var own county
	countySchema.Decode(r, node, &own)
	l := &layering{Catalog: c.clone(), found: r.Found, seen: map[string]bool{}}
	l.Version, l.Updated = own.version, own.updated
	l.Changes = append(l.Changes, own.changes...)
	for _, d := range own.domains {
		l.domain(d)
	}
	l.index()
	l.seen = map[string]bool{}
	for _, i := range own.items {
		l.item(i)
	}
	l.index()
	l.publish(own.publishers)
	for i := range l.found {
		if l.found[i].File == "" {
			l.found[i].File = file
		}
	}
	l.found.Sort()
	return l.Catalog, l.found
}

// layering is a catalogue on its way.
type layering struct {
	*Catalog
	found diag.List
	seen  map[string]bool // codes or ids met in the file
}

// again reports a code or id that the file has twice.
func (l *layering) again(key string, place diag.Place) bool {
	if l.seen[key] {
		l.found.Add(duplicate.At(place, key, diag.Text{ZH: "本文件的另一条", EN: "another entry of this file"}))
		return true
	}
	l.seen[key] = true
	return false
}

var addressable = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// fit reports what cannot become part of an address.
func (l *layering) fit(s string, place diag.Place, as diag.Text) bool {
	if !addressable.MatchString(s) {
		l.found.Add(badName.At(place, s, as))
		return false
	}
	return true
}

// publish assigns units to items. What is said of an item goes before what is said of
// its domain, in whatever order the file has them.
func (l *layering) publish(all []assignment) {
	var single []assignment
	for _, a := range all {
		d, ok := l.Domain(a.name)
		if !ok {
			single = append(single, a)
			continue
		}
		for _, i := range d.Items {
			i.assign(a.units)
		}
	}
	for _, a := range single {
		if i, ok := l.Item(a.name); ok {
			i.assign(a.units)
			continue
		}
		l.found.Add(suggest(unknownItem.At(a.place, a.name), a.name, l.ItemNames(), l.DomainNames()))
	}
}

func (i *Item) assign(units []string) {
	if len(units) > 0 {
		i.Publishers = units
		i.Changed = i.Origin == FromStandard
	}
}

// suggest names the nearest right name, from the first list that has one.
func suggest(d diag.Diagnostic, name string, lists ...[]string) diag.Diagnostic {
	for _, names := range lists {
		if near := diag.Nearest(name, names); near != "" {
			return d.Suggest(diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, near)
		}
	}
	return d
}

// clone copies domains and items; their lists are shared and never written to.
func (c *Catalog) clone() *Catalog {
	out := &Catalog{Removed: append([]Removal(nil), c.Removed...), Changes: append([]Change(nil), c.Changes...)}
	for _, d := range c.Domains {
		domain := *d
		domain.Items = nil
		for _, i := range d.Items {
			item := *i
			item.Domain = &domain
			domain.Items = append(domain.Items, &item)
		}
		out.Domains = append(out.Domains, &domain)
	}
	out.index()
	return out
}
