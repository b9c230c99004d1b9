package publish

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"
)

// holder is what a lock file says about the process that has it.
type holder struct {
	PID   int    `json:"pid"`
	Host  string `json:"host"`
	Since string `json:"since"`
}

// lock takes the lock of an output folder, waiting up to the given time for it.
// The lock is the system's, held on an open file: it ends with its process, however
// that dies, so the text in the file is only for people to read.
func (s *Staging) lock(name string, wait time.Duration) error {
	host, _ := os.Hostname() // without a name the process still tells
	text, err := json.Marshal(holder{os.Getpid(), host, time.Now().Format(time.DateTime)})
	if err != nil {
		return err
	}
	for end := time.Now().Add(wait); ; time.Sleep(50 * time.Millisecond) {
		s.locked, err = s.fs.Lock(name, append(text, '\n'))
		if !errors.Is(err, ErrLocked) {
			return err
		}
		if !time.Now().Before(end) {
			h := s.holder(name)
			return refuse(Busy, s.shown, h.PID, h.Host, h.Since)
		}
	}
}

// holder is who has the lock, as far as can be read.
func (s *Staging) holder(name string) holder {
	h := holder{Host: "?", Since: "?"}
	f, err := s.fs.Open(name)
	if err != nil {
		return h
	}
	defer f.Close()
	if data, err := readBounded(f, 4096); err == nil {
		_ = json.Unmarshal(data, &h)
	}
	return h
}

// lockFile is an open file with the system's lock on it.
type lockFile struct{ *os.File }

// Lock makes sure that the file it locked is still the one of that name: between
// opening and locking, its holder may have removed it and a third process made
// another.
func (system) Lock(name string, text []byte) (io.Closer, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		if err := tryLock(f); err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if !stands(f, name) {
			f.Close()
			continue
		}
		err = f.Truncate(0)
		if err == nil {
			_, err = f.WriteAt(text, 0)
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return lockFile{f}, nil
	}
}

// stands reports whether the open file is the one the name leads to.
func stands(f *os.File, name string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(opened, named)
}
