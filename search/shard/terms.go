package shard

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"

	"gongkai/search"
)

const (
	flagTitle = 1 << iota
	flagLead
	flagBody
	flagTimes
	flagLong
	flagOnce
)

// Lists longer than this stand in a file of their own: they would be fetched with
// every term that shares their file. Grams are asked for so seldom that theirs may
// cost a request sooner.
var (
	longList = 6 << 10
	longGram = 1 << 9
)

// termFiles is the number of term files for so many bytes of entries: with n files a
// first search fetches 3·n bytes of hashes and two files, which is least when n is the
// square root of about 0.4 times the bytes. It is a power of two, so that a growing
// site changes it seldom.
func termFiles(bytes int) int {
	least := math.Sqrt(0.4 * float64(bytes))
	n := 16
	for float64(n) < least {
		n *= 2
	}
	return n
}

// entry is what is known of a term.
type entry struct {
	lists [3][]uint32 // by field
	times []byte      // for each document of the body list; nil for grams and keys
}

// encode is the entry without its term: the flags, and the lists, which may stand
// elsewhere.
func (e entry) encode() (flags byte, lists []byte) {
	for f, docs := range e.lists {
		if len(docs) > 0 {
			flags |= 1 << f
			lists = appendList(lists, docs)
		}
	}
	switch {
	case len(e.times) == 0:
	case slices.Max(e.times) == 1:
		flags |= flagOnce
	default:
		flags |= flagTimes
		lists = append(lists, e.times...)
	}
	return flags, lists
}

// in is the number of documents that have the term in any field.
func (e entry) in() int {
	return len(search.Union(search.Union(e.lists[title], e.lists[lead]), e.lists[body]))
}

// most is the number of documents in the longest of the lists.
func (e entry) most() int {
	return max(len(e.lists[title]), len(e.lists[lead]), len(e.lists[body]))
}

// appendEntry appends the entry of a term to the content of its file. Long lists are
// handed to long, which gives the hash under which they stand.
func appendEntry(dst []byte, term string, e entry, long func(lists []byte) (hash string, err error)) ([]byte, error) {
	flags, lists := e.encode()
	dst = append(binary.AppendUvarint(dst, uint64(len(term))), term...)
	if len(lists) <= longList && (term[0] != '~' || len(lists) <= longGram) {
		return append(append(dst, flags), lists...), nil
	}
	hash, err := long(lists)
	if err != nil {
		return nil, err
	}
	raw, err := hex.DecodeString(hash)
	return append(append(dst, flags|flagLong), raw...), err
}

// writeTerms writes all that is known of terms.
func (w *writer) writeTerms() error {
	f := search.NewFrequencies(w.manifest.Documents)
	known := aliasTerms(w.expand)
	common := map[string][]byte{}
	var entries []byte
	var ends []int
	err := w.each(func(text string, e entry) (err error) {
		w.stats.Terms++
		if known[text] {
			w.state.Known[text] = true
		}
		if f.Add(text, e.most()); f.Frequent(text) {
			common[text] = e.bytes()
			return nil
		}
		entries, err = appendEntry(entries, text, e, w.long)
		ends = append(ends, len(entries))
		return err
	})
	if err != nil {
		return err
	}
	if err := w.frequencies(f); err != nil {
		return err
	}
	if err := w.writeCommon(common); err != nil {
		return err
	}
	w.state.Bytes = len(entries)
	w.stats.LongLists = len(w.state.Longs) + w.manifest.Common.len()
	return w.writeEntries(entries, ends)
}

// writeEntries files entries by the hashes of their terms.
func (w *writer) writeEntries(entries []byte, ends []int) error {
	type placed struct{ term, entry []byte }
	contents := make([][]placed, termFiles(len(entries)))
	from := 0
	for _, end := range ends {
		c := cursor{rest: entries[from:end]}
		term := c.bytes(c.count())
		n := hashTerm(string(term)) % uint32(len(contents))
		contents[n] = append(contents[n], placed{term, entries[from:end]})
		from = end
	}
	files := make([]file, len(contents))
	for n, list := range contents {
		slices.SortFunc(list, func(a, b placed) int { return bytes.Compare(a.term, b.term) })
		size := 0
		for _, p := range list {
			size += len(p.entry)
		}
		content := make([]byte, 0, size)
		for _, p := range list {
			content = append(content, p.entry...)
		}
		hash := hashOf(content, hashBytes)
		w.manifest.Terms = appendHash(w.manifest.Terms, hash)
		files[n] = file{termFile(n, hash), content, false}
	}
	return w.putAll(files)
}

// long writes a long list. Terms that always come together share theirs.
func (w *writer) long(lists []byte) (hash string, err error) {
	hash = hashOf(lists, longBytes)
	w.state.Longs[hash]++
	if w.state.Longs[hash] > 1 {
		return hash, nil
	}
	return hash, w.put(longFile(hash), packLists(lists))
}

// writeCommon gives the entries of frequent pairs files of their own.
func (w *writer) writeCommon(entries map[string][]byte) error {
	for _, pair := range w.frequent {
		content := entries[pair]
		hash := hashOf(content, longBytes)
		w.manifest.Common = appendHash(w.manifest.Common, hash)
		if w.commons[hash] {
			continue
		}
		w.commons[hash] = true
		if err := w.put(commonFile(hash), packLists(content)); err != nil {
			return err
		}
	}
	return nil
}

// frequencies notes frequencies in the manifest and the state.
func (w *writer) frequencies(f *search.Frequencies) error {
	w.manifest.Tables = f.Tables(w.known())
	w.state.First, w.state.Usual = f.Counts()
	read, err := search.LoadFrequencies(w.manifest.Documents, w.manifest.Tables)
	if err != nil {
		return err
	}
	w.frequent = read.Order()
	return nil
}

// bytes is the entry of a frequent pair, which has a file of its own and no times.
func (e entry) bytes() []byte {
	e.times = nil
	flags, lists := e.encode()
	return append([]byte{flags}, lists...)
}

func appendHash[H ~[]byte](h H, hash string) H {
	raw, err := hex.DecodeString(hash)
	if err != nil {
		panic(err) // we made it
	}
	return append(h, raw...)
}
