package seen

import (
	"bytes"
	"encoding/gob"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

// reader uses a folder in all the ways there are.
func reader(t *testing.T, fsys fs.FS) {
	t.Helper()
	if err := fs.WalkDir(fsys, "content", func(string, fs.DirEntry, error) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"site.toml", "content/a.md"} {
		if _, err := fs.ReadFile(fsys, name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := fs.Stat(fsys, "themes"); err != nil {
		t.Fatal(err)
	}
	if sub, err := fs.Sub(fsys, "themes"); err != nil {
		t.Fatal(err)
	} else if _, err := fs.ReadFile(sub, "own/layout.html"); err != nil {
		t.Fatal(err)
	}
	if _, err := fs.Stat(fsys, "aliases.toml"); err == nil {
		t.Fatal("aliases.toml is there")
	}
}

func TestSame(t *testing.T) {
	put := func(t *testing.T, dir, name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name string
		same bool
		do   func(t *testing.T, dir string)
	}{
		{"nothing", true, func(*testing.T, string) {}},
		{"a file that nobody asked for", true, func(t *testing.T, dir string) { put(t, dir, "README.md", "x") }},
		{"a file beside one of a folder that was not listed", true, func(t *testing.T, dir string) { put(t, dir, "themes/own/more.html", "x") }},
		{"a text", false, func(t *testing.T, dir string) { put(t, dir, "content/a.md", "other") }},
		{"a text of the same size and time", false, func(t *testing.T, dir string) {
			name := filepath.Join(dir, "content", "a.md")
			before, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			put(t, dir, "content/a.md", "b")
			if err := os.Chtimes(name, before.ModTime(), before.ModTime()); err != nil {
				t.Fatal(err)
			}
			if info, _ := os.Stat(name); stampOf(info, time.Now()) == hash(uint64(info.Size()), uint64(info.ModTime().UnixNano())) {
				t.Skip("the system tells no more than size and time")
			}
		}},
		{"a file that was listed and not read", false, func(t *testing.T, dir string) { put(t, dir, "content/b/form.csv", "other") }},
		{"a file that was read and not listed", false, func(t *testing.T, dir string) { put(t, dir, "themes/own/layout.html", "other") }},
		{"a new file", false, func(t *testing.T, dir string) { put(t, dir, "content/b/c.md", "c") }},
		{"a new folder", false, func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, "content", "d"), 0o755); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file less", false, func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "content", "b", "form.csv")); err != nil {
				t.Fatal(err)
			}
		}},
		{"another name", false, func(t *testing.T, dir string) {
			if err := os.Rename(filepath.Join(dir, "content", "a.md"), filepath.Join(dir, "content", "z.md")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file that was not there", false, func(t *testing.T, dir string) { put(t, dir, "aliases.toml", "") }},
		{"a folder in place of a file", false, func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "site.toml")); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, "site.toml"), 0o755); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, name := range []string{"site.toml", "content/a.md", "content/b/form.csv", "themes/own/layout.html"} {
				put(t, dir, name, "a")
			}
			time.Sleep(2 * Settling)
			trace := New(os.DirFS(dir))
			reader(t, trace)
			what := kept(t, trace.What())
			tt.do(t, dir)
			time.Sleep(2 * Settling)
			if got := what.Same(os.DirFS(dir)); got != tt.same {
				t.Errorf("the same: %v", got)
			}
		})
	}
}

// kept is what is read again after it was kept.
func kept(t *testing.T, w What) (again What) {
	t.Helper()
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(w); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&b).Decode(&again); err != nil {
		t.Fatal(err)
	}
	return again
}

// What was written just now may be written again at the same time.
func TestFreshFilesAreNotReliedOn(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	trace := New(os.DirFS(dir))
	if _, err := fs.ReadFile(trace, "a"); err != nil {
		t.Fatal(err)
	}
	if trace.What().Same(os.DirFS(dir)) {
		t.Error("a file is known by a time at which it could be written twice")
	}
}

// Where the system tells no more, size and time have to do, once they are old enough.
func TestSystemsThatSayLittle(t *testing.T) {
	now := time.Now()
	file := func(data string, at time.Time) fstest.MapFS {
		return fstest.MapFS{"a": {Data: []byte(data), ModTime: at}}
	}
	old := now.Add(-time.Hour)
	trace := New(file("x", old))
	if _, err := fs.Stat(trace, "a"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		fsys fs.FS
		same bool
	}{
		{file("x", old), true}, {file("xx", old), false}, {file("y", old.Add(time.Second)), false}, {fstest.MapFS{}, false},
	} {
		if got := trace.What().Same(tt.fsys); got != tt.same {
			t.Errorf("%v: the same: %v", tt.fsys, got)
		}
	}
	trace = New(file("x", now))
	if _, err := fs.Stat(trace, "a"); err != nil {
		t.Fatal(err)
	}
	if trace.What().Same(file("x", now)) {
		t.Error("a file is known by a time at which it could be written twice")
	}
}

// A trace is a file system like the one behind it.
func TestTraceIsAFileSystem(t *testing.T) {
	fsys := fstest.MapFS{"a": {Data: []byte("a")}, "b/c": {Data: []byte("c")}}
	if err := fstest.TestFS(New(fsys), "a", "b/c"); err != nil {
		t.Error(err)
	}
	if New(fsys).What().Same(fsys) {
		t.Error("who has read nothing knows nothing")
	}
}
