package shard

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"gongkai/search"
)

// Change is a document in the place of another, or the next one.
type Change struct {
	Number   int // among the documents from old to new
	Document search.Document
}

// ErrAnew says that files cannot be brought up to date and have to be written anew.
var ErrAnew = errors.New("the files of search have to be written anew")

// Edition is files that were written, to be brought up to date. Its functions are called
// by several goroutines at a time.
type Edition struct {
	State *State // is changed; good for no more when Update fails
	Fetch func(name string) ([]byte, error)
	Put   func(name string, data []byte) error
	Drop  func(name string) error // before a file of the same name is put
}

// Update makes the files what Write would make of all documents, of which the changes
// are those that are not as they were; a document that is new must be newer than all
// others. It writes what differs. Aliases are those of the last write. Nothing is put or
// dropped when it returns ErrAnew.
func Update(e Edition, changes []Change, o Options) (Stats, error) {
	u, err := newUpdater(e, o)
	if err != nil {
		return Stats{}, err
	}
	changes = slices.Clone(changes)
	slices.SortFunc(changes, func(a, b Change) int { return a.Number - b.Number })
	for i := range changes {
		changes[i].Document = plain(changes[i].Document)
		if err := u.change(changes[i]); err != nil {
			return u.stats, err
		}
	}
	if err := u.patchTerms(); err != nil {
		return u.stats, err
	}
	if err := u.Drop(ManifestName); err != nil {
		return u.stats, fmt.Errorf("drop %s: %w", ManifestName, err)
	}
	for _, step := range []func() error{u.writeTerms, u.writeDocuments, u.writeRest, u.drop} {
		if err := step(); err != nil {
			return u.stats, err
		}
	}
	return u.stats, nil
}

// updater is a writer of what differs.
type updater struct {
	*writer
	Edition
	mu        sync.Mutex // state.Longs and lists are written by all processors
	old       *Reader
	lost, won *collector // what changed documents had, and have
	contents  map[int]cardContent
	apart     map[int]bool      // changed documents whose text stood in a file of its own
	entries   map[string]entry  // of terms that are not as they were
	own       map[string]bool   // terms that have files of their own now
	files     map[uint32][]byte // the contents of term files that have others of these
	longs     map[string]int    // the long lists of before
	lists     map[string][]byte // long lists that may be new, by their hash
	dropped   []string
}

func newUpdater(e Edition, o Options) (*updater, error) {
	old, err := Open(e.Fetch)
	if err != nil {
		return nil, errors.Join(ErrAnew, err)
	}
	content, err := old.file(ManifestName)
	if err != nil || hashOf(content, 32) != e.State.Manifest || old.manifest.Group != groupFor(o.Expect) || len(e.State.Titles) != old.Len() {
		return nil, ErrAnew
	}
	u := &updater{writer: newWriter(o, e.Put), Edition: e, old: old, lost: newCollector(), won: newCollector(),
		contents: map[int]cardContent{}, apart: map[int]bool{}, entries: map[string]entry{}, own: map[string]bool{},
		files: map[uint32][]byte{}, longs: maps.Clone(e.State.Longs), lists: map[string][]byte{}}
	u.state, u.manifest, u.notForced = e.State, *old.manifest, old.notForce
	u.before = old.manifest.small()
	for _, name := range search.Facets {
		values, column, err := old.Facet(name)
		if err != nil {
			return nil, errors.Join(ErrAnew, err)
		}
		for _, place := range column {
			u.facets[name] = append(u.facets[name], values[place])
		}
	}
	return u, nil
}

// change takes note of a changed document.
func (u *updater) change(c Change) error {
	switch {
	case c.Number > u.manifest.Documents:
		return ErrAnew
	case c.Number == u.manifest.Documents:
		u.manifest.Documents++
		u.state.Sums = append(u.state.Sums, [8]byte{})
	default:
		before, err := u.old.document(uint32(c.Number))
		if err != nil {
			return errors.Join(ErrAnew, err)
		}
		text := before.text
		if u.apart[c.Number] = text == nil; text == nil {
			if text, err = u.old.text(uint32(c.Number)); err != nil {
				return errors.Join(ErrAnew, err)
			}
		}
		u.lost.add(uint32(c.Number), search.Document{Title: before.card.Title, Number: before.card.Number, Summary: text.Lead, Body: text.Body})
	}
	u.stats.Documents++
	u.won.add(uint32(c.Number), c.Document)
	u.column(c.Number, c.Document)
	content := contentOf(c.Document)
	u.contents[c.Number], u.state.Sums[c.Number] = content, content.sum()
	return nil
}

// writeDocuments writes changed documents, and those that share a hash with them under
// their new names.
func (u *updater) writeDocuments() error {
	groups := map[int]bool{}
	for n := range u.contents {
		groups[n/u.manifest.Group] = true
	}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		first := g * u.manifest.Group
		last := min(first+u.manifest.Group, u.manifest.Documents)
		hash, before := groupHash(u.state.Sums[first:last]), ""
		if g < u.manifest.Groups.len() {
			before = u.manifest.Groups.at(g)
		}
		if hash == before {
			continue
		}
		u.manifest.Groups = setHash(u.manifest.Groups, g, hash)
		for n := first; n < last; n++ {
			if err := u.writeDocument(n, before, hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeDocument writes the files of a document of a group whose hash is another now.
func (u *updater) writeDocument(n int, before, hash string) error {
	size, apart := u.manifest.Group, u.apart[n]
	content, changed := u.contents[n]
	if changed {
		if err := u.put(cardFile(n, size, hash), pack(content.card)); err != nil {
			return err
		}
		if content.text != nil {
			if err := u.put(textFile(n, size, hash), pack(content.text)); err != nil {
				return err
			}
		}
	} else {
		d, err := u.old.document(uint32(n))
		if err != nil {
			return err
		}
		apart = d.text == nil
	}
	if n < u.old.Len() {
		if err := u.rename(cardFile(n, size, before), cardFile(n, size, hash), changed); err != nil || !apart {
			return err
		}
		return u.rename(textFile(n, size, before), textFile(n, size, hash), changed)
	}
	return nil
}

// rename drops a file that has another name now, under which it is written unless it
// has changed.
func (u *updater) rename(before, now string, changed bool) error {
	u.dropped = append(u.dropped, before)
	if changed {
		return nil
	}
	data, err := u.Fetch(before)
	if err != nil {
		return fmt.Errorf("rename %s: %w", before, err)
	}
	return u.put(now, data)
}

// drop drops what the new edition does not have.
func (u *updater) drop() error {
	for name := range u.before {
		u.dropped = append(u.dropped, name)
	}
	return beside(len(u.dropped), func() func(i int) error {
		return func(i int) error {
			if err := u.Drop(u.dropped[i]); err != nil {
				return fmt.Errorf("drop %s: %w", u.dropped[i], err)
			}
			return nil
		}
	})
}
