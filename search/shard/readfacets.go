package shard

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Facet implements search.Source.
func (r *Reader) Facet(name string) ([]string, []uint16, error) {
	if c, ok := r.facets[name]; ok {
		return c.values, c.places, nil
	}
	at := slices.IndexFunc(r.manifest.Facets, func(f facet) bool { return f.Name == name })
	if at < 0 {
		return nil, nil, fmt.Errorf("no facet %s", name)
	}
	file := facetFile(name, r.manifest.Facets[at].Hash)
	content, err := r.file(file)
	if err != nil {
		return nil, nil, err
	}
	head, raw, _ := bytes.Cut(content, []byte("\n"))
	var c facetColumn
	if err := json.Unmarshal(head, &c.values); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(raw) != 2*r.manifest.Documents {
		return nil, nil, fmt.Errorf("%s: %w", file, errDamaged)
	}
	for i := 0; i < len(raw); i += 2 {
		place := uint16(raw[i]) | uint16(raw[i+1])<<8
		if int(place) >= len(c.values) {
			return nil, nil, fmt.Errorf("%s: %w", file, errDamaged)
		}
		c.places = append(c.places, place)
	}
	r.facets[name] = c
	return c.values, c.places, nil
}
