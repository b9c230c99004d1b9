package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// element is an XML element. Its name carries the customary prefix of its
// namespace, whatever prefix the file uses: w:p, a:blip.
type element struct {
	name     string
	attrs    []xml.Attr
	children []*element
	text     string // of an element without children; the others' is layout
}

const (
	maxElements = 1_000_000
	maxNesting  = 200
	maxAttrs    = 200 // of one element
)

var errTooComplex = errors.New("too many elements")

// prefixes are the namespaces that are read, in the transitional and strict forms.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps:",
	"urn:schemas-microsoft-com:vml":                                          "v:",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":              "",
}

// parseXML reads a document. There are no document types in office files, so one
// that has them is refused: entities are how XML explodes.
func parseXML(src []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	root := &element{}
	open := []*element{root}
	var text []byte // of the element on top, while it has no children
	count := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements || len(open) > maxNesting || len(t.Attr) > maxAttrs {
				return nil, errTooComplex
			}
			e := &element{name: known(t.Name), attrs: t.Attr}
			for i := range e.attrs {
				e.attrs[i].Name.Local = known(e.attrs[i].Name)
			}
			top.children = append(top.children, e)
			open = append(open, e)
			text = text[:0]
		case xml.EndElement:
			if len(top.children) == 0 {
				top.text = string(text)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(top.children) == 0 {
				text = append(text, t...)
			}
		case xml.Directive:
			return nil, errors.New("a document type is not allowed")
		}
	}
	if len(root.children) != 1 {
		return nil, errors.New("no document element")
	}
	return root.children[0], nil
}

// bound cuts what is looked up again and again, such as the properties of a style,
// to more children than any program writes.
func (e *element) bound() {
	e.children = e.children[:min(len(e.children), maxAttrs)]
	for _, c := range e.children {
		c.bound()
	}
}

func known(n xml.Name) string {
	prefix, ok := prefixes[n.Space]
	if !ok && n.Space != "" {
		prefix = "?:"
	}
	return prefix + n.Local
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name; an empty element when there is none, so that
// paths can be followed without asking at each step.
func (e *element) child(path ...string) *element {
	for _, name := range path {
		var next *element
		for _, c := range e.children {
			if c.name == name {
				next = c
				break
			}
		}
		if next == nil {
			return &element{}
		}
		e = next
	}
	return e
}

// val is the w:val of a child.
func (e *element) val(name string) string { return e.child(name).attr("w:val") }

// on reads a switch: absent is not set, present without a value is on.
func (e *element) on(name string) (on, set bool) {
	c := e.child(name)
	if c.name == "" {
		return false, false
	}
	switch strings.ToLower(c.attr("w:val")) {
	case "0", "false", "off", "none":
		return false, true
	}
	return true, true
}

// find calls f for each descendant of a name, not looking inside of those found.
func (e *element) find(name string, f func(*element)) {
	for _, c := range e.children {
		if c.name == name {
			f(c)
			continue
		}
		c.find(name, f)
	}
}

// words reports whether there is any text to read below e.
func (e *element) words() bool {
	if (e.name == "w:t" || e.name == "a:t") && trim(e.text) != "" {
		return true
	}
	for _, c := range e.children {
		if c.words() {
			return true
		}
	}
	return false
}
