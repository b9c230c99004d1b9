package site

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Document is a file with all that follows from it. It may hold what must not be
// shown: only the checks see it.
type Document struct {
	*content.Document

	Route   string // its address on the site: /policies/county/a/
	folded  string // the address in lower case
	Kind    disclosure.Kind
	Mode    disclosure.Mode
	Status  disclosure.Status // derived; empty for kinds that are not in force or out of it
	Number  string            // index number, stated or allocated
	Section *Section
	Issuer  *Unit
	Joint   []*Unit
	Domain  *catalog.Domain
	Items   []*catalog.Item
	Legal   []disclosure.StatutoryItem

	Relations
	Hidden Hidden  // why nothing, or not everything, is shown
	Public *Public // what may be shown; nil: nothing
}

// Relations are the documents a document stands in a relation to, in both directions.
type Relations struct {
	Interprets, InterpretedBy []*Document
	Amends, AmendedBy         []*Document
	Repeals, RepealedBy       []*Document
	Replaces, ReplacedBy      []*Document
	FeedbackOf, Feedback      []*Document
}

// documents makes a Document of each file that is one, and finds its address. Of two
// with one address the first counts.
func (a *assembler) documents(t *content.Tree) {
	all := make([]Document, len(t.Documents))
	a.Documents = make([]*Document, 0, len(all))
	for i, c := range t.Documents {
		if !c.Index {
			all[i].Document = c
			a.Documents = append(a.Documents, &all[i])
		}
	}
	a.each(func(d *Document, found *diag.List) {
		d.Kind = cmp.Or(d.Attributes.Kind, disclosure.Page)
		d.Mode = cmp.Or(d.Attributes.Mode, a.Config.Defaults.Mode)
		d.Route = a.route(d, found)
		d.folded = strings.ToLower(d.Route)
	})
	a.routes = make(map[string]*Document, len(all))
	a.Documents = slices.DeleteFunc(a.Documents, func(d *Document) bool {
		if other := a.routes[d.folded]; other != nil {
			a.found.Add(sameRoute.At(d.Field("slug"), d.Route, other.Path))
			return true
		}
		a.routes[d.folded], a.byID[d.ID] = d, d
		return false
	})
}

func (a *assembler) route(d *Document, found *diag.List) string {
	folder, slug := d.Folder, d.Name
	if d.Attributes.Section != "" {
		folder = strings.Trim(d.Attributes.Section, "/")
		titled := slices.IndexFunc(a.Config.Columns, func(c config.Column) bool { return c.Title == folder && c.Path != folder })
		switch {
		case titled >= 0: // as a path it would make another column of this name
			found.Add(badSection.At(d.Field("section"), folder).
				Suggest(diag.Text{ZH: "这是栏目的名称，要写它的路径 %s", EN: "this is its title; write its path %s"}, a.Config.Columns[titled].Path))
			folder = d.Folder
		case !validPath(folder):
			found.Add(badSection.At(d.Field("section"), folder))
			folder = d.Folder
		}
	}
	if d.Slug != "" {
		if slug = d.Slug; !validSegment(slug) {
			found.Add(badSlug.At(d.Field("slug"), slug))
			slug = d.Name
		}
	}
	return "/" + path.Join(folder, strings.ToLower(slug)) + "/"
}

// sectionPath is the path of the section the document is filed under.
func (d *Document) sectionPath() string {
	return strings.Trim(path.Dir(strings.TrimSuffix(d.Route, "/")), "/")
}

func validPath(p string) bool {
	for _, segment := range strings.Split(p, "/") {
		if !validSegment(segment) {
			return false
		}
	}
	return true
}

// validSegment reports whether a part of an address is safe everywhere: letters of
// any script, digits, '-' and '_', not hidden and not reserved, none that cannot be seen.
func validSegment(s string) bool {
	if s == "" || len(s) > 120 || strings.ContainsAny(s, `<>:"|?*\/%#& .`) || content.Reserved(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
}

// attributes resolves what a document names: its section, units, domain and items.
func (a *assembler) attributes() {
	a.each(func(d *Document, found *diag.List) {
		d.Section = a.sections[d.sectionPath()]
		d.Issuer = a.unitOf(d.Attributes.Issuer, func() diag.Place { return d.Field("issuer") }, found)
		for i, name := range d.JointIssuers {
			if u := a.unitOf(name, func() diag.Place { return d.Item("joint_issuers", i) }, found); u != nil {
				d.Joint = append(d.Joint, u)
			}
		}
		a.domainOf(d, found)
		for i, s := range d.LegalItems {
			if item, ok := disclosure.ParseStatutoryItem(s); ok {
				d.Legal = append(d.Legal, item)
			} else {
				found.Add(unknownLegal.At(d.Item("legal_item", i), s))
			}
		}
		if len(d.Legal) == 0 {
			d.Legal = impliedLegal[d.Kind]
		}
		if d.Mode == disclosure.Withheld && !d.Given("exemption") {
			found.Add(missingExemption.At(d.Field("mode")))
		}
		if !d.Given("published") && !d.Draft && needsPublished(d.Kind) {
			found.Add(missingPublished.At(d.Field("title")))
		}
	})
}

// impliedLegal is the item of 《条例》第二十条 that a kind belongs to when the
// document does not say.
var impliedLegal = map[disclosure.Kind][]disclosure.StatutoryItem{
	disclosure.UnitKind: {"20-2"},
	disclosure.Data:     {"20-4"},
	disclosure.Budget:   {"20-7"},
}

// needsPublished: units, leaders, topics and plain pages stand without a date.
func needsPublished(k disclosure.Kind) bool {
	switch k {
	case disclosure.UnitKind, disclosure.Leader, disclosure.Topic, disclosure.Page:
		return false
	}
	return true
}

func (a *assembler) unitOf(name string, place func() diag.Place, found *diag.List) *Unit {
	if name == "" {
		return nil
	}
	if u := a.units[name]; u != nil {
		return u
	}
	problem := unknownUnit.At(place(), name)
	if d := a.absent[name]; d != nil {
		problem = problem.Suggest(diag.Text{ZH: "机构文件 %s 没有公开：核对其中的“草稿”“发布日期”“撤回”", EN: "the unit of %s is not public: look at its draft, published and withdraw"}, d.Path)
	} else if near := diag.Nearest(name, a.unitNames()); near != "" {
		problem = problem.Suggest(didYouMean, near)
	}
	found.Add(problem)
	return nil
}

func (a *assembler) domainOf(d *Document, found *diag.List) {
	if name := d.Attributes.Domain; name != "" {
		domain, ok := a.Catalog.Domain(name)
		if !ok {
			problem := unknownDomain.At(d.Field("domain"), name)
			if near := diag.Nearest(name, a.Catalog.Names()); near != "" {
				problem = problem.Suggest(didYouMean, near)
			}
			found.Add(problem)
		}
		d.Domain = domain
	}
	for i, name := range d.Attributes.Items {
		item, ok := a.Catalog.ItemIn(d.Domain, name)
		if ok {
			d.Items = append(d.Items, item)
		} else if removed, was := a.Catalog.RemovedFrom(d.Domain, name); was { // what was published under it stays in its domain
			item = removed.Item
			found.Add(removedItem.At(d.Item("item", i), name))
		} else {
			found.Add(a.unknownItem(d, i, name))
			continue
		}
		if d.Domain == nil {
			d.Domain = item.Domain
		}
	}
}

func (a *assembler) unknownItem(d *Document, i int, name string) diag.Diagnostic {
	problem := unknownItem.At(d.Item("item", i), name)
	var names []string
	if d.Domain != nil {
		for _, item := range d.Domain.Items {
			names = append(names, item.ID, item.Path())
		}
	}
	if near := diag.Nearest(name, names); near != "" {
		return problem.Suggest(didYouMean, near)
	}
	return problem
}
