package search

import (
	"slices"
	"strings"

	"gongkai/search/analysis"
)

const (
	looseTerms  = 6  // how many terms count when nothing contains the words…
	looseFirst  = 2  // …unless so many tell the titles of a few documents from all others
	looseFew    = 3  // which are as many as a page shows at first
	looseReads  = 16 // how many terms are read at most
	looseWindow = 4  // how many of the best are compared by their titles; each costs a browser a request
	looseHits   = 6
	looseTitle  = 40 // what a term in the title counts; once in the body counts 10
	looseLead   = 20
)

// loose finds the documents that have most of the terms, when none contains the
// words: a title not remembered exactly, a question in a sentence.
func (s *searcher) loose(parts []string) ([]candidate, error) {
	var terms, folded []string
	for _, part := range parts {
		q := analysis.Ask(part)
		folded = append(folded, q.Folded)
		for _, t := range append(q.Full, q.Words...) {
			for _, t := range []string{t, year(q.Folded, t)} {
				if t != "" && !slices.Contains(terms, t) {
					terms = append(terms, t)
				}
			}
		}
	}
	if len(terms) == 0 {
		return nil, nil
	}
	postings, err := s.rarePostings(terms)
	if err != nil {
		return nil, err
	}
	best := s.byTerms(postings, folded)
	best = best[:min(looseHits, len(best))]
	s.isLoose = len(best) > 0
	window := best[:min(looseWindow, len(best))]
	if s.standOut(postings) {
		window = best[:min(looseFew, len(best))]
	}
	if err := s.read(docsOf(window), false); err != nil {
		return nil, err
	}
	top := 0
	if len(best) > 0 {
		top = best[0].score
	}
	for i, c := range window {
		window[i].score += top * alike(strings.Join(folded, ""), analysis.Fold(s.cards[c.rank.Doc].Title)) / 500
		window[i].settle(TierLoose)
	}
	s.sort(best)
	return best, nil
}

// rarePostings reads the rarest terms until enough of them are found anywhere. Where
// words are left out, the pairs that arise are the rarest of all, and nowhere.
func (s *searcher) rarePostings(terms []string) ([]Postings, error) {
	var found []Postings
	sorted := rarest(s.Frequency, terms, looseReads)
	for len(found) < looseTerms && len(sorted) > 0 && !s.standOut(found) {
		next := sorted[:min(len(sorted), looseFirst)]
		sorted = sorted[len(next):]
		postings, err := s.Postings(next)
		if err != nil {
			return nil, err
		}
		for _, p := range postings {
			if p.In > 0 {
				found = append(found, p)
			}
		}
	}
	return found, nil
}

// standOut reports whether a few of at least as many documents as are shown have the
// terms in their titles, all but one in four, of which one may be of another word.
func (s *searcher) standOut(found []Postings) bool {
	titles, few := map[uint32]int{}, 0
	for _, p := range found {
		for _, doc := range anywhere(p) {
			if s.accept(doc) {
				titles[doc] += one(has(p.Title, doc))
			}
		}
	}
	for _, n := range titles {
		few += one(n >= max(looseFirst, len(found)-len(found)/4))
	}
	return len(titles) >= looseHits && few > 0 && few <= looseFew
}

// byTerms scores every document that has one of the terms, best first.
func (s *searcher) byTerms(postings []Postings, parts []string) []candidate {
	scores := map[uint32]int{}
	for _, p := range postings {
		weight := idf(p.In, s.Len())
		for _, doc := range anywhere(p) {
			switch at, body := slices.BinarySearch(p.Body, doc); {
			case has(p.Title, doc):
				scores[doc] += idf(len(p.Title), s.Len()) * looseTitle
			case has(p.Lead, doc):
				scores[doc] += weight * looseLead
			case body:
				scores[doc] += Score(p.times(at), p.In, s.Len())
			}
		}
	}
	var found []candidate
	for doc, score := range scores {
		if s.accept(doc) {
			c := candidate{rank: Rank{InForce: s.InForce(doc), Doc: doc}, score: score, parts: parts}
			c.settle(TierLoose)
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b candidate) int { return b.score - a.score })
	s.sort(found)
	return found
}

// year is the year that the last digits of one stand for in a question (24年), or empty.
func year(question, word string) string {
	if n := len(word); (n == 2 || n == 3) && strings.Trim(word, "0123456789") == "" && strings.Contains(question, word+"年") {
		return "2024"[:4-n] + word
	}
	return ""
}
