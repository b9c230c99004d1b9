package preview

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
)

// stirs are what happens to files while a site is previewed.
var stirs = []func(t *testing.T, dir string, r *rand.Rand){
	func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, someFile(r), strings.Repeat("文", r.IntN(99)))
	},
	func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, someFile(r), strings.Repeat("文", r.IntN(99)))
	},
	func(t *testing.T, dir string, r *rand.Rand) { os.Remove(at(dir, someFile(r))) },
	func(t *testing.T, dir string, r *rand.Rand) { os.Rename(at(dir, someFile(r)), at(dir, someFile(r))) },
	func(t *testing.T, dir string, r *rand.Rand) {
		os.Chtimes(at(dir, someFile(r)), time.Time{}, time.Now().Add(-time.Hour))
	},
	func(t *testing.T, dir string, r *rand.Rand) { os.RemoveAll(at(dir, someFolder(r))) },
	func(t *testing.T, dir string, r *rand.Rand) {
		os.Rename(at(dir, someFolder(r)), at(dir, someFolder(r)))
	},
	func(t *testing.T, dir string, r *rand.Rand) { // saved as editors do
		put(t, dir, someFolder(r)+"/4913", "")
		put(t, dir, someFolder(r)+"/text.tmp", strings.Repeat("文", r.IntN(99)))
		os.Rename(at(dir, someFolder(r)+"/text.tmp"), at(dir, someFile(r)))
	},
	func(t *testing.T, dir string, r *rand.Rand) { // brought from elsewhere, with all it holds
		from := t.TempDir()
		put(t, from, "a/b/0.md", "文")
		os.Rename(at(from, "a"), at(dir, someFolder(r)))
	},
}

func at(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

func someFolder(r *rand.Rand) string {
	return "content/" + []string{"a", "b", "a/b", "a/b/c", "b/c"}[r.IntN(5)]
}

func someFile(r *rand.Rand) string { return fmt.Sprintf("%s/%d.md", someFolder(r), r.IntN(4)) }

// Whatever happens to files, what is remembered of them is soon what is there, by the
// events alone.
func TestListingFollowsTheFiles(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 40
	}
	dir := county(t, 1)
	s := &Server{Options: generator.Options{Source: dir}}
	watching(t, s)
	if s.files == nil {
		t.Skip("no file events here")
	}
	r := rand.New(rand.NewPCG(2, 71))
	for n := range rounds {
		for range 1 + r.IntN(5) {
			stirs[r.IntN(len(stirs))](t, dir, r)
			if r.IntN(3) == 0 {
				held(t, s.files) // in the middle of it
			}
		}
		deadline := time.Now().Add(10 * time.Second)
		for is, want := held(t, s.files), held(t, os.DirFS(dir)); is != want; is, want = held(t, s.files), held(t, os.DirFS(dir)) {
			if time.Now().After(deadline) {
				t.Fatalf("round %d: remembered\n%s\nwhere there is\n%s", n, is, want)
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

// held is what a source folder holds: names, sizes and times.
func held(t *testing.T, fsys fs.FS) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(fsys, "content", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // it went away meanwhile
		}
		info, err := e.Info()
		if err == nil && !e.IsDir() {
			fmt.Fprintln(&b, p, info.Size(), info.ModTime().UnixNano())
		} else {
			fmt.Fprintln(&b, p, e.Type())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What no event told of, as on a network share, is found by looking again.
func TestListingConfirms(t *testing.T) {
	for _, c := range []struct {
		name  string
		stir  func(dir string)
		found bool
	}{
		{"nothing", func(string) {}, false},
		{"a longer file", func(dir string) { os.WriteFile(at(dir, "content/a/0.md"), []byte("longer"), 0o644) }, true},
		{"a later file", func(dir string) { os.Chtimes(at(dir, "content/a/0.md"), time.Time{}, time.Now().Add(time.Hour)) }, true},
		{"a new file", func(dir string) { os.WriteFile(at(dir, "content/a/1.md"), nil, 0o644) }, true},
		{"no file", func(dir string) { os.Remove(at(dir, "content/a/0.md")) }, true},
		{"no folder", func(dir string) { os.RemoveAll(at(dir, "content/a")) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "content/a/0.md", "文")
			l := newListing(dir)
			l.watch(at(dir, "content"))
			l.watch(at(dir, "content/a"))
			before := held(t, l)
			c.stir(dir)
			if now := held(t, l); now != before {
				t.Fatalf("without an event it is known that\n%s\nbecame\n%s", before, now)
			}
			if found := l.confirm(); found != c.found {
				t.Errorf("confirm reports %v", found)
			}
			if is, want := held(t, l), held(t, os.DirFS(dir)); is != want {
				t.Errorf("remembered\n%s\nwhere there is\n%s", is, want)
			}
		})
	}
}

// An editor that saves by renaming waits no longer than one that writes: files that are
// exchanged are no folders that moved.
func TestSavingByRenamingForgetsNothing(t *testing.T) {
	dir := county(t, 2)
	s := &Server{Options: generator.Options{Source: dir}}
	w := watching(t, s)
	if s.files == nil {
		t.Skip("no file events here")
	}
	held(t, s.files)
	file := at(dir, "content/notices/d000001.md")
	os.Rename(file, file+"~")
	put(t, dir, "content/notices/d000001.md", "new")
	select {
	case <-w.changes:
	case <-time.After(3 * time.Second):
		t.Fatal("the save was not heard")
	}
	s.files.mu.Lock()
	known := s.files.folders["content/notices"].entries
	s.files.mu.Unlock()
	if known == nil {
		t.Error("the whole folder has to be asked for again")
	}
	if is, want := held(t, s.files), held(t, os.DirFS(dir)); is != want {
		t.Errorf("remembered\n%s\nwhere there is\n%s", is, want)
	}
}
