package search

import (
	"cmp"
	"math"
)

// Tier says where a document was found. Higher tiers are shown first.
type Tier uint8

const (
	TierLoose       Tier = iota + 1 // it has some of the terms
	TierInside                      // only inside longer words or numbers
	TierBody                        // in the body
	TierLead                        // in headings, summary, keywords, a part of the number or the unit's name
	TierTitle                       // in the title
	TierTitlePrefix                 // the title starts with it
	TierTitleEqual                  // it is the title
	TierNumber                      // it is the document number
)

// Rank is the place of a hit among others.
type Rank struct {
	BySubject bool // it has only what the question is about
	Tier      Tier
	InForce   bool
	Answers   int // how well its kind answers questions; BySubject only
	Score     int
	Doc       uint32 // documents are numbered from old to new
}

// Compare is negative when a is shown before b.
func (a Rank) Compare(b Rank) int {
	if a.Tier == TierLoose && b.Tier == TierLoose && a.Score != b.Score {
		return cmp.Compare(b.Score, a.Score) // what was meant matters more than whether it is in force
	}
	return cmp.Or(one(a.BySubject)-one(b.BySubject), cmp.Compare(b.Tier, a.Tier), one(b.InForce)-one(a.InForce), b.Answers-a.Answers,
		cmp.Compare(b.Score, a.Score), cmp.Compare(b.Doc, a.Doc))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Score is what one term adds: BM25 with k1 = 1.2 and b = 0, in whole numbers so
// that every machine and the browser agree. The length of documents is left out: it
// would cost the browser a table over all documents.
//
//	idf = round(64 · ln(1 + (all - in + 0.5) / (in + 0.5)))
//	score = idf · ⌊220 · times / (10 · times + 12)⌋
func Score(times, in, all int) int {
	if times == 0 {
		return 0
	}
	return idf(in, all) * (220 * times / (10*times + 12))
}

func idf(in, all int) int {
	x := (float64(max(all, in)-in) + 0.5) / (float64(in) + 0.5)
	return int(math.Floor(64*math.Log(1+x) + 0.5))
}

// alike is how much of a question and of a title is in the other in the same order, from
// 0 to 1000.
func alike(question, title string) int {
	q, t := []rune(question), []rune(title)
	common := make([]int, len(t)+1) // with what stands before a place in the title
	for _, r := range q {
		before := 0
		for i := range t {
			above := common[i+1]
			if t[i] == r {
				common[i+1] = before + 1
			} else {
				common[i+1] = max(above, common[i])
			}
			before = above
		}
	}
	return 2000 * common[len(t)] / max(1, len(q)+len(t))
}
