package seen

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// All reports whether ask is true for 0 to n-1. Several are asked at once, and no more
// after the first that is not.
func All(n int, ask func(int) bool) bool {
	var next atomic.Int64
	var differs atomic.Bool
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && !differs.Load(); i = int(next.Add(1)) - 1 {
				if !ask(i) {
					differs.Store(true)
				}
			}
		})
	}
	wg.Wait()
	return !differs.Load()
}
