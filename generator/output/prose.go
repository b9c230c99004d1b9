package output

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"

	"gongkai/generator/markdown"
	"gongkai/generator/site"
)

// Prose is a text of an author, and where its links and citations lead. Its name is
// exported so that a struct that embeds it is hashed with it.
type Prose struct {
	Body      site.Body
	Citations map[string]string
	Links     map[string]string
	Files     map[string]string // name in the text → address
	Prefix    string
	Domain    string // the site's own host: links to it are not external
}

// prose is the text of a document.
func (p *Planner) prose(d *site.Public) Prose {
	t := p.columnProse(d.Body)
	t.Citations, t.Links, t.Files = d.Citations, d.Links, fileURLs(p, d)
	return t
}

// columnProse is the text of a column: its links are addresses already.
func (p *Planner) columnProse(b site.Body) Prose {
	return Prose{Body: b, Prefix: p.prefix, Domain: p.Site.Config.Site.Domain}
}

func fileURLs(p *Planner, d *site.Public) map[string]string {
	tables := p.dataTables(d)
	if len(d.Files)+len(tables) == 0 {
		return nil
	}
	m := map[string]string{}
	for _, t := range tables {
		m[t.Spec.File] = p.url(t.download(d)) // a link to the file leads to what is public of it
	}
	for _, f := range d.Files {
		m[f.Name] = p.url(f.URL)
	}
	return m
}

// parse reads the text; there is none when it is not shown.
func (t Prose) parse(m *Maker) ([]byte, *markdown.Doc, error) {
	text, err := t.Body.Read(m.FS)
	if err != nil {
		return nil, nil, err
	}
	doc, found := markdown.Parse(text)
	if found.Failed() {
		return nil, nil, fmt.Errorf("%s: %s", t.Body.Path, found[0].Message(0))
	}
	if m.Observe != nil {
		m.Observe(t.Body.Path, text, doc)
	}
	return text, doc, nil
}

// html is the text as it stands in a page.
func (t Prose) html(m *Maker) ([]byte, error) {
	if t.Body.Empty() {
		return nil, nil
	}
	_, doc, err := t.parse(m)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	doc.HTML(&b, t.refs())
	return b.Bytes(), nil
}

// refs says where links and citations of the text lead.
func (t Prose) refs() markdown.Refs {
	return markdown.Refs{
		Link: func(dest string) (string, bool) {
			if route, ok := t.Links[dest]; ok {
				return t.Prefix + route, false
			}
			name, fragment, _ := strings.Cut(dest, "#")
			if u, err := url.PathUnescape(name); err == nil {
				if href, ok := t.Files[path.Clean(u)]; ok {
					return href, false
				}
			}
			if route, ok := t.Links[name]; ok {
				return t.Prefix + route + "#" + fragment, false
			}
			if u, err := url.Parse(dest); err == nil && u.Host != "" {
				return dest, u.Hostname() != t.Domain
			}
			if strings.HasPrefix(dest, "/") {
				return t.Prefix + dest, false
			}
			return dest, false
		},
		Cite: func(number string) (string, bool) {
			route, ok := t.Citations[number]
			return t.Prefix + route, ok
		},
	}
}
