// Package seen remembers what files were like, to tell later whether they still are.
//
// A Trace stands between a reader and a folder and notes what is asked for: files that
// are opened or listed, folders, and names that are not there. Whoever reads nothing but
// what a Trace hands out, and would be handed the same again, would do the same again.
//
//	trace := seen.New(os.DirFS(source))
//	…                                   // read from trace
//	what := trace.What()                // to be kept
//	…
//	same := what.Same(os.DirFS(source)) // another day
package seen

import (
	"errors"
	"io/fs"
	"path"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"
)

// Trace is a file system that notes what is asked of it. It may be used by many
// goroutines.
type Trace struct {
	fsys fs.FS
	mu   sync.Mutex
	what What
}

// What is what was seen, by path: a stamp of each file, and a hash of the names in each
// folder that was listed. 0 stands for what cannot be relied on.
type What struct{ Files, Folders map[string]uint64 }

// The stamps of what is no file.
const (
	nothing uint64 = iota + 1
	aFolder
	somethingElse
)

// New is a trace of what is asked of fsys.
func New(fsys fs.FS) *Trace {
	return &Trace{fsys: fsys, what: What{map[string]uint64{}, map[string]uint64{}}}
}

// What is what was seen so far.
func (t *Trace) What() What {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.what
}

// note keeps what was seen first: of a file that changes while it is read, that is what
// it is no more.
func (t *Trace) note(in map[string]uint64, name string, stamp uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := in[name]; !ok {
		in[name] = stamp
	}
}

// Open implements fs.FS.
func (t *Trace) Open(name string) (fs.File, error) {
	f, err := t.fsys.Open(name)
	if err != nil {
		t.note(t.what.Files, name, stampOfError(err))
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	t.note(t.what.Files, name, stampOfInfo(info))
	if info.IsDir() {
		_, err = t.ReadDir(name)
	}
	return f, err
}

// Stat implements fs.StatFS.
func (t *Trace) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(t.fsys, name)
	if err != nil {
		t.note(t.what.Files, name, stampOfError(err))
		return nil, err
	}
	t.note(t.what.Files, name, stampOfInfo(info))
	return info, nil
}

// ReadDir implements fs.ReadDirFS. All files of the folder are noted: a file may be used
// for its size and time alone.
func (t *Trace) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(t.fsys, name)
	if err != nil {
		t.note(t.what.Folders, name, stampOfError(err))
		return list, err
	}
	t.note(t.what.Folders, name, stampOfList(list))
	for _, e := range list {
		if file := path.Join(name, e.Name()); !e.IsDir() {
			t.note(t.what.Files, file, look(t.fsys, file))
		}
	}
	return list, nil
}

// Same reports whether a reader of fsys would be handed the same as before.
func (w What) Same(fsys fs.FS) bool {
	type thing struct {
		name  string
		stamp uint64
		look  func(fs.FS, string) uint64
	}
	things := make([]thing, 0, len(w.Files)+len(w.Folders))
	for name, stamp := range w.Folders {
		things = append(things, thing{name, stamp, list})
	}
	for name, stamp := range w.Files {
		things = append(things, thing{name, stamp, look})
	}
	return len(things) > 0 && All(len(things), func(i int) bool {
		t := things[i]
		return t.stamp != 0 && t.stamp == t.look(fsys, t.name)
	})
}

func look(fsys fs.FS, name string) uint64 {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return stampOfError(err)
	}
	return stampOfInfo(info)
}

func list(fsys fs.FS, name string) uint64 {
	list, err := fs.ReadDir(fsys, name)
	if err != nil {
		return stampOfError(err)
	}
	return stampOfList(list)
}

func stampOfInfo(info fs.FileInfo) uint64 {
	switch {
	case info.IsDir():
		return aFolder
	case info.Mode().IsRegular():
		return stampOf(info, time.Now())
	}
	return somethingElse
}

// stampOfError tells what is not there from what cannot be read just now.
func stampOfError(err error) uint64 {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nothing
	}
	return 0
}

func stampOfList(list []fs.DirEntry) uint64 {
	h := xxhash.New()
	for _, e := range list {
		h.WriteString(e.Name())
		h.WriteString("\x00" + e.Type().String() + "\x00")
	}
	return max(1, h.Sum64())
}
