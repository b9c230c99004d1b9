package shard

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"

	"gongkai/search/analysis"
)

// suggestion is something a reader may be typing.
type suggestion struct {
	text, kind string // kind: title, unit, domain or alias
}

// suggestJSON is a suggestion with its reading, syllables parted by blanks.
type suggestJSON [3]string

const (
	suggestPerKey = 60 // newest titles first; units, domains and aliases before them
	suggestBytes  = 12 << 10
	suggestGroup  = 16 // files that share a hash
)

// writeSuggestions files every suggestion under the keys a reader may begin with: its
// first character, the first two letters of its reading, and its first two initials.
func (w *writer) writeSuggestions() error {
	byKey := map[string][]suggestJSON{}
	add := func(s suggestion) {
		reading := reading(s.text)
		for _, key := range suggestKeys(analysis.Fold(s.text), reading) {
			if len(byKey[key]) < suggestPerKey && !slices.ContainsFunc(byKey[key], func(j suggestJSON) bool { return j[0] == s.text }) {
				byKey[key] = append(byKey[key], suggestJSON{s.text, s.kind, reading})
			}
		}
	}
	for _, word := range words(w.expand) {
		if w.leads(word) {
			add(suggestion{word, "alias"})
		}
	}
	for _, facet := range []string{"domain", "unit"} {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(w.facets[facet]))) {
			if v != "" {
				add(suggestion{v, facet})
			}
		}
	}
	for i := len(w.titles) - 1; i >= 0; i-- {
		add(w.titles[i])
		if _, after, ok := strings.Cut(w.titles[i].text, "关于"); ok && after != "" {
			add(suggestion{after, "title"})
		}
	}
	return w.suggestFiles(byKey)
}

// leads reports whether asking for a word, or for its other words, is likely to find
// something: all the terms of one of them are in documents.
func (w *writer) leads(word string) bool {
	known := func(word string) bool {
		for _, t := range analysis.Terms(word) {
			if !w.has(t) {
				return false
			}
		}
		return true
	}
	return known(word) || slices.ContainsFunc(w.expand.Expand(word), known)
}

func (w *writer) suggestFiles(byKey map[string][]suggestJSON) error {
	total := 0
	keys := make([]string, 0, len(byKey))
	for key, list := range byKey {
		keys = append(keys, key)
		for _, s := range list {
			total += len(s[0]) + len(s[2]) + 16
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Compare(a, b) })
	n := 1
	for n*suggestBytes < total && n < 512 {
		n *= 2
	}
	files := make([]map[string][]suggestJSON, n)
	for _, key := range keys {
		at := hashTerm(key) % uint32(n)
		if files[at] == nil {
			files[at] = map[string][]suggestJSON{}
		}
		files[at][key] = byKey[key]
	}
	w.manifest.Suggestions = n
	contents := make([][]byte, n)
	for i, file := range files {
		content, err := json.Marshal(file) // maps are written in the order of keys
		if err != nil {
			return err
		}
		contents[i] = content
	}
	for first := 0; first < n; first += suggestGroup {
		group := contents[first:min(n, first+suggestGroup)]
		hash := hashOf(bytes.Join(group, nil), hashBytes)
		w.manifest.Suggest = appendHash(w.manifest.Suggest, hash)
		for i, content := range group {
			if err := w.put(suggestFile(first+i, hash), w.pack(content)); err != nil {
				return err
			}
		}
	}
	return nil
}

// reading is the pinyin of the Han characters of a text, without tones; letters and
// digits stand for themselves.
func reading(text string) string {
	args := pinyin.NewArgs()
	var syllables []string
	for _, r := range analysis.Fold(text) {
		switch s := pinyin.SinglePinyin(r, args); {
		case len(s) > 0:
			syllables = append(syllables, s[0])
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			syllables = append(syllables, string(r))
		}
	}
	return strings.Join(syllables, " ")
}

func suggestKeys(folded, reading string) []string {
	var keys []string
	put := func(key string) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, r := range folded {
		put(string(r))
		break
	}
	letters, initials := strings.ReplaceAll(reading, " ", ""), ""
	for _, s := range strings.Fields(reading) {
		initials += s[:1]
	}
	put(letters[:min(2, len(letters))])
	put(initials[:min(2, len(initials))])
	return keys
}
