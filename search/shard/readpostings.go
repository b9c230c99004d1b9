package shard

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"

	"gongkai/search"
)

// Postings implements search.Source.
func (r *Reader) Postings(terms []string) ([]search.Postings, error) {
	out := make([]search.Postings, len(terms))
	for i, term := range terms {
		if len(term) > 3 && term[0] == '=' && !slices.Contains(r.manifest.Titles, term[1:3]) {
			continue // no title has its length
		}
		if at, ok := r.common[term]; ok {
			var err error
			if out[i], err = r.ownFile(commonFile(term, r.manifest.Common.at(at))); err != nil {
				return nil, err
			}
			continue
		}
		n := int(hashTerm(term) % uint32(r.manifest.Terms.len()))
		name := termFile(n, r.manifest.Terms.at(n))
		content, err := r.file(name)
		if err != nil {
			return nil, err
		}
		if out[i], err = r.find(content, term); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, term, err)
		}
	}
	return out, nil
}

// find reads the entry of a term in the content of its file.
func (r *Reader) find(content []byte, term string) (search.Postings, error) {
	c := cursor{rest: content}
	for len(c.rest) > 0 && c.err == nil {
		text := string(c.bytes(c.count()))
		h := c.head()
		if text != term {
			c.skip(h)
			continue
		}
		return r.postings(&c, h)
	}
	return search.Postings{}, c.err
}

// ownFile reads the entry of a term that has a file of its own.
func (r *Reader) ownFile(name string) (search.Postings, error) {
	content, err := r.file(name)
	if err != nil {
		return search.Postings{}, err
	}
	c := cursor{rest: content}
	p, err := r.postings(&c, c.head())
	if err != nil {
		return p, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

func (r *Reader) postings(c *cursor, h head) (search.Postings, error) {
	e, err := c.entry(h, r.manifest.Documents, r.file)
	if err != nil {
		return search.Postings{}, err
	}
	p := search.Postings{In: h.in, Title: e.lists[title], Lead: e.lists[lead], Body: e.lists[body]}
	if h.in == 0 {
		p.In = len(p.Body)
	}
	for _, n := range e.times {
		p.Times = append(p.Times, uint16(n))
	}
	return p, nil
}

// head is what comes before the lists of an entry.
type head struct {
	flags byte
	in    int
	long  string // hash of the file with the lists
}

func (c *cursor) head() (h head) {
	h.flags = c.byte()
	if h.flags&(flagTitle|flagLead) != 0 {
		h.in = int(c.number())
	}
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
