package shard

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"gongkai/search"
)

const (
	flagTitle = 1 << iota
	flagLead
	flagBody
	flagTimes
	flagLong
)

const (
	longList    = 3 << 10 // lists longer than this stand in a file of their own
	termBytes   = 3 << 10 // about how much a term file holds before it is deflated
	mostFiles   = 4096    // the manifest has three bytes for each…
	crowdedFile = 6       // …so that files may grow to this many times termBytes first
)

// termFiles is the number of term files for so many bytes of entries: a power of
// two, so that a growing site changes it seldom.
func termFiles(bytes int) int {
	n := 16
	for n*termBytes < bytes && n < mostFiles || n*termBytes*crowdedFile < bytes {
		n *= 2
	}
	return n
}

// writeTerms writes the term files and the long lists.
func (w *writer) writeTerms() error {
	entries := make([][]byte, len(w.terms))
	total, long := 0, map[string]bool{}
	for i := range w.terms {
		t := &w.terms[i]
		lists, flags := t.encode(w.docs)
		entry := append(binary.AppendUvarint(nil, uint64(len(t.text))), t.text...)
		if len(lists) > longList {
			hash := hashOf(lists, 5)
			entry = append(entry, flags|flagLong)
			entry = binary.AppendUvarint(entry, uint64(t.in))
			raw, _ := hex.DecodeString(hash)
			entry = append(entry, raw...)
			if !long[hash] { // terms that always come together share their list
				long[hash] = true
				if err := w.put(longFile(hash), w.pack(lists)); err != nil {
					return err
				}
			}
		} else {
			entry = append(entry, flags)
			entry = append(binary.AppendUvarint(entry, uint64(t.in)), lists...)
		}
		entries[i] = entry
		total += len(entry)
	}
	files := make([][]int, termFiles(total))
	for i := range w.terms {
		n := hashTerm(w.terms[i].text) % uint32(len(files))
		files[n] = append(files[n], i)
	}
	for n, ids := range files {
		slices.SortFunc(ids, func(a, b int) int { return cmp.Compare(w.terms[a].text, w.terms[b].text) })
		var content []byte
		for _, id := range ids {
			content = append(content, entries[id]...)
		}
		hash := hashOf(content, hashBytes)
		w.manifest.Terms = appendHash(w.manifest.Terms, hash)
		if err := w.put(termFile(n, hash), w.pack(content)); err != nil {
			return err
		}
	}
	w.stats.Terms, w.stats.LongLists = len(w.terms), len(long)
	return nil
}

func (t *term) encode(all int) (lists []byte, flags byte) {
	for f := range t.lists {
		if t.lists[f].count > 0 {
			flags |= 1 << f
			lists = appendList(lists, t.lists[f].docs(), all)
		}
	}
	if len(t.times) > 0 {
		flags |= flagTimes
		lists = append(lists, t.times...)
	}
	return lists, flags
}

// writeFrequencies tells the manifest how frequent terms are.
func (w *writer) writeFrequencies() {
	f := search.NewFrequencies(w.docs)
	for i := range w.terms {
		if t := &w.terms[i]; len(t.times) > 0 {
			f.Add(t.text, int(t.lists[body].count))
		}
	}
	w.manifest.Chars, w.manifest.Pairs = f.Tables()
}

func appendHash(h Hashes, hash string) Hashes {
	raw, err := hex.DecodeString(hash)
	if err != nil {
		panic(err) // we made it
	}
	return append(h, raw...)
}
