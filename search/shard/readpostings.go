package shard

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"gongkai/search"
)

// Postings implements search.Source.
func (r *Reader) Postings(terms []string) ([]search.Postings, error) {
	out := make([]search.Postings, len(terms))
	for i, term := range terms {
		e, err := r.entry(term)
		if err != nil {
			return nil, err
		}
		out[i] = search.Postings{In: e.in(), Title: e.lists[title], Lead: e.lists[lead], Body: e.lists[body]}
		for _, n := range e.times {
			out[i].Times = append(out[i].Times, uint16(n))
		}
	}
	return out, nil
}

// entry is the entry of a term, empty when there is none.
func (r *Reader) entry(term string) (e entry, err error) {
	if len(term) > 3 && term[0] == '=' && !slices.Contains(r.manifest.Titles, term[1:3]) {
		return e, nil // no title has its length
	}
	if _, nowhere := slices.BinarySearch(r.manifest.Nowhere, term); nowhere {
		return e, nil
	}
	n := int(hashTerm(term) % uint32(r.manifest.Terms.len()))
	name, find := termFile(n, r.manifest.Terms.at(n)), true
	if at, ok := r.common[term]; ok {
		name, find = commonFile(r.manifest.Common.at(at)), false
	}
	content, err := r.file(name)
	if err != nil {
		return e, err
	}
	c := cursor{rest: content}
	for len(c.rest) > 0 && c.err == nil {
		text := term
		if find {
			text = string(c.bytes(c.count()))
		}
		h := c.head()
		if text == term {
			e, err = c.entry(h, r.manifest.Documents, r.file)
			break
		}
		c.skip(h)
	}
	if err := errors.Join(err, c.err); err != nil {
		return e, fmt.Errorf("%s: %s: %w", name, term, err)
	}
	return e, nil
}

// head is what comes before the lists of an entry.
type head struct {
	flags byte
	long  string // hash of the file with the lists
}

func (c *cursor) head() (h head) {
	h.flags = c.byte()
	if h.flags&flagLong != 0 {
		h.long = hex.EncodeToString(c.bytes(longBytes))
	}
	return h
}

// entry reads the lists of an entry, wherever they are.
func (c *cursor) entry(h head, all int, file func(name string) ([]byte, error)) (e entry, err error) {
	if h.long != "" {
		content, err := file(longFile(h.long))
		if err != nil {
			return e, err
		}
		c = &cursor{rest: content}
	}
	for f := range e.lists {
		if h.flags&(1<<f) != 0 {
			e.lists[f] = c.list(all)
		}
	}
	switch {
	case h.flags&flagTimes != 0:
		e.times = c.bytes(len(e.lists[body]))
	case h.flags&flagOnce != 0:
		e.times = bytes.Repeat([]byte{1}, len(e.lists[body]))
	}
	return e, c.err
}

// skip passes over the lists of an entry.
func (c *cursor) skip(h head) {
	if h.long != "" {
		return
	}
	count := 0
	for f := range 3 {
		if h.flags&(1<<f) == 0 {
			continue
		}
		size := c.number()
		if count = int(size >> 1); size&1 == 1 {
			c.bytes(c.count())
			continue
		}
		for range count {
			if c.number(); c.err != nil {
				return
			}
		}
	}
	if h.flags&flagTimes != 0 {
		c.bytes(count)
	}
}
