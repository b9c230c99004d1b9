package preview

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// listing is the source folder with a memory of what its watched folders hold. The
// system takes longer to tell the sizes and times of ten thousand files than the rest of
// a refresh does with them, so it is asked only about the names that events have told of.
//
// Where an event does not fit what is known, as while folders are moved, or events were
// lost, everything is asked again; and once the files have been quiet for a while,
// confirm finds what no event told of.
type listing struct {
	fs.FS
	root string

	mu      sync.Mutex
	folders map[string]*folder // those that are watched, by path in the source folder
}

// folder is what was last known of a folder.
type folder struct {
	entries []fs.DirEntry   // by name; nil: not known
	stirred map[string]bool // names to be looked at again
}

func newListing(root string) *listing {
	return &listing{FS: os.DirFS(root), root: root, folders: map[string]*folder{}}
}

// ReadDir lists a folder, from memory where it is watched.
func (l *listing) ReadDir(name string) ([]fs.DirEntry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.folders[name]
	switch {
	case f == nil:
		return fs.ReadDir(l.FS, name)
	case f.entries == nil:
		entries, err := l.list(name)
		if err != nil {
			return nil, err
		}
		f.entries = entries
	case len(f.stirred) > 0:
		f.entries = l.again(name, f)
	}
	clear(f.stirred)
	return f.entries, nil
}

func (l *listing) ReadFile(name string) ([]byte, error)  { return fs.ReadFile(l.FS, name) }
func (l *listing) Stat(name string) (fs.FileInfo, error) { return fs.Stat(l.FS, name) }

// list asks the system what a folder holds.
func (l *listing) list(name string) ([]fs.DirEntry, error) {
	found, err := fs.ReadDir(l.FS, name)
	entries := make([]fs.DirEntry, len(found))
	for i, e := range found {
		entries[i] = &entry{DirEntry: e}
	}
	return entries, err
}

// again is the entries of a folder after those that stirred were looked at. The old
// list is in use and stays as it is.
func (l *listing) again(name string, f *folder) []fs.DirEntry {
	entries := slices.DeleteFunc(slices.Clone(f.entries), func(e fs.DirEntry) bool { return f.stirred[e.Name()] })
	for base := range f.stirred {
		if info, err := os.Lstat(filepath.Join(l.root, filepath.FromSlash(name), base)); err == nil {
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}

// entry remembers its size and time once they were asked for.
type entry struct {
	fs.DirEntry
	known atomic.Pointer[fs.FileInfo]
}

func (e *entry) Info() (fs.FileInfo, error) {
	if info := e.known.Load(); info != nil {
		return *info, nil
	}
	info, err := e.DirEntry.Info()
	if err == nil {
		e.known.Store(&info)
	}
	return info, err
}

// watch begins to remember a folder. Whoever calls it gets the events of the folder
// already, so that nothing happens in between.
func (l *listing) watch(file string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if name, ok := l.name(file); ok && l.folders[name] == nil {
		l.folders[name] = &folder{stirred: map[string]bool{}}
	}
}

// stir notes that something happened to a file or folder.
func (l *listing) stir(file string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name, ok := l.name(file)
	if !ok {
		return
	}
	if f := l.folders[path.Dir(name)]; f != nil {
		f.stirred[path.Base(name)] = true
	} else {
		l.forgetAll()
	}
}

// leave stops remembering a folder that went away or was moved, with all below it, and
// reports whether it was one. Events of another folder of its name may get lost while the
// watch of the old one ends.
func (l *listing) leave(file string) (was bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name, _ := l.name(file)
	was = l.folders[name] != nil
	maps.DeleteFunc(l.folders, func(known string, _ *folder) bool {
		return known == name || strings.HasPrefix(known, name+"/")
	})
	return was
}

// forget has everything asked again, as it must be when folders came or went: a path may
// be another folder now.
func (l *listing) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forgetAll()
}

func (l *listing) forgetAll() {
	for _, f := range l.folders {
		f.entries = nil
	}
}

// confirm asks the system about everything, and reports whether it was otherwise than
// remembered.
func (l *listing) confirm() (otherwise bool) {
	l.mu.Lock()
	known := map[string][]fs.DirEntry{}
	for name, f := range l.folders {
		if f.entries != nil {
			known[name] = f.entries
		}
	}
	l.mu.Unlock()
	for name, entries := range known {
		now, err := l.list(name)
		if err == nil && slices.EqualFunc(now, entries, alike) {
			continue
		}
		l.mu.Lock()
		if f := l.folders[name]; f != nil {
			f.entries = nil
		}
		l.mu.Unlock()
		otherwise = true
	}
	return otherwise
}

func alike(a, b fs.DirEntry) bool {
	if a.Name() != b.Name() || a.Type() != b.Type() {
		return false
	}
	if a.IsDir() {
		return true
	}
	x, err := a.Info()
	y, err2 := b.Info()
	return err == nil && err2 == nil && x.Size() == y.Size() && x.ModTime().Equal(y.ModTime())
}

// name is the path of a file in the source folder.
func (l *listing) name(file string) (string, bool) {
	rel, err := filepath.Rel(l.root, file)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}
