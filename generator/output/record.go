package output

import (
	"bytes"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Record is a document for other programs: a line of documents.jsonl, and with its
// text a file of its own. schemas/document.json describes it. What is not stated is
// not there: an absent date means unknown, never none.
type Record struct {
	Schema string `json:"$schema,omitempty"`

	ID             string          `json:"id"`
	UUID           string          `json:"uuid"`
	URL            string          `json:"url"`
	Form           site.Form       `json:"form"`
	Title          string          `json:"title"`
	Kind           disclosure.Kind `json:"kind"`
	Section        string          `json:"section,omitempty"`
	IndexNumber    string          `json:"index_number,omitempty"`
	DocumentNumber string          `json:"document_number,omitempty"`
	Issuer         *NameRecord     `json:"issuer,omitempty"`
	JointIssuers   []NameRecord    `json:"joint_issuers,omitempty"`

	Issued    string            `json:"issued,omitempty"`
	Published string            `json:"published,omitempty"`
	Effective string            `json:"effective,omitempty"`
	Expires   string            `json:"expires,omitempty"`
	Status    disclosure.Status `json:"status,omitempty"`
	Normative bool              `json:"normative,omitempty"`

	Domain        *DomainRecord              `json:"domain,omitempty"`
	Items         []NameRecord               `json:"items,omitempty"`
	LegalItems    []disclosure.StatutoryItem `json:"legal_items,omitempty"`
	Topic         string                     `json:"topic,omitempty"`
	Genre         string                     `json:"genre,omitempty"`
	SpecialTopics []string                   `json:"special_topics,omitempty"`
	Mode          disclosure.Mode            `json:"mode"`
	Audience      string                     `json:"audience,omitempty"`
	Level         disclosure.Level           `json:"level,omitempty"`
	Stage         disclosure.Stage           `json:"stage,omitempty"`
	Summary       string                     `json:"summary,omitempty"`
	Keywords      []string                   `json:"keywords,omitempty"`
	Source        string                     `json:"source,omitempty"`

	Attachments  []AttachmentRecord           `json:"attachments,omitempty"`
	Tables       []TableRecord                `json:"tables,omitempty"`
	Relations    map[string][]ReferenceRecord `json:"relations,omitempty"`
	Consultation *PeriodRecord                `json:"consultation,omitempty"`
	NoticePeriod *PeriodRecord                `json:"notice_period,omitempty"`

	Text string `json:"text,omitempty"`
}

// NameRecord is something with an id and a name: a unit, an item.
type NameRecord struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// DomainRecord is a domain as a document names it.
type DomainRecord struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// AttachmentRecord is an attachment. SHA256 is known once the file was read.
type AttachmentRecord struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Type   string `json:"type"` // the ending of its name: docx
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256,omitempty"`
}

// ReferenceRecord points at another document.
type ReferenceRecord struct {
	ID  string `json:"id"`
	URL string `json:"url"`
}

// PeriodRecord is a span of days, both included.
type PeriodRecord struct {
	From            string `json:"from"`
	To              string `json:"to"`
	Contact         string `json:"contact,omitempty"`
	ShortenedReason string `json:"shortened_reason,omitempty"`
}

// recordPath is where the record of a document with its text is.
func recordPath(d *site.Public) string { return "api/v1/documents/" + d.ID + ".json" }

func (p *Planner) record(d *site.Public) Record {
	r := Record{
		Schema: p.schema("document.json"),
		ID:     d.ID, UUID: p.uuid(d), URL: p.address(d.Route), Form: d.Form, Title: d.Title, Kind: d.Kind,
		IndexNumber: d.IndexNumber, DocumentNumber: d.DocumentNumber,
		Issued: day(d.Issued), Published: moment(d.Published), Effective: day(d.Effective), Expires: day(d.Expires),
		Status: d.Status, Normative: d.Normative, LegalItems: d.Legal, Topic: d.Topic, Genre: d.Genre,
		Mode: d.Mode, Audience: d.Audience, Level: d.Level, Stage: d.Stage,
		Summary: d.Summary, Keywords: d.Keywords, Source: d.SourceName(), Relations: p.relations(d), Tables: p.tableRecords(d),
	}
	if d.Section != nil {
		r.Section = d.Section.Path
	}
	if d.Issuer != nil {
		r.Issuer = &NameRecord{d.Issuer.ID, d.Issuer.Name}
	}
	for _, u := range d.Joint {
		r.JointIssuers = append(r.JointIssuers, NameRecord{u.ID, u.Name})
	}
	if d.Domain != nil {
		r.Domain = &DomainRecord{d.Domain.Code, d.Domain.Name}
	}
	for _, i := range d.Items {
		r.Items = append(r.Items, NameRecord{i.ID, i.Path()})
	}
	for _, t := range d.Topics {
		r.SpecialTopics = append(r.SpecialTopics, t.Slug)
	}
	for _, f := range attached(d) {
		r.Attachments = append(r.Attachments, AttachmentRecord{
			Title: f.Title, URL: p.absolute(f.URL), Bytes: f.Bytes,
			Type: strings.ToLower(strings.TrimPrefix(path.Ext(f.Name), ".")),
		})
	}
	if c := d.Consultation; c != nil {
		r.Consultation = &PeriodRecord{day(c.From), day(c.To), c.Contact, c.ShortenedReason}
	}
	if n := d.NoticePeriod; n != nil {
		r.NoticePeriod = &PeriodRecord{From: day(n.From), To: day(n.To)}
	}
	return r
}

func (p *Planner) relations(d *site.Public) map[string][]ReferenceRecord {
	var m map[string][]ReferenceRecord
	for _, rel := range []struct {
		name string
		list []*site.Public
	}{
		{"interprets", d.Interprets}, {"interpreted_by", d.InterpretedBy},
		{"amends", d.Amends}, {"amended_by", d.AmendedBy},
		{"repeals", d.Repeals}, {"repealed_by", d.RepealedBy},
		{"replaces", d.Replaces}, {"replaced_by", d.ReplacedBy},
		{"feedback_of", d.FeedbackOf}, {"feedback", d.Feedback},
	} {
		for _, to := range rel.list {
			if m == nil {
				m = map[string][]ReferenceRecord{}
			}
			m[rel.name] = append(m[rel.name], ReferenceRecord{to.ID, p.address(to.Route)})
		}
	}
	return m
}

// uuid names the document in every system for ever: it follows from the site's code
// and the index number, which is never given to another document; without one,
// from the document's ID.
func (p *Planner) uuid(d *site.Public) string {
	return uuid5(p.Site.Config.Site.SiteCode + "/" + firstOf(d.IndexNumber, d.ID))
}

// uuidNamespace is the name space for URLs of RFC 9562, appendix A.
var uuidNamespace = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuid5 is the UUID of a name, version 5 of RFC 9562.
func uuid5(name string) string {
	h := sha1.Sum(append(uuidNamespace[:], name...))
	h[6] = h[6]&0x0f | 0x50
	h[8] = h[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// encode is the record as JSON, with the text of the document.
func (r Record) encode(text string) ([]byte, error) {
	r.Text = text
	return encodeJSON(r)
}

// withSums is the record with the sums of its attachments. The record a view holds
// is shared, so it is not changed.
func (r Record) withSums(sums []string) Record {
	list := make([]AttachmentRecord, len(r.Attachments))
	for i, a := range r.Attachments {
		a.SHA256 = sums[i]
		list[i] = a
	}
	r.Attachments = list
	return r
}

// encodeJSON is v on one line.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// address is the full address of a route, written in ASCII as programs expect it.
func (p *Planner) address(route string) string {
	return p.absolute((&url.URL{Path: route}).EscapedPath())
}

// moment is a time of RFC 3339 as it is in Beijing.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(disclosure.Beijing).Format(time.RFC3339)
}
