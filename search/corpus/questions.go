package corpus

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"gongkai/search"
	"gongkai/search/analysis"
)

// Question is something a reader types, and what would content them.
type Question struct {
	Kind, Text string
	Want       func(search.Hit) bool
	Within     int // among so many hits
}

// Questions are n of each kind: exact titles, titles with two words left out,
// document numbers in four styles, words people say.
func Questions(docs []search.Document, n int) (all []Question) {
	r := rand.New(rand.NewPCG(3, 3))
	titled := func(title string) func(search.Hit) bool { return func(h search.Hit) bool { return h.Title == title } }
	for range n {
		d := docs[r.IntN(len(docs))]
		all = append(all, Question{"title", d.Title, titled(d.Title), 1},
			Question{"title without two words", withoutTwo(r, d.Title), titled(d.Title), 3})
		for range len(docs) {
			if d.Number != "" {
				break
			}
			d = docs[r.IntN(len(docs))]
		}
		number := d.Number
		all = append(all, Question{"document number", style(r, number), func(h search.Hit) bool { return h.Number == number }, 1})
	}
	search.DefaultAliases().Pairs(func(says string, documents []string) {
		official := map[string]bool{}
		for _, d := range docs {
			if slices.ContainsFunc(documents, func(w string) bool { return strings.Contains(d.Title+d.Lead()+d.Body, w) }) {
				official[d.ID] = true
			}
		}
		if len(official) > 0 && len(all) < 4*n {
			all = append(all, Question{"alias", says, func(h search.Hit) bool { return official[h.ID] }, 3})
		}
	})
	return all
}

// Mixed are n questions of each kind and n pieces of texts, one kind after the other in
// turn.
func Mixed(docs []search.Document, n int) (mixed []Question) {
	kinds := map[string][]Question{}
	for _, q := range Questions(docs, n) {
		kinds[q.Kind] = append(kinds[q.Kind], q)
	}
	for _, text := range Pieces(docs, n, 5) {
		kinds["piece of a text"] = append(kinds["piece of a text"], Question{Kind: "piece of a text", Text: text})
	}
	for i := range n {
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			if i < len(kinds[kind]) {
				mixed = append(mixed, kinds[kind][i])
			}
		}
	}
	return mixed
}

// withoutTwo leaves two words of two characters out of a title, as a reader does who
// does not remember it exactly.
func withoutTwo(r *rand.Rand, title string) string {
	runes := []rune(title)
	for range 2 {
		if len(runes) < 8 {
			break
		}
		at := 1 + r.IntN(len(runes)-3)
		runes = slices.Delete(runes, at, at+2)
	}
	return string(runes)
}

func style(r *rand.Rand, number string) string {
	pairs := []string{"〔〕", "[]", "（）", "【】"}
	pair := []rune(pairs[r.IntN(len(pairs))])
	out := strings.NewReplacer("〔", string(pair[0]), "〕", string(pair[1])).Replace(number)
	if r.IntN(2) == 0 {
		out = strings.TrimSuffix(out, "号")
	}
	if r.IntN(2) == 0 {
		out = strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c - '0' + '０'
			}
			return c
		}, out)
	}
	return out
}

// Pieces draws strings of 2 to 8 characters from the texts of documents, as they
// stand there.
func Pieces(docs []search.Document, n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 7))
	var out []string
	for len(out) < n {
		d := docs[r.IntN(len(docs))]
		lines := strings.Split(d.Title+"\n"+d.Body, "\n")
		line := []rune(lines[r.IntN(len(lines))])
		size := 2 + r.IntN(7)
		if len(line) < size {
			continue
		}
		at := r.IntN(len(line) - size + 1)
		piece := string(line[at : at+size])
		if len(analysis.Terms(piece)) > 0 {
			out = append(out, piece)
		}
	}
	return out
}

// Scanner finds by looking at everything: the documents of which each part is
// contained in a field. It is what search is held against.
func Scanner(docs []search.Document) func(text string) map[string]bool {
	folded := make([][3]string, len(docs))
	for i, d := range docs {
		folded[i] = [3]string{analysis.Fold(d.Title), analysis.Fold(d.Lead()), analysis.Fold(d.Body)}
	}
	return func(text string) map[string]bool {
		found := map[string]bool{}
		for i, fields := range folded {
			all := true
			for _, part := range analysis.Split(text) {
				if len(analysis.Terms(part)) == 0 {
					continue // punctuation alone is not asked for
				}
				part = analysis.Fold(part)
				all = all && slices.ContainsFunc(fields[:], func(f string) bool { return strings.Contains(f, part) })
			}
			if all {
				found[docs[i].ID] = true
			}
		}
		return found
	}
}
