package shard

import (
	"encoding/json"
	"fmt"
	"slices"

	"gongkai/search"
	"gongkai/search/analysis"
)

// writeAliases writes the aliases. The manifest has the short hashes of their words, so
// that they are fetched only when one of them is asked for.
func (w *writer) writeAliases() error {
	pairs := [][]string{}
	if w.expand != nil {
		w.expand.Pairs(func(says string, documents []string) { pairs = append(pairs, append([]string{says}, documents...)) })
	}
	content, err := json.Marshal(pairs)
	if err != nil {
		return err
	}
	var short []uint32
	for _, word := range words(w.expand) {
		short = append(short, shortHash(analysis.Fold(word)))
	}
	slices.Sort(short)
	w.manifest.Words = appendNumbers(nil, slices.Compact(short))
	w.manifest.Aliases = hashOf(content, hashBytes)
	return w.place(aliasFile(w.manifest.Aliases), content)
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

func shortHash(word string) uint32 {
	h := hashTerm(word)
	return (h ^ h>>16) & 0xFFFF
}

// Aliases are the aliases the files were written with.
func (r *Reader) Aliases() (*search.Aliases, error) {
	name := aliasFile(r.manifest.Aliases)
	content, err := r.file(name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	if err := json.Unmarshal(content, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	pairs := map[string][]string{}
	for _, row := range rows {
		if len(row) > 1 {
			pairs[row[0]] = row[1:]
		}
	}
	return search.NewAliases(pairs), nil
}
