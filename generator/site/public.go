package site

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Public is what may be shown of a document. It is made in visible.go only. The
// units, sections and domains it points to are public themselves.
type Public struct {
	Form  Form
	ID    string
	Route string // /policies/county/a/

	Title          string
	Kind           disclosure.Kind
	Mode           disclosure.Mode
	Status         disclosure.Status
	IndexNumber    string
	DocumentNumber string
	Section        *Section
	Issuer         *Unit
	Joint          []*Unit
	Domain         *Domain
	Items          []*Item
	Legal          []disclosure.StatutoryItem

	Issued, Published, Effective, Expires time.Time
	Normative                             bool
	Topic, Genre, Audience                string
	Level                                 disclosure.Level
	Stage                                 disclosure.Stage
	Source, Editor, Author, RepostOf      string
	Summary                               string
	Keywords                              []string

	Forms        []disclosure.InterpretationForm
	Consultation *disclosure.ConsultationPeriod
	NoticePeriod *disclosure.Period
	Year         int
	ReportType   disclosure.ReportType
	DecisionType string
	Asked        time.Time
	Answered     time.Time
	Unit         *disclosure.UnitFacts
	Leader       *disclosure.LeaderFacts
	Guide        *disclosure.GuideElements
	Archived     time.Time
	WithdrawnOn  time.Time
	Aliases      []string

	Image  string // address of its picture
	Body   Body
	Files  []File
	Tables []disclosure.Table

	Interprets, InterpretedBy []*Public
	Amends, AmendedBy         []*Public
	Repeals, RepealedBy       []*Public
	Replaces, ReplacedBy      []*Public
	FeedbackOf, Feedback      []*Public
	Topics                    []*Topic

	Pointers
}

// Pointers are where a text may point to.
type Pointers struct {
	Citations map[string]string // document number cited in the text → address
	Links     map[string]string // destination in the text → address; empty: not public
	Broken    []string          // destinations that name no document
}

// Listed reports whether the document stands in lists, feeds and the site map.
func (p *Public) Listed() bool { return p.Form != Tombstone }

// URL is the full address below a base such as https://www.qinghe.gov.cn/.
func (p *Public) URL(base string) string { return strings.TrimSuffix(base, "/") + p.Route }

// SourceName is who the information comes from: the stated source, or the issuer.
func (p *Public) SourceName() string {
	if p.Source != "" || p.Issuer == nil {
		return p.Source
	}
	return p.Issuer.Name
}

// Body is the text of a document that is shown whole. The zero Body has no text.
type Body struct {
	source *content.Document
	Sum    uint64
	Path   string // of the file, for messages
}

// Empty reports whether there is no text to show.
func (b Body) Empty() bool { return b.source == nil }

// Read is the Markdown text.
func (b Body) Read(fsys fs.FS) ([]byte, error) {
	if b.source == nil {
		return nil, nil
	}
	return b.source.Body(fsys)
}

// Open opens a file beside the text, for tables.
func (b Body) Open(fsys fs.FS, name string) (fs.File, error) {
	for _, f := range b.source.Files {
		if f.Name == name {
			return fsys.Open(f.Path)
		}
	}
	return nil, fmt.Errorf("%s: %s: %w", b.Path, name, fs.ErrNotExist)
}

// FileState tells whether a file beside the text changed; 0 if there is none.
func (b Body) FileState(name string) uint64 {
	for _, f := range b.source.Files {
		if f.Name == name {
			return f.State
		}
	}
	return 0
}

// Names is where the front matter names a file beside the text, and whether it does.
func (b Body) Names(file string) (diag.Place, bool) {
	for i, a := range b.source.Attachments {
		if a.File == file {
			return b.source.Item("attachments", i), true
		}
	}
	for i, t := range b.source.Tables {
		if t.File == file {
			return b.source.Item("tables", i), true
		}
	}
	return b.source.Field("image"), b.source.Image == file
}

// Suspect reports whether parsing the text may find something wrong with it.
func (b Body) Suspect() bool { return b.source != nil && b.source.Suspect }

// Line is the line of the file on which a line of the text stands.
func (b Body) Line(n int) int { return b.source.BodyPlace(n).Line }

// File is a file put out beside a page.
type File struct {
	Name, Title string
	URL         string // address of the site: /policies/a/form.docx
	Bytes       int64
	Attached    bool   // listed under the document, not only linked in the text
	Source      string // path in the source folder
	State       uint64 // another one after every change
}

// escapePath makes a file name part of an address.
func escapePath(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

// publish joins the Publics: relations between those that may be shown, and where
// the text of each may point. documents are the newest first, as lists are.
func (a *assembler) publish(documents []*Document) {
	a.each(func(d *Document, _ *diag.List) {
		p := d.Public
		if p == nil {
			return
		}
		if p.Form == Whole || p.Form == Entry {
			p.Interprets, p.InterpretedBy = shown(d.Interprets), shown(d.InterpretedBy)
			p.Amends, p.AmendedBy = shown(d.Amends), shown(d.AmendedBy)
			p.Repeals, p.RepealedBy = shown(d.Repeals), shown(d.RepealedBy)
			p.Replaces, p.ReplacedBy = shown(d.Replaces), shown(d.ReplacedBy)
			p.FeedbackOf, p.Feedback = shown(d.FeedbackOf), shown(d.Feedback)
		}
		if p.Form == Whole {
			p.Pointers = a.pointers(d)
		}
	})
	for _, d := range a.Documents {
		if d.Public != nil {
			a.Pages = append(a.Pages, d.Public)
		}
	}
	for _, d := range documents {
		if p := d.Public; p != nil && p.Listed() {
			a.listed = append(a.listed, p)
			if !p.Published.IsZero() {
				a.Public = append(a.Public, p)
			}
		}
	}
	for _, s := range a.Sections {
		if !s.Body.Empty() {
			s.Pointers = a.pointers(&Document{Document: s.Body.source})
		}
	}
}

func shown(list []*Document) []*Public {
	var out []*Public
	for _, d := range list {
		if d.Public != nil && d.Public.Listed() {
			out = append(out, d.Public)
		}
	}
	sortNewest(out)
	return out
}

// pointers resolves what the body cites and links to.
func (a *assembler) pointers(d *Document) (p Pointers) {
	for _, number := range d.Citations {
		if to := a.numbers[number]; to != nil && to != d && to.Public != nil && to.Public.Listed() {
			if p.Citations == nil {
				p.Citations = map[string]string{}
			}
			p.Citations[number] = to.Route
		}
	}
	for _, dest := range d.Document.Links {
		route, known := a.address(d, dest)
		if !known {
			if !strings.HasPrefix(dest, "/") && !slices.Contains(p.Broken, dest) {
				p.Broken = append(p.Broken, dest)
			}
			continue
		}
		if p.Links == nil {
			p.Links = map[string]string{}
		}
		p.Links[dest] = route
	}
	return p
}
