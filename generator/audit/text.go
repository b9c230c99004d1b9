package audit

import (
	"io/fs"
	"strings"
	"unicode/utf8"

	"gongkai/generator/diag"
	"gongkai/generator/markdown"
	"gongkai/generator/site"
)

// Text is the body of one document, read and parsed once for all rules.
type Text struct {
	Document *site.Document
	Source   string        // the Markdown, after the front matter
	Doc      *markdown.Doc // the same, parsed
	Plain    string        // the same as plain text, one block a line
	Kept
}

// NewText is the text of a document from what a builder has read and parsed already.
func NewText(d *site.Document, source []byte, doc *markdown.Doc) *Text {
	return &Text{Document: d, Source: string(source), Doc: doc, Plain: doc.Text()}
}

// ReadText reads and parses the body of a document.
func ReadText(fsys fs.FS, d *site.Document) (*Text, error) {
	src, err := d.Body(fsys)
	if err != nil {
		return nil, err
	}
	doc, _ := markdown.Parse(src) // what is wrong with the Markdown is reported when it is rendered
	return NewText(d, src, doc), nil
}

// At is the place of an offset in Source.
func (t *Text) At(offset int) diag.Place {
	before := t.Source[:offset]
	place := t.Document.BodyPlace(strings.Count(before, "\n") + 1)
	place.Column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return place
}

// Find is the place of the first occurrence of a string in Source; the first line of
// the body when it stands there in another form, cut by a mark of Markdown.
func (t *Text) Find(s string) diag.Place {
	if i := strings.Index(t.Source, s); i >= 0 {
		return t.At(i)
	}
	return t.Document.BodyPlace(1)
}

// Start is the place of the body.
func (t *Text) Start() diag.Place { return t.Document.BodyPlace(1) }
