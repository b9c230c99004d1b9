package shard

import (
	"gongkai/search"
	"gongkai/search/analysis"
)

// State is what Update has to know of an edition beside its files: what cannot be read
// from a few of them. It is a cache; what does not fit the files is refused.
type State struct {
	Manifest string          // SHA-256 of the manifest, inflated
	Sums     [][8]byte       // of the files of each document
	Titles   [][]Suggestion  // of each document
	Lengths  map[string]int  // how many titles have a length, as in their keys
	Chars    map[rune]bool   // the Han characters of all documents
	Known    map[string]bool // terms of aliases that are in documents
	Bytes    int             // of all entries in term files
	Longs    map[string]int  // how many terms have a long list, by its hash
	First    map[string]int  // search.Frequencies, not rounded
	Usual    map[string]int
}

func newState() *State {
	return &State{Lengths: map[string]int{}, Chars: map[rune]bool{}, Known: map[string]bool{}, Longs: map[string]int{}}
}

// length notes that so many more titles have the length of one.
func (s *State) length(title string, more int) {
	key := search.TitleKey(title)[1:3]
	if s.Lengths[key] += more; s.Lengths[key] == 0 {
		delete(s.Lengths, key)
	}
}

// aliasTerms are the terms of all words of aliases.
func aliasTerms(a *search.Aliases) map[string]bool {
	terms := map[string]bool{}
	for _, word := range words(a) {
		for _, t := range analysis.Terms(word) {
			terms[t] = true
		}
	}
	return terms
}
