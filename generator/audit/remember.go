package audit

// Kept is what rules have worked out about one text or page, for the next rule that
// asks. The rules look at it one after the other, so it needs no lock.
type Kept struct{ values []any }

// Remember is what compute says of a text or a page: it is asked once for each T.
func Remember[T any](k *Kept, compute func() T) T {
	for _, v := range k.values {
		if v, ok := v.(T); ok {
			return v
		}
	}
	v := compute()
	k.values = append(k.values, v)
	return v
}
