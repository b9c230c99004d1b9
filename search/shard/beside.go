package shard

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// beside does the work of 0 to n-1 on all processors. Each has a worker of its own,
// which may keep what it needs from one piece of work to the next.
func beside(n int, worker func() (do func(i int) error)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, min(n, runtime.GOMAXPROCS(0)))
	for w := range errs {
		wg.Go(func() {
			do := worker()
			for errs[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				errs[w] = do(i)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
