//go:build !unix

package generator

import (
	"context"
	"testing"
	"time"
)

type usage struct {
	cpu, system time.Duration
	peak        int64
	bytes       int64
}

func (u *usage) add(v usage) { u.cpu, u.peak, u.bytes = u.cpu+v.cpu, u.peak+v.peak, u.bytes+v.bytes }

// measure tells only the time where the system tells no more.
func measure(b *testing.B, source, output string) usage {
	b.Helper()
	begin := time.Now()
	sum, err := Build(context.Background(), Options{Source: source, Output: output})
	if err != nil {
		b.Fatal(err)
	}
	return usage{cpu: time.Since(begin), bytes: sum.Bytes}
}
