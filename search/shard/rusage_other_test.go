//go:build !unix

package shard_test

import "time"

func cpuTime() time.Duration { return 0 }
func peakMemory() int        { return 0 }
