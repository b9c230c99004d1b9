package site

import (
	"cmp"
	"slices"

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
	next := map[series]int{}
	for _, d := range a.Documents {
		d.Number = cmp.Or(d.IndexNumber, a.Ledger.Number(d.ID))
		if org, year, serial, ok := scheme.Parse(d.Number); ok {
			s := series{org, year}
			next[s] = max(next[s], serial)
		}
		if d.Number == "" && numbered(d) {
			waiting = append(waiting, d)
		}
	}
	for _, n := range a.Ledger.Numbers() {
		if org, year, serial, ok := scheme.Parse(n); ok {
			next[series{org, year}] = max(next[series{org, year}], serial)
		}
	}
	slices.SortFunc(waiting, func(x, y *Document) int {
		return cmp.Or(x.Issued.Compare(y.Issued), cmp.Compare(x.ID, y.ID))
	})
	for _, d := range waiting {
		s := series{d.Issuer.Facts.OrgCode, d.Issued.Year()}
		next[s]++
		d.Number = scheme.Format(s.org, s.year, next[s])
	}
}

type series struct {
	org  string
	year int
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
