package catalog

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"sync"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

//go:embed domains/*.yaml
var embedded embed.FS

var standard = sync.OnceValue(func() *Catalog {
	c, found := read(embedded)
	if len(found) > 0 {
		panic("catalog: " + found[0].Place.String() + ": " + found[0].Message(diag.EN))
	}
	return c
})

// Standard is the catalogue as the ministries published it, without a county's file.
func Standard() *Catalog { return standard() }

var standardSchema = fields.New(append(slices.Clone(domainFields),
	each("items", "事项", itemSchema, func(e *domainEntry) *[]placed[itemEntry] { return &e.items }))...)

// read makes a catalogue of the files domains/*.yaml, in the order of their names.
func read(fsys fs.FS) (*Catalog, diag.List) {
	names, _ := fs.Glob(fsys, "domains/*.yaml")
	slices.Sort(names)
	c := &Catalog{}
	r := fields.NewReader(disclosure.Beijing)
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			panic("catalog: " + err.Error()) // only a file system that is not embedded
		}
		node, found := fields.YAML(path.Base(name), src, 1)
		r.Found.Add(found...)
		var e domainEntry
		standardSchema.Decode(r, node, &e)
		d := &e.Domain
		d.Origin = FromStandard
		for _, p := range e.items {
			i := p.value.Item
			i.Domain, i.Origin = d, FromStandard
			d.Items = append(d.Items, &i)
		}
		c.Domains = append(c.Domains, d)
	}
	c.index()
	return c, r.Found
}
