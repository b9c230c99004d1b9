package search

import (
	"cmp"
	"slices"

	"gongkai/search/analysis"
)

// variant is one way of asking: the parts, and the alias they hold, if any.
type variant struct {
	parts []string
	via   string
}

// keyTerms is how many terms of a part are read to select candidates.
const keyTerms = 2

// keys are the terms that select the candidates of a part.
type keys struct {
	fields []string // terms whose fields are known
	grams  []string
}

// candidates adds the documents that have the key terms of all parts. Parts without
// a whole term are first looked for as whole words, then inside of words.
func (s *searcher) candidates(v variant) error {
	var whole, inside keys
	var folded []string
	differ := false
	for _, part := range v.parts {
		q := analysis.Ask(part)
		if len(q.Full)+len(q.Grams) == 0 {
			continue // punctuation alone
		}
		folded = append(folded, q.Folded)
		if len(q.Full) > 0 {
			rare := s.rarest(q.Full, keyTerms)
			whole.fields, inside.fields = append(whole.fields, rare...), append(inside.fields, rare...)
			continue
		}
		inside.grams = append(inside.grams, q.Grams...)
		if len(q.Words) == 0 {
			whole.grams = append(whole.grams, q.Grams...)
			continue
		}
		differ = true
		whole.fields = append(whole.fields, q.Words...)
	}
	if len(folded) == 0 {
		return nil
	}
	if err := s.collect(whole, folded, v.via, TierBody); err != nil {
		return err
	}
	if differ {
		return s.collect(inside, folded, v.via, TierInside)
	}
	return nil
}

// rarest are the n rarest terms, as the source estimates; earlier ones among equals.
func (s *searcher) rarest(terms []string, n int) []string {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(s.Frequency(a), s.Frequency(b)) })
	return sorted[:min(n, len(sorted))]
}

// collect adds the documents that have all the keys, with the best tier they can
// have by their postings. A document may be added again by another variant: when
// the first is not borne out by its text, the other may be.
func (s *searcher) collect(k keys, parts []string, via string, lowest Tier) error {
	postings, err := s.Postings(append(slices.Clone(k.fields), k.grams...))
	if err != nil {
		return err
	}
	fields := postings[:len(k.fields)]
	docs := anywhere(postings[0])
	for _, p := range postings[1:] {
		docs = intersect(docs, anywhere(p))
	}
	titles := 0
	for _, doc := range docs {
		if !s.accept(doc) {
			continue
		}
		c := candidate{rank: Rank{Tier: lowest, InForce: s.InForce(doc), Doc: doc}, parts: parts, via: via}
		if lowest == TierBody && len(fields) > 0 {
			c.rank.Tier, c.score = s.place(doc, fields)
			c.settle(c.rank.Tier)
		}
		if c.rank.Tier == TierTitle {
			titles++
		}
		s.found = append(s.found, c)
	}
	if titles > titleWindow && via == "" {
		return s.equalTitle(parts)
	}
	return nil
}

// titleWindow is how many titles are looked at anyway. Where more have the key
// terms, the one that is the query is looked up by itself.
const titleWindow = 8

func (s *searcher) equalTitle(parts []string) error {
	p, err := s.Postings([]string{TitleKey(s.q.Text)})
	if err != nil {
		return err
	}
	for _, doc := range p[0].Body {
		if s.accept(doc) {
			s.found = append(s.found, candidate{rank: Rank{Tier: TierTitleEqual, InForce: s.InForce(doc), Doc: doc}, parts: parts})
		}
	}
	return nil
}

// place is the best tier a document can have by its postings, and its score.
func (s *searcher) place(doc uint32, fields []Postings) (Tier, int) {
	title, lead, score := true, true, 0
	for _, p := range fields {
		inTitle := has(p.Title, doc)
		title = title && inTitle
		lead = lead && (inTitle || has(p.Lead, doc))
		if at, ok := slices.BinarySearch(p.Body, doc); ok {
			score += Score(int(p.Times[at]), p.In, s.Len())
		}
	}
	switch {
	case title:
		return TierTitle, score
	case lead:
		return TierLead, score
	}
	return TierBody, score
}

func has(list []uint32, doc uint32) bool {
	_, ok := slices.BinarySearch(list, doc)
	return ok
}

// anywhere are the documents of all fields together.
func anywhere(p Postings) []uint32 { return union(union(p.Title, p.Lead), p.Body) }

func union(a, b []uint32) []uint32 {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	out := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case a[0] > b[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func intersect(a, b []uint32) []uint32 {
	out := make([]uint32, 0, min(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		}
	}
	return out
}
