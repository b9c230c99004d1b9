package index

import (
	"errors"
	"fmt"
	"iter"

	"gongkai/search"
	"gongkai/search/shard"
)

// samples is how many documents the self-test asks for.
const samples = 12

// Files is where the static files of search go. Its functions are called by several
// goroutines at a time when the last edition is brought up to date.
type Files struct {
	Write func(name string, data []byte) error
	Read  func(name string) ([]byte, error) // a file that was written or taken over
	Last  Last
}

// Write writes the static files of search, or brings the last ones up to date, then
// asks them for what is known to be in them. The error of a site whose search does not
// find its own documents forbids to publish it.
func (g *Gatherer) Write(f Files) error {
	if done, err := g.update(f); done || err != nil {
		return err
	}
	err := g.index.write(g.documents(), f)
	if g.err != nil {
		return fmt.Errorf("index: %w", g.err)
	}
	return err
}

// Write is the same with texts that are read now, as the preview needs it.
func (x *Index) Write(f Files) error {
	var failure error
	err := x.write(x.All(&failure), f)
	if failure != nil {
		return fmt.Errorf("index: %w", failure)
	}
	return err
}

func (x *Index) write(all iter.Seq[search.Document], f Files) error {
	var sample []search.Document
	every, n := max(1, x.Len()/samples), 0
	sampled := func(yield func(search.Document) bool) {
		for d := range all {
			if n%every == 0 {
				sample = append(sample, d)
			}
			n++
			if !yield(d) {
				return
			}
		}
	}
	_, state, err := shard.Write(ahead(sampled), x.options(), f.Write)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if n < x.Len() {
		return nil // the caller knows why
	}
	if err := check(f, sample); err != nil {
		return err
	}
	return f.Last.save(x, state)
}

func (x *Index) options() shard.Options { return shard.Options{Aliases: x.Aliases, Expect: x.Len()} }

// check asks the files for documents that are known to be in them.
func check(f Files, sample []search.Document) error {
	reader, err := shard.Open(f.Read)
	if err != nil {
		return fmt.Errorf("open what was indexed: %w", err)
	}
	if err := search.SelfTest(reader, sample); err != nil {
		return fmt.Errorf("search does not find what was indexed: %w", err)
	}
	return nil
}

// update brings the files of the last edition up to date, unless too much is another.
func (g *Gatherer) update(f Files) (done bool, err error) {
	changed, state := f.Last.changed(g.index)
	if state == nil || !f.Last.Keep() {
		return false, nil
	}
	var changes []shard.Change
	for _, n := range changed {
		d, err := g.next(g.index.entries()[n])
		if err != nil {
			return false, fmt.Errorf("index: %w", err)
		}
		changes = append(changes, shard.Change{Number: n, Document: d})
	}
	edition := shard.Edition{State: state, Fetch: f.Read, Put: f.Write, Drop: f.Last.Drop}
	_, err = shard.Update(edition, changes, g.index.options())
	if errors.Is(err, shard.ErrAnew) {
		g.again(changes)
		return false, f.Last.Forget()
	}
	if err != nil {
		return false, fmt.Errorf("index: %w", err)
	}
	var sample []search.Document
	for _, c := range changes[:min(len(changes), samples)] {
		sample = append(sample, c.Document)
	}
	if err := check(f, sample); err != nil {
		return false, err
	}
	return true, f.Last.save(g.index, state)
}

// again lets documents be taken that were taken already.
func (g *Gatherer) again(changes []shard.Change) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, c := range changes {
		g.arrived[g.index.entries()[c.Number]] = waiting{Document: c.Document}
		g.bytes += len(c.Document.Body)
	}
}

// ahead makes documents while earlier ones are being written: reading and cutting into
// terms cost about the same.
func ahead(all iter.Seq[search.Document]) iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		made, enough := make(chan search.Document, 16), make(chan struct{})
		go func() {
			defer close(made)
			for d := range all {
				select {
				case made <- d:
				case <-enough:
					return
				}
			}
		}()
		defer func() {
			close(enough)
			for range made { // until all has come to its end
			}
		}()
		for d := range made {
			if !yield(d) {
				return
			}
		}
	}
}
