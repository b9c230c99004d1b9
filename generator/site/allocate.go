package site

import (
	"cmp"
	"strings"

	"gongkai/generator/disclosure"
)

// allocate gives an index number to every document that should have one and states
// none: the number the ledger remembers, or else the next of its unit and year.
// Numbers are given in the order of signing and path, so that the same documents
// always get the same numbers.
func (a *assembler) allocate() {
	scheme, err := disclosure.ParseIndexScheme(a.Config.Index.Scheme)
	if err != nil {
		a.found.Add(badScheme.At(a.Config.Place("index_number.scheme"), a.Config.Index.Scheme))
		return
	}
	var waiting []*Document
	for _, d := range a.Documents {
		d.Number = cmp.Or(d.IndexNumber, a.Remembered(d))
		if d.Number == "" && numbered(d) {
			waiting = append(waiting, d)
		}
	}
	last := a.lastNumbers(scheme)
	sortByKey(waiting, func(d *Document) int64 { return d.Issued.Unix() }, func(x, y *Document) int {
		return cmp.Or(x.Issued.Compare(y.Issued), strings.Compare(x.ID, y.ID))
	})
	counted := map[series]series{} // the series of a unit and year
	for _, d := range waiting {
		org, year := d.Issuer.Facts.OrgCode, d.Issued.Year()
		s, known := counted[series{org, year}]
		if !known {
			s = seriesOf(scheme, org, year)
			counted[series{org, year}] = s
		}
		last[s]++
		d.Number = scheme.Format(org, year, last[s])
	}
}

// Remembered is the index number that the ledger knows a document by: under its own ID,
// or under the one it had before it was moved. It was, when an old address of it is that of
// a document which is gone; one of another year was not this one, but what it took the
// place of.
func (s *Site) Remembered(d *Document) string {
	number := s.Ledger.Number(d.ID)
	for i := 0; number == "" && i < len(d.Aliases); i++ {
		former := s.Ledger.Document("/" + strings.Trim(d.Aliases[i], "/") + "/")
		if s.byID[former] == nil && s.sameYear(s.Ledger.Number(former), d) {
			number = s.Ledger.Number(former)
		}
	}
	return number
}

// sameYear reports whether a number may be that of a document, by the year it tells.
func (s *Site) sameYear(number string, d *Document) bool {
	scheme, err := disclosure.ParseIndexScheme(s.Config.Index.Scheme)
	if err != nil || number == "" {
		return false
	}
	_, year, _, _ := scheme.Parse(number)
	return year == 0 || year == d.Issued.Year()
}

// NextNumber is the first index number of a unit and year that was never given out;
// empty when the unit has no code.
func (s *Site) NextNumber(u *Unit, year int) string {
	scheme, err := disclosure.ParseIndexScheme(s.Config.Index.Scheme)
	if err != nil || u == nil || u.Facts.OrgCode == "" {
		return ""
	}
	return scheme.Format(u.Facts.OrgCode, year, s.lastNumbers(scheme)[seriesOf(scheme, u.Facts.OrgCode, year)]+1)
}

// series are the numbers that are counted together: those of one unit and year, as
// far as the scheme tells units and years apart.
type series struct {
	org  string
	year int
}

func seriesOf(scheme *disclosure.IndexScheme, org string, year int) series {
	org, year, _, _ = scheme.Parse(scheme.Format(org, year, 1))
	return series{org, year}
}

// lastNumbers is the highest serial number of every series, in documents and in the
// ledger.
func (s *Site) lastNumbers(scheme *disclosure.IndexScheme) map[series]int {
	last := map[series]int{}
	see := func(number string) {
		if org, year, serial, ok := scheme.Parse(number); ok {
			last[series{org, year}] = max(last[series{org, year}], serial)
		}
	}
	for _, d := range s.Documents {
		if d.Number != s.Ledger.Number(d.ID) {
			see(d.Number)
		}
	}
	for number := range s.Ledger.Numbers() {
		see(number)
	}
	return last
}

// numbered reports whether a document gets an index number: it is information of a
// unit with a code, it was signed on some day, and it is not withheld.
func numbered(d *Document) bool {
	switch d.Kind {
	case disclosure.UnitKind, disclosure.Leader, disclosure.Topic, disclosure.Page, disclosure.News:
		return false
	}
	return !d.Draft && d.Mode != disclosure.Withheld && d.Issuer != nil && d.Issuer.Facts.OrgCode != "" && !d.Issued.IsZero()
}
