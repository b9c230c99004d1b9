package feed

import (
	"encoding/xml"
	"time"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   *atomAuthor `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Author     *atomAuthor    `xml:"author"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

// Atom is the feed as RFC 4287 has it; self is its own address. The feed must have
// an author unless every entry has one.
func (f Feed) Atom(self string) ([]byte, error) {
	out := atomFeed{
		Language: f.Language, ID: f.ID, Title: clean(f.Title), Subtitle: clean(f.Subtitle),
		Updated: f.Updated.Format(time.RFC3339), Author: atomAuthorOf(f.Author),
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", f.Home}},
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			ID: e.ID, Title: clean(e.Title), Updated: e.updated().Format(time.RFC3339), Author: atomAuthorOf(e.Author),
			Link: atomLink{"alternate", "text/html", e.URL}, Summary: clean(e.Summary),
		}
		if !e.Published.IsZero() {
			entry.Published = e.Published.Format(time.RFC3339)
		}
		for _, c := range e.Categories {
			entry.Categories = append(entry.Categories, atomCategory{clean(c.Term), c.Scheme, clean(c.Label)})
		}
		out.Entries = append(out.Entries, entry)
	}
	return encode(out)
}

func atomAuthorOf(name string) *atomAuthor {
	if name = clean(name); name == "" {
		return nil
	}
	return &atomAuthor{name}
}

// encode is a value as an XML file.
func encode(v any) ([]byte, error) {
	b, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return nil, err
	}
	return append(append([]byte(xml.Header), b...), '\n'), nil
}
