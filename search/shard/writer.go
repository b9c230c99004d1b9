package shard

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"gongkai/search"
	"gongkai/search/analysis"
)

// Options say what goes into the files beside the documents.
type Options struct {
	Aliases *search.Aliases // words to expand; nil for none
	Expect  int             // about how many documents will come; decides sizes only
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
// files. Bodies are written as they come; postings stay in memory until the end.
func Write(documents iter.Seq[search.Document], o Options, sink func(name string, data []byte) error) (Stats, error) {
	w := &writer{collector: newCollector(), packer: newPacker(), sink: sink, facets: map[string][]string{}, longs: map[string]int{}}
	w.stats.ByKind = map[string]int64{}
	w.manifest.Group = groupFor(o.Expect)
	for d := range documents {
		if err := w.document(d); err != nil {
			return w.stats, fmt.Errorf("document %s: %w", d.ID, err)
		}
	}
	w.manifest.Version, w.manifest.Documents = Version, w.docs
	w.manifest.NotForced = appendList(nil, w.notForced)
	slices.Sort(w.manifest.Titles)
	w.expand = o.Aliases
	for _, step := range []func() error{w.flushGroup, w.writeFacets, w.writeAliases, w.writeSuggestions, w.writeReadings, w.writeHan, w.writeFrequencies, w.writeTerms} {
		if err := step(); err != nil {
			return w.stats, err
		}
	}
	content, err := w.manifest.encode()
	if err != nil {
		return w.stats, err
	}
	return w.stats, w.put(ManifestName, w.pack(content))
}

type writer struct {
	*collector
	*packer
	sink      func(string, []byte) error
	stats     Stats
	manifest  manifest
	docs      int
	last      search.Document // without its texts
	notForced []uint32
	facets    map[string][]string
	group     []cardContent
	titles    []suggestion
	longs     map[string]int // how many terms have a long list, by its hash
	expand    *search.Aliases
}

// put hands a file to the sink and counts it.
func (w *writer) put(name string, data []byte) error {
	w.stats.Files++
	w.stats.Bytes += int64(len(data))
	w.stats.ByKind[name[:1]] += int64(len(data))
	if err := w.sink(name, data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func (w *writer) document(d search.Document) error {
	if w.docs > 0 && search.Compare(w.last, d) >= 0 {
		return fmt.Errorf("comes after %s, which is newer or the same", w.last.ID)
	}
	n := uint32(w.docs)
	w.docs++
	w.stats.Documents++
	w.stats.TextBytes += int64(len(d.Title) + len(d.Lead()) + len(d.Body))
	w.last = search.Document{ID: d.ID, Date: d.Date}
	if !d.InForce {
		w.notForced = append(w.notForced, n)
	}
	for _, name := range search.Facets {
		w.facets[name] = append(w.facets[name], search.FacetOf(d, name))
	}
	w.add(n, d)
	if length := search.TitleKey(d.Title)[1:3]; !slices.Contains(w.manifest.Titles, length) {
		w.manifest.Titles = append(w.manifest.Titles, length)
	}
	w.titles = append(w.titles, suggestion{d.Title, "title"})
	return w.card(d)
}

func (w *writer) writeFacets() error {
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
		if err := w.put(facetFile(name, hash), w.pack(content)); err != nil {
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
	return w.put(hanFile(w.manifest.Han), w.pack(content))
}
