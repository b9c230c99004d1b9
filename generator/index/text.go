package index

import (
	"fmt"
	"io"
	"path"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/markdown"
	"gongkai/generator/site"
	"gongkai/generator/table"
	"gongkai/search"
)

// attachmentsAnchor is where a page lists its attachments.
const attachmentsAnchor = "gx-attachments"

// read is a document with its text, parsed here.
func (x *Index) read(e *entry) (search.Document, error) {
	if e.public.Body.Empty() {
		return x.whole(e, nil)
	}
	text, err := e.public.Body.Read(x.fsys)
	if err != nil {
		return search.Document{}, err
	}
	doc, found := markdown.Parse(text)
	if found.Failed() {
		return search.Document{}, fmt.Errorf("%s: %s", e.public.Body.Path, found[0].Message(0))
	}
	return x.whole(e, doc)
}

// whole adds to a document its text: the sections of the body under their headings,
// the facts the page shows, the tables, the titles of the attachments.
func (x *Index) whole(e *entry, doc *markdown.Doc) (search.Document, error) {
	d := e.document
	if e.public.Form != site.Whole {
		return d, nil
	}
	b := body{}
	if doc != nil {
		for _, s := range doc.Sections() {
			if s.Heading != "" {
				b.anchor(s.ID)
				b.line(s.Heading)
				d.Headings = append(d.Headings, s.Heading)
			}
			for line := range strings.Lines(s.Text) {
				b.line(line)
			}
		}
	}
	if lines := facts(e.public); len(lines) > 0 {
		b.anchor("")
		for _, line := range lines {
			b.line(line)
		}
	}
	if err := x.tables(e.public, &b); err != nil {
		return d, err
	}
	first := true
	for _, f := range e.public.Files {
		if f.Attached {
			if first {
				b.anchor(attachmentsAnchor)
				first = false
			}
			b.line(f.Title)
		}
	}
	d.Body, d.Anchors = b.text.String(), b.anchors
	return d, nil
}

// tables adds the data tables as they are shown: what is masked there is masked here.
// Units and topics have pages of their own, without tables.
func (x *Index) tables(p *site.Public, b *body) error {
	if p.Body.Empty() || p.Kind == disclosure.UnitKind || p.Kind == disclosure.Topic {
		return nil
	}
	for i, spec := range p.Tables {
		if spec.File == "" {
			continue
		}
		t, err := x.table(p, spec)
		if err != nil || t == nil {
			return err
		}
		b.anchor(fmt.Sprintf("table-%d", i+1))
		b.line(t.Title)
		for _, note := range t.Notes {
			b.line(note)
		}
		for _, rows := range [][][]table.Cell{t.Head, t.Rows} {
			for _, row := range rows {
				words := make([]string, len(row))
				for i, c := range row {
					words[i] = strings.Join(strings.Fields(c.Text), " ")
				}
				b.line(strings.Join(words, "\t"))
			}
		}
	}
	return nil
}

// table is nil when the file is faulty: that was reported when the pages were planned.
func (x *Index) table(p *site.Public, spec disclosure.Table) (*table.Table, error) {
	f, err := p.Body.Open(x.fsys, spec.File)
	if err != nil {
		return nil, fmt.Errorf("index table: %w", err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, table.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("index table %s: %w", spec.File, err)
	}
	t, _ := table.Read(path.Join(path.Dir(p.Body.Path), spec.File), src, spec)
	return t, nil
}

// body is a text that is being put together, a line for each paragraph, heading or
// row; it knows which places of the page its lines stand at.
type body struct {
	text    strings.Builder
	lines   int
	anchors []search.Anchor
}

// anchor says where the following lines stand.
func (b *body) anchor(id string) {
	if n := len(b.anchors); n > 0 && b.anchors[n-1].Line == b.lines {
		b.anchors = b.anchors[:n-1]
	}
	if id != "" || len(b.anchors) > 0 {
		b.anchors = append(b.anchors, search.Anchor{Line: b.lines, ID: id})
	}
}

func (b *body) line(s string) {
	if s = strings.TrimSpace(s); s != "" {
		b.text.WriteString(s)
		b.text.WriteByte('\n')
		b.lines++
	}
}
