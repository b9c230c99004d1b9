package scaffold

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/slug"
)

// Draft is what a new document is made from. Kind and Title are required.
type Draft struct {
	Kind        disclosure.Kind
	Title       string
	Section     string              // path of the column
	Slug        string              // from the title when empty
	Folder      bool                // in a folder of its own, for attachments
	Unit        string              // name of the unit that issues it
	IndexNumber string              // left to the next build when empty
	UnitType    disclosure.UnitType // of a new unit
	Parent      string              // of a new unit
	EnglishKeys bool
	Language    diag.Language // of the guidance
	Now         time.Time
}

func (d Draft) now() time.Time { return d.Now.In(disclosure.Beijing) }

// word is a word of a vocabulary in the language of the keys.
func (d Draft) word(zh, en string) string {
	if d.EnglishKeys {
		return en
	}
	return zh
}

// Section is the column in which a document of a kind belongs: the usual one, or the
// first of the usual ones that the site has.
func Section(k disclosure.Kind, has func(path string) bool) string {
	usual := formOf(k).section
	if i := slices.IndexFunc(usual, has); i >= 0 {
		return usual[i]
	}
	return usual[0]
}

// formOf panics for a kind without a form: a test holds the list against all kinds.
func formOf(k disclosure.Kind) form {
	i := slices.IndexFunc(forms, func(f form) bool { return f.kind == k })
	if i < 0 {
		panic("scaffold: no form for " + string(k))
	}
	return forms[i]
}

// Document is the file of a new document.
func Document(d Draft) File {
	f := formOf(d.Kind)
	if d.Slug == "" {
		d.Slug = slug.Title(d.Title)
	}
	if d.UnitType == "" {
		d.UnitType = disclosure.UnitDepartment
	}
	if d.Section == "" {
		d.Section = f.section[0]
	}
	w := writer{draft: d}
	w.line("---")
	w.line("# " + header.In(d.Language))
	w.lines(f.lines, disclosure.Schema.Docs(), "")
	w.line("---")
	w.line("")
	w.text.WriteString(strings.ReplaceAll(f.body, "……", blank))
	path := content.Dir + "/" + d.Section + "/" + d.Slug
	if d.Folder {
		return File{path + "/index.md", []byte(w.text.String())}
	}
	return File{path + ".md", []byte(w.text.String())}
}

var header = diag.Text{
	ZH: "把〔〕标出的地方填好。行首有井号的是说明或备用的字段：要用时填好，再删去井号。",
	EN: "Fill in what is marked 〔〕. To use a line that begins with a number sign, fill it in and remove the sign.",
}

// writer writes front matter.
type writer struct {
	draft Draft
	text  strings.Builder
}

func (w *writer) line(s string) { w.text.WriteString(s + "\n") }

func (w *writer) lines(lines []line, docs []fields.Doc, indent string) {
	for _, l := range lines {
		i := slices.IndexFunc(docs, func(d fields.Doc) bool { return d.Name == l.field })
		if i < 0 {
			panic("scaffold: no field " + l.field)
		}
		w.field(l, docs[i], indent)
	}
}

func (w *writer) field(l line, doc fields.Doc, indent string) {
	key := w.draft.word(doc.Chinese[0], doc.Name) + ":"
	note := w.note(l, doc)
	switch {
	case l.inner != nil:
		w.line(indent + key + note)
		w.inner(l, doc, indent)
	case l.as == items:
		w.line(indent + key + note)
		w.line(indent + "  - " + blank)
	case l.as == fill:
		w.line(indent + key + " " + blank + note)
	case l.as == must:
		w.line(indent + "# " + key + " " + blank + note)
	default:
		value := l.value(w.draft)
		if value == "" {
			return
		}
		if l.as == option {
			key = "# " + key
		}
		w.line(indent + key + " " + value + note)
	}
}

// inner writes a map; a list of maps gets one, its first line after the dash.
func (w *writer) inner(l line, doc fields.Doc, indent string) {
	in := writer{draft: w.draft}
	if l.as != items {
		in.lines(l.inner, doc.Inner, indent+"  ")
		w.text.WriteString(in.text.String())
		return
	}
	in.lines(l.inner, doc.Inner, indent+"    ")
	w.text.WriteString(indent + "  - " + strings.TrimPrefix(in.text.String(), indent+"    "))
}

// note is the guidance behind a line: what the schema says of the field, and the
// words it takes where these are few.
func (w *writer) note(l line, doc fields.Doc) string {
	said := doc.Text
	if l.note != (diag.Text{}) {
		said = l.note
	}
	note := said.In(w.draft.Language)
	switch {
	case l.field == "title" || l.field == "kind":
		return ""
	case len(doc.Choices) > 0 && len(doc.Choices) <= 20:
		var words []string
		for i := 0; i+1 < len(doc.Choices); i += 2 { // key and Chinese name in turn
			words = append(words, w.draft.word(doc.Choices[i+1], doc.Choices[i]))
		}
		note += fmt.Sprintf(diag.Text{ZH: "（可选：%s）", EN: " (one of: %s)"}.In(w.draft.Language), strings.Join(words, " "))
	}
	if note == "" || note == doc.Chinese[0] {
		return ""
	}
	return " # " + strings.TrimSpace(note)
}
