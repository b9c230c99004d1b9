package shard

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"gongkai/search"
	"gongkai/search/analysis"
)

// collector gathers the postings of documents that come in rising order.
//
// Most of the time goes into waiting for memory, so little of it is touched at a time:
// the terms of a document are counted in a table of their own, then noted in one of a
// few parts, by hash; each groups the postings of its terms when all have come.
type collector struct {
	parts [64]part
	long  map[string]uint64 // terms that are no keys → their numbers
	texts []string          // these by number
	han   []bool            // the Han characters of runs
	terms table             // of a document: flags of fields, and from the ninth bit on times in the body

	folded []byte
	tokens []analysis.Token
	piece  []byte
}

// part is the postings of some terms: eight bytes each, which are six of the key, the
// times in the body, and the flags of fields. A document is told before its postings.
type part struct {
	chunks [][]uint64
	doc    uint32 // 1 + the document told last
}

const (
	chunk    = 1 << 10
	keyBytes = 6
	longTerm = 0xFE << 40 // begins the key of a term that has a number; no text has the byte
	told     = 0xFF << 56 // begins a document; nor has any this
)

const (
	title = iota
	lead
	body
)

func newCollector() *collector {
	return &collector{long: map[string]uint64{}, han: make([]bool, 0x10000)}
}

// add gathers one document.
func (c *collector) add(doc uint32, d search.Document) {
	c.terms.empty()
	c.field(title, d.Title)
	c.field(lead, d.Lead())
	c.field(body, d.Body)
	for _, key := range d.Keys() {
		*c.terms.value(c.key([]byte(key))) |= 1 << body
	}
	for _, at := range c.terms.used {
		s := c.terms.slots[at]
		c.parts[mix(s.key)>>58].note(doc, s.key<<16|uint64(s.value))
	}
}

func (c *collector) field(field int, text string) {
	c.folded = analysis.AppendFold(c.folded[:0], []byte(text))
	c.tokens = analysis.Segment(c.tokens[:0], c.folded)
	for _, t := range c.tokens {
		term := c.folded[t.Start:t.End]
		v := c.terms.value(c.key(term))
		fresh := *v == 0
		*v |= 1 << field
		if field == body && *v < 0xFF00 {
			*v += 0x100
		}
		if fresh {
			c.pieces(term, t.Kind)
		}
	}
}

// pieces notes what else a term is found by, once in a document.
func (c *collector) pieces(term []byte, kind analysis.Kind) {
	if kind != analysis.Word {
		r, n := utf8.DecodeRune(term)
		if int(r) < len(c.han) {
			c.han[r] = true
		}
		c.gram(term[:n])
		return
	}
	for i, before := 0, 0; i < len(term); {
		_, n := utf8.DecodeRune(term[i:])
		c.gram(term[i : i+n])
		if i > 0 {
			c.gram(term[before : i+n])
		}
		before, i = i, i+n
	}
}

func (c *collector) gram(text []byte) {
	c.piece = append(append(c.piece[:0], '~'), text...)
	*c.terms.value(c.key(c.piece)) |= 1 << body
}

// key is a number for a term: its bytes, when they are few.
func (c *collector) key(term []byte) uint64 {
	if len(term) == keyBytes { // nearly all are
		return uint64(binary.BigEndian.Uint32(term))<<16 | uint64(binary.BigEndian.Uint16(term[4:]))
	}
	if len(term) < keyBytes {
		key := uint64(0)
		for _, b := range term {
			key = key<<8 | uint64(b)
		}
		return key
	}
	n, ok := c.long[string(term)]
	if !ok {
		n = uint64(len(c.texts))
		c.texts = append(c.texts, string(term))
		c.long[c.texts[n]] = n
	}
	return longTerm | n
}

// text is the term of a key.
func (c *collector) text(key uint64) string {
	if key >= longTerm {
		return c.texts[key-longTerm]
	}
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], key)
	from := 0
	for b[from] == 0 {
		from++
	}
	return string(b[from:])
}

func (p *part) note(doc uint32, posting uint64) {
	if p.doc != doc+1 {
		p.doc = doc + 1
		p.put(told | uint64(doc))
	}
	p.put(posting)
}

func (p *part) put(v uint64) {
	n := len(p.chunks) - 1
	if n < 0 || len(p.chunks[n]) == chunk {
		p.chunks = append(p.chunks, make([]uint64, 0, chunk))
		n++
	}
	p.chunks[n] = append(p.chunks[n], v)
}

// each calls do for every term, once, in an order that depends on nothing but what was
// added: postings are forgotten as they are told. The entry is good until do returns.
func (c *collector) each(do func(text string, e entry) error) error {
	var g groups
	for i := range c.parts {
		g.gather(&c.parts[i])
		c.parts[i] = part{}
		for n, key := range g.keys {
			if err := do(c.text(key), g.entry(n)); err != nil {
				return err
			}
		}
	}
	return nil
}

// groups are the postings of a part by their terms.
type groups struct {
	places   table // key → 1 + its number
	keys     []uint64
	ends     []int    // of the postings of each key
	numbers  []uint32 // of the keys of postings, as these came
	postings []posting
	e        entry
}

type posting struct {
	doc   uint32
	value uint32 // as in collector.terms
}

func (g *groups) gather(p *part) {
	g.places.empty()
	g.keys, g.ends, g.numbers = g.keys[:0], g.ends[:0], g.numbers[:0]
	for _, chunk := range p.chunks {
		for _, v := range chunk {
			if v >= told {
				continue
			}
			place := g.places.value(v >> 16)
			if *place == 0 {
				g.keys, g.ends = append(g.keys, v>>16), append(g.ends, 0)
				*place = uint32(len(g.keys))
			}
			g.numbers = append(g.numbers, *place-1)
			g.ends[*place-1]++
		}
	}
	next := 0 // ends are where the next posting of a key stands, until all do
	for n, count := range g.ends {
		g.ends[n], next = next, next+count
	}
	g.postings = slices.Grow(g.postings[:0], next)[:next]
	numbers, doc := g.numbers, uint32(0)
	for _, chunk := range p.chunks {
		for _, v := range chunk {
			if v >= told {
				doc = uint32(v)
				continue
			}
			at := &g.ends[numbers[0]]
			g.postings[*at] = posting{doc, uint32(v & 0xFFFF)}
			*at++
			numbers = numbers[1:]
		}
	}
}

// entry is that of the n-th key, until the next is asked for.
func (g *groups) entry(n int) entry {
	from := 0
	if n > 0 {
		from = g.ends[n-1]
	}
	e := &g.e
	for f := range e.lists {
		e.lists[f] = e.lists[f][:0]
	}
	e.times = e.times[:0]
	for _, p := range g.postings[from:g.ends[n]] {
		for f := range e.lists {
			if p.value&(1<<f) != 0 {
				e.lists[f] = append(e.lists[f], p.doc)
			}
		}
		if times := byte(p.value >> 8); times > 0 {
			e.times = append(e.times, times)
		}
	}
	return *e
}
