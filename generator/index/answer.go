package index

import (
	"strings"

	"gongkai/generator/diag"
	"gongkai/search"
)

// Answer is the result of a question as programs read it.
type Answer struct {
	Query      string                    `json:"query"`
	Candidates int                       `json:"candidates"` // documents that have the words; hits are at most as many
	Complete   bool                      `json:"complete"`   // all candidates were looked at
	Subject    string                    `json:"subject,omitempty"`
	Related    int                       `json:"related,omitempty"` // documents that have the subject of the question only
	Loose      bool                      `json:"loose"`             // nothing contains all the words
	Expanded   []string                  `json:"expanded,omitempty"`
	Counts     map[string]map[string]int `json:"counts,omitempty"`
	Hits       []Hit                     `json:"hits"`
}

// Hit is a document that was found.
type Hit struct {
	ID      string  `json:"id"`
	URL     string  `json:"url"`
	Title   string  `json:"title"`
	Number  string  `json:"document_number,omitempty"`
	Date    string  `json:"published,omitempty"`
	Unit    string  `json:"unit,omitempty"`
	Domain  string  `json:"domain,omitempty"`
	Kind    string  `json:"kind"`
	Status  string  `json:"status,omitempty"`
	Passage string  `json:"passage,omitempty"`
	Via     string  `json:"via,omitempty"`     // the other word under which it was found
	Related bool    `json:"related,omitempty"` // it has the subject of the question only
	Reason  *Reason `json:"reason,omitempty"`
}

// Reason is why a hit stands where it does.
type Reason struct {
	Found   string `json:"found"` // in words
	Tier    int    `json:"tier"`
	InForce bool   `json:"in_force"`
	Score   int    `json:"score"`
}

var tiers = map[search.Tier]diag.Text{
	search.TierNumber:      {ZH: "文号相同", EN: "document number"},
	search.TierTitleEqual:  {ZH: "标题相同", EN: "whole title"},
	search.TierTitlePrefix: {ZH: "标题开头", EN: "start of the title"},
	search.TierTitle:       {ZH: "标题中", EN: "in the title"},
	search.TierLead:        {ZH: "小标题、概述、关键词、文号或机构中", EN: "in headings, summary, keywords, number or unit"},
	search.TierBody:        {ZH: "正文中", EN: "in the text"},
	search.TierInside:      {ZH: "在更长的词或数字里", EN: "inside a longer word or number"},
	search.TierLoose:       {ZH: "大部分词相同", EN: "most of the words"},
}

// NewAnswer is a result with full addresses below base. With explain each hit says why
// it stands where it does.
func NewAnswer(query, base string, r *search.Result, explain bool, l diag.Language) Answer {
	a := Answer{Query: query, Candidates: r.Candidates, Complete: r.Complete, Subject: r.Subject, Related: r.Related, Loose: r.Loose, Expanded: r.Expanded, Counts: r.Counts, Hits: []Hit{}}
	for _, h := range r.Hits {
		hit := Hit{
			ID: h.ID, URL: strings.TrimSuffix(base, "/") + h.URL, Title: h.Title, Number: h.Number, Date: h.Date, Unit: h.Unit,
			Domain: h.Domain, Kind: h.Kind, Status: h.Status, Passage: h.Passage, Via: h.Via, Related: h.Rank.BySubject,
		}
		if h.Anchor != "" {
			hit.URL += "#" + h.Anchor
		}
		if explain {
			hit.Reason = &Reason{tiers[h.Rank.Tier].In(l), int(h.Rank.Tier), h.Rank.InForce, h.Rank.Score}
		}
		a.Hits = append(a.Hits, hit)
	}
	return a
}
