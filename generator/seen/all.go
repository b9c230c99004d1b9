package seen

import (
	"sync/atomic"

	"gongkai/internal/parallel"
)

// All reports whether ask is true for 0 to n-1. Several are asked at once, and no more
// after the first that is not.
func All(n int, ask func(int) bool) bool {
	var differs atomic.Bool
	parallel.Each(n, func(i int) {
		if !differs.Load() && !ask(i) {
			differs.Store(true)
		}
	})
	return !differs.Load()
}
