package parallel

import (
	"fmt"
	"testing"
)

// Each piece of work is done, and done once.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		for _, workers := range []int{1, 3, 2000} {
			t.Run(fmt.Sprint(n, workers), func(t *testing.T) {
				done := make([]int, n)
				EachOf(n, workers, func(i int) { done[i]++ })
				for i, times := range done {
					if times != 1 {
						t.Errorf("%d of %d was done %d times", i, n, times)
					}
				}
			})
		}
	}
	done := make([]int, 100)
	Each(len(done), func(i int) { done[i]++ })
	for i, times := range done {
		if times != 1 {
			t.Errorf("%d was done %d times", i, times)
		}
	}
}
