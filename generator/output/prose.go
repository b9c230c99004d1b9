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
	t := p.text(d.Body, d.Pointers, d.Files)
	for _, table := range p.dataTables(d) {
		if t.Files == nil {
			t.Files = map[string]string{}
		}
		if t.Files[table.Spec.File] == "" { // what is public of the file
			t.Files[table.Spec.File] = p.url(table.download(d))
		}
	}
	return t
}

// columnProse is the text of a column.
func (p *Planner) columnProse(s *site.Section) Prose { return p.text(s.Body, s.Pointers, s.Files) }

func (p *Planner) text(b site.Body, to site.Pointers, files []site.File) Prose {
	t := Prose{Body: b, Citations: to.Citations, Links: to.Links, Prefix: p.prefix, Domain: p.Site.Config.Site.Domain}
	for _, f := range files {
		if t.Files == nil {
			t.Files = map[string]string{}
		}
		t.Files[f.Name] = p.url(f.URL)
	}
	return t
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
		Link: t.lead,
		Cite: func(number string) (string, bool) {
			route, ok := t.Citations[number]
			return t.Prefix + route, ok
		},
	}
}

// lead is where a destination leads. It is empty for a document or a file that is
// not public: even its name may tell something.
func (t Prose) lead(dest string) (href string, external bool) {
	name, fragment, found := strings.Cut(dest, "#")
	if name == "" {
		return dest, false
	}
	if found {
		fragment = "#" + fragment
	}
	for _, name := range []string{name, unescaped(name)} {
		if href, ok := t.Files[path.Clean(name)]; ok {
			return href, false
		}
		if route, ok := t.Links[name]; ok {
			if route == "" {
				return "", false
			}
			return t.Prefix + route + fragment, false
		}
	}
	switch u, err := url.Parse(dest); {
	case err == nil && u.Host != "":
		return dest, u.Hostname() != t.Domain
	case err == nil && u.Scheme != "":
		return dest, false
	case strings.Contains(name, "://"):
		return dest, true
	case strings.HasPrefix(dest, "/"):
		return t.Prefix + dest, false
	}
	return "", false
}

// unescaped is a destination as the file is called: %E8%A1%A8.docx is 表.docx.
func unescaped(dest string) string {
	if plain, err := url.PathUnescape(dest); err == nil {
		return plain
	}
	return dest
}
