package site

import (
	"slices"
	"time"

	"gongkai/generator/disclosure"
)

// Normative are the normative documents that a unit made, alone or first of several;
// for the county government, or without a unit, those of all. A document that several
// made is so counted once, by the one that is to publish it (《条例》第十条).
func (s *Site) Normative(u *Unit) []*Public {
	var list []*Public
	for _, d := range s.Public {
		if d.Normative && (u == nil || u == s.County() || d.Issuer == u) {
			list = append(list, d)
		}
	}
	return list
}

// Made is the day on which a document came to be: that of its issue, or else that of
// its publication.
func (p *Public) Made() time.Time {
	if p.Issued.IsZero() {
		return disclosure.DateOf(p.Published)
	}
	return p.Issued
}

// Ended is the first day on which a document does not apply any more, and whether
// another one ended it then; zero when it applies for as long as anybody knows. One
// that is only said not to apply, while nothing tells since when, counts as never in
// force.
func (s *Site) Ended(p *Public) (day time.Time, repealed bool) {
	if !p.Expires.IsZero() {
		day = p.Expires.AddDate(0, 0, 1)
	}
	for _, by := range slices.Concat(p.RepealedBy, p.ReplacedBy) {
		from := by.Effective
		if from.IsZero() {
			from = by.Made()
		}
		if day.IsZero() || from.Before(day) {
			day, repealed = from, true
		}
	}
	over := p.Status == disclosure.Repealed || p.Status == disclosure.Expired
	if over && (day.IsZero() || day.After(s.Clock)) {
		return p.Made(), p.Status == disclosure.Repealed
	}
	return day, repealed
}

// InForceAfter reports whether a document had been made, and not ended, when a day was
// over. One that takes effect later is among them: the form of the annual report counts
// what was made, less what has ended.
func (s *Site) InForceAfter(p *Public, day time.Time) bool {
	ended, _ := s.Ended(p)
	return !p.Made().After(day) && (ended.IsZero() || ended.After(day))
}
