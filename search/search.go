package search

import (
	"slices"
	"strings"

	"gongkai/search/analysis"
)

// Search answers a query from a source.
func Search(src Source, q Query) (*Result, error) {
	s := &searcher{Source: src, q: q, cards: map[uint32]Card{}, texts: map[uint32]Text{}}
	if err := s.filter(); err != nil {
		return nil, err
	}
	parts := analysis.Split(q.Text)
	asNumber, err := s.number(q.Text)
	if err != nil {
		return nil, err
	}
	if !asNumber || q.Limit == 0 {
		if err := s.strict(parts); err != nil {
			return nil, err
		}
	}
	s.preferAnswers()
	hits, err := s.verified()
	if err != nil {
		return nil, err
	}
	if !s.undecided() {
		if hits, parts, err = s.further(hits, parts); err != nil {
			return nil, err
		}
	}
	if len(hits) == 0 && !s.undecided() {
		if hits, err = s.loose(parts); err != nil {
			return nil, err
		}
	}
	return s.result(hits)
}

// undecided reports whether there are no hits, and texts that were not read.
func (s *searcher) undecided() bool { return len(s.hits) == 0 && len(s.found) > 0 }

// searcher is the state of one query.
type searcher struct {
	Source
	q        Query
	accept   func(doc uint32) bool
	found    []candidate // by strict, not verified yet
	hits     []candidate // verified
	expanded []string
	subject  string // of the question, where it was asked for
	isLoose  bool
	cards    map[uint32]Card
	texts    map[uint32]Text
}

// candidate is a document that has the key terms of the parts.
type candidate struct {
	rank  Rank
	score int      // by the postings; counts in the lower tiers only
	parts []string // folded; what the document must contain
	via   string

	rest *rest // terms that would tell more of it; nil when there are none

	// certain: each part is one whole term, so that the postings alone prove it.
	certain bool
}

// settle gives the candidate a tier, and its score where that counts. What has only the
// subject of a question in its title is not meant more for beginning with it.
func (c *candidate) settle(t Tier) {
	if c.rank.BySubject {
		t = min(t, TierTitle)
	}
	if t < TierTitle && !c.rank.BySubject {
		c.rank.Answers = 0
	}
	c.rank.Tier, c.rank.Score = t, 0
	if t <= TierBody {
		c.rank.Score = c.score
	}
}

// filter turns the query's filters into a test of documents.
func (s *searcher) filter() error {
	s.accept = func(uint32) bool { return true }
	for _, name := range Facets {
		wanted := s.q.Filters[name]
		if len(wanted) == 0 {
			continue
		}
		values, column, err := s.Facet(name)
		if err != nil {
			return err
		}
		before := s.accept
		s.accept = func(doc uint32) bool {
			return before(doc) && slices.Contains(wanted, values[column[doc]])
		}
	}
	return nil
}

// number finds the documents whose document number was asked for. They need no
// verifying: the key is the whole number. Where no document has it, those that cite it
// are candidates. It answers whether that is all that was asked.
func (s *searcher) number(text string) (bool, error) {
	n, ok := analysis.Number(text)
	if !ok {
		return false, nil
	}
	p, err := s.Postings([]string{NumberKey(n), CitedKey(n)})
	if err != nil {
		return false, err
	}
	for _, doc := range p[0].Body {
		if s.accept(doc) {
			s.hits = append(s.hits, candidate{rank: Rank{Tier: TierNumber, InForce: s.InForce(doc), Doc: doc}, parts: []string{n}})
		}
	}
	if len(s.hits) > 0 {
		return true, nil
	}
	if s.q.Limit > 0 {
		for _, doc := range p[1].Body {
			if s.accept(doc) {
				s.found = append(s.found, candidate{rank: Rank{Tier: TierBody, InForce: s.InForce(doc), Doc: doc}, parts: []string{n}})
			}
		}
	}
	return strings.HasSuffix(analysis.Fold(text), "号"), nil
}

// strict collects candidates for the parts as asked and under their other names.
func (s *searcher) strict(parts []string) error {
	asked := []variant{{parts: parts}}
	for _, other := range s.q.Aliases.Expand(strings.Join(parts, " ")) {
		asked = append(asked, variant{analysis.Split(other), other})
	}
	for i, part := range parts {
		if len(parts) == 1 {
			break
		}
		for _, other := range s.q.Aliases.Expand(part) {
			v := slices.Clone(parts)
			v[i] = other
			asked = append(asked, variant{v, other})
		}
	}
	for _, v := range asked {
		if v.via != "" && !slices.Contains(s.expanded, v.via) {
			s.expanded = append(s.expanded, v.via)
		}
		if err := s.candidates(v); err != nil {
			return err
		}
	}
	return nil
}

func (s *searcher) result(hits []candidate) (*Result, error) {
	s.found = s.remaining(hits)
	r := &Result{Expanded: s.expanded, Subject: s.subject, Loose: s.isLoose, Complete: len(s.found) == 0 && !s.isLoose}
	for _, list := range [][]candidate{hits, s.found} {
		for _, c := range list {
			if c.rank.BySubject {
				r.Related++
			} else {
				r.Candidates++
			}
		}
	}
	if s.q.Counts {
		if err := s.count(r, hits); err != nil {
			return nil, err
		}
	}
	hits = hits[min(s.q.Offset, len(hits)):]
	if s.q.Limit > 0 {
		hits = hits[:min(s.q.Limit, len(hits))]
	}
	if err := s.read(docsOf(hits), false); err != nil {
		return nil, err
	}
	if err := s.read(docsOf(hits[:min(s.q.Passages, len(hits))]), true); err != nil {
		return nil, err
	}
	for _, h := range hits {
		hit := Hit{Card: s.cards[h.rank.Doc], Rank: h.rank, Via: h.via}
		if t, ok := s.texts[h.rank.Doc]; ok {
			hit.Passage, hit.Marks, hit.Anchor = passage(t, h.parts)
		}
		r.Hits = append(r.Hits, hit)
	}
	return r, nil
}

// count counts facet values over all hits and candidates.
func (s *searcher) count(r *Result, hits []candidate) error {
	r.Counts = map[string]map[string]int{}
	for _, name := range Facets {
		values, column, err := s.Facet(name)
		if err != nil {
			return err
		}
		counts := map[string]int{}
		for _, list := range [][]candidate{hits, s.found} {
			for _, c := range list {
				counts[values[column[c.rank.Doc]]]++
			}
		}
		r.Counts[name] = counts
	}
	return nil
}
