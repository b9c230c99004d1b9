// Package site joins documents, settings and the catalogue into one read-only Site.
//
// A Document is a file together with everything that follows from it and from the
// others: its address, its unit, its domain, its status, its relations, and what
// may be shown of it. A Public is what may be shown: it holds copies of just those
// facts and no way back to the document, so an output that is given Publics cannot
// leak anything else. Which facts these are is decided in one place, visible.go.
//
// Sections, units, domains, topics and the disclosure platform are views of the
// same Publics, newest first.
//
//	s, found := site.Assemble(site.Sources{Config: cfg, Catalog: cat, Tree: tree, Clock: now})
package site

import (
	"runtime"
	"strings"
	"time"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/ledger"
	"gongkai/internal/parallel"
)

// Sources is everything a site is made of. Ledger may be nil.
type Sources struct {
	Config  *config.Config
	Catalog *catalog.Catalog
	Tree    *content.Tree
	Ledger  *ledger.Ledger
	Clock   time.Time // the moment the site shows
	Preview bool      // also prepare what is not public, for the editor's own eyes
}

// Site is the whole site. Nothing writes to it after Assemble.
type Site struct {
	Config   *config.Config
	Catalog  *catalog.Catalog
	Calendar *disclosure.Calendar
	Clock    time.Time

	Documents []*Document // every file, by path; for the checks, never for outputs
	Ledger    *ledger.Ledger

	Public   []*Public // listed documents with a publication date, newest first
	Pages    []*Public // everything that has a page, by address: documents, units, leaders, topics, stubs
	Sections []*Section
	Units    []*Unit
	Domains  []*Domain
	Topics   []*Topic
	Leaders  []*Public
	Platform *Platform // of the county government

	// Unpublished is what an editor may see in the preview, by address. It is empty
	// unless the site was assembled for a preview, and no output takes it.
	Unpublished map[string]Unpublished

	sections map[string]*Section
	units    map[string]*Unit // by id, by name, and by the names it had
	domains  map[string]*Domain
	items    map[string]*Item
	numbers  map[string]*Document // by document number
	indexes  map[string]*Document // by index number
	byID     map[string]*Document
}

// Assemble makes the site. The diagnostics are what is wrong between documents; a
// site is returned even when there are errors, so that the checks can run on it.
func Assemble(src Sources) (*Site, diag.List) {
	n := len(src.Tree.Documents)
	a := &assembler{Site: &Site{
		Config: src.Config, Catalog: src.Catalog, Calendar: disclosure.DefaultCalendar(),
		Clock: src.Clock, Ledger: src.Ledger,
		sections: map[string]*Section{}, units: map[string]*Unit{}, domains: map[string]*Domain{}, items: map[string]*Item{},
		numbers: make(map[string]*Document, n), indexes: make(map[string]*Document, n), byID: make(map[string]*Document, n),
	}, absent: map[string]*Document{}}
	a.documents(src.Tree)
	sorted := make(chan []*Document, 1)
	go func() { sorted <- newestFirst(a.Documents) }() // while the rest goes on
	a.closeFolders()
	a.makeSections(src.Tree)
	a.makeUnits()
	a.makeDomains()
	a.attributes()
	a.allocate()
	a.identify()
	a.relate()
	a.judge()
	a.publish(<-sorted)
	if src.Preview {
		a.unpublished()
	}
	a.fill()
	a.makeTopics()
	a.makePlatforms()
	a.found.Sort()
	return a.Site, a.found
}

// assembler is a Site that is being made.
type assembler struct {
	*Site
	found  diag.List
	listed []*Public            // what lists may name, newest first
	routes map[string]*Document // by address, in lower case
	closed map[string]*Document // by folder: see closeFolders
	absent map[string]*Document // units that are not shown, by id and name
}

// Section is the section of a path such as "news/county", or nil.
func (s *Site) Section(path string) *Section { return s.sections[path] }

// Unit is the unit of an id or a name, or nil.
func (s *Site) Unit(idOrName string) *Unit { return s.units[idOrName] }

// Owner is the unit that has to mend a document: its issuer, or the unit whose page it
// is; nil when it is the site's.
func (s *Site) Owner(d *Document) *Unit {
	if d.Issuer == nil && d.Kind == disclosure.UnitKind {
		return s.Unit(d.Title)
	}
	return d.Issuer
}

// Item is the catalogue item of an id, or nil.
func (s *Site) Item(id string) *Item { return s.items[id] }

// Document is the document of an ID such as "policies/county/a", or nil.
func (s *Site) Document(id string) *Document { return s.byID[id] }

// Find is the document that a reference means: an index number, a document number
// in any bracket style, or a path. It is nil when there is none.
func (s *Site) Find(ref string) *Document {
	ref = strings.TrimSpace(ref)
	if d := s.indexes[ref]; d != nil {
		return d
	}
	if n, _, err := disclosure.ParseDocumentNumber(ref); err == nil {
		if d := s.numbers[n.String()]; d != nil {
			return d
		}
	}
	id := strings.TrimPrefix(strings.Trim(ref, "/"), content.Dir+"/")
	id = strings.TrimSuffix(strings.TrimSuffix(id, ".md"), "/index")
	return s.byID[id]
}

// each does something with every document, with several at once. What it finds comes
// in the order of the documents.
func (a *assembler) each(do func(d *Document, found *diag.List)) {
	parts := runtime.GOMAXPROCS(0)
	found := make([]diag.List, parts)
	parallel.Each(parts, func(i int) {
		for _, d := range a.Documents[len(a.Documents)*i/parts : len(a.Documents)*(i+1)/parts] {
			do(d, &found[i])
		}
	})
	for _, f := range found {
		a.found.Add(f...)
	}
}
