// Package parallel does many pieces of work at once.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n-1, on all processors.
func Each(n int, do func(i int)) { EachOf(n, runtime.GOMAXPROCS(0), do) }

// EachOf calls do for 0 to n-1, at most so many at once.
func EachOf(n, workers int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, workers) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}
