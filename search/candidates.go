package search

import (
	"slices"

	"gongkai/search/analysis"
)

// variant is one way of asking: the parts, and the alias they hold, if any.
type variant struct {
	parts []string
	via   string
}

const (
	keyTerms = 2 // how many terms of a part are read at first to select candidates…
	keyOther = 1 // …and of a word for another: its rarest pair is seldom in any other word
	long     = 5 // with so many further terms some are read before any text…
	few      = 4 // …while candidates are more than this…
	worth    = 8 // …and two more terms take away at least one in so many
)

// keys are the terms that select candidates.
type keys struct {
	fields []string // terms whose fields are known
	grams  []string
	more   []string // further terms and grams, rarest first, to be read when candidates are many
}

// keyTerms is how many terms of each part are read at first. Where all are looked at,
// or counted, one more is cheaper.
func (s *searcher) keyTerms(v variant) int {
	if v.via != "" && !s.all() {
		return keyOther
	}
	return keyTerms
}

// all reports whether all candidates are looked at, or counted.
func (s *searcher) all() bool { return s.q.Limit == 0 || s.q.Counts }

// candidates adds the documents that have the key terms of all parts. Parts without
// a whole term are first looked for as whole words, then inside of words.
func (s *searcher) candidates(v variant) error {
	var whole, inside keys
	var folded, more []string
	differ, certain := false, true
	for _, part := range v.parts {
		q := analysis.Ask(part)
		if len(q.Full)+len(q.Grams) == 0 {
			continue // punctuation alone
		}
		folded = append(folded, q.Folded)
		if len(q.Full) > 0 {
			certain = certain && len(q.Full) == 1 && q.Full[0] == q.Folded
			rare := rarest(s.Frequency, q.Full, len(q.Full))
			n := min(s.keyTerms(v), len(rare))
			more = append(append(more, rare[n:]...), q.Grams...)
			rare = rare[:n]
			whole.fields, inside.fields = append(whole.fields, rare...), append(inside.fields, rare...)
			continue
		}
		certain = false
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
	whole.more = rarest(s.Frequency, more, len(more))
	inside.more = whole.more
	if err := s.collect(whole, candidate{parts: folded, via: v.via, certain: certain}, TierBody); err != nil {
		return err
	}
	if differ {
		return s.collect(inside, candidate{parts: folded, via: v.via}, TierInside)
	}
	return nil
}

// collect adds the documents that have all the keys, with the best tier they can
// have by their postings. A document may be added again by another variant: when
// the first is not borne out by its text, the other may be.
func (s *searcher) collect(k keys, like candidate, lowest Tier) error {
	postings, err := s.Postings(append(slices.Clone(k.fields), k.grams...))
	if err != nil {
		return err
	}
	docs := anywhere(postings[0])
	for _, p := range postings[1:] {
		docs = intersect(docs, anywhere(p))
	}
	like.rest = &rest{terms: k.more}
	if s.all() || len(k.more) >= long && like.via == "" { // most are likely to be in vain
		if docs, err = s.narrow(docs, like.rest, len(k.more)); err != nil {
			return err
		}
	}
	fields, titles := postings[:len(k.fields)], 0
	for _, doc := range docs {
		if !s.accept(doc) {
			continue
		}
		c := like
		c.rank = Rank{Tier: lowest, InForce: s.InForce(doc), Doc: doc}
		if lowest == TierBody && len(fields) > 0 {
			c.rank.Tier, c.score = s.place(doc, fields)
			c.settle(c.rank.Tier)
		}
		if c.rank.Tier == TierTitle {
			titles++
		}
		s.found = append(s.found, c)
	}
	if titles > titleWindow && like.via == "" {
		return s.equalTitle(like.parts)
	}
	return nil
}

// rest are terms of a question that were not read to find its candidates.
type rest struct{ terms []string }

// narrow keeps the documents that have further terms, which are read two at a time as
// long as that is cheaper than reading texts in vain.
func (s *searcher) narrow(docs []uint32, r *rest, rounds int) ([]uint32, error) {
	for ; rounds > 0 && len(docs) > few && len(r.terms) > 0; rounds-- {
		next := r.terms[:min(2, len(r.terms))]
		r.terms = r.terms[len(next):]
		further, err := s.Postings(next)
		if err != nil {
			return nil, err
		}
		before := len(docs)
		for _, p := range further {
			docs = intersect(docs, anywhere(p))
		}
		if (before-len(docs))*worth < before {
			break
		}
	}
	return docs, nil
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
			score += Score(p.times(at), p.In, s.Len())
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
