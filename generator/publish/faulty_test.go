package publish

import (
	"errors"
	"io"
	"io/fs"
	"sync"
)

var errInjected = errors.New("injected failure")

// faulty makes operations fail: the n-th, or the n-th and all that follow, as if
// the program had died there.
type faulty struct {
	FS
	failAt     int // from 1; 0 for never
	dead       bool
	noExchange bool
	noLinks    bool
	noSync     bool
	before     func(op, name string)

	mu    sync.Mutex
	count int
	log   []string
	locks []lockFile
}

func (f *faulty) fails(op, name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count++
	f.log = append(f.log, op+": "+name)
	if f.before != nil {
		f.before(op, name)
	}
	if f.failAt > 0 && (f.count == f.failAt || f.dead && f.count > f.failAt) {
		return errInjected
	}
	return nil
}

// die lets go of the locks as the system does when a process ends.
func (f *faulty) die() {
	for _, l := range f.locks {
		l.File.Close()
	}
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.fails("lstat", name); err != nil {
		return nil, err
	}
	return f.FS.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.fails("readdir", name); err != nil {
		return nil, err
	}
	return f.FS.ReadDir(name)
}

func (f *faulty) Readlink(name string) (string, error) {
	if err := f.fails("readlink", name); err != nil {
		return "", err
	}
	return f.FS.Readlink(name)
}

func (f *faulty) Open(name string) (io.ReadCloser, error) {
	if err := f.fails("open", name); err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

// WriteFile leaves half a file when it fails.
func (f *faulty) WriteFile(name string, data []byte) error {
	if err := f.fails("write", name); err != nil {
		if !f.dead || f.count == f.failAt {
			f.FS.WriteFile(name, data[:len(data)/2])
		}
		return err
	}
	return f.FS.WriteFile(name, data)
}

func (f *faulty) Create(name string) (io.WriteCloser, error) {
	if err := f.fails("create", name); err != nil {
		return nil, err
	}
	w, err := f.FS.Create(name)
	return faultyWriter{w, f, name}, err
}

type faultyWriter struct {
	io.WriteCloser
	f    *faulty
	name string
}

func (w faultyWriter) Write(b []byte) (int, error) {
	if err := w.f.fails("write to", w.name); err != nil {
		return 0, err
	}
	return w.WriteCloser.Write(b)
}

func (w faultyWriter) Close() error {
	return errors.Join(w.f.fails("close", w.name), w.WriteCloser.Close())
}

func (f *faulty) Mkdir(name string) error {
	if err := f.fails("mkdir", name); err != nil {
		return err
	}
	return f.FS.Mkdir(name)
}

func (f *faulty) Chmod(name string, mode fs.FileMode) error {
	if err := f.fails("chmod", name); err != nil {
		return err
	}
	return f.FS.Chmod(name, mode)
}

func (f *faulty) Chgrp(name string, like fs.FileInfo) error {
	if err := f.fails("chgrp", name); err != nil {
		return err
	}
	return f.FS.Chgrp(name, like)
}

func (f *faulty) Link(old, name string) error {
	if err := f.fails("link", name); err != nil {
		return err
	}
	if f.noLinks {
		return errors.ErrUnsupported
	}
	return f.FS.Link(old, name)
}

func (f *faulty) Symlink(target, name string) error {
	if err := f.fails("symlink", name); err != nil {
		return err
	}
	return f.FS.Symlink(target, name)
}

func (f *faulty) Rename(old, name string) error {
	if err := f.fails("rename", name); err != nil {
		return err
	}
	return f.FS.Rename(old, name)
}

func (f *faulty) Exchange(a, b string) error {
	if err := f.fails("exchange", b); err != nil {
		return err
	}
	if f.noExchange {
		return errors.ErrUnsupported
	}
	return f.FS.Exchange(a, b)
}

func (f *faulty) Remove(name string) error {
	if err := f.fails("remove", name); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

// RemoveAll removes a part when it fails.
func (f *faulty) RemoveAll(name string) error {
	if err := f.fails("removeall", name); err != nil {
		if !f.dead || f.count == f.failAt {
			f.FS.Remove(name + "/index.html")
		}
		return err
	}
	return f.FS.RemoveAll(name)
}

func (f *faulty) SyncTree(dir string) error {
	if err := f.fails("sync", dir); err != nil || f.noSync {
		return err
	}
	return f.FS.SyncTree(dir)
}

func (f *faulty) SyncFolder(dir string) error {
	if err := f.fails("sync folder", dir); err != nil || f.noSync {
		return err
	}
	return f.FS.SyncFolder(dir)
}

func (f *faulty) Lock(name string, text []byte) (io.Closer, error) {
	if err := f.fails("lock", name); err != nil {
		return nil, err
	}
	l, err := f.FS.Lock(name, text)
	if err != nil {
		return nil, err
	}
	f.locks = append(f.locks, l.(lockFile))
	return faultyLock{l, f, name}, nil
}

type faultyLock struct {
	io.Closer
	f    *faulty
	name string
}

// Close does not fail half: it fails and keeps the lock, as the worst case.
func (l faultyLock) Close() error {
	if err := l.f.fails("unlock", l.name); err != nil {
		return err
	}
	return l.Closer.Close()
}
