package site

import (
	"cmp"
	"slices"
	"strings"
)

// newest orders documents by publication time, the newest first, then by address.
func newest(a, b *Public) int {
	return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Route, b.Route))
}

func sortNewest(list []*Public) { slices.SortFunc(list, newest) }

// newestFirst is the documents in the order of newest.
func newestFirst(documents []*Document) []*Document {
	list := slices.Clone(documents)
	sortByKey(list, func(d *Document) int64 { return -d.Attributes.Published.Unix() }, func(a, b *Document) int {
		return cmp.Or(b.Attributes.Published.Compare(a.Attributes.Published), strings.Compare(a.Route, b.Route))
	})
	return list
}

// sortByKey sorts by a number that is asked for once, and by order where it is the
// same: most of a long list of documents is sorted without looking at the documents.
func sortByKey(list []*Document, key func(*Document) int64, order func(a, b *Document) int) {
	type keyed struct {
		key int64
		d   *Document
	}
	sorted := make([]keyed, len(list))
	for i, d := range list {
		sorted[i] = keyed{key(d), d}
	}
	slices.SortFunc(sorted, func(a, b keyed) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return order(a.d, b.d)
	})
	for i, k := range sorted {
		list[i] = k.d
	}
}
