package index

import (
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"gongkai/search"
)

// rebuildShare is the share of documents above which an index is built anew rather
// than updated: building writes each document once, updating merges.
const rebuildShare = 4

// state is what stands beside a working index: the program that wrote it and the sums
// of the documents in it. Without it, or when it does not match, the index is not
// opened but built anew.
type state struct {
	Program uint64
	Sums    map[string]uint64
}

// Open opens the bleve index in a folder for questions, after bringing it up to date:
// built when there is none, updated when documents have changed. It is a cache of ours;
// what is put out is made by Export.
func (x *Index) Open(dir string, program uint64) (*search.Index, error) {
	now := state{program, x.Sums()}
	before, err := readState(dir)
	if err == nil && before.Program == program {
		if index, err := x.update(dir, before, now); err == nil {
			return index, nil
		}
	}
	if err := x.rebuild(dir); err != nil {
		return nil, err
	}
	if err := writeState(dir, now); err != nil {
		return nil, err
	}
	return search.Open(dir)
}

var errTooMuch = errors.New("too much has changed")

// update brings an index up to date. The state is taken away first, so that an index
// that was left half updated is not opened again.
func (x *Index) update(dir string, before, now state) (*search.Index, error) {
	var changed, removed []string
	for id, sum := range now.Sums {
		if old, ok := before.Sums[id]; !ok || old != sum {
			changed = append(changed, id)
		}
	}
	for id := range before.Sums {
		if _, ok := now.Sums[id]; !ok {
			removed = append(removed, id)
		}
	}
	if len(changed)+len(removed) == 0 {
		return search.Open(dir)
	}
	if (len(changed)+len(removed))*rebuildShare > len(now.Sums) {
		return nil, errTooMuch
	}
	slices.Sort(removed)
	var failure error
	documents := slices.Collect(x.Some(changed, &failure))
	if failure != nil {
		return nil, failure
	}
	if err := os.Remove(stateFile(dir)); err != nil {
		return nil, err
	}
	if err := search.Update(dir, documents, removed); err != nil {
		return nil, err
	}
	if err := writeState(dir, now); err != nil {
		return nil, err
	}
	return search.Open(dir)
}

// rebuild builds the index beside its place and puts it there.
func (x *Index) rebuild(dir string) error {
	fresh := dir + ".new"
	if err := errors.Join(os.RemoveAll(stateFile(dir)), os.RemoveAll(fresh), os.MkdirAll(filepath.Dir(dir), 0o755)); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	if err := x.Build(fresh); err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(dir), os.Rename(fresh, dir)); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	return nil
}

// Build writes a fresh bleve index into a folder that does not exist. It holds nothing
// but the documents of now.
func (x *Index) Build(dir string) error {
	var failure error
	index, err := search.Build(dir, x.All(&failure))
	if err != nil {
		return err
	}
	if err := errors.Join(failure, index.Close()); err != nil {
		return fmt.Errorf("build index: %w", err)
	}
	return nil
}

func stateFile(dir string) string { return dir + ".sums" }

func readState(dir string) (s state, err error) {
	f, err := os.Open(stateFile(dir))
	if err != nil {
		return s, err
	}
	defer f.Close()
	return s, gob.NewDecoder(f).Decode(&s)
}

// writeState writes the state and renames it into its place.
func writeState(dir string, s state) error {
	f, err := os.Create(stateFile(dir) + ".new")
	if err != nil {
		return fmt.Errorf("save state of index: %w", err)
	}
	if err := errors.Join(gob.NewEncoder(f).Encode(s), f.Close(), os.Rename(f.Name(), stateFile(dir))); err != nil {
		return fmt.Errorf("save state of index: %w", err)
	}
	return nil
}
