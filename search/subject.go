package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/search/analysis"
)

// questioning are the words that make a question of what is asked, longer ones first:
// they say nothing of the matter, and few documents have them as people write them.
var questioning = strings.Fields("需要什么材料 需要哪些材料 需要什么手续 需要哪些手续 需要什么条件 需要哪些条件 在哪里办理 到哪里办理 去哪里办理 要带什么材料 要什么材料 要哪些材料 要什么手续 要哪些手续 要什么证 " +
	"什么时候 什么时间 多长时间 什么条件 什么材料 什么手续 哪些条件 哪些材料 哪些手续 在哪里办 到哪里办 去哪里办 " +
	"怎么办理 怎么申请 怎么领取 怎么缴纳 如何办理 如何申请 如何领取 如何缴纳 需要什么 需要哪些 要带什么 要办什么 能不能 可不可以 是不是 有没有 " +
	"要什么 要哪些 有什么 有哪些 是什么 是多少 多少钱 怎么办 怎么领 怎么交 怎么缴 怎么报 怎么查 怎么批 怎么算 怎么补 怎么发 怎么弄 " +
	"在哪里 到哪里 去哪里 在哪儿 到哪儿 去哪儿 在哪办 在哪领 在哪看 在哪查 去哪办 要多久 找哪个 找谁 问谁 请问 请教 想问 我想 我要 我家 " +
	"怎么 怎样 如何 哪里 哪儿 在哪 去哪 哪些 哪个 什么 多少 多久 能否 是否 了吗 吗 呢")

// filling are the words that stand beside them.
var filling = strings.Fields("可以 需要 咨询 办理 申请 领取 能领 啊 的")

// subject is what a question is about: its parts without words of asking. It tells
// whether it is a question at all. Where nothing is left, it is the parts.
func subject(parts []string) (left []string, question bool) {
	for _, part := range parts {
		cut := analysis.Fold(part)
		for _, word := range questioning {
			question = question || strings.Contains(cut, word)
			cut = strings.ReplaceAll(cut, word, " ")
		}
		for _, word := range filling {
			cut = strings.ReplaceAll(cut, word, " ")
		}
		left = append(left, strings.FieldsFunc(cut, func(r rune) bool { return strings.ContainsRune(" ?!。,", r) })...)
	}
	// One character that is left between two words is hardly what it is about.
	long := slices.DeleteFunc(slices.Clone(left), func(s string) bool { return utf8.RuneCountInString(s) < 2 })
	switch {
	case len(long) > 0:
		return long, question
	case len(left) > 0:
		return left, question
	}
	return parts, false
}

const fewHits = 5 // with fewer, a question is asked without its words of asking as well

// answering are the kinds of documents that tell what a question asks, the best last.
var answering = []string{"问答", "办事指南"}

// Answering is how many kinds of documents answer questions.
func Answering() int { return len(answering) }

// AnswersOf is how well a kind of documents answers questions, from 0 to Answering.
func AnswersOf(kind string) int { return 1 + slices.Index(answering, kind) }

const longestWord = 8 // characters of a word that is known under another name

// cut cuts parts at the words in them that are known under other names: 医保报销 is
// about 医疗保险 and 报销.
func (s *searcher) cut(parts []string) []string {
	var left []string
	for _, part := range parts {
		runes, from := []rune(part), 0
		for i := 0; i < len(runes); {
			n := min(longestWord, len(runes)-i)
			for n > 1 && len(s.q.Aliases.Expand(string(runes[i:i+n]))) == 0 {
				n--
			}
			if n < 2 {
				i++
				continue
			}
			left = append(left, string(runes[from:i]), string(runes[i:i+n]))
			i += n
			from = i
		}
		left = append(left, string(runes[from:]))
	}
	return slices.DeleteFunc(left, func(part string) bool { return utf8.RuneCountInString(part) < 2 })
}

// further are the hits with those that have the subject of the question, which come
// after those that have what was asked to the letter. It tells what the subject is.
func (s *searcher) further(hits []candidate, parts []string) ([]candidate, []string, error) {
	asked, question := subject(parts)
	if !s.scarce(hits, question) {
		return hits, parts, nil
	}
	for _, cut := range [][]string{asked, s.cut(asked)} {
		if len(cut) == 0 || slices.Equal(cut, parts) {
			continue
		}
		parts = cut
		if err := s.bySubject(cut); err != nil {
			return nil, nil, err
		}
		var err error
		if hits, err = s.verified(); err != nil {
			return nil, nil, err
		}
		if len(hits) > 0 || s.undecided() {
			break
		}
	}
	return hits, asked, nil
}

func (s *searcher) bySubject(parts []string) error {
	s.subject = strings.Join(parts, " ")
	before := len(s.found)
	if err := s.strict(parts); err != nil || len(s.found) == before {
		return err
	}
	for i := range s.found[before:] {
		c := &s.found[before+i]
		c.rank.BySubject = true
		c.settle(c.rank.Tier)
	}
	s.answer(s.found[before:])
	return nil
}

// preferAnswers lets documents that tell how to do a thing come first among many that
// have it in their titles: who types 低保 seldom means one of the name lists.
func (s *searcher) preferAnswers() {
	titles := 0
	for _, c := range s.found {
		if c.rank.Tier == TierTitle {
			titles++
		}
	}
	if titles > fewHits {
		s.answer(s.found)
	}
}

// answer tells for candidates how well their kinds answer questions.
func (s *searcher) answer(list []candidate) {
	for i := range list {
		if c := &list[i]; c.rank.Tier == TierTitle || c.rank.BySubject {
			c.rank.Answers = s.Answers(c.rank.Doc)
		}
	}
}

const longestAsked = 12 // characters of what may be meant as a question without having its words

// scarce reports whether so few hits have what was asked that its subject may help. A
// long text that is no question is a title that is not remembered well: a case for loose.
func (s *searcher) scarce(hits []candidate, question bool) bool {
	if len(hits) == 0 {
		return question || utf8.RuneCountInString(s.q.Text) <= longestAsked
	}
	wanted := s.q.Limit == 0 || len(s.found) == 0 || len(hits) < s.q.Offset+s.q.Limit
	return question && len(hits) < fewHits && wanted
}
