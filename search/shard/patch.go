package shard

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/search"
)

// patchTerms finds what the entries of all terms are now that changed documents lost or
// won, and the contents of their files. It writes nothing.
func (u *updater) patchTerms() error {
	lost, won := u.lost.entries(), u.won.entries()
	f := search.CountedFrequencies(u.manifest.Documents, u.state.First, u.state.Usual)
	known := aliasTerms(u.expand)
	for text := range union(lost, won) {
		if reflect.DeepEqual(lost[text], won[text]) {
			continue
		}
		before, err := u.old.entry(text)
		if err != nil {
			return errors.Join(ErrAnew, err)
		}
		come := won[text]
		if _, common := u.old.common[text]; common {
			come.times = nil
		}
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
	if err := u.frequencies(f); err != nil {
		return err
	}
	if err := u.placeEntries(); err != nil {
		return err
	}
	return u.patchFiles()
}

// placeEntries tells which patched entries are in files of their own and which in shared ones.
func (u *updater) placeEntries() error {
	own := map[string]bool{}
	for _, pair := range u.frequent {
		own[pair] = true
	}
	for pair := range u.old.common {
		if !own[pair] {
			return ErrAnew // how often documents have it is written nowhere
		}
	}
	for text := range u.entries {
		if _, before := u.old.common[text]; !before {
			n := hashTerm(text) % uint32(u.manifest.Terms.len())
			u.texts[n] = append(u.texts[n], text)
		}
		u.own[text] = own[text]
	}
	return nil
}

// patchFiles makes the contents of the term files that have patched entries.
func (u *updater) patchFiles() error {
	for n, texts := range u.texts {
		slices.Sort(texts)
		content, err := u.old.file(termFile(int(n), u.old.manifest.Terms.at(int(n))))
		if err != nil {
			return errors.Join(ErrAnew, err)
		}
		now, err := u.patchFile(content, texts)
		if err != nil {
			return errors.Join(ErrAnew, err)
		}
		u.state.Bytes += len(now) - len(content)
		u.files[n] = now
	}
	if termFiles(u.state.Bytes) != u.manifest.Terms.len() {
		return ErrAnew
	}
	return nil
}

// patchFile is the content of a term file with the entries of some terms patched.
func (u *updater) patchFile(content []byte, texts []string) (now []byte, err error) {
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
				u.state.Longs[h.long]--
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
