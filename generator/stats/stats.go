// Package stats counts what a site has published and drafts the papers that are due
// every year.
//
// Annual is the draft of a unit's annual disclosure report (国办公开办函〔2021〕30号),
// SiteReport that of the site's yearly report (国办函〔2018〕12号), Review the page that
// publishes the clean-up of normative documents. Each is a Markdown document with
// front matter, a draft until somebody signs it. Coverage is the two matrices as a
// workbook, for the office that assesses the units.
//
// What the site's own data tell is filled in. What only people know is Blank, and
// stays visible until it is filled: a blank is not a number, so that no sum is drawn
// from it. Only public documents are counted.
package stats

import (
	"slices"
	"strings"
	"time"

	"gongkai/generator/content"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Blank stands where a person has to write.
const Blank = content.Blank

// in are the documents of a unit that were made public in a year, newest first. For the
// county government, or without a unit, they are those of the whole site. The entry of
// what is given on request is not among them: its text was never on the site.
func in(s *site.Site, u *site.Unit, year int) []*site.Public {
	var list []*site.Public
	for _, d := range s.Public {
		if d.Published.Year() == year && d.Form != site.Entry && mine(s, u, d.Issuer, d.Joint) {
			list = append(list, d)
		}
	}
	return list
}

// mine reports whether a document counts for a unit: the county's report sums up all.
func mine(s *site.Site, u, issuer *site.Unit, joint []*site.Unit) bool {
	return u == nil || u == s.County() || issuer == u || slices.Contains(joint, u)
}

func count(list []*site.Public, is func(*site.Public) bool) int {
	n := 0
	for _, d := range list {
		if is(d) {
			n++
		}
	}
	return n
}

func ofKind(kinds ...disclosure.Kind) func(*site.Public) bool {
	return func(d *site.Public) bool { return slices.Contains(kinds, d.Kind) }
}

// stock is what became of normative documents in a year.
type stock struct{ made, repealed, lapsed, inForce int }

// stockOf counts at the end of a year.
func stockOf(s *site.Site, u *site.Unit, year int) stock {
	end := disclosure.Date(year, time.December, 31)
	var n stock
	for _, d := range s.Normative(u) {
		if d.Made().Year() == year {
			n.made++
		}
		if s.InForceAfter(d, end) {
			n.inForce++
		}
		switch ended, repealed := s.Ended(d); {
		case ended.Year() != year:
		case repealed:
			n.repealed++
		default:
			n.lapsed++
		}
	}
	return n
}

// document is a draft: front matter and a body.
type document struct{ strings.Builder }

func newDocument(pairs ...string) *document {
	d := &document{}
	d.WriteString("---\n")
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			d.WriteString(pairs[i] + ": " + pairs[i+1] + "\n")
		}
	}
	d.WriteString("草稿: 是\n---\n")
	return d
}

// lines adds paragraphs, with an empty line between them.
func (d *document) lines(texts ...string) {
	for _, t := range texts {
		d.WriteString("\n" + t + "\n")
	}
}

// table adds a table of two or more columns.
func (d *document) table(rows ...[]string) {
	d.WriteString("\n")
	for i, r := range rows {
		d.WriteString("| " + strings.Join(escaped(r), " | ") + " |\n")
		if i == 0 {
			d.WriteString("|" + strings.Repeat(" --- |", len(r)) + "\n")
		}
	}
}

func escaped(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.NewReplacer("|", `\|`, "\n", " ").Replace(c)
	}
	return out
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// subject is the unit a report is about.
func subject(s *site.Site, u *site.Unit) *site.Unit {
	if u == nil {
		return s.County()
	}
	return u
}
