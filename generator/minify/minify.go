// Package minify removes what browsers do not need and keeps what inspectors'
// tools read: document tags, end tags, quotes and default attributes stay, so that
// a search for <meta name="SiteName" content="…"> finds it.
package minify

import (
	"bytes"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// Minifier minifies by media type. It is safe for concurrent use. The zero of the
// pointer, nil, leaves everything as it is.
type Minifier struct{ m *minify.M }

// New is a minifier.
func New() *Minifier {
	m := minify.New()
	page := html.Minifier{
		KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true, KeepSpecialComments: true,
	}
	template := page
	template.TemplateDelims = html.GoTemplateDelims
	m.Add("text/html", &page)
	m.Add("text/x-template", &template)
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	m.Add("application/json", &json.Minifier{})
	m.Add("image/svg+xml", &svg.Minifier{})
	m.Add("application/xml", &xml.Minifier{})
	return &Minifier{m}
}

// HTML minifies a page or a part of one.
func (m *Minifier) HTML(b []byte) ([]byte, error) { return m.bytes("text/html", b) }

// Template minifies the source of an html/template. What it renders is then as good
// as minified, at the cost of once for all pages.
func (m *Minifier) Template(b []byte) ([]byte, error) { return m.bytes("text/x-template", b) }

// CSS minifies a style sheet.
func (m *Minifier) CSS(b []byte) ([]byte, error) { return m.bytes("text/css", b) }

// JS minifies a script or a module.
func (m *Minifier) JS(b []byte) ([]byte, error) { return m.bytes("text/javascript", b) }

// SVG minifies a drawing.
func (m *Minifier) SVG(b []byte) ([]byte, error) { return m.bytes("image/svg+xml", b) }

// XML minifies a feed.
func (m *Minifier) XML(b []byte) ([]byte, error) { return m.bytes("application/xml", b) }

// JSON minifies a feed.
func (m *Minifier) JSON(b []byte) ([]byte, error) { return m.bytes("application/json", b) }

func (m *Minifier) bytes(media string, b []byte) ([]byte, error) {
	if m == nil {
		return b, nil
	}
	var out bytes.Buffer
	out.Grow(len(b))
	if err := m.m.Minify(media, &out, bytes.NewReader(b)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
