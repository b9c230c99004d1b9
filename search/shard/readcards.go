package shard

import (
	"fmt"

	"gongkai/search"
)

// Cards implements search.Source.
func (r *Reader) Cards(docs []uint32) ([]search.Card, error) {
	cards := make([]search.Card, len(docs))
	for i, doc := range docs {
		d, err := r.document(doc)
		if err != nil {
			return nil, err
		}
		cards[i] = d.card
	}
	return cards, nil
}

// Texts implements search.Source.
func (r *Reader) Texts(docs []uint32) ([]search.Text, error) {
	texts := make([]search.Text, len(docs))
	for i, doc := range docs {
		d, err := r.document(doc)
		if err != nil {
			return nil, err
		}
		if d.text == nil {
			if d.text, err = r.text(doc); err != nil {
				return nil, err
			}
		}
		texts[i] = *d.text
	}
	return texts, nil
}

func (r *Reader) document(doc uint32) (d document, err error) {
	hash, err := r.groupHash(doc)
	if err != nil {
		return d, err
	}
	name := cardFile(int(doc), r.manifest.Group, hash)
	if d, ok := r.documents[name]; ok {
		return d, nil
	}
	content, err := r.file(name)
	if err != nil {
		return d, err
	}
	if d, err = readDocument(content); err != nil {
		return d, fmt.Errorf("%s: %w", name, err)
	}
	r.documents[name] = d
	return d, nil
}

// text is a text that stands in a file of its own.
func (r *Reader) text(doc uint32) (*search.Text, error) {
	hash, err := r.groupHash(doc)
	if err != nil {
		return nil, err
	}
	name := textFile(int(doc), r.manifest.Group, hash)
	content, err := r.file(name)
	if err != nil {
		return nil, err
	}
	t, err := readBody(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

func (r *Reader) groupHash(doc uint32) (string, error) {
	n := int(doc) / r.manifest.Group
	if n >= r.manifest.Groups.len() {
		return "", errDamaged
	}
	return r.manifest.Groups.at(n), nil
}
