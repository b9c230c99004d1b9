package search

import (
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"gongkai/search/analysis"
)

// countedMapping is the mapping that a builder is given: texts count their terms
// themselves. Bleve would make a token of a hundred bytes of each first, and copies of
// all terms, which is a fifth of what an index costs.
type countedMapping struct {
	*mapping.IndexMappingImpl
	scratch *scratch
}

// scratch serves one field after the other.
type scratch struct {
	folded []byte
	cut    []analysis.Token
}

// MapDocument implements mapping.IndexMapping.
func (m countedMapping) MapDocument(doc *document.Document, data any) error {
	if err := m.IndexMappingImpl.MapDocument(doc, data); err != nil {
		return err
	}
	for i, f := range doc.Fields {
		if t, ok := f.(*document.TextField); ok {
			if _, ours := t.Analyzer().(analysis.Analyzer); ours {
				doc.Fields[i] = &countedField{TextField: t, scratch: m.scratch}
			}
		}
	}
	return nil
}

// countedField is a text field that counts its terms.
type countedField struct {
	*document.TextField
	scratch *scratch
	length  int
	terms   index.TokenFrequencies
}

// Analyze implements document.Field. The terms are pieces of one string, their counts
// stand beside each other.
func (f *countedField) Analyze() {
	s := f.scratch
	s.folded = analysis.AppendFold(s.folded[:0], f.Value())
	s.cut = analysis.Segment(s.cut[:0], s.folded)
	folded := string(s.folded)
	f.length, f.terms = len(s.cut), make(index.TokenFrequencies, len(s.cut)/2)
	var counts []index.TokenFreq
	for _, t := range s.cut {
		term := folded[t.Start:t.End]
		count := f.terms[term]
		if count == nil {
			if len(counts) == cap(counts) {
				counts = make([]index.TokenFreq, 0, len(s.cut)/4+1)
			}
			counts = append(counts, index.TokenFreq{})
			count = &counts[len(counts)-1]
			f.terms[term] = count
		}
		count.SetFrequency(count.Frequency() + 1)
	}
}

// AnalyzedLength implements document.Field.
func (f *countedField) AnalyzedLength() int { return f.length }

// AnalyzedTokenFrequencies implements document.Field.
func (f *countedField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
