package index

import (
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gongkai/generator/plan"
	"gongkai/search/shard"
)

// Last is the edition of the files of search that was published last. The zero Last is
// none: files are written anew and leave nothing for the next edition.
type Last struct {
	File    string // what is remembered of an edition beside its files
	Program uint64 // a state of another program is not used; nor is any when this is 0

	Keep   func() bool             // takes its files over, all or none
	Drop   func(name string) error // takes one out again
	Forget func() error            // takes all out again
}

// edition is what is remembered of one.
type edition struct {
	Program, Aliases uint64
	IDs              []string // from old to new
	Sums             []uint64
	Shards           *shard.State
}

// changedShare is the share of documents above which files are written anew: to patch
// nearly all files is no saving.
const changedShare = 50

// changed are the places of the documents that are not as they were. The state is nil
// when files have to be written anew: the place of a document that stays would be
// another, or too many have changed.
func (l Last) changed(x *Index) (places []int, state *shard.State) {
	if l.File == "" || l.Program == 0 {
		return nil, nil
	}
	e, err := readEdition(l.File)
	if err != nil || e.Program != l.Program || e.Aliases != x.aliasSum() || len(e.IDs) > x.Len() || e.Shards == nil {
		return nil, nil
	}
	for n, entry := range x.entries() {
		switch {
		case n >= len(e.IDs):
			places = append(places, n)
		case e.IDs[n] != entry.document.ID:
			return nil, nil
		case e.Sums[n] != entry.sum():
			places = append(places, n)
		}
	}
	if len(places) > max(8, x.Len()/changedShare) {
		return nil, nil
	}
	return places, e.Shards
}

func (x *Index) aliasSum() uint64 {
	pairs := map[string][]string{}
	x.Aliases.Pairs(func(says string, documents []string) { pairs[says] = documents })
	return plan.Sum(pairs)
}

func readEdition(file string) (e edition, err error) {
	f, err := os.Open(file)
	if err != nil {
		return e, err
	}
	defer f.Close()
	return e, gob.NewDecoder(f).Decode(&e)
}

// save remembers an edition. It is a cache: what is remembered of files that are not
// published in the end does not fit those that are, and is not used.
func (l Last) save(x *Index, state *shard.State) error {
	if l.File == "" || l.Program == 0 {
		return nil
	}
	e := edition{Program: l.Program, Aliases: x.aliasSum(), Shards: state}
	for _, entry := range x.entries() {
		e.IDs, e.Sums = append(e.IDs, entry.document.ID), append(e.Sums, entry.sum())
	}
	if err := os.MkdirAll(filepath.Dir(l.File), 0o755); err != nil {
		return fmt.Errorf("save state of search: %w", err)
	}
	f, err := os.Create(l.File + ".new")
	if err != nil {
		return fmt.Errorf("save state of search: %w", err)
	}
	if err := errors.Join(gob.NewEncoder(f).Encode(e), f.Close(), os.Rename(f.Name(), l.File)); err != nil {
		return fmt.Errorf("save state of search: %w", err)
	}
	return nil
}
