package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// ErrNotKept is returned by Keep when the file has to be written again.
var ErrNotKept = errors.New("the published file cannot be kept")

// errClosed is what comes of writing after Commit or Abort.
var errClosed = errors.New("publishing has ended")

// Write adds a file. The path has slashes and is relative to the site. A name that
// is not portable, or that the site has already, is a *Refusal. After a failed
// Write, Commit refuses: the site would not be whole. Write may be called from many
// goroutines.
func (s *Staging) Write(path string, data []byte) error {
	return s.add(path, func(name string) (digest, error) {
		return digest{int64(len(data)), SumOf(data), xxhash.Sum64(data)}, s.fs.WriteFile(name, data)
	})
}

// WriteFrom adds a file of exactly size bytes from a stream. It is meant for large
// attachments; everything else about it is as for Write.
func (s *Staging) WriteFrom(path string, size int64, r io.Reader) error {
	return s.add(path, func(name string) (digest, error) {
		// One byte more than expected is enough to see that the source has grown.
		d, err := s.copy(name, io.LimitReader(r, size+1))
		if err == nil && d.bytes != size {
			err = fmt.Errorf("the size is not %d bytes as expected: the source was changed", size)
		}
		return d, err
	})
}

// add claims the path, makes its folder, and has write make the file.
func (s *Staging) add(path string, write func(name string) (digest, error)) error {
	name, err := s.claim(path)
	if err == nil {
		var d digest
		if d, err = write(name); err == nil {
			s.done(path, d)
			return nil
		}
		err = fmt.Errorf("publish %s: %w", path, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = err
	}
	return err
}

// Keep takes over a file of the published site when its bytes still have the sum,
// as a hard link where the system has them. Otherwise it returns ErrNotKept and the
// path is free to be written.
func (s *Staging) Keep(path string, sum Sum) error {
	name, err := s.claim(path)
	if err != nil {
		return err
	}
	d, err := s.keep(path, name, sum)
	if err == nil {
		s.done(path, d)
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names.give(path)
	return fmt.Errorf("keep %s: %w", path, err)
}

// Read is a file that was written or kept, for checks before Commit.
func (s *Staging) Read(path string) ([]byte, error) {
	if err := CheckPath(path); err != nil {
		return nil, err
	}
	r, err := s.fs.Open(filepath.Join(s.dir, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// Drop takes a file that was kept out of the site again, so that its path is free to
// be written.
func (s *Staging) Drop(path string) error {
	name := filepath.Join(s.dir, filepath.FromSlash(path))
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.fs.Remove(name); err != nil {
		return fmt.Errorf("drop %s: %w", path, err)
	}
	s.names.give(path)
	s.entries = slices.DeleteFunc(s.entries, func(e Entry) bool { return e.Path == path })
	return nil
}

// keep brings the file over first and sums it in the staging folder, where nobody
// can exchange it for another in between. One that is known need not be read: it is
// enough that what was linked is the same file.
func (s *Staging) keep(path, name string, want Sum) (d digest, err error) {
	old := filepath.Join(s.output, filepath.FromSlash(path))
	info, err := s.fs.Lstat(old)
	if err != nil || !info.Mode().IsRegular() {
		return d, ErrNotKept
	}
	if s.fs.Link(old, name) == nil {
		if k := s.known[path]; k.Sum == want && k.stamped(info) && s.same(name, info) {
			return digest{k.Bytes, k.Sum, k.Quick}, nil
		}
		d, err = s.digest(name)
	} else {
		d, err = s.copyFile(old, name)
	}
	if err == nil && d.sum == want {
		return d, nil
	}
	if err := s.fs.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d, err // what is in the way of writing it anew is not a reason to go on
	}
	return d, ErrNotKept
}

// same reports whether a file is still the one that was looked at.
func (s *Staging) same(name string, before fs.FileInfo) bool {
	now, err := s.fs.Lstat(name)
	return err == nil && os.SameFile(before, now) && now.Size() == before.Size() && now.ModTime().Equal(before.ModTime())
}

// claim checks the path, takes it, and makes its folder; the name is where the file
// goes.
func (s *Staging) claim(path string) (name string, err error) {
	if err := CheckPath(path); err != nil {
		return "", err
	}
	s.mu.Lock()
	if err = s.names.take(path); s.closed {
		err = errClosed
	}
	s.mu.Unlock()
	if err != nil {
		return "", err
	}
	if err := s.mkdir(parent(path)); err != nil {
		return "", fmt.Errorf("publish %s: %w", path, err)
	}
	return filepath.Join(s.dir, filepath.FromSlash(path)), nil
}

// mkdir makes a folder of the staged site once. Since the staging folder was fresh,
// one that exists was made by another goroutine of ours.
func (s *Staging) mkdir(folder string) error {
	if _, ok := s.made.Load(folder); ok || folder == "" {
		return nil
	}
	if err := s.mkdir(parent(folder)); err != nil {
		return err
	}
	if err := s.fs.Mkdir(filepath.Join(s.dir, filepath.FromSlash(folder))); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.made.Store(folder, true)
	return nil
}

func (s *Staging) done(path string, d digest) {
	e := Entry{Path: path, Bytes: d.bytes, SHA256: d.sum.String(), Quick: d.quick}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = append(s.entries, e)
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// copy writes what r gives into a fresh file.
func (s *Staging) copy(name string, r io.Reader) (digest, error) {
	w, err := s.fs.Create(name)
	if err != nil {
		return digest{}, err
	}
	d, err := digestOf(io.TeeReader(r, w))
	return d, errors.Join(err, w.Close())
}

// copyFile copies a file into a fresh one.
func (s *Staging) copyFile(old, name string) (digest, error) {
	r, err := s.fs.Open(old)
	if err != nil {
		return digest{}, err
	}
	defer r.Close()
	return s.copy(name, r)
}

// digest reads a file.
func (s *Staging) digest(name string) (digest, error) {
	r, err := s.fs.Open(name)
	if err != nil {
		return digest{}, err
	}
	defer r.Close()
	return digestOf(r)
}

// digest is what is known of the bytes of a file.
type digest struct {
	bytes int64
	sum   Sum
	quick uint64
}

func digestOf(r io.Reader) (d digest, err error) {
	sum, quick := sha256.New(), xxhash.New()
	d.bytes, err = pump(io.MultiWriter(sum, quick), r)
	sum.Sum(d.sum[:0])
	d.quick = quick.Sum64()
	return d, err
}

// pump is io.Copy with a buffer that is used again: files have short cuts of their
// own for io.Copy, which make a new one each time.
func pump(w io.Writer, r io.Reader) (int64, error) {
	b := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(b)
	return io.CopyBuffer(w, struct{ io.Reader }{r}, b[:])
}
