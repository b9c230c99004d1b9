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
	if asked := withoutAsking(parts); len(s.found) == 0 && len(s.hits) == 0 && !slices.Equal(asked, parts) {
		if err := s.strict(asked); err != nil {
			return nil, err
		}
		parts = asked
	}
	hits, err := s.verified()
	if err != nil {
		return nil, err
	}
	if len(hits) == 0 {
		if hits, err = s.loose(parts); err != nil {
			return nil, err
		}
	}
	return s.result(hits)
}

// searcher is the state of one query.
type searcher struct {
	Source
	q        Query
	accept   func(doc uint32) bool
	found    []candidate // by strict, not verified yet
	hits     []candidate // verified
	expanded []string
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

	// certain: each part is one whole term, so that the postings alone prove it.
	certain bool
}

// settle gives the candidate a tier, and its score where that counts.
func (c *candidate) settle(t Tier) {
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

// asking are words of questions, longer ones first. They say nothing of the matter.
var asking = strings.Fields("什么时候 怎么办理 怎么申请 怎么领取 如何办理 如何申请 在哪里办 怎么办 有哪些 能不能 是不是 多少钱 在哪里 请问 我想 我要 " +
	"怎么 怎样 如何 哪里 在哪 什么 多少 可以 需要 咨询 办理 申请 了吗 吗 呢 啊 的")

// withoutAsking cuts words of asking out of the parts.
func withoutAsking(parts []string) []string {
	var left []string
	for _, part := range parts {
		cut := analysis.Fold(part)
		for _, word := range asking {
			cut = strings.ReplaceAll(cut, word, " ")
		}
		left = append(left, strings.Fields(strings.Trim(cut, " ?!。,"))...)
	}
	if len(left) == 0 {
		return parts
	}
	return left
}

func (s *searcher) result(hits []candidate) (*Result, error) {
	s.found = s.remaining(hits)
	r := &Result{Expanded: s.expanded, Loose: s.isLoose}
	r.Candidates, r.Complete = len(hits)+len(s.found), len(s.found) == 0 && !s.isLoose
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
