package shard

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Reader answers questions from the files. It is a search.Source. It keeps what it
// has read, and is not for use by several goroutines.
type Reader struct {
	fetch    func(name string) ([]byte, error)
	manifest Manifest
	notForce []uint32
	known    map[string]int // frequencies named by the manifest
	files    map[string][]byte
	cards    map[string]cardsJSON
	texts    map[string][]textJSON
	facets   map[string]facetColumn
}

type facetColumn struct {
	values []string
	places []uint16
}

// Open reads the manifest. Fetch gives the content of a file by its name.
func Open(fetch func(name string) ([]byte, error)) (*Reader, error) {
	r := &Reader{fetch: fetch, known: map[string]int{}, files: map[string][]byte{},
		cards: map[string]cardsJSON{}, texts: map[string][]textJSON{}, facets: map[string]facetColumn{}}
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
	c := cursor{rest: r.manifest.NotForced}
	if r.notForce = c.list(r.manifest.Documents); c.err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, c.err)
	}
	if r.manifest.Terms.len() == 0 {
		return nil, fmt.Errorf("%s: %w", ManifestName, errDamaged)
	}
	r.know(r.manifest.Chars, 1)
	r.know(r.manifest.Pairs, 2)
	return r, nil
}

// know takes in a table of frequencies of terms that are n characters long.
func (r *Reader) know(table []string, n int) {
	for b, row := range table {
		for runes := []rune(row); len(runes) >= n; runes = runes[n:] {
			r.known[string(runes[:n])] = 1<<min(b, 30) + 1<<min(b, 30)/2
		}
	}
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

// Frequency implements search.Source. Frequent pairs are named by the manifest; of
// others it is guessed from their characters, of words from their length.
func (r *Reader) Frequency(term string) int {
	all := r.manifest.Documents
	if n, ok := r.known[term]; ok && utf8.RuneCountInString(term) == 2 {
		return n
	}
	runes := []rune(term)
	if first := r.known[string(runes[0])]; isHan(runes[0]) {
		if len(runes) == 1 {
			return first / 4
		}
		return min(all/frequentPair, first*r.known[string(runes[1])]/max(1, all)/8)
	}
	if runes[0] < '0' || runes[0] > '9' {
		return all / 200
	}
	return all / []int{2, 2, 4, 40, 16, 500}[min(5, len(runes))]
}
