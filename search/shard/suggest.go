package shard

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"gongkai/search/analysis"
)

// Suggestion is something a reader may be typing, under the keys a reader may begin
// with.
type Suggestion struct {
	Text, Kind string // Kind: title, unit, domain or alias
	Reading    string // syllables parted by blanks
	Keys       []string
}

func suggest(text, kind string) Suggestion {
	reading := reading(text)
	return Suggestion{text, kind, reading, suggestKeys(analysis.Fold(text), reading)}
}

// suggestTitle is a title, and what it is about, when it says so.
func suggestTitle(title string) []Suggestion {
	list := []Suggestion{suggest(title, "title")}
	if _, after, ok := strings.Cut(title, "关于"); ok && after != "" {
		list = append(list, suggest(after, "title"))
	}
	return list
}

// suggestJSON is a suggestion as it is written: text, kind, reading.
type suggestJSON [3]string

const (
	suggestPerKey = 60 // newest titles first; units, domains and aliases before them
	suggestBytes  = 12 << 10
	suggestGroup  = 4 // files that share a hash
)

// writeSuggestions files every suggestion under its keys.
func (w *writer) writeSuggestions() error {
	byKey := map[string][]suggestJSON{}
	add := func(s Suggestion) {
		for _, key := range s.Keys {
			if list := byKey[key]; len(list) < suggestPerKey && !slices.ContainsFunc(list, func(j suggestJSON) bool { return j[0] == s.Text }) {
				byKey[key] = append(list, suggestJSON{s.Text, s.Kind, s.Reading})
			}
		}
	}
	for _, word := range words(w.expand) {
		if w.leads(word) {
			add(suggest(word, "alias"))
		}
	}
	for _, facet := range []string{"domain", "unit"} {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(w.facets[facet]))) {
			if v != "" {
				add(suggest(v, facet))
			}
		}
	}
	for _, list := range slices.Backward(w.state.Titles) {
		for _, s := range list {
			add(s)
		}
	}
	return w.suggestFiles(byKey)
}

// leads reports whether asking for a word, or for its other words, is likely to find
// something: all the terms of one of them are in documents.
func (w *writer) leads(word string) bool {
	known := func(word string) bool {
		return !slices.ContainsFunc(analysis.Terms(word), func(t string) bool { return !w.state.Known[t] })
	}
	return known(word) || slices.ContainsFunc(w.expand.Expand(word), known)
}

func (w *writer) suggestFiles(byKey map[string][]suggestJSON) error {
	total := 0
	for _, list := range byKey {
		for _, s := range list {
			total += len(s[0]) + len(s[2]) + 16
		}
	}
	n := 1
	for n*suggestBytes < total && n < 512 {
		n *= 2
	}
	files := make([]map[string][]suggestJSON, n)
	for key, list := range byKey {
		at := hashTerm(key) % uint32(n)
		if files[at] == nil {
			files[at] = map[string][]suggestJSON{}
		}
		files[at][key] = list
	}
	w.manifest.Suggestions, w.manifest.Suggest = n, nil
	contents := make([][]byte, n)
	err := beside(n, func() func(i int) error {
		return func(i int) (err error) {
			contents[i], err = json.Marshal(files[i]) // maps are written in the order of keys
			return err
		}
	})
	if err != nil {
		return err
	}
	for first := 0; first < n; first += suggestGroup {
		group := contents[first:min(n, first+suggestGroup)]
		hash := hashOf(bytes.Join(group, nil), hashBytes)
		w.manifest.Suggest = appendHash(w.manifest.Suggest, hash)
		for i, content := range group {
			if err := w.place(suggestFile(first+i, hash), content); err != nil {
				return err
			}
		}
	}
	return nil
}

// reading is the pinyin of the Han characters of a text, without tones; letters and
// digits stand for themselves.
func reading(text string) string {
	var read []string
	for _, r := range analysis.Fold(text) {
		switch s := syllable(r); {
		case s != "":
			read = append(read, s)
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			read = append(read, string(r))
		}
	}
	return strings.Join(read, " ")
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
