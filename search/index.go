package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// Index is the bleve index of a site's documents, a Source.
type Index struct {
	bleve  bleve.Index
	reader index.IndexReader
	roster

	mu          sync.Mutex
	frequencies *Frequencies
	learned     map[string]bool
	words       map[string][]string // terms of letters and digits, by field
}

// Build writes a new index of documents into the folder dir, which must not exist,
// and opens it.
func Build(dir string, documents iter.Seq[Document]) (*Index, error) {
	// Segments are merged once, unless they are very many. They are made in the index, as
	// the last cannot be moved there from another device.
	config := map[string]any{"batchSize": 512, "mergeMax": 64, "buildPathPrefix": dir}
	b, err := bleve.NewBuilder(dir, countedMapping{newMapping(), &scratch{}}, config)
	if err != nil {
		return nil, fmt.Errorf("new index %s: %w", dir, err)
	}
	for d := range documents {
		if err := b.Index(d.ID, fields(d)); err != nil {
			return nil, fmt.Errorf("index %s: %w", d.ID, err)
		}
	}
	if err := b.Close(); err != nil {
		return nil, fmt.Errorf("finish index %s: %w", dir, err)
	}
	return Open(dir)
}

// Open opens an index for questions.
func Open(dir string) (*Index, error) {
	b, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", dir, err)
	}
	x := &Index{bleve: b}
	if err := x.look(); err != nil {
		b.Close()
		return nil, fmt.Errorf("read index %s: %w", dir, err)
	}
	return x, nil
}

// Update replaces or adds documents of the index in the folder dir and removes others,
// in one step. Nobody else may have it open.
func Update(dir string, changed []Document, removed []string) error {
	b, err := bleve.Open(dir)
	if err != nil {
		return fmt.Errorf("open index %s: %w", dir, err)
	}
	batch := b.NewBatch()
	for _, d := range changed {
		if err := batch.Index(d.ID, fields(d)); err != nil {
			b.Close()
			return fmt.Errorf("index %s: %w", d.ID, err)
		}
	}
	for _, id := range removed {
		batch.Delete(id)
	}
	if err := errors.Join(b.Batch(batch), b.Close()); err != nil {
		return fmt.Errorf("update index %s: %w", dir, err)
	}
	return nil
}

// Bleve is the index itself, for queries in bleve's own language.
func (x *Index) Bleve() bleve.Index { return x.bleve }

// Close releases the files.
func (x *Index) Close() error {
	x.reader.Close()
	return x.bleve.Close()
}

// look reads what questions need of all documents.
func (x *Index) look() error {
	inner, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = inner.Reader(); err != nil {
		return err
	}
	if x.roster, err = callRoll(x.reader); err != nil {
		x.reader.Close()
		return err
	}
	x.frequencies, x.learned, x.words = NewFrequencies(x.Len()), map[string]bool{}, map[string][]string{}
	return nil
}

// Len implements Source.
func (x *Index) Len() int { return len(x.ids) }

// InForce implements Source.
func (x *Index) InForce(doc uint32) bool { return x.force[doc] }

// Answers implements Source.
func (x *Index) Answers(doc uint32) int {
	const kind = "kind"
	return AnswersOf(x.values[kind][x.columns[kind][doc]])
}

// Facet implements Source.
func (x *Index) Facet(name string) ([]string, []uint16, error) {
	return x.values[name], x.columns[name], nil
}

// Cards implements Source.
func (x *Index) Cards(docs []uint32) ([]Card, error) {
	cards := make([]Card, len(docs))
	for i, doc := range docs {
		stored, err := x.stored(doc, fieldCard)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(stored, &cards[i]); err != nil {
			return nil, fmt.Errorf("card of %s: %w", x.ids[doc], err)
		}
	}
	return cards, nil
}

// Texts implements Source.
func (x *Index) Texts(docs []uint32) ([]Text, error) {
	texts := make([]Text, len(docs))
	for i, doc := range docs {
		stored, err := x.stored(doc, fieldText)
		if err != nil {
			return nil, err
		}
		texts[i] = textOf(string(stored))
	}
	return texts, nil
}

func (x *Index) stored(doc uint32, field string) (value []byte, err error) {
	d, err := x.reader.Document(x.ids[doc])
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", x.ids[doc], err)
	}
	if d == nil {
		return nil, fmt.Errorf("document %s is not in the index", x.ids[doc])
	}
	d.VisitFields(func(f index.Field) {
		if f.Name() == field {
			value = slices.Clone(f.Value())
		}
	})
	return value, nil
}
