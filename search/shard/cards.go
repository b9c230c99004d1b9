package shard

import (
	"encoding/json"

	"gongkai/search"
)

// textBytes is about what the texts of a file come to, unless one alone is longer.
const textBytes = 4 << 10

// groupFor is how many documents have their cards in one file: few, because hits are
// scattered; but the manifest has three bytes for each file.
func groupFor(documents int) int {
	if documents > 20_000 {
		return 16
	}
	return 8
}

// cardsJSON is a card file.
type cardsJSON struct {
	Cards [][10]string `json:"cards"` // the fields of search.Card, in order
	Texts []textRef    `json:"texts"` // the text files, in order
}

type textRef struct {
	Documents int    `json:"n"`
	Hash      string `json:"h"`
}

// textJSON is one document in a text file.
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

type textGroup struct {
	texts []textJSON
	bytes int
}

// card adds a document's card and text to the group being gathered.
func (w *writer) card(d search.Document) error {
	c := search.CardOf(d)
	w.cards = append(w.cards, c)
	t := textJSON{Lead: d.Lead(), Body: d.Body}
	for _, a := range d.Anchors {
		t.Lines, t.IDs = append(t.Lines, a.Line), append(t.IDs, a.ID)
	}
	size := len(t.Lead) + len(t.Body)
	if n := len(w.texts); n == 0 || w.texts[n-1].bytes+size > textBytes {
		w.texts = append(w.texts, textGroup{})
	}
	g := &w.texts[len(w.texts)-1]
	g.texts, g.bytes = append(g.texts, t), g.bytes+size
	if len(w.cards) == w.manifest.Group {
		return w.flushCards()
	}
	return nil
}

// flushCards writes the group: its texts, then the cards that say where they are.
func (w *writer) flushCards() error {
	if len(w.cards) == 0 {
		return nil
	}
	n := w.manifest.Cards.len()
	var file cardsJSON
	for _, c := range w.cards {
		file.Cards = append(file.Cards, [10]string{c.ID, c.URL, c.Title, c.Number, c.Date, c.Unit, c.Domain, c.Kind, c.Status, c.Group})
	}
	for i, g := range w.texts {
		content, err := json.Marshal(g.texts)
		if err != nil {
			return err
		}
		hash := hashOf(content, hashBytes)
		file.Texts = append(file.Texts, textRef{len(g.texts), hash})
		if err := w.put(textFile(n, i, hash), w.pack(content)); err != nil {
			return err
		}
	}
	content, err := json.Marshal(file)
	if err != nil {
		return err
	}
	hash := hashOf(content, hashBytes)
	w.manifest.Cards = appendHash(w.manifest.Cards, hash)
	w.cards, w.texts = w.cards[:0], w.texts[:0]
	return w.put(cardFile(n, hash), w.pack(content))
}
