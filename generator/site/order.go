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

func sortNewest(list []*Public) {
	sortByKey(list, func(p *Public) int64 { return -p.Published.Unix() }, newest)
}

// sortByKey sorts by a number that is asked for once, and by order where it is the
// same: most of a long list of documents is sorted without looking at the documents.
func sortByKey[T any](list []T, key func(T) int64, order func(a, b T) int) {
	if len(list) < 2 {
		return
	}
	type keyed struct {
		key   int64
		value T
	}
	sorted := make([]keyed, len(list))
	for i, v := range list {
		sorted[i] = keyed{key(v), v}
	}
	slices.SortFunc(sorted, func(a, b keyed) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return order(a.value, b.value)
	})
	for i, k := range sorted {
		list[i] = k.value
	}
}
