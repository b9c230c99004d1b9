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
		file, err := r.cardFile(doc)
		if err != nil {
			return nil, err
		}
		f := file.Cards[doc%r.group()]
		cards[i] = search.Card{ID: f[0], URL: f[1], Title: f[2], Number: f[3], Date: f[4], Unit: f[5], Domain: f[6], Kind: f[7], Status: f[8], Group: f[9]}
	}
	return cards, nil
}

func (r *Reader) cardFile(doc uint32) (file cardsJSON, err error) {
	n := int(doc / r.group())
	if n >= r.manifest.Cards.len() {
		return file, errDamaged
	}
	name := cardFile(n, r.manifest.Cards.at(n))
	if file, ok := r.cards[name]; ok && int(doc%r.group()) < len(file.Cards) {
		return file, nil
	}
	content, err := r.file(name)
	if err != nil {
		return file, err
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return file, fmt.Errorf("%s: %w", name, err)
	}
	if int(doc%r.group()) >= len(file.Cards) {
		return file, fmt.Errorf("%s: %w", name, errDamaged)
	}
	r.cards[name] = file
	return file, nil
}

func (r *Reader) group() uint32 { return uint32(r.manifest.Group) }

// Texts implements search.Source.
func (r *Reader) Texts(docs []uint32) ([]search.Text, error) {
	texts := make([]search.Text, len(docs))
	for i, doc := range docs {
		file, err := r.cardFile(doc)
		if err != nil {
			return nil, err
		}
		at := int(doc % r.group())
		part := 0
		for part < len(file.Texts) && at >= file.Texts[part].Documents {
			at -= file.Texts[part].Documents
			part++
		}
		if part == len(file.Texts) {
			return nil, errDamaged
		}
		group, err := r.textFile(textFile(int(doc/r.group()), part, file.Texts[part].Hash))
		if err != nil {
			return nil, err
		}
		if at >= len(group) {
			return nil, errDamaged
		}
		texts[i] = group[at].text()
	}
	return texts, nil
}

func (r *Reader) textFile(name string) ([]textJSON, error) {
	if group, ok := r.texts[name]; ok {
		return group, nil
	}
	content, err := r.file(name)
	if err != nil {
		return nil, err
	}
	var group []textJSON
	if err := json.Unmarshal(content, &group); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r.texts[name] = group
	return group, nil
}
