package shard

import (
	"encoding/json"
	"fmt"

	"gongkai/search"
)

// Cards implements search.Source.
func (r *Reader) Cards(docs []uint32) ([]search.Card, error) {
	cards := make([]search.Card, len(docs))
	for i, doc := range docs {
		file, err := r.card(doc)
		if err != nil {
			return nil, err
		}
		f := file.Card
		cards[i] = search.Card{ID: f[0], URL: f[1], Title: f[2], Number: f[3], Date: f[4], Unit: f[5], Domain: f[6], Kind: f[7], Status: f[8], Group: f[9]}
	}
	return cards, nil
}

// Texts implements search.Source.
func (r *Reader) Texts(docs []uint32) ([]search.Text, error) {
	texts := make([]search.Text, len(docs))
	for i, doc := range docs {
		file, err := r.card(doc)
		if err != nil {
			return nil, err
		}
		if file.Text == nil {
			hash, err := r.groupHash(doc)
			if err != nil {
				return nil, err
			}
			file.Text = &textJSON{}
			if err := r.json(textFile(int(doc), r.manifest.Group, hash), file.Text); err != nil {
				return nil, err
			}
		}
		texts[i] = file.Text.text()
	}
	return texts, nil
}

func (r *Reader) card(doc uint32) (file cardJSON, err error) {
	hash, err := r.groupHash(doc)
	if err != nil {
		return file, err
	}
	name := cardFile(int(doc), r.manifest.Group, hash)
	if file, ok := r.cards[name]; ok {
		return file, nil
	}
	if err := r.json(name, &file); err != nil {
		return file, err
	}
	r.cards[name] = file
	return file, nil
}

func (r *Reader) groupHash(doc uint32) (string, error) {
	n := int(doc) / r.manifest.Group
	if n >= r.manifest.Groups.len() {
		return "", errDamaged
	}
	return r.manifest.Groups.at(n), nil
}

func (r *Reader) json(name string, v any) error {
	content, err := r.file(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(content, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
