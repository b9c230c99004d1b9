package shard

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/search"
)

// patch is the file of a frequent pair, or a term file, with the entries in it that
// documents lost or won.
type patch struct {
	name    string
	number  int // of the term file; -1 for that of a frequent pair
	texts   []string
	content []byte // before
	entries []entry
}

// patchTerms finds what the entries of all terms are now that changed documents lost or
// won, and the contents of their files. It writes nothing.
func (u *updater) patchTerms() error {
	lost, won := u.lost.entries(), u.won.entries()
	patches := u.patches(lost, won)
	err := beside(len(patches), func() func(i int) error {
		file := u.reads()
		return func(i int) error { return patches[i].read(file, u.old.manifest.Documents) }
	})
	if err != nil {
		return errors.Join(ErrAnew, err)
	}
	f := search.CountedFrequencies(u.manifest.Documents, u.state.First, u.state.Usual)
	known := aliasTerms(u.expand)
	for _, p := range patches {
		for i, text := range p.texts {
			come := won[text]
			if p.number < 0 {
				come.times = nil
			}
			before := p.entries[i]
			now := before.patch(lost[text], come)
			u.entries[text] = now
			f.Change(text, before.most(), now.most())
			if known[text] {
				note(u.state.Known, text, !now.empty())
			}
			if gram, ok := strings.CutPrefix(text, "~"); ok {
				if r, n := utf8.DecodeRuneInString(gram); n == len(gram) && (u.lost.isHan(r) || u.won.isHan(r)) {
					note(u.state.Chars, r, !now.empty())
				}
			}
		}
	}
	if err := u.frequencies(f); err != nil {
		return err
	}
	for _, pair := range u.frequent {
		u.own[pair] = true
	}
	for pair := range u.old.common {
		if !u.own[pair] {
			return ErrAnew // how often documents have it is written nowhere
		}
	}
	return u.patchFiles(slices.DeleteFunc(patches, func(p *patch) bool { return p.number < 0 }))
}

// patches are the files that have what differs between lost and won.
func (u *updater) patches(lost, won map[string]entry) (list []*patch) {
	byName := map[string]*patch{}
	for text := range union(lost, won) {
		if lost[text].equal(won[text]) {
			continue
		}
		number := int(hashTerm(text) % uint32(u.manifest.Terms.len()))
		name := termFile(number, u.manifest.Terms.at(number))
		if at, ok := u.old.common[text]; ok {
			number, name = -1, commonFile(u.manifest.Common.at(at))
		}
		p := byName[name]
		if p == nil {
			p = &patch{name: name, number: number}
			byName[name], list = p, append(list, p)
		}
		p.texts = append(p.texts, text)
	}
	for _, p := range list {
		slices.Sort(p.texts)
	}
	return list
}

// reads gives the contents of files to one worker.
func (u *updater) reads() func(name string) ([]byte, error) {
	var z unpacker
	return func(name string) ([]byte, error) {
		data, err := u.Fetch(name)
		if err != nil {
			return nil, fmt.Errorf("fetch %s: %w", name, err)
		}
		return z.unpack(data)
	}
}

// read reads the entries as they were.
func (p *patch) read(file func(name string) ([]byte, error), all int) (err error) {
	if p.content, err = file(p.name); err != nil {
		return err
	}
	p.entries = make([]entry, len(p.texts))
	c := cursor{rest: p.content}
	if p.number < 0 { // pairs that always come together share it
		e, err := c.entry(c.head(), all, file)
		for i := range p.entries {
			p.entries[i] = e
		}
		return err
	}
	for i := 0; i < len(p.texts) && len(c.rest) > 0 && c.err == nil; {
		text := string(c.bytes(c.count()))
		h := c.head()
		for i < len(p.texts) && p.texts[i] < text {
			i++
		}
		if i == len(p.texts) || p.texts[i] != text {
			c.skip(h)
			continue
		}
		if p.entries[i], err = c.entry(h, all, file); err != nil {
			return err
		}
		i++
	}
	return c.err
}

// patchFiles makes the contents of the term files that have patched entries.
func (u *updater) patchFiles(patches []*patch) error {
	contents := make([][]byte, len(patches))
	err := beside(len(patches), func() func(i int) error {
		return func(i int) (err error) {
			contents[i], err = u.patchFile(patches[i].content, patches[i].texts)
			return err
		}
	})
	if err != nil {
		return errors.Join(ErrAnew, err)
	}
	for i, p := range patches {
		u.state.Bytes += len(contents[i]) - len(p.content)
		u.files[uint32(p.number)] = contents[i]
	}
	if termFiles(u.state.Bytes) != u.manifest.Terms.len() {
		return ErrAnew
	}
	return nil
}

// patchFile is the content of a term file with the entries of some terms patched.
func (u *updater) patchFile(content []byte, texts []string) (now []byte, err error) {
	now = make([]byte, 0, len(content)+len(content)/8)
	put := func(text string) {
		if e := u.entries[text]; !e.empty() && !u.own[text] && err == nil {
			now, err = appendEntry(now, text, e, u.long)
		}
	}
	c := cursor{rest: content}
	for len(c.rest) > 0 && c.err == nil {
		start := c.rest
		text := string(c.bytes(c.count()))
		h := c.head()
		c.skip(h)
		for len(texts) > 0 && texts[0] < text {
			put(texts[0])
			texts = texts[1:]
		}
		if len(texts) > 0 && texts[0] == text {
			if h.long != "" {
				u.mu.Lock()
				u.state.Longs[h.long]--
				u.mu.Unlock()
			}
			put(text)
			texts = texts[1:]
			continue
		}
		now = append(now, start[:len(start)-len(c.rest)]...)
	}
	for _, text := range texts {
		put(text)
	}
	return now, errors.Join(c.err, err)
}

// long notes a long list, in the place of writer.long.
func (u *updater) long(lists []byte) (string, error) {
	hash := hashOf(lists, longBytes)
	u.mu.Lock()
	defer u.mu.Unlock()
	u.state.Longs[hash]++
	u.lists[hash] = lists
	return hash, nil
}

// writeTerms writes the files of terms that differ.
func (u *updater) writeTerms() error {
	var files []file
	for _, n := range slices.Sorted(maps.Keys(u.files)) {
		content, before := u.files[n], u.manifest.Terms.at(int(n))
		hash := hashOf(content, hashBytes)
		if hash == before {
			continue
		}
		u.dropped = append(u.dropped, termFile(int(n), before))
		u.manifest.Terms = setHash(u.manifest.Terms, int(n), hash)
		files = append(files, file{termFile(int(n), hash), content, false})
	}
	for _, hash := range slices.Sorted(maps.Keys(u.lists)) {
		if u.longs[hash] > 0 || u.state.Longs[hash] == 0 {
			continue
		}
		files = append(files, file{longFile(hash), u.lists[hash], true})
	}
	for hash := range u.longs {
		if u.state.Longs[hash] == 0 {
			u.dropped = append(u.dropped, longFile(hash))
			delete(u.state.Longs, hash)
		}
	}
	common, err := u.commonFiles()
	if err != nil {
		return err
	}
	return u.putAll(append(files, common...))
}

// putAll packs and puts files on all processors, in the place of writer.putAll.
func (u *updater) putAll(files []file) error {
	sizes := make([]int, len(files))
	err := beside(len(files), func() func(i int) error {
		return func(i int) error {
			data := files[i].pack()
			sizes[i] = len(data)
			return u.give(files[i].name, data)
		}
	})
	for i, f := range files {
		u.count(f.name, sizes[i])
	}
	return err
}

// commonFiles are the files of frequent pairs that differ.
func (u *updater) commonFiles() (files []file, err error) {
	for at := range u.old.manifest.Common.len() {
		u.commons[u.old.manifest.Common.at(at)] = true
	}
	kept := map[string]bool{}
	u.manifest.Common = nil
	for _, pair := range u.frequent {
		at, owned := u.old.common[pair]
		e, patched := u.entries[pair]
		hash, content := "", []byte(nil)
		switch {
		case patched:
			content = e.bytes()
			hash = hashOf(content, longBytes)
		case owned:
			hash = u.old.manifest.Common.at(at)
		default:
			return nil, errors.New("a frequent pair was not counted") // no document changed it
		}
		u.manifest.Common = appendHash(u.manifest.Common, hash)
		kept[hash] = true
		if !u.commons[hash] {
			u.commons[hash] = true
			files = append(files, file{commonFile(hash), content, true})
		}
	}
	for hash := range u.commons {
		if !kept[hash] {
			u.dropped = append(u.dropped, commonFile(hash))
		}
	}
	return files, nil
}

// patch is the entry without what documents lost and with what they won.
func (e entry) patch(lost, won entry) (now entry) {
	now.times = slices.Clone(e.times)
	for f := range e.lists {
		docs := slices.Clone(e.lists[f])
		for _, doc := range lost.lists[f] {
			if at, ok := slices.BinarySearch(docs, doc); ok {
				docs = slices.Delete(docs, at, at+1)
				if f == body && at < len(now.times) {
					now.times = slices.Delete(now.times, at, at+1)
				}
			}
		}
		for i, doc := range won.lists[f] {
			at, _ := slices.BinarySearch(docs, doc)
			docs = slices.Insert(docs, at, doc)
			if f == body && len(won.times) > 0 {
				now.times = slices.Insert(now.times, at, won.times[i])
			}
		}
		now.lists[f] = docs
	}
	return now
}

func (e entry) equal(other entry) bool {
	for f := range e.lists {
		if !slices.Equal(e.lists[f], other.lists[f]) {
			return false
		}
	}
	return bytes.Equal(e.times, other.times)
}

func (e entry) empty() bool { return len(e.lists[title])+len(e.lists[lead])+len(e.lists[body]) == 0 }

// entries are the entries of all terms.
func (c *collector) entries() map[string]entry {
	entries := map[string]entry{}
	c.each(func(text string, e entry) error {
		for f, docs := range e.lists {
			e.lists[f] = append([]uint32(nil), docs...)
		}
		e.times = append([]byte(nil), e.times...)
		entries[text] = e
		return nil
	})
	return entries
}

// isHan reports whether a character was one of a run of Han characters.
func (c *collector) isHan(r rune) bool { return int(r) < len(c.han) && c.han[r] }

func union(a, b map[string]entry) map[string]bool {
	all := make(map[string]bool, len(a)+len(b))
	for text := range a {
		all[text] = true
	}
	for text := range b {
		all[text] = true
	}
	return all
}

// note keeps a set of what is there.
func note[K comparable](set map[K]bool, key K, there bool) {
	if there {
		set[key] = true
	} else {
		delete(set, key)
	}
}

// setHash sets the n-th hash of a row, which may be the one after its last.
func setHash(h hashes, n int, hash string) hashes {
	return append(appendHash(slices.Clone(h[:n*hashBytes]), hash), h[min(len(h), (n+1)*hashBytes):]...)
}
