package search

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"gongkai/search/analysis"
)

// The fields of the bleve index. Text fields have frequencies but no positions:
// what the postings promise is verified on the text, as in the browser.
const (
	fieldTitle = "title"
	fieldLead  = "lead"
	fieldBody  = "body"
	fieldKey   = "key"  // document number and title as wholes
	fieldDate  = "date" // order of documents
	fieldForce = "force"
	fieldCard  = "card" // stored only, as JSON
	fieldText  = "text" // stored only: lead, body and anchors
)

// newMapping is static and lean: nothing is indexed that Search or a facet does not
// ask for, and bleve scores with BM25 for platforms that query it themselves.
func newMapping() *mapping.IndexMappingImpl {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.IncludeInAll, text.IncludeTermVectors, text.DocValues = analysis.Name, false, false, false, false
	key := bleve.NewKeywordFieldMapping()
	key.Store, key.IncludeInAll, key.DocValues = false, false, false
	column := bleve.NewKeywordFieldMapping()
	column.Store, column.IncludeInAll = false, false
	stored := bleve.NewTextFieldMapping()
	stored.Index, stored.IncludeInAll, stored.IncludeTermVectors, stored.DocValues = false, false, false, false

	doc := bleve.NewDocumentStaticMapping()
	for _, name := range []string{fieldTitle, fieldLead, fieldBody} {
		doc.AddFieldMappingsAt(name, text)
	}
	doc.AddFieldMappingsAt(fieldKey, key)
	for _, name := range append([]string{fieldDate, fieldForce}, Facets...) {
		doc.AddFieldMappingsAt(name, column)
	}
	doc.AddFieldMappingsAt(fieldCard, stored)
	doc.AddFieldMappingsAt(fieldText, stored)

	m := bleve.NewIndexMapping()
	m.DefaultMapping, m.DefaultAnalyzer, m.ScoringModel = doc, analysis.Name, "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// fields are a document as the mapping wants it.
func fields(d Document) map[string]any {
	card, err := json.Marshal(CardOf(d))
	if err != nil {
		panic(err) // strings only
	}
	lead := d.Lead()
	m := map[string]any{
		fieldTitle: d.Title, fieldLead: lead, fieldBody: d.Body, fieldKey: d.Keys(),
		fieldDate: d.Date, fieldForce: "no", fieldCard: string(card), fieldText: storedText(lead, d),
	}
	if d.InForce {
		m[fieldForce] = "yes"
	}
	for _, name := range Facets {
		if v := d.facet(name); v != "" {
			m[name] = v
		}
	}
	return m
}

// storedText is the lead, the body, and a line for each anchor.
func storedText(lead string, d Document) string {
	var b strings.Builder
	b.WriteString(lead + "\x00" + d.Body + "\x00")
	for _, a := range d.Anchors {
		fmt.Fprintf(&b, "%d %s\n", a.Line, a.ID)
	}
	return b.String()
}

func textOf(stored string) Text {
	lead, rest, _ := strings.Cut(stored, "\x00")
	body, anchors, _ := strings.Cut(rest, "\x00")
	t := Text{Lead: lead, Body: body}
	for line := range strings.Lines(anchors) {
		at, id, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.Atoi(at)
		if err != nil {
			break // the index is a cache of ours; an anchor less is no harm
		}
		t.Anchors = append(t.Anchors, Anchor{n, id})
	}
	return t
}
