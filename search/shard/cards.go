package shard

import (
	"encoding/json"

	"gongkai/search"
)

// wholeText is up to how many bytes a text stands in the file of its card. A hit then
// costs one request; longer ones are fetched only when they have to be read.
const wholeText = 16 << 10

// groupFor is how many documents share a hash. When one of them changes, all their
// files get new names; but the manifest has three bytes for each group.
func groupFor(documents int) int {
	if documents > 20_000 {
		return 64
	}
	return 16
}

// cardJSON is the file of a document.
type cardJSON struct {
	Card [10]string `json:"c"`           // the fields of search.Card, in order
	Text *textJSON  `json:"t,omitempty"` // nil: it is in a file of its own
}

// textJSON is what a hit is verified on.
type textJSON struct {
	Lead  string   `json:"l"`
	Body  string   `json:"b"`
	Lines []int    `json:"a,omitempty"` // the anchors: from which line of the body…
	IDs   []string `json:"i,omitempty"` // …which id
}

func (t textJSON) text() search.Text {
	text := search.Text{Lead: t.Lead, Body: t.Body}
	for n, line := range t.Lines[:min(len(t.Lines), len(t.IDs))] {
		text.Anchors = append(text.Anchors, search.Anchor{Line: line, ID: t.IDs[n]})
	}
	return text
}

// cardContent is the files of a document, not packed yet.
type cardContent struct{ card, text []byte }

// card adds a document's card and text to the group being gathered.
func (w *writer) card(d search.Document) error {
	c := search.CardOf(d)
	text := textJSON{Lead: d.Lead(), Body: d.Body}
	for _, a := range d.Anchors {
		text.Lines, text.IDs = append(text.Lines, a.Line), append(text.IDs, a.ID)
	}
	file := cardJSON{Card: [10]string{c.ID, c.URL, c.Title, c.Number, c.Date, c.Unit, c.Domain, c.Kind, c.Status, c.Group}}
	var content cardContent
	var err error
	if len(text.Lead)+len(text.Body) <= wholeText {
		file.Text = &text
	} else if content.text, err = json.Marshal(text); err != nil {
		return err
	}
	if content.card, err = json.Marshal(file); err != nil {
		return err
	}
	w.group = append(w.group, content)
	if len(w.group) == w.manifest.Group {
		return w.flushGroup()
	}
	return nil
}

// flushGroup writes the files of the group.
func (w *writer) flushGroup() error {
	if len(w.group) == 0 {
		return nil
	}
	var all []byte
	for _, c := range w.group {
		all = append(append(append(all, c.card...), 0), c.text...)
	}
	hash := hashOf(all, hashBytes)
	first := w.manifest.Groups.len() * w.manifest.Group
	for i, c := range w.group {
		if err := w.put(cardFile(first+i, w.manifest.Group, hash), w.pack(c.card)); err != nil {
			return err
		}
		if c.text == nil {
			continue
		}
		if err := w.put(textFile(first+i, w.manifest.Group, hash), w.pack(c.text)); err != nil {
			return err
		}
	}
	w.manifest.Groups = appendHash(w.manifest.Groups, hash)
	w.group = w.group[:0]
	return nil
}
