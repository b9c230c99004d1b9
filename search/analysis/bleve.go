package analysis

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// Name is the name under which bleve knows the analyzer.
const Name = "gongkai"

// Analyzer is the tokenizer as bleve wants it. The offsets of its tokens are
// those of the folded text.
type Analyzer struct{}

func init() {
	if err := registry.RegisterAnalyzer(Name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return Analyzer{}, nil
	}); err != nil {
		panic(err)
	}
}

// Analyze cuts one field. All its terms are slices of one folded copy, all its
// tokens stand in one array.
func (Analyzer) Analyze(input []byte) analysis.TokenStream {
	folded := AppendFold(make([]byte, 0, len(input)), input)
	cut := Segment(make([]Token, 0, len(folded)/3+1), folded)
	tokens := make([]analysis.Token, len(cut))
	stream := make(analysis.TokenStream, len(cut))
	for i, t := range cut {
		tokens[i] = analysis.Token{
			Start: int(t.Start), End: int(t.End), Term: folded[t.Start:t.End:t.End],
			Position: i + 1, Type: bleveType(t.Kind),
		}
		stream[i] = &tokens[i]
	}
	return stream
}

func bleveType(k Kind) analysis.TokenType {
	switch k {
	case Pair:
		return analysis.Double
	case Last:
		return analysis.Single
	}
	return analysis.AlphaNumeric
}
