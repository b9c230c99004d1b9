package shard

import (
	"encoding/binary"
	"unicode/utf8"

	"gongkai/search"
	"gongkai/search/analysis"
)

// collector gathers the postings of documents that come in rising order. Terms are
// numbered as they come; the lists of a term grow as the differences they are
// written as.
type collector struct {
	pairs map[uint64]uint32 // one or two Han characters → term
	usual [1 << 13]usual    // some of these, by hash
	grams map[rune]uint32   // a Han character → the term of its gram…
	basic []uint32          // …and one more than that, by character, for the usual ones
	words map[string]uint32 // everything else
	terms []term
	marks []mark   // by term
	fresh []uint32 // terms of this document's body

	folded []byte
	tokens []analysis.Token
}

type term struct {
	text  string
	lists [3]list
	times []byte

	common bool // it has a file of its own
}

// usual is a pair that came lately; most of a text are.
type usual struct {
	key uint64
	id  uint32
}

// mark is what has to be known of a term with each token, close together in memory.
type mark struct {
	seen  [3]uint32 // by field: 1 + the document that had it last
	any   uint32    // the same for all fields
	times uint16    // times in the body of this document
}

type list struct {
	deltas []byte
	next   uint32
	count  uint32
}

const (
	title = iota
	lead
	body
)

func newCollector() *collector {
	return &collector{pairs: map[uint64]uint32{}, words: map[string]uint32{}, grams: map[rune]uint32{}, basic: make([]uint32, 0x10000)}
}

// add gathers one document.
func (c *collector) add(doc uint32, d search.Document) {
	c.field(title, doc, d.Title)
	c.field(lead, doc, d.Lead())
	c.field(body, doc, d.Body)
	for _, t := range c.fresh {
		c.terms[t].times = append(c.terms[t].times, byte(c.marks[t].times))
		c.marks[t].times = 0
	}
	c.fresh = c.fresh[:0]
	for _, key := range d.Keys() {
		c.put(body, doc, c.word([]byte(key)))
	}
}

func (c *collector) field(field int, doc uint32, text string) {
	c.folded = analysis.AppendFold(c.folded[:0], []byte(text))
	c.tokens = analysis.Segment(c.tokens[:0], c.folded)
	for _, t := range c.tokens {
		b := c.folded[t.Start:t.End]
		if t.Kind == analysis.Word {
			id := c.word(b)
			if c.marks[id].any != doc+1 {
				c.wordGrams(doc, string(b))
			}
			c.count(field, doc, id)
			continue
		}
		first, n := utf8.DecodeRune(b)
		second := rune(0)
		if n < len(b) {
			second, _ = utf8.DecodeRune(b[n:])
		}
		c.count(field, doc, c.pair(uint64(first)<<21|uint64(second), b))
		c.put(body, doc, c.gram(first))
	}
}

func (c *collector) wordGrams(doc uint32, word string) {
	for _, r := range word {
		c.put(body, doc, c.word([]byte("~"+string(r))))
	}
	for _, g := range analysis.Grams(word) {
		c.put(body, doc, c.word([]byte(g)))
	}
}

// count puts a term of a text and counts it when the text is the body.
func (c *collector) count(field int, doc, id uint32) {
	c.put(field, doc, id)
	if field == body {
		m := &c.marks[id]
		if m.times == 0 {
			c.fresh = append(c.fresh, id)
		}
		if m.times < 255 {
			m.times++
		}
	}
}

// put adds the document to a list of the term, once.
func (c *collector) put(field int, doc, id uint32) {
	m := &c.marks[id]
	if m.seen[field] == doc+1 {
		return
	}
	m.seen[field], m.any = doc+1, doc+1
	t := &c.terms[id]
	l := &t.lists[field]
	l.deltas = binary.AppendUvarint(l.deltas, uint64(doc-l.next))
	l.next, l.count = doc+1, l.count+1
}

func (c *collector) pair(key uint64, text []byte) uint32 {
	u := &c.usual[key*0x9E3779B97F4A7C15>>51] // the first 13 bits of the product
	if u.key == key {
		return u.id
	}
	id, ok := c.pairs[key]
	if !ok {
		id = c.define(string(text))
		c.pairs[key] = id
	}
	u.key, u.id = key, id
	return id
}

// gram is the gram of a Han character. Every character asks, so no map is asked for
// the usual ones.
func (c *collector) gram(r rune) uint32 {
	if int(r) < len(c.basic) {
		if c.basic[r] == 0 {
			c.basic[r] = c.define("~"+string(r)) + 1
		}
		return c.basic[r] - 1
	}
	id, ok := c.grams[r]
	if !ok {
		id = c.define("~" + string(r))
		c.grams[r] = id
	}
	return id
}

func (c *collector) word(text []byte) uint32 {
	id, ok := c.words[string(text)]
	if !ok {
		id = c.define(string(text))
		c.words[c.terms[id].text] = id
	}
	return id
}

// entry is what is written of a term.
func (t *term) entry() entry {
	e := entry{times: t.times}
	for f := range t.lists {
		e.lists[f] = t.lists[f].docs()
	}
	return e
}

// most is the number of documents in the longest of its lists.
func (t *term) most() int {
	return int(max(t.lists[title].count, t.lists[lead].count, t.lists[body].count))
}

// chars are the Han characters of all documents.
func (c *collector) chars() map[rune]bool {
	chars := map[rune]bool{}
	for r, id := range c.basic {
		if id > 0 {
			chars[rune(r)] = true
		}
	}
	return chars
}

func (c *collector) define(text string) uint32 {
	c.terms, c.marks = append(c.terms, term{text: text}), append(c.marks, mark{})
	return uint32(len(c.terms) - 1)
}

// docs unrolls a list.
func (l *list) docs() []uint32 {
	if l.count == 0 {
		return nil
	}
	docs := make([]uint32, 0, l.count)
	next := uint64(0)
	for rest := l.deltas; len(rest) > 0; {
		d, n := binary.Uvarint(rest)
		rest = rest[n:]
		docs, next = append(docs, uint32(next+d)), next+d+1
	}
	return docs
}
