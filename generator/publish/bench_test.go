package publish

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkPublish compares publishing with the floor, a bare loop over os.WriteFile,
// for pages of 15 KB in a folder each. Writing, completing (taking along, checking,
// exchanging, removing the old site) and syncing are told apart: the last is the
// disk's speed, and on a busy disk so is the rest. Set TMPDIR to a file system in
// memory to see what the program itself costs.
func BenchmarkPublish(b *testing.B) {
	page := bytes.Repeat([]byte("青禾县政务公开 "), 15<<10/22)
	for _, n := range []int{1_000, 10_000, 30_000} {
		paths := make([]string, n)
		for i := range paths {
			paths[i] = fmt.Sprintf("notice/%d/%d/index.html", i%100, i)
		}
		b.Run(fmt.Sprintf("%d/floor", n), func(b *testing.B) { benchmarkFloor(b, paths, page) })
		b.Run(fmt.Sprintf("%d/publish", n), func(b *testing.B) { benchmarkPublish(b, paths, page) })
	}
}

func benchmarkFloor(b *testing.B, paths []string, page []byte) {
	var folders, files time.Duration
	for i := range b.N {
		dir := filepath.Join(b.TempDir(), fmt.Sprint(i))
		start := time.Now()
		for _, path := range paths {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(path)), 0o755); err != nil {
				b.Fatal(err)
			}
		}
		folders += time.Since(start)
		start = time.Now()
		for _, path := range paths {
			if err := os.WriteFile(filepath.Join(dir, path), page, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		files += time.Since(start)
		os.RemoveAll(dir)
	}
	perFile(b, len(paths), folders, "mkdir")
	perFile(b, len(paths), files, "write")
}

func benchmarkPublish(b *testing.B, paths []string, page []byte) {
	out := filepath.Join(b.TempDir(), "public")
	var writing, completing, syncing time.Duration
	for range b.N {
		timed := &timedSync{FS: OS}
		s, err := Begin(Options{Output: out, FS: timed})
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		for _, path := range paths {
			if err := s.Write(path, page); err != nil {
				b.Fatal(err)
			}
		}
		writing += time.Since(start)
		start = time.Now()
		if _, err := s.Commit(context.Background()); err != nil {
			b.Fatal(err)
		}
		syncing += timed.spent
		completing += time.Since(start) - timed.spent
	}
	perFile(b, len(paths), writing, "mkdir+write")
	perFile(b, len(paths), completing, "complete")
	perFile(b, len(paths), syncing, "sync")
}

func perFile(b *testing.B, files int, d time.Duration, what string) {
	b.ReportMetric(float64(d.Microseconds())/float64(files*b.N), "µs/file-"+what)
}

type timedSync struct {
	FS
	spent time.Duration
}

func (t *timedSync) SyncTree(dir string) error {
	start := time.Now()
	defer func() { t.spent += time.Since(start) }()
	return t.FS.SyncTree(dir)
}
