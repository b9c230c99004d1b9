package shard

import (
	"maps"
	"slices"
	"unicode"

	"gongkai/search"
	"gongkai/search/analysis"
)

// aliases notes the aliases in the manifest: most of what people ask is one of their
// words. Of what people say, documents have much nowhere, which need not be fetched to
// be known.
func (w *writer) aliases() {
	w.manifest.Aliases, w.manifest.Nowhere = [][]string{}, []string{}
	if w.expand == nil {
		return
	}
	w.expand.Pairs(func(says string, documents []string) {
		w.manifest.Aliases = append(w.manifest.Aliases, append([]string{says}, documents...))
	})
	for term := range aliasTerms(w.expand) {
		if !w.state.Known[term] {
			w.manifest.Nowhere = append(w.manifest.Nowhere, term)
		}
	}
	slices.Sort(w.manifest.Nowhere)
}

// known are the characters that need not be taken for traditional ones: those of the
// documents, and of the words that are asked for most.
func (w *writer) known() map[rune]bool {
	chars := maps.Clone(w.state.Chars)
	for _, word := range words(w.expand) {
		for _, r := range analysis.Fold(word) {
			if unicode.Is(unicode.Han, r) {
				chars[r] = true
			}
		}
	}
	return chars
}

// words are all words of aliases, in order.
func words(a *search.Aliases) (list []string) {
	if a == nil {
		return nil
	}
	a.Pairs(func(says string, documents []string) { list = append(append(list, says), documents...) })
	slices.Sort(list)
	return slices.Compact(list)
}

// Aliases are the aliases the files were written with.
func (r *Reader) Aliases() *search.Aliases {
	pairs := map[string][]string{}
	for _, row := range r.manifest.Aliases {
		if len(row) > 1 {
			pairs[row[0]] = row[1:]
		}
	}
	return search.NewAliases(pairs)
}
