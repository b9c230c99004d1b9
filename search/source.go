package search

// Source is what Search asks. Documents are numbered from 0, from old to new.
type Source interface {
	// Len is the number of documents.
	Len() int
	// Frequency is about how many documents have a term. It need not be exact: it
	// decides which terms are read first.
	Frequency(term string) int
	// Postings reads the postings of terms; a term that is nowhere has empty ones.
	Postings(terms []string) ([]Postings, error)
	// Cards reads what is shown of documents.
	Cards(docs []uint32) ([]Card, error)
	// Texts reads the lead and body of documents.
	Texts(docs []uint32) ([]Text, error)
	// InForce reports whether a document is in force.
	InForce(doc uint32) bool
	// Answers is how well the kind of a document answers questions: AnswersOf.
	Answers(doc uint32) int
	// Facet reads a column: for each document the place of its value in the list.
	Facet(name string) (values []string, column []uint16, err error)
}

// Facets are the names of the columns a Source has.
var Facets = []string{"domain", "kind", "unit", "year", "status"}

// Postings are the documents that have a term, in rising order, by field.
type Postings struct {
	In          int // documents that have the term in any field
	Title, Lead []uint32
	Body        []uint32
	Times       []uint16 // how often in the body; nil for grams, keys and frequent pairs, which count once
}

// times is how often the term counts in the document at a place of Body.
func (p Postings) times(at int) int {
	if p.Times == nil {
		return 1
	}
	return int(p.Times[at])
}

// Card is what is shown of a document before its text is read.
type Card struct {
	ID, URL, Title, Number           string
	Date, Unit, Domain, Kind, Status string
	Group                            string
}

// Text is what a hit is verified on, and the places of the page it leads to.
type Text struct {
	Lead, Body string
	Anchors    []Anchor
}

// anchor is the id under which a line of the body stands, or empty.
func (t Text) anchor(line int) (id string) {
	for _, a := range t.Anchors {
		if a.Line <= line {
			id = a.ID
		}
	}
	return id
}

// facet is a document's value in a column.
func (d Document) facet(name string) string {
	switch name {
	case "domain":
		return d.Domain
	case "kind":
		return d.Kind
	case "unit":
		return d.Unit
	case "year":
		return d.Year()
	case "status":
		return d.Status
	}
	panic("search: no facet " + name)
}

// FacetOf is a document's value in the column of that name.
func FacetOf(d Document, name string) string { return d.facet(name) }

// CardOf is the document's card.
func CardOf(d Document) Card {
	return Card{d.ID, d.URL, d.Title, d.Number, d.Date, d.Unit, d.Domain, d.Kind, d.Status, d.Group}
}
