package output

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// documents makes for each document its page, its Markdown twin and its record of
// the API, from one reading of its text.
var documents = Output{Name: "documents", Targets: func(p *Planner) {
	p.checkTables()
	p.checkTexts()
	neighbours := p.neighbours()
	for _, d := range p.Site.Pages {
		if ownPage(d) {
			p.document(d, neighbours[d])
		} else {
			p.companions(d)
		}
	}
}}

// ownPage reports whether the document's page is made here: units and topics have
// outputs of their own.
func ownPage(d *site.Public) bool {
	return d.Form == site.Tombstone || d.Kind != disclosure.UnitKind && d.Kind != disclosure.Topic
}

// DocumentPage is the page of a document. Its name is exported so that a struct that
// embeds it is hashed with it.
type DocumentPage = page[DocumentView]

// documentInput is everything the files of a document depend on.
type documentInput struct {
	DocumentPage
	Prose
	Attached []site.File
	Tables   []TableInput
	Twin     bool
	Record   *Record
}

func (p *Planner) document(d *site.Public, around [2]*site.Public) {
	twin := d.Form != site.Tombstone && p.Site.Config.Publish.Markdown
	api := d.Form != site.Tombstone && p.Site.Config.Publish.API
	paths := []string{indexPath(d.Route)}
	if twin {
		paths = append(paths, strings.TrimPrefix(d.Route, "/")+"index.md")
	}
	if api {
		paths = append(paths, recordPath(d))
	}
	for _, t := range p.dataTables(d) {
		paths = append(paths, t.paths(d)...)
	}
	frame := p.frame(d.Route)
	lazily(p, paths, "document", d.Body.Path, func() documentInput {
		in := documentInput{
			DocumentPage: DocumentPage{frame, p.documentHead(d), p.documentView(d, around)},
			Prose:        p.prose(d),
			Attached:     attached(d),
			Tables:       p.tableInputs(d),
			Twin:         twin,
		}
		if api {
			record := p.record(d)
			in.Record = &record
		}
		return in
	}, renderDocument)
}

// buffers hold the HTML of texts until it stands in its page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func renderDocument(m *Maker, in documentInput) ([][]byte, error) {
	text, doc, err := in.parse(m)
	if err != nil {
		return nil, err
	}
	html := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(html)
	html.Reset()
	doc.HTML(html, in.refs())
	for _, h := range doc.Outline() {
		in.View.Outline = append(in.View.Outline, Link{Title: h.Text, URL: "#" + h.ID, Count: h.Level})
	}
	in.View.HasBody = html.Len() > 0
	if in.Head.Description == "" {
		in.Head.Description = opening(doc.Text(), 120)
	}
	sums, err := fileSums(m, in.Attached)
	if err != nil {
		return nil, err
	}
	in.View.Files = slices.Clone(in.View.Files) // the view is shared
	for i, sum := range sums {
		in.View.Files[i].SHA256 = sum
	}
	tables, err := readTables(m, in.Tables)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		in.View.Tables = append(in.View.Tables, t.view(0, t.Pager))
	}
	pageBytes, err := m.page("document", in.Frame, in.Head, in.View, html.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Body.Path, err)
	}
	out := [][]byte{pageBytes}
	if in.Twin {
		var markdown []byte
		if !m.PagesOnly {
			markdown = twin(in, text, tables)
		}
		out = append(out, markdown)
	}
	if in.Record != nil {
		var record []byte
		if !m.PagesOnly {
			if record, err = in.Record.withSums(sums).encode(withTables(doc.Text(), tables)); err != nil {
				return nil, err
			}
		}
		out = append(out, record)
	}
	for _, t := range tables {
		files, err := t.files(m, in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", in.Body.Path, err)
		}
		out = append(out, files...)
	}
	return out, nil
}

// opening is the first sentence or so of a text.
func opening(text string, most int) string {
	var b strings.Builder
	n := 0 // characters written
	for word := range strings.FieldsSeq(text) {
		if n > 0 {
			word = " " + word
		}
		for i := range word {
			if n == most {
				b.WriteString(word[:i])
				return b.String() + "…"
			}
			n++
		}
		b.WriteString(word)
	}
	return b.String()
}

// neighbours are the newer and the older document of the same section.
func (p *Planner) neighbours() map[*site.Public][2]*site.Public {
	around := make(map[*site.Public][2]*site.Public, len(p.Site.Pages))
	for _, s := range p.Site.Sections {
		for i, d := range s.Own {
			var pair [2]*site.Public
			if i > 0 {
				pair[0] = s.Own[i-1]
			}
			if i+1 < len(s.Own) {
				pair[1] = s.Own[i+1]
			}
			around[d] = pair
		}
	}
	return around
}

func (p *Planner) documentHead(d *site.Public) Head {
	h := p.head(d.Title, d.Route, d.Section)
	if d.Section == nil {
		h.ColumnName, h.ColumnDescription, h.ColumnKeywords = "关于本站", "网站说明、声明和服务信息", "关于本站,声明"
		h.ColumnType = "概况信息" // the nearest of those that are listed
	}
	h.Description = d.Summary
	h.ArticleTitle, h.PubDate, h.ContentSource = d.Title, minute(d.Published), firstOf(d.SourceName(), p.Site.Config.Site.Name)
	h.Keywords, h.Author, h.URL = strings.Join(d.Keywords, ","), firstOf(d.Author, d.Editor), p.absolute(d.Route)
	if d.Image != "" {
		h.Image = p.absolute(d.Image)
	}
	if d.Form == site.Tombstone {
		h.NoIndex, h.ArticleTitle, h.URL = true, "", ""
		return h
	}
	h.Alternate = p.alternates(d)
	return h
}
