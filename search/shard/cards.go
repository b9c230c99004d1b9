package shard

import (
	"crypto/sha256"

	"gongkai/search"
)

// wholeText is up to how many bytes a text stands in the file of its card. A hit then
// costs one request; longer ones are fetched only when they have to be read.
const wholeText = 16 << 10

// groupFor is how many documents share a hash: when one of them changes, all their
// files get new names, but the manifest has the bytes of a hash for each group. It
// grows with the square root of the documents, as both costs then do.
func groupFor(documents int) int {
	n := 8
	for n*n*16 < documents {
		n *= 2
	}
	return n
}

// cardContent is the files of a document, not packed yet.
type cardContent struct{ card, text []byte }

func contentOf(d search.Document) (c cardContent) {
	card, text := cardText(search.CardOf(d)), bodyText(d.Lead(), d.Body, d.Anchors)
	if len(text) <= wholeText {
		return cardContent{card: appendText(nil, card+text)}
	}
	return cardContent{appendText(nil, card), appendText(nil, text)}
}

// sum tells two contents apart.
func (c cardContent) sum() [8]byte {
	h := sha256.New()
	h.Write(c.card)
	h.Write([]byte{0xFF}) // in no text
	h.Write(c.text)
	return [8]byte(h.Sum(nil))
}

// groupHash is the hash of a group of documents by their sums.
func groupHash(sums [][8]byte) string {
	var all []byte
	for _, sum := range sums {
		all = append(all, sum[:]...)
	}
	return hashOf(all, hashBytes)
}

// card adds a document's card and text to the group being gathered.
func (w *writer) card(d search.Document) error {
	w.group = append(w.group, contentOf(d))
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
	first := len(w.state.Sums)
	for _, c := range w.group {
		w.state.Sums = append(w.state.Sums, c.sum())
	}
	hash := groupHash(w.state.Sums[first:])
	for i, c := range w.group {
		if err := w.put(cardFile(first+i, w.manifest.Group, hash), pack(c.card)); err != nil {
			return err
		}
		if c.text == nil {
			continue
		}
		if err := w.put(textFile(first+i, w.manifest.Group, hash), pack(c.text)); err != nil {
			return err
		}
	}
	w.manifest.Groups = appendHash(w.manifest.Groups, hash)
	w.group = w.group[:0]
	return nil
}
