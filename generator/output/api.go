package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"gongkai/generator/site"
)

// api puts out the whole site as data, in files that any static host serves. A
// program begins at site.json, which names all others.
var api = Output{Name: "api", Targets: func(p *Planner) {
	if !p.Site.Config.Publish.API {
		return
	}
	var listed []*site.Public
	for _, d := range p.Site.Pages {
		if d.Listed() {
			listed = append(listed, d)
		}
	}
	slices.SortFunc(listed, func(a, b *site.Public) int { return cmp.Compare(a.ID, b.ID) })
	file(p, apiRoot+"site.json", p.siteRecord(listed), renderJSON[siteRecord])
	file(p, apiRoot+"catalog.json", p.catalogRecord(), renderJSON[catalogRecord])
	file(p, apiRoot+"tree.json", p.treeRecord(), renderJSON[treeRecord])
	p.recordLists(listed)
	for _, name := range schemaNames() {
		file(p, apiRoot+"schemas/"+name, name, renderSchema)
	}
}}

const apiRoot = "api/v1/"

func renderJSON[V any](_ *Maker, v V) ([]byte, error) { return encodeJSON(v) }

// listedRecord is a document in the lists: its record, and what else its page is
// made from.
type listedRecord struct {
	Record   Record
	BodySum  uint64
	Attached []site.File
	InText   []site.File
}

// changeRecord is a line of changes.jsonl. Of what was withdrawn nothing is said but
// that and when.
type changeRecord struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Sum       string `json:"sum,omitempty"`
	Withdrawn string `json:"withdrawn,omitempty"`
}

// recordLists is what documents.jsonl and changes.jsonl are made from.
type recordLists struct {
	Documents []listedRecord
	Withdrawn []changeRecord
}

func (p *Planner) recordLists(listed []*site.Public) {
	paths := []string{apiRoot + "documents.jsonl", apiRoot + "changes.jsonl"}
	lazily(p, paths, "", "", func() recordLists { return p.records(listed) }, renderRecordLists)
}

func (p *Planner) records(listed []*site.Public) (v recordLists) {
	for _, d := range listed {
		r := p.record(d)
		r.Schema = ""
		v.Documents = append(v.Documents, listedRecord{r, d.Body.Sum, attached(d), shownInText(d)})
	}
	for _, d := range p.Site.Pages {
		if d.Form == site.Tombstone {
			v.Withdrawn = append(v.Withdrawn, changeRecord{ID: d.ID, Withdrawn: day(d.WithdrawnOn)})
		}
	}
	return v
}

func renderRecordLists(m *Maker, v recordLists) ([][]byte, error) {
	var documents bytes.Buffer
	changes := slices.Clone(v.Withdrawn)
	for _, d := range v.Documents {
		line, sum, err := d.encode(m)
		if err != nil {
			return nil, err
		}
		documents.Write(line)
		changes = append(changes, changeRecord{ID: d.Record.ID, URL: d.Record.URL, Published: d.Record.Published, Sum: sum})
	}
	slices.SortFunc(changes, func(a, b changeRecord) int { return cmp.Compare(a.ID, b.ID) })
	lines, err := encodeLines(changes)
	return [][]byte{documents.Bytes(), lines}, err
}

// encode is the record, and a sum that changes when anything of the document does:
// its record, its text, the content of its files.
func (d listedRecord) encode(m *Maker) (line []byte, sum string, err error) {
	attached, err := fileSums(m, d.Attached)
	if err != nil {
		return nil, "", err
	}
	inText, err := fileSums(m, d.InText)
	if err != nil {
		return nil, "", err
	}
	if line, err = d.Record.withSums(attached).encode(""); err != nil {
		return nil, "", err
	}
	h := sha256.New()
	h.Write(line)
	fmt.Fprintf(h, "%016x %q", d.BodySum, inText)
	return line, hex.EncodeToString(h.Sum(nil)), nil
}

// shownInText are the files that are only shown or linked in the text.
func shownInText(d *site.Public) []site.File {
	var list []site.File
	for _, f := range d.Files {
		if !f.Attached {
			list = append(list, f)
		}
	}
	return list
}

func encodeLines[V any](list []V) ([]byte, error) {
	var b bytes.Buffer
	for _, v := range list {
		line, err := encodeJSON(v)
		if err != nil {
			return nil, err
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}
