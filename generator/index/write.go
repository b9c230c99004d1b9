package index

import (
	"fmt"
	"iter"

	"gongkai/search"
	"gongkai/search/shard"
)

// samples is how many documents the self-test asks for.
const samples = 12

// Write writes the static files of search, then asks them for what is known to be
// in them: read gives the bytes of a file that sink took. The error of a site whose
// search does not find its own documents forbids to publish it.
func (g *Gatherer) Write(sink func(name string, data []byte) error, read func(name string) ([]byte, error)) (shard.Stats, error) {
	stats, err := g.index.write(g.Documents(), sink, read)
	if g.err != nil {
		return stats, fmt.Errorf("index: %w", g.err)
	}
	return stats, err
}

// Write is the same with texts that are read now, as the preview needs it.
func (x *Index) Write(sink func(name string, data []byte) error, read func(name string) ([]byte, error)) (shard.Stats, error) {
	var failure error
	stats, err := x.write(x.All(&failure), sink, read)
	if failure != nil {
		return stats, fmt.Errorf("index: %w", failure)
	}
	return stats, err
}

func (x *Index) write(all iter.Seq[search.Document], sink func(string, []byte) error, read func(string) ([]byte, error)) (shard.Stats, error) {
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
	stats, err := shard.Write(ahead(sampled), shard.Options{Aliases: x.Aliases, Expect: x.Len()}, sink)
	if err != nil {
		return stats, fmt.Errorf("index: %w", err)
	}
	if n < x.Len() {
		return stats, nil // the caller knows why
	}
	reader, err := shard.Open(read)
	if err != nil {
		return stats, fmt.Errorf("open what was indexed: %w", err)
	}
	if err := search.SelfTest(reader, sample); err != nil {
		return stats, fmt.Errorf("search does not find what was indexed: %w", err)
	}
	return stats, nil
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
