package search

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/search/analysis"
)

// verified takes candidates, best first, and keeps those whose text contains the
// parts, until enough hits rank before everything that is left.
func (s *searcher) verified() ([]candidate, error) {
	s.sort(s.found)
	shown := map[uint32]bool{}
	for _, h := range s.hits {
		shown[h.rank.Doc] = true
	}
	want, vain := s.q.Offset+s.q.Limit, 0
	for len(s.found) > 0 {
		missing := len(s.found)
		if s.q.Limit > 0 {
			missing = want - s.ahead(s.hits)
		}
		if missing <= 0 || s.spent(vain) {
			break
		}
		if s.q.Effort > 0 {
			missing = min(missing, s.q.Effort)
		}
		batch := s.found[:min(len(s.found), missing)]
		s.found = s.found[len(batch):]
		batch = slices.DeleteFunc(slices.Clone(batch), func(c candidate) bool { return shown[c.rank.Doc] })
		kept, err := s.verify(batch)
		if err != nil {
			return nil, err
		}
		vain += len(batch) - s.ahead(kept)
		if len(kept) < len(batch) {
			if err := s.thin(batch); err != nil {
				return nil, err
			}
		}
		for _, c := range kept {
			if !shown[c.rank.Doc] {
				shown[c.rank.Doc] = true
				s.hits = append(s.hits, c)
			}
		}
	}
	s.sort(s.hits)
	return s.hits, nil
}

// spent reports whether enough texts were read in vain, or for hits that are no better
// than what is left. Those that were found are shown then.
func (s *searcher) spent(vain int) bool {
	most := s.q.Effort
	if len(s.hits) == 0 {
		most *= withoutHits
	}
	return s.q.Effort > 0 && vain >= most
}

// thin takes away candidates that lack further terms of their question, after some like
// them were read in vain.
func (s *searcher) thin(vain []candidate) error {
	for _, c := range vain {
		if c.rest == nil || len(c.rest.terms) == 0 {
			continue
		}
		var like []uint32
		for _, other := range s.found {
			if other.rest == c.rest {
				like = append(like, other.rank.Doc)
			}
		}
		slices.Sort(like)
		left, err := s.narrow(like, c.rest, 1)
		if err != nil {
			return err
		}
		s.found = slices.DeleteFunc(s.found, func(other candidate) bool { return other.rest == c.rest && !has(left, other.rank.Doc) })
	}
	return nil
}

// ahead counts the hits of a list that rank before all candidates that are left, or with
// the first. The others have what was asked, but not where they seemed to have it.
func (s *searcher) ahead(list []candidate) (n int) {
	for _, h := range list {
		if len(s.found) == 0 || s.compare(h.rank, s.found[0].rank) <= 0 {
			n++
		}
	}
	return n
}

// verify keeps the candidates that contain their parts, each at its true tier.
// Texts are read only where titles do not decide.
func (s *searcher) verify(batch []candidate) ([]candidate, error) {
	if err := s.read(docsOf(batch), false); err != nil {
		return nil, err
	}
	var kept, open []candidate
	for _, c := range batch {
		if c.certain && c.rank.Tier < TierTitle {
			kept = append(kept, c)
			continue
		}
		if tier := s.titleTier(c); tier > 0 {
			if c.rank.Tier != TierInside {
				c.settle(tier)
			}
			kept = append(kept, c)
		} else {
			open = append(open, c)
		}
	}
	if err := s.read(docsOf(open), true); err != nil {
		return nil, err
	}
	for _, c := range open {
		if tier := s.textTier(c); tier > 0 {
			c.settle(min(tier, max(c.rank.Tier, TierInside)))
			kept = append(kept, c)
		}
	}
	return kept, nil
}

// titleTier is the tier of a document whose title contains all parts, else 0.
func (s *searcher) titleTier(c candidate) Tier {
	title := analysis.Fold(s.cards[c.rank.Doc].Title)
	for _, part := range c.parts {
		if !strings.Contains(title, part) {
			return 0
		}
	}
	switch {
	case title == c.parts[0] || c.via == "" && title == analysis.Fold(s.q.Text):
		return TierTitleEqual
	case strings.HasPrefix(title, c.parts[0]):
		return TierTitlePrefix
	}
	return TierTitle
}

// textTier is the tier of a document that contains all parts, else 0.
func (s *searcher) textTier(c candidate) Tier {
	text := s.texts[c.rank.Doc]
	title := analysis.Fold(s.cards[c.rank.Doc].Title)
	lead := analysis.Fold(text.Lead)
	body, tier := "", TierLead
	for _, part := range c.parts {
		if strings.Contains(title, part) || strings.Contains(lead, part) {
			continue
		}
		tier = TierBody
		if body == "" {
			body = analysis.Fold(text.Body)
		}
		if !strings.Contains(body, part) {
			return 0
		}
	}
	return tier
}

// read makes sure that cards, or texts, of the documents are at hand.
func (s *searcher) read(docs []uint32, texts bool) error {
	var missing []uint32
	for _, doc := range docs {
		_, card := s.cards[doc]
		_, text := s.texts[doc]
		if !texts && !card || texts && !text {
			missing = append(missing, doc)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if !texts {
		cards, err := s.Cards(missing)
		for i := range cards {
			s.cards[missing[i]] = cards[i]
		}
		return err
	}
	read, err := s.Texts(missing)
	for i := range read {
		s.texts[missing[i]] = read[i]
	}
	return err
}

// remaining are the candidates not verified yet, each document once.
func (s *searcher) remaining(hits []candidate) []candidate {
	seen := map[uint32]bool{}
	for _, h := range hits {
		seen[h.rank.Doc] = true
	}
	return slices.DeleteFunc(s.found, func(c candidate) bool {
		again := seen[c.rank.Doc]
		seen[c.rank.Doc] = true
		return again
	})
}

func docsOf(list []candidate) []uint32 {
	docs := make([]uint32, len(list))
	for i, c := range list {
		docs[i] = c.rank.Doc
	}
	return docs
}

// compare orders ranks as the query asks.
func (s *searcher) compare(a, b Rank) int {
	if s.q.ByDate && a.Doc != b.Doc {
		return cmp.Or(one(a.BySubject)-one(b.BySubject), cmp.Compare(b.Doc, a.Doc))
	}
	return a.Compare(b)
}

func (s *searcher) sort(list []candidate) {
	slices.SortStableFunc(list, func(a, b candidate) int { return s.compare(a.rank, b.rank) })
}
