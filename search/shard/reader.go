package shard

import (
	"fmt"
	"slices"

	"gongkai/search"
)

// Reader answers questions from the files. It is a search.Source. It keeps what it
// has read, and is not for use by several goroutines.
type Reader struct {
	unpacker
	fetch       func(name string) ([]byte, error)
	manifest    *manifest
	notForce    []uint32
	answers     [][]uint32 // documents by how well they answer, from 1
	frequencies *search.Frequencies
	files       map[string][]byte
	common      map[string]int // frequent pair → its place among them
	documents   map[string]document
	facets      map[string]facetColumn
}

type facetColumn struct {
	values []string
	places []uint16
}

// Open reads the manifest. Fetch gives the content of a file by its name.
func Open(fetch func(name string) ([]byte, error)) (*Reader, error) {
	r := &Reader{fetch: fetch, files: map[string][]byte{},
		common: map[string]int{}, documents: map[string]document{}, facets: map[string]facetColumn{}}
	content, err := r.file(ManifestName)
	if err != nil {
		return nil, err
	}
	if r.manifest, err = readManifest(content); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, err)
	}
	c := cursor{rest: r.manifest.NotForced}
	if r.notForce = c.list(r.manifest.Documents); c.err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, c.err)
	}
	for c.rest = r.manifest.Answers; len(c.rest) > 0 && c.err == nil; {
		r.answers = append(r.answers, c.list(r.manifest.Documents))
	}
	if c.err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, c.err)
	}
	if r.frequencies, err = search.LoadFrequencies(r.manifest.Documents, r.manifest.Tables); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, err)
	}
	for i, pair := range r.frequencies.Order() {
		if i == r.manifest.Common.len() {
			return nil, fmt.Errorf("%s: %w", ManifestName, errDamaged)
		}
		r.common[pair] = i
	}
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
	content, err := r.unpack(data)
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

// Answers implements search.Source.
func (r *Reader) Answers(doc uint32) int {
	return 1 + slices.IndexFunc(r.answers, func(docs []uint32) bool {
		_, found := slices.BinarySearch(docs, doc)
		return found
	})
}

// Frequency implements search.Source.
func (r *Reader) Frequency(term string) int { return r.frequencies.Of(term) }
