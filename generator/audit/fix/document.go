package fix

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/site"
)

// document proposes edits for the front matter of a Markdown file.
func document(name string, src []byte, s *site.Site) []Edit {
	file, ok := newSource(src)
	if !ok {
		return nil
	}
	node, toml, ok := file.front(name)
	if !ok {
		return nil
	}
	d := &mender{source: file, toml: toml, file: name, changed: map[diag.Place]string{}}
	d.walk(node, disclosure.Schema.Docs())
	if doc := documentOf(s, name); doc != nil {
		d.indexNumber(node, doc, s)
	}
	if len(d.edits) == 0 || !d.proven(node, src) {
		return nil
	}
	return d.edits
}

func documentOf(s *site.Site, name string) *site.Document {
	i := slices.IndexFunc(s.Documents, func(d *site.Document) bool { return d.Path == name })
	if i < 0 {
		return nil
	}
	return s.Documents[i]
}

// front reads the front matter.
func (s source) front(name string) (node *fields.Node, toml, ok bool) {
	fence := strings.TrimRight(s.line(1), " \t")
	if fence != "---" && fence != "+++" {
		return nil, false, false
	}
	var b strings.Builder
	for n := 2; n <= len(s.lines); n++ {
		text := s.line(n)
		if strings.TrimRight(text, " \t") != fence {
			b.WriteString(text + "\n")
			continue
		}
		parse := fields.YAML
		if toml = fence == "+++"; toml {
			parse = fields.TOML
		}
		node, found := parse(name, []byte(b.String()), 2)
		return node, toml, !found.Failed()
	}
	return nil, false, false
}

// mender collects the edits of one document.
type mender struct {
	source
	toml    bool
	file    string
	edits   []Edit
	changed map[diag.Place]string // value after the edit
	added   string                // the index number that was inserted
}

// walk goes through the fields of a map along the schema.
func (m *mender) walk(n *fields.Node, docs []fields.Doc) {
	for _, e := range n.Entries {
		i := slices.IndexFunc(docs, func(d fields.Doc) bool { return d.Name == e.Key || slices.Contains(d.Chinese, e.Key) })
		if i < 0 {
			continue
		}
		m.value(e.Value, docs[i])
	}
}

func (m *mender) value(n *fields.Node, d fields.Doc) {
	switch n.Shape {
	case fields.Map:
		m.walk(n, d.Inner)
	case fields.List:
		for _, item := range n.Items {
			m.value(item, d)
		}
	case fields.Scalar:
		if want, why := proper(d, n.Text); want != n.Text {
			m.scalar(n, want, why)
		}
	}
}

// scalar replaces the text of a scalar where it can be found as it was read: on one
// line, without escapes.
func (m *mender) scalar(n *fields.Node, want, why string) {
	line := m.line(n.Place.Line)
	runes := []rune(line)
	if n.Place.Column < 1 || n.Place.Column > len(runes) {
		return
	}
	before, rest := string(runes[:n.Place.Column-1]), string(runes[n.Place.Column-1:])
	at, ok := 0, strings.HasPrefix(strings.TrimLeft(rest, `"'`), n.Text)
	if ok {
		at = len(rest) - len(strings.TrimLeft(rest, `"'`))
	} else if m.toml {
		// The TOML reader tells the place of the key for some values.
		if _, value, found := strings.Cut(rest, "="); found && strings.Count(value, n.Text) == 1 {
			at, ok = strings.Index(rest, n.Text), true
		}
	}
	if !ok || strings.Contains(n.Text, "\n") {
		return
	}
	e, ok := m.replace(n.Place.Line, utf8.RuneCountInString(before+rest[:at]), utf8.RuneCountInString(n.Text), want, why)
	if ok {
		m.edits = append(m.edits, e)
		m.changed[n.Place] = want
	}
}

// indexNumber adds the number that the ledger remembers, below the title.
func (m *mender) indexNumber(n *fields.Node, d *site.Document, s *site.Site) {
	number := s.Remembered(d)
	if d.IndexNumber != "" || number == "" {
		return
	}
	for _, e := range n.Entries {
		if e.Key != "title" && e.Key != "标题" || e.Value.Place.Line != e.Place.Line || !m.alone(e) {
			continue
		}
		key := map[string]string{"title": "index_number", "标题": "索引号"}[e.Key]
		text := key + ": " + number
		if m.toml {
			text = quotedKey(key) + ` = "` + number + `"`
		}
		if edit, ok := m.insertAfter(e.Place.Line, text, "补上登记簿中的索引号"); ok {
			m.edits = append(m.edits, edit)
			m.added = number
		}
		return
	}
}

// quotedKey: TOML takes Chinese keys in quotes only.
func quotedKey(key string) string {
	if key[0] < utf8.RuneSelf {
		return key
	}
	return `"` + key + `"`
}

// alone reports whether the line of an entry holds all of it: the next line begins
// another entry, or is the fence.
func (m *mender) alone(e fields.Entry) bool {
	next := m.line(e.Place.Line + 1)
	return e.Place.Column <= 2 && next != "" && !strings.HasPrefix(next, " ") && !strings.HasPrefix(next, "\t")
}

// proven reads the result again: the same keys, the same values except those that
// were to change, and the same bytes after the front matter.
func (m *mender) proven(before *fields.Node, src []byte) bool {
	after, ok := newSource(apply(src, m.edits))
	if !ok {
		return false
	}
	node, _, ok := after.front(m.file)
	if !ok {
		return false
	}
	if m.added != "" {
		node.Entries = slices.DeleteFunc(node.Entries, func(e fields.Entry) bool {
			return (e.Key == "index_number" || e.Key == "索引号") && e.Value.Text == m.added
		})
	}
	return m.same(before, node)
}

func (m *mender) same(a, b *fields.Node) bool {
	want := a.Text
	if text, changed := m.changed[a.Place]; changed {
		want = text
	}
	if a.Shape != b.Shape || want != b.Text || len(a.Items) != len(b.Items) || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Items {
		if !m.same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Entries {
		if a.Entries[i].Key != b.Entries[i].Key || !m.same(a.Entries[i].Value, b.Entries[i].Value) {
			return false
		}
	}
	return true
}
