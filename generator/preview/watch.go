package preview

import (
	"errors"
	"hash/fnv"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gongkai/generator/config"
	"gongkai/generator/index"

	"github.com/fsnotify/fsnotify"
)

// settle is how long files must be quiet before the site is loaded again: editors
// write in bursts, and save by renaming.
const settle = 15 * time.Millisecond

// pollEvery is how often folders without events are looked at.
const pollEvery = time.Second

// lookAgain is how long after a refresh the files are compared with what is remembered
// of them.
const lookAgain = 2 * time.Second

// watch begins to follow the files. From now on they are read as the watcher knows them.
func (s *Server) watch() (*watcher, error) {
	root, err := filepath.Abs(s.Options.Source)
	if err != nil {
		return nil, err
	}
	w := newWatcher(s.watched(), newListing(root), s.Log)
	s.files = w.files
	return w, nil
}

// watched lists what the site is made from: folders are followed with all below
// them, single files through their folder.
func (s *Server) watched() []string {
	s.mu.RLock()
	p := s.project
	s.mu.RUnlock()
	root, err := filepath.Abs(s.Options.Source)
	if err != nil {
		root = s.Options.Source
	}
	list := []string{filepath.Join(root, "content"), filepath.Join(root, config.File), filepath.Join(root, index.AliasFile)}
	if p == nil {
		return list
	}
	if f := p.Config.Catalog.File; f != "" {
		list = append(list, filepath.Join(root, filepath.FromSlash(f)))
	}
	if f := p.Config.Theme.Folder; f != "" {
		list = append(list, filepath.Join(root, filepath.FromSlash(f)))
	}
	return list
}

// watcher tells, on changes, that something has changed. It does not tell what: events
// get lost, and folders are moved. What it saw stir is noted in files, which knows when
// to believe it.
type watcher struct {
	changes chan struct{}
	files   *listing // nil: polling

	log    *slog.Logger
	events *fsnotify.Watcher // nil: polling
	mu     sync.Mutex
	roots  []string
	names  map[string]bool // single files, whose neighbours do not matter
	stop   chan struct{}
}

func newWatcher(roots []string, files *listing, log *slog.Logger) *watcher {
	w := &watcher{changes: make(chan struct{}, 1), files: files, log: log, stop: make(chan struct{})}
	events, err := fsnotify.NewWatcher()
	if err == nil {
		w.events = events
		if err = w.follow(roots); err != nil {
			events.Close()
			w.events = nil
		}
	}
	if w.events == nil {
		w.roots, w.files = roots, nil
		if log != nil {
			log.Warn("file events are not available here; looking at the files every second instead", "err", err)
		}
		go w.poll()
		return w
	}
	go w.listen()
	return w
}

// follow watches the roots and every folder below them. Folders that are watched
// already stay so.
func (w *watcher) follow(roots []string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.roots = roots
	if w.events == nil {
		return nil
	}
	names := map[string]bool{}
	for _, root := range roots {
		if !isFolder(root) {
			names[root] = true
			if err := w.events.Add(filepath.Dir(root)); err != nil {
				return err
			}
			continue
		}
		if err := w.below(root); err != nil {
			return err
		}
	}
	w.names = names
	return nil
}

func (w *watcher) watching() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.roots
}

func (w *watcher) below(dir string) error {
	return filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // it went away meanwhile; its parent will tell
		}
		if !e.IsDir() {
			return nil
		}
		if p != dir && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		switch err := w.events.Add(p); {
		case errors.Is(err, fs.ErrNotExist):
			return fs.SkipDir // it went away as well
		case err != nil:
			return err
		}
		w.files.watch(p)
		return nil
	})
}

// listen gathers events until the files are quiet.
func (w *watcher) listen() {
	var quiet <-chan time.Time
	folders := false // folders came or went
	for {
		select {
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			w.files.stir(e.Name)
			gone := (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)) && w.files.leave(e.Name)
			if !gone && !w.matters(e) {
				continue
			}
			folders = folders || gone || e.Has(fsnotify.Create) && isFolder(e.Name)
			quiet = time.After(settle)
		case err, ok := <-w.events.Errors:
			if !ok {
				return
			}
			// Events were lost: everything is looked at again.
			if w.log != nil {
				w.log.Warn("watch", "err", err)
			}
			w.follow(w.watching())
			w.files.forget()
			quiet = time.After(settle)
		case <-quiet:
			// Only now: while a folder is being moved its watch comes and goes.
			if folders {
				w.follow(w.watching())
				w.files.forget()
			}
			quiet, folders = nil, false
			w.tell()
		case <-w.stop:
			return
		}
	}
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func (w *watcher) tell() {
	select {
	case w.changes <- struct{}{}:
	default: // one is waiting already
	}
}

// matters leaves out what editors and systems leave about, changes of attributes,
// and neighbours of a watched file.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || temporary(filepath.Base(e.Name)) {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.names[e.Name] {
		return true
	}
	return slices.ContainsFunc(w.roots, func(root string) bool {
		return !w.names[root] && (e.Name == root || strings.HasPrefix(e.Name, root+string(filepath.Separator)))
	})
}

// temporary tells the files editors make while saving.
func temporary(name string) bool {
	return name == "4913" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swx") || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".bak")
}

// poll looks at names, sizes and times where the system sends no events, as on some
// network shares.
func (w *watcher) poll() {
	last := w.look()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if now := w.look(); now != last {
				last = now
				w.tell()
			}
		case <-w.stop:
			return
		}
	}
}

func (w *watcher) look() uint64 {
	h := fnv.New64a()
	for _, root := range w.watching() {
		filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
			if err != nil || temporary(e.Name()) {
				return nil
			}
			if info, err := e.Info(); err == nil && !e.IsDir() {
				h.Write([]byte(p + info.ModTime().String() + string(rune(info.Size()))))
			}
			return nil
		})
	}
	return h.Sum64()
}

func (w *watcher) close() {
	close(w.stop)
	if w.events != nil {
		w.events.Close()
	}
}
