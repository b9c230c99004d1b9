package shard

import (
	"encoding/binary"

	"gongkai/search"
	"gongkai/search/analysis"
)

// State is what Update has to know of an edition beside its files: what cannot be read
// from a few of them. It is a cache; what does not fit the files is refused.
type State struct {
	Manifest string          // SHA-256 of the manifest, inflated
	Sums     sums            // of the files of each document
	Titles   titles          // of each document
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

// titles are the suggestions of titles. To encode them string by string would take a
// third of the time of a small update.
type titles [][]Suggestion

// MarshalBinary implements encoding.BinaryMarshaler.
func (t titles) MarshalBinary() (data []byte, err error) {
	put := func(s string) { data = append(binary.AppendUvarint(data, uint64(len(s))), s...) }
	data = binary.AppendUvarint(data, uint64(len(t)))
	for _, list := range t {
		data = binary.AppendUvarint(data, uint64(len(list)))
		for _, s := range list {
			put(s.Text)
			put(s.Kind)
			put(s.Reading)
			data = binary.AppendUvarint(data, uint64(len(s.Keys)))
			for _, key := range s.Keys {
				put(key)
			}
		}
	}
	return data, nil
}

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (t *titles) UnmarshalBinary(data []byte) error {
	c, all := cursor{rest: data}, string(data)
	text := func() string {
		n := c.count()
		at := len(data) - len(c.rest)
		return all[at : at+len(c.bytes(n))]
	}
	*t = make(titles, min(c.count(), len(data)))
	for n := range *t {
		list := make([]Suggestion, min(c.count(), len(c.rest)))
		for i := range list {
			list[i] = Suggestion{Text: text(), Kind: text(), Reading: text()}
			for range min(c.count(), len(c.rest)) {
				list[i].Keys = append(list[i].Keys, text())
			}
		}
		(*t)[n] = list
	}
	return c.err
}

// sums are encoded as the bytes they are, for the same reason.
type sums [][8]byte

// MarshalBinary implements encoding.BinaryMarshaler.
func (s sums) MarshalBinary() (data []byte, err error) {
	for _, sum := range s {
		data = append(data, sum[:]...)
	}
	return data, nil
}

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (s *sums) UnmarshalBinary(data []byte) error {
	for ; len(data) >= 8; data = data[8:] {
		*s = append(*s, [8]byte(data))
	}
	return nil
}
