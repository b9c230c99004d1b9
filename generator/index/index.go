// Package index hands what is public to search.
//
// An Index is the list of a site's documents as search knows them, without their
// texts, each with a sum of all that its text depends on: whether anything has to be
// indexed again is found without reading. Only site.Public goes in; what is shown in
// part (an entry of the catalogue, a lapsed name list) goes in with its title alone.
//
// A Gatherer brings the texts while the pages are made of them, so that nothing is
// parsed twice, and hands the documents on from old to new:
//
//	x := index.New(s, fsys, aliases)
//	g := x.Gather(ctx)
//	g.Expect(file)       // of each text that will be rendered
//	g.Observe(file, doc) // when it is
//	err := g.Write(index.Files{Write: …, Read: …})
//
// All reads every text by itself, for the command and the preview.
package index

import (
	"io/fs"
	"iter"
	"slices"
	"sync"

	"gongkai/generator/plan"
	"gongkai/generator/site"
	"gongkai/search"
)

// Index is the documents of a site, from old to new.
type Index struct {
	Aliases *search.Aliases

	fsys   fs.FS
	listed func() listing // made when it is asked for: a preview is seldom searched
}

// listing is the documents from old to new, and by the file of their text.
type listing struct {
	entries []*entry
	byFile  map[string]*entry
}

// entry is a document and what its text is read from.
type entry struct {
	public   *site.Public
	document search.Document // without texts
}

// New lists the documents of a site.
func New(s *site.Site, fsys fs.FS, aliases *search.Aliases) *Index {
	return &Index{Aliases: aliases, fsys: fsys, listed: sync.OnceValue(func() listing { return list(s) })}
}

func list(s *site.Site) listing {
	l := listing{byFile: map[string]*entry{}}
	for _, p := range s.Pages {
		if !p.Listed() {
			continue
		}
		e := &entry{p, card(p)}
		l.entries = append(l.entries, e)
		if !p.Body.Empty() {
			l.byFile[p.Body.Path] = e
		}
	}
	slices.SortFunc(l.entries, func(a, b *entry) int { return search.Compare(a.document, b.document) })
	return l
}

func (x *Index) entries() []*entry { return x.listed().entries }

// Len is the number of documents.
func (x *Index) Len() int { return len(x.entries()) }

// Sum covers everything that the files of search depend on, the program aside.
func (x *Index) Sum() uint64 {
	sums := make([]uint64, 0, len(x.entries()))
	for _, e := range x.entries() {
		sums = append(sums, e.sum())
	}
	return plan.Sum(sums, x.aliasSum())
}

// Sums are the sums of the documents by their IDs.
func (x *Index) Sums() map[string]uint64 {
	sums := make(map[string]uint64, len(x.entries()))
	for _, e := range x.entries() {
		sums[e.document.ID] = e.sum()
	}
	return sums
}

func (e *entry) sum() uint64 {
	var tables []uint64
	for _, t := range e.public.Tables {
		if t.File != "" && !e.public.Body.Empty() {
			tables = append(tables, e.public.Body.FileState(t.File))
		}
	}
	return plan.Sum(e.document, e.public.Body.Sum, e.public.Tables, tables, facts(e.public))
}

// All are the documents with their texts, read now. After it err tells whether it
// came to the end.
func (x *Index) All(err *error) iter.Seq[search.Document] { return x.some(x.entries(), err) }

// Some are the documents of some IDs.
func (x *Index) Some(ids []string, err *error) iter.Seq[search.Document] {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	return x.some(slices.DeleteFunc(slices.Clone(x.entries()), func(e *entry) bool { return !wanted[e.document.ID] }), err)
}

func (x *Index) some(list []*entry, err *error) iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		for _, e := range list {
			d, failure := x.read(e)
			if failure != nil {
				*err = failure
				return
			}
			if !yield(d) {
				return
			}
		}
	}
}
