package publish

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say where a site goes.
type Options struct {
	Output    string        // the folder that is replaced
	Source    string        // the folder the site is made from, which the output must not overlap; "" for none
	Generator string        // name and version of the program, for the manifest
	Wait      time.Duration // how long to wait for another build to finish; 0: not at all
	FS        FS            // nil: OS

	// Known is what is remembered of the files of the published site, which need not be
	// read to be kept; nil for nothing.
	Known map[string]Known
}

// Staging is a site that is being written, beside the one it will replace.
type Staging struct {
	fs        FS
	shown     string // the output folder as the user gave it
	output    string // the same, absolute and without links
	dir       string // the fresh folder
	generator string
	known     map[string]Known
	locked    io.Closer

	mu      sync.Mutex
	names   *names
	entries []Entry
	failed  error // the first write that failed: the site is not whole
	closed  bool  // Commit or Abort was called
	over    bool  // nothing is left for Abort to do
	stuck   bool  // the folders beside the output are needed by the next Begin

	ours map[string]bool // files of the published site that its manifest lists; since takeAlong

	made sync.Map // folders below dir that exist
}

// Begin checks the output folder, takes its lock, completes or clears what a killed
// run has left, and makes a fresh staging folder. What the user can mend is a
// *Refusal.
func Begin(o Options) (*Staging, error) {
	output, err := resolve(o.Output)
	if err != nil {
		return nil, explain(o.Output, err)
	}
	if err := checkOutput(o.Output, output, o.Source); err != nil {
		return nil, err
	}
	s := &Staging{
		fs: o.FS, shown: o.Output, output: output, dir: beside(output, newID()),
		generator: o.Generator, known: o.Known, names: newNames(),
	}
	if s.fs == nil {
		s.fs = OS
	}
	for _, name := range []string{ManifestFile, SumsFile} {
		if err := s.names.take(name); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(filepath.Dir(output), 0o755); err != nil {
		return nil, explain(o.Output, err)
	}
	if err := s.lock(beside(output, "lock"), o.Wait); err != nil {
		return nil, explain(o.Output, err)
	}
	err = recoverOutput(s.fs, output)
	if err == nil {
		err = s.fs.Mkdir(s.dir)
	}
	if err != nil {
		return nil, explain(o.Output, errors.Join(err, s.locked.Close()))
	}
	return s, nil
}

// explain adds to an error what was being done. A refusal says that itself.
func explain(output string, err error) error {
	if refused := (*Refusal)(nil); errors.As(err, &refused) {
		return refused
	}
	if errors.Is(err, errInUse) && !errors.Is(err, ErrLeftover) {
		refused := refuse(InUse, output)
		refused.cause = err
		return refused
	}
	return fmt.Errorf("publish to %s: %w", output, err)
}

// beside is a hidden neighbour of the output folder.
func beside(output, suffix string) string {
	return filepath.Join(filepath.Dir(output), "."+filepath.Base(output)+".gongkai-"+suffix)
}

const idBytes = 6

// newID tells the staging folders of runs apart. It never reaches the site.
func newID() string {
	var id [idBytes]byte
	rand.Read(id[:]) // never fails
	return hex.EncodeToString(id[:])
}

// Abort removes the staging folder and gives the lock back. After Commit has
// succeeded it does nothing, so it can be deferred.
func (s *Staging) Abort() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.over {
		return nil
	}
	s.over = true
	var err error
	if !s.stuck {
		err = s.fs.RemoveAll(s.dir)
	}
	if err := errors.Join(err, s.locked.Close()); err != nil {
		return fmt.Errorf("abort publishing to %s: %w", s.shown, err)
	}
	return nil
}

// published reports whether there is a folder to replace.
func (s *Staging) published() (fs.FileInfo, error) {
	info, err := s.fs.Lstat(s.output)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return info, err
}
