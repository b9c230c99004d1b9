package shard

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"gongkai/search"
	"gongkai/search/analysis"
)

// Options say what goes into the files beside the documents.
type Options struct {
	Aliases *search.Aliases // words to expand; nil for none
	Expect  int             // how many documents will come; decides sizes only
}

// Stats are figures of what was written.
type Stats struct {
	Documents, Terms, LongLists int
	Files                       int
	Bytes                       int64
	TextBytes                   int64            // of titles, leads and bodies
	ByKind                      map[string]int64 // bytes by the first letters of names
}

// Write writes the files of documents, which must come from old to new as
// search.Compare has it, and gives each to sink. The same documents give the same
// files. Bodies are written as they come; postings stay in memory until the end. The
// State is what Update needs to bring the files up to date.
func Write(documents iter.Seq[search.Document], o Options, sink func(name string, data []byte) error) (Stats, *State, error) {
	w := newWriter(o, sink)
	w.collector = newCollector()
	for d := range documents {
		if err := w.document(plain(d)); err != nil {
			return w.stats, nil, fmt.Errorf("document %s: %w", d.ID, err)
		}
	}
	for r, there := range w.han {
		if there {
			w.state.Chars[rune(r)] = true
		}
	}
	if err := w.flushGroup(); err != nil {
		return w.stats, nil, err
	}
	for _, step := range []func() error{w.writeTerms, w.writeRest} {
		if err := step(); err != nil {
			return w.stats, nil, err
		}
	}
	return w.stats, w.state, nil
}

type writer struct {
	*collector
	sink      func(string, []byte) error
	stats     Stats
	manifest  manifest
	state     *State
	last      search.Document // without its texts
	notForced []uint32
	facets    map[string][]string
	group     []cardContent
	frequent  []string        // pairs that have files of their own
	commons   map[string]bool // the hashes of these files
	expand    *search.Aliases
	before    map[string]bool // the files of the last edition that place may find to be the same
}

func newWriter(o Options, sink func(string, []byte) error) *writer {
	return &writer{sink: sink, expand: o.Aliases, facets: map[string][]string{}, commons: map[string]bool{},
		stats: Stats{ByKind: map[string]int64{}}, state: newState(),
		manifest: manifest{Version: Version, Group: groupFor(o.Expect)}}
}

// put hands a file to the sink and counts it.
func (w *writer) put(name string, data []byte) error {
	w.count(name, len(data))
	return w.give(name, data)
}

func (w *writer) count(name string, size int) {
	w.stats.Files++
	w.stats.Bytes += int64(size)
	w.stats.ByKind[name[:1]] += int64(size)
}

func (w *writer) give(name string, data []byte) error {
	if err := w.sink(name, data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// file is a file that is not packed yet.
type file struct {
	name    string
	content []byte
	lists   bool // it holds little but lists
}

func (f file) pack() []byte {
	if f.lists {
		return packLists(f.content)
	}
	return pack(f.content)
}

// putAll packs files beside each other and puts them in their order.
func (w *writer) putAll(files []file) error {
	const ahead = 64 // so that few wait in memory
	for batch := range slices.Chunk(files, ahead) {
		packed := make([][]byte, len(batch))
		err := beside(len(batch), func() func(i int) error {
			return func(i int) error { packed[i] = batch[i].pack(); return nil }
		})
		if err != nil {
			return err
		}
		for i, f := range batch {
			if err := w.put(f.name, packed[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// place writes a file whose name tells its content, unless the last edition has it.
func (w *writer) place(name string, content []byte) error {
	if w.before[name] {
		delete(w.before, name)
		return nil
	}
	return w.put(name, pack(content))
}

func (w *writer) document(d search.Document) error {
	n := w.manifest.Documents
	if n > 0 && search.Compare(w.last, d) >= 0 {
		return fmt.Errorf("comes after %s, which is newer or the same", w.last.ID)
	}
	w.last = search.Document{ID: d.ID, Date: d.Date}
	w.manifest.Documents++
	w.stats.Documents++
	w.stats.TextBytes += int64(len(d.Title) + len(d.Lead()) + len(d.Body))
	w.add(uint32(n), d)
	w.column(n, d)
	return w.card(d)
}

// column notes of a document what stands in rows and columns over all documents.
func (w *writer) column(n int, d search.Document) {
	at, found := slices.BinarySearch(w.notForced, uint32(n))
	switch {
	case d.InForce && found:
		w.notForced = slices.Delete(w.notForced, at, at+1)
	case !d.InForce && !found:
		w.notForced = slices.Insert(w.notForced, at, uint32(n))
	}
	for _, name := range search.Facets {
		w.facets[name] = set(w.facets[name], n, search.FacetOf(d, name))
	}
	if n < len(w.state.Titles) {
		w.state.length(w.state.Titles[n][0].Text, -1)
	}
	w.state.length(d.Title, 1)
	w.state.Titles = set(w.state.Titles, n, suggestTitle(d.Title))
}

// set sets the n-th value of a list, which may be the one after its last.
func set[T any](list []T, n int, v T) []T {
	if n == len(list) {
		return append(list, v)
	}
	list[n] = v
	return list
}

// plain is a document without U+0000, which ends fields.
func plain(d search.Document) search.Document {
	for _, s := range []*string{&d.ID, &d.URL, &d.Title, &d.Number, &d.Summary, &d.Body, &d.Unit, &d.Domain, &d.Kind, &d.Status, &d.Date, &d.Group} {
		*s = strings.ReplaceAll(*s, "\x00", " ")
	}
	for _, list := range []*[]string{&d.Headings, &d.Keywords} {
		if strings.Contains(strings.Join(*list, ""), "\x00") {
			*list = strings.Split(strings.ReplaceAll(strings.Join(*list, "\n"), "\x00", " "), "\n")
		}
	}
	return d
}

// writeRest writes what follows from columns and from which terms there are, and the
// manifest at last.
func (w *writer) writeRest() error {
	w.manifest.NotForced, w.manifest.Answers = appendList(nil, w.notForced), nil
	for n := range search.Answering() {
		var docs []uint32
		for doc, kind := range w.facets["kind"] {
			if search.AnswersOf(kind) == n+1 {
				docs = append(docs, uint32(doc))
			}
		}
		w.manifest.Answers = appendList(w.manifest.Answers, docs)
	}
	w.manifest.Titles = slices.Sorted(maps.Keys(w.state.Lengths))
	w.aliases()
	for _, step := range []func() error{w.writeFacets, w.writeSuggestions, w.writeReadings, w.writeHan} {
		if err := step(); err != nil {
			return err
		}
	}
	content, err := w.manifest.encode()
	if err != nil {
		return err
	}
	w.state.Manifest = hashOf(content, 32)
	return w.put(ManifestName, pack(content))
}

func (w *writer) writeFacets() error {
	w.manifest.Facets = nil
	for _, name := range search.Facets {
		values, column := search.Column(w.facets[name])
		content, err := json.Marshal(values)
		if err != nil {
			return err
		}
		content = append(content, '\n')
		for _, v := range column {
			content = append(content, byte(v), byte(v>>8))
		}
		hash := hashOf(content, hashBytes)
		w.manifest.Facets = append(w.manifest.Facets, facet{name, hash})
		if err := w.place(facetFile(name, hash), content); err != nil {
			return err
		}
	}
	return nil
}

// writeHan writes the table that a browser loads when it meets a Han character that
// the manifest does not have: it may be a traditional one.
func (w *writer) writeHan() error {
	content := []byte(analysis.Simplified())
	w.manifest.Han = hashOf(content, hashBytes)
	return w.place(hanFile(w.manifest.Han), content)
}
