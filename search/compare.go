package search

import "cmp"

// Compare orders documents from old to new, which is how shards number them.
func Compare(a, b Document) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) }
