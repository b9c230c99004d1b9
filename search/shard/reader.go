package shard

import (
	"encoding/json"
	"fmt"
	"slices"

	"gongkai/search"
)

// Reader answers questions from the files. It is a search.Source. It keeps what it
// has read, and is not for use by several goroutines.
type Reader struct {
	fetch       func(name string) ([]byte, error)
	manifest    Manifest
	notForce    []uint32
	frequencies *search.Frequencies
	files       map[string][]byte
	cards       map[string]cardJSON
	facets      map[string]facetColumn
}

type facetColumn struct {
	values []string
	places []uint16
}

// What a manifest may claim at most.
const (
	maxDocuments = 1 << 24
	maxGroup     = 1 << 10
)

// Open reads the manifest. Fetch gives the content of a file by its name.
func Open(fetch func(name string) ([]byte, error)) (*Reader, error) {
	r := &Reader{fetch: fetch, files: map[string][]byte{},
		cards: map[string]cardJSON{}, facets: map[string]facetColumn{}}
	content, err := r.file(ManifestName)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, &r.manifest); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, err)
	}
	if r.manifest.Version != Version {
		return nil, fmt.Errorf("%s: version %d, not %d", ManifestName, r.manifest.Version, Version)
	}
	if n := r.manifest.Documents; n < 0 || n > maxDocuments {
		return nil, fmt.Errorf("%s: %d documents", ManifestName, n)
	}
	c := cursor{rest: r.manifest.NotForced}
	if r.notForce = c.list(r.manifest.Documents); c.err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, c.err)
	}
	if r.manifest.Terms.len() == 0 || r.manifest.Group < 1 || r.manifest.Group > maxGroup {
		return nil, fmt.Errorf("%s: %w", ManifestName, errDamaged)
	}
	r.frequencies = search.LoadFrequencies(r.manifest.Documents, r.manifest.Chars, r.manifest.Pairs)
	return r, nil
}

// file is the content of a file, inflated.
func (r *Reader) file(name string) ([]byte, error) {
	if content, ok := r.files[name]; ok {
		return content, nil
	}
	data, err := r.fetch(name)
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", name, err)
	}
	content, err := unpack(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r.files[name] = content
	return content, nil
}

// Len implements search.Source.
func (r *Reader) Len() int { return r.manifest.Documents }

// InForce implements search.Source.
func (r *Reader) InForce(doc uint32) bool {
	_, found := slices.BinarySearch(r.notForce, doc)
	return !found
}

// Frequency implements search.Source.
func (r *Reader) Frequency(term string) int { return r.frequencies.Of(term) }
