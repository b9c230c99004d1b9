package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/internal/parallel"
)

// FS is every operation by which this package reads and changes the output folder
// and its neighbours. Names are those of the system.
type FS interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Readlink(name string) (string, error)
	Open(name string) (io.ReadCloser, error)

	// WriteFile and Create make a file that must not exist yet.
	WriteFile(name string, data []byte) error
	Create(name string) (io.WriteCloser, error)
	Mkdir(name string) error
	Chmod(name string, mode fs.FileMode) error
	// Chgrp gives a file the group of another, where there are groups and we may.
	Chgrp(name string, like fs.FileInfo) error
	Link(old, name string) error
	Symlink(target, name string) error

	Rename(old, name string) error
	// Exchange swaps two folders in one step; errors.ErrUnsupported where the
	// system or the file system cannot.
	Exchange(a, b string) error
	Remove(name string) error
	RemoveAll(name string) error

	// SyncTree makes all that is in the folder outlast a power failure, as well as
	// the system can at a cost that does not grow with the number of files.
	SyncTree(dir string) error
	// SyncFolder makes the names in a folder outlast a power failure.
	SyncFolder(dir string) error

	// Lock takes the lock file, which then holds the text; ErrLocked when a living
	// process has it. Closing gives it back and removes the file.
	Lock(name string, text []byte) (io.Closer, error)
}

// ErrLocked is returned by FS.Lock when another process holds the lock.
var ErrLocked = errors.New("locked by another process")

// errInUse is returned by FS.Rename and FS.Exchange when a folder cannot be moved
// because of what others do with it.
var errInUse = errors.New("the folder is in use")

// OS is the file system of the machine.
var OS FS = system{}

type system struct{}

func (system) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (system) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (system) Readlink(name string) (string, error)       { return os.Readlink(name) }
func (system) Open(name string) (io.ReadCloser, error)    { return os.Open(name) }

func (system) Create(name string) (io.WriteCloser, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func (system) Mkdir(name string) error                   { return os.Mkdir(name, 0o755) }
func (system) Chmod(name string, mode fs.FileMode) error { return os.Chmod(name, mode) }
func (system) Link(old, name string) error               { return os.Link(old, name) }
func (system) Symlink(target, name string) error         { return os.Symlink(target, name) }
func (system) Remove(name string) error                  { return os.Remove(name) }

// RemoveAll removes many folders at once: a site has thousands, and each waits for the
// disk.
func (system) RemoveAll(name string) error {
	var folders []string
	for _, column := range foldersIn(name) {
		folders = append(folders, foldersIn(column)...)
	}
	const atOnce = 8
	parallel.EachOf(len(folders), atOnce, func(i int) { os.RemoveAll(folders[i]) })
	return os.RemoveAll(name) // what is left, and says what was in the way
}

// foldersIn are the folders in a folder, none where it cannot be read.
func foldersIn(name string) (folders []string) {
	entries, _ := os.ReadDir(name)
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, filepath.Join(name, e.Name()))
		}
	}
	return folders
}
