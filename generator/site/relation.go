package site

import (
	"path"
	"slices"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/ledger"
)

// identify files every document under its numbers.
func (a *assembler) identify() {
	for _, d := range a.Documents {
		if n := d.Number; n != "" {
			if other := a.indexes[n]; other != nil {
				a.found.Add(a.twice(n, other, d))
			} else {
				a.indexes[n] = d
			}
		}
		if n := d.Attributes.DocumentNumber; n != "" {
			if other := a.numbers[n]; other != nil {
				a.found.Add(sameDocumentNumber.At(d.Field("document_number"), n, other.Path))
			} else {
				a.numbers[n] = d
			}
		}
	}
}

// twice tells of two documents of one number, where it is to be mended: in the later of
// those that state it, or in the ledger when it is from there that both have it.
func (a *assembler) twice(number string, first, second *Document) diag.Diagnostic {
	switch {
	case second.IndexNumber != "":
		return sameNumber.At(second.Field("index_number"), number, first.Path)
	case first.IndexNumber != "":
		return sameNumber.At(first.Field("index_number"), number, second.Path)
	}
	place := diag.Place{File: ledger.File, Line: a.Ledger.Line(second.ID)}
	return registeredTwice.At(place, number, first.Path, second.Path)
}

// relations are the fields that name other documents, with both their directions.
var relations = []struct {
	field   string
	chinese string
	refs    func(*Document) []string
	forth   func(*Document) *[]*Document
	back    func(*Document) *[]*Document
	chain   bool // following it must not lead back
}{
	{"interprets", "解读对象", func(d *Document) []string { return d.Attributes.Interprets },
		func(d *Document) *[]*Document { return &d.Interprets }, func(d *Document) *[]*Document { return &d.InterpretedBy }, true},
	{"amends", "修改", func(d *Document) []string { return d.Attributes.Amends },
		func(d *Document) *[]*Document { return &d.Amends }, func(d *Document) *[]*Document { return &d.AmendedBy }, true},
	{"repeals", "废止", func(d *Document) []string { return d.Attributes.Repeals },
		func(d *Document) *[]*Document { return &d.Repeals }, func(d *Document) *[]*Document { return &d.RepealedBy }, true},
	{"replaces", "替代", func(d *Document) []string { return d.Attributes.Replaces },
		func(d *Document) *[]*Document { return &d.Replaces }, func(d *Document) *[]*Document { return &d.ReplacedBy }, true},
	{"feedback_of", "反馈对象", func(d *Document) []string { return d.Attributes.FeedbackOf },
		func(d *Document) *[]*Document { return &d.FeedbackOf }, func(d *Document) *[]*Document { return &d.Feedback }, true},
}

// relate resolves the relations, derives the reverse ones, finds circles and works
// out which documents are in force.
func (a *assembler) relate() {
	for _, rel := range relations {
		for _, d := range a.Documents {
			for i, ref := range rel.refs(d) {
				to := a.Find(ref)
				if to == nil {
					a.found.Add(a.unresolved(d.Item(rel.field, i), rel.chinese, ref))
					continue
				}
				if to == d {
					a.found.Add(selfReference.At(d.Item(rel.field, i), rel.chinese))
					continue
				}
				if !slices.Contains(*rel.forth(d), to) {
					*rel.forth(d) = append(*rel.forth(d), to)
					*rel.back(to) = append(*rel.back(to), d)
				}
			}
		}
		a.circles(rel.field, rel.chinese, rel.forth)
	}
	for _, d := range a.Documents {
		d.Status = a.status(d)
	}
	for _, rel := range relations {
		for _, d := range a.Documents {
			for i, to := range *rel.forth(d) {
				if a.hidden(d) == Shown && a.form(a.hidden(to)) == Nothing {
					a.found.Add(hiddenReference.At(d.Item(rel.field, i), rel.chinese, to.Path))
				}
			}
		}
	}
}

func (a *assembler) unresolved(place diag.Place, field, ref string) diag.Diagnostic {
	problem := unresolved.At(place, field, ref)
	var names []string
	for _, d := range a.Documents {
		names = append(names, d.ID)
		if d.Attributes.DocumentNumber != "" {
			names = append(names, d.Attributes.DocumentNumber)
		}
		if d.Number != "" {
			names = append(names, d.Number)
		}
	}
	ref = strings.TrimSuffix(strings.TrimPrefix(strings.Trim(ref, "/"), content.Dir+"/"), ".md")
	if near := diag.Nearest(ref, names); near != "" {
		return problem.Suggest(didYouMean, near)
	}
	return problem
}

// circles reports each circle of a relation once, at the document whose path comes
// first, and names the documents on it.
func (a *assembler) circles(field, chinese string, forth func(*Document) *[]*Document) {
	const (
		unseen = iota
		open
		done
	)
	state := map[*Document]int{}
	var trail []*Document
	var visit func(*Document)
	visit = func(d *Document) {
		state[d] = open
		trail = append(trail, d)
		for _, to := range *forth(d) {
			switch state[to] {
			case unseen:
				visit(to)
			case open:
				a.found.Add(describe(trail[slices.Index(trail, to):], field, chinese))
			}
		}
		trail = trail[:len(trail)-1]
		state[d] = done
	}
	for _, d := range a.Documents {
		if state[d] == unseen && len(*forth(d)) > 0 {
			visit(d)
		}
	}
}

func describe(circle []*Document, field, chinese string) diag.Diagnostic {
	var names []string
	for _, d := range append(slices.Clone(circle), circle[0]) {
		names = append(names, d.Path)
	}
	return cycle.At(circle[0].Field(field), chinese, strings.Join(names, " → "))
}

// status says whether a document is in force: as stated, or from its dates and from
// what later documents did to it. Only documents that lay down rules have one.
func (a *assembler) status(d *Document) disclosure.Status {
	if d.Attributes.Status != "" {
		return d.Attributes.Status
	}
	if d.Kind != disclosure.Policy && !d.Normative {
		return ""
	}
	acts := func(list []*Document) bool {
		return slices.ContainsFunc(list, func(by *Document) bool {
			switch a.hidden(by) {
			case Draft, Future, Undated, Withdrawn:
				return false
			}
			return !by.Effective.After(a.Clock)
		})
	}
	switch {
	case acts(d.RepealedBy) || acts(d.ReplacedBy):
		return disclosure.Repealed
	case !d.Expires.IsZero() && !a.Clock.Before(d.Expires.AddDate(0, 0, 1)):
		return disclosure.Expired
	case d.Effective.After(a.Clock):
		return disclosure.Pending
	case acts(d.AmendedBy):
		return disclosure.Amended
	}
	return disclosure.InForce
}

// address is where a link in a body leads: dest is a path to the Markdown file of a
// document or a column, from the file or from the source folder, or an address of
// the site. It is empty for what is not public and for what lies beside it; known is
// false for what may be something else than a document.
func (a *assembler) address(from *Document, dest string) (route string, known bool) {
	if !strings.HasPrefix(dest, "/") {
		dest = path.Join(from.Dir(), dest)
	}
	if folder, ok := strings.CutSuffix(dest, "/_index.md"); ok {
		if s := a.sections[strings.TrimPrefix(strings.TrimPrefix(folder, "/"), content.Dir+"/")]; s != nil {
			return s.Route, true
		}
		return "", false
	}
	if to := a.Find(dest); to != nil {
		if to.Public == nil {
			return "", true
		}
		return to.Route, true
	}
	if a.besideHidden(dest) {
		return "", true
	}
	if s := a.sections[strings.TrimPrefix(strings.Trim(dest, "/"), content.Dir+"/")]; s != nil {
		return s.Route, true
	}
	return "", false
}

// besideHidden reports an address that lies below that of a document that is not
// public, such as one of its attachments.
func (a *assembler) besideHidden(dest string) bool {
	dest = "/" + strings.TrimPrefix(strings.Trim(path.Clean(dest), "/"), content.Dir+"/")
	for up := strings.ToLower(dest); up != "/"; up = path.Dir(up) {
		if d := a.routes[up+"/"]; d != nil {
			return d.Public == nil
		}
	}
	return false
}
