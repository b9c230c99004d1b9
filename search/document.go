package search

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/search/analysis"
)

// Document is what search knows of one document. Text fields are plain text with
// one line for each paragraph, heading or table cell.
type Document struct {
	ID, URL, Title string
	Number         string // document number, in any style of brackets
	Headings       []string
	Summary, Body  string
	Anchors        []Anchor // of the headings, in the order of the body
	Unit, Domain   string
	Kind, Status   string
	Keywords       []string
	Date           string // 2025-03-01: of publication, for order and the year facet
	Group          string // a policy and its interpretations share one; may be empty
	InForce        bool   // false for what is repealed, expired or not yet in force
}

// Anchor is the id of the place of the page on which the body stands from a line on,
// counted from 0.
type Anchor struct {
	Line int
	ID   string
}

// Year is the year of the document's date, or empty.
func (d Document) Year() string {
	if len(d.Date) < 4 {
		return ""
	}
	return d.Date[:4]
}

// Lead is the text that ranks between title and body: headings, summary, keywords,
// the document number, which readers know in part (青政办发〔2026〕), and the name of
// the unit, a line each.
func (d Document) Lead() string {
	lines := append(slices.Clone(d.Headings), d.Summary)
	lines = append(append(lines, d.Keywords...), d.Number, d.Unit)
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// Keys are the terms under which the document is found as a whole: by its document
// number, with and without the issuer's code, by its title, and by the numbers of
// other documents that it cites.
func (d Document) Keys() []string {
	keys := []string{TitleKey(d.Title)}
	if n, ok := analysis.Number(d.Number); ok {
		keys = append(keys, NumberKey(n))
		if at := strings.IndexByte(n, '('); at > 0 {
			keys = append(keys, NumberKey(n[at:]))
		}
	}
	for _, n := range analysis.Cited(d.Title + "\n" + d.Lead() + "\n" + d.Body) {
		keys = append(keys, CitedKey(n))
	}
	return keys
}

// CitedKey is the term of a document number that is cited, without the issuer's code,
// of which a text does not say where it begins.
func CitedKey(n string) string { return "@" + n[strings.IndexByte(n, '('):] }

// NumberKey is the term of a document number in its one form.
func NumberKey(n string) string { return "#" + n }

// TitleKey is the term of a whole title: its length in characters, in two digits that
// stand for at most 99, and its FNV-1a hash, since many titles are long. The title
// itself is compared afterwards.
func TitleKey(title string) string {
	folded := analysis.Fold(title)
	h := fnv.New32a()
	h.Write([]byte(folded))
	return fmt.Sprintf("=%02d%08x", min(utf8.RuneCountInString(folded), 99), h.Sum32())
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
