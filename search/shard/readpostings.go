package shard

import (
	"encoding/hex"
	"fmt"

	"gongkai/search"
)

// Postings implements search.Source.
func (r *Reader) Postings(terms []string) ([]search.Postings, error) {
	out := make([]search.Postings, len(terms))
	for i, term := range terms {
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
		text := string(c.bytes(int(c.number())))
		flags, in := c.byte(), c.number()
		if text != term {
			c.skip(flags, r.manifest.Documents)
			continue
		}
		if flags&flagLong != 0 {
			long, err := r.file(longFile(hex.EncodeToString(c.bytes(5))))
			if err != nil {
				return search.Postings{}, err
			}
			c = cursor{rest: long}
		}
		p := c.postings(flags, r.manifest.Documents)
		p.In = int(in)
		return p, c.err
	}
	return search.Postings{}, c.err
}

func (c *cursor) postings(flags byte, all int) (p search.Postings) {
	for i, l := range []*[]uint32{&p.Title, &p.Lead, &p.Body} {
		if flags&(1<<i) != 0 {
			*l = c.list(all)
		}
	}
	if flags&flagTimes != 0 {
		for _, b := range c.bytes(len(p.Body)) {
			p.Times = append(p.Times, uint16(b))
		}
	}
	return p
}

// skip passes over the lists of an entry.
func (c *cursor) skip(flags byte, all int) {
	if flags&flagLong != 0 {
		c.bytes(5)
		return
	}
	count := 0
	for i := range 3 {
		if flags&(1<<i) == 0 {
			continue
		}
		head := c.number()
		if count = int(head >> 1); head&1 == 1 {
			c.bytes((all + 7) / 8)
			continue
		}
		for range count {
			if c.number(); c.err != nil {
				return
			}
		}
	}
	if flags&flagTimes != 0 {
		c.bytes(count)
	}
}
