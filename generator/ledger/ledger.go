// Package ledger remembers what has been given out once and for all: the index
// numbers that were allocated and the addresses that were published.
//
// The ledger is a file beside the site's documents and belongs into its version
// control: a number is never given to another document, not even when the first
// one is withdrawn or deleted.
package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
)

// File is where the ledger is, in the source folder.
const File = ".gongkai/ledger.json"

// Ledger is the memory of a site. The nil Ledger remembers nothing.
type Ledger struct {
	Index     map[string]string `json:"index_numbers"` // document ID → number
	Addresses map[string]string `json:"addresses"`     // address → document ID

	text []byte // it was read from
}

// Load reads the ledger of a site; one that does not exist yet is empty. prior is the one
// read before, or nil: it is returned again when the file is the same.
func Load(fsys fs.FS, prior *Ledger) (*Ledger, error) {
	l := &Ledger{Index: map[string]string{}, Addresses: map[string]string{}}
	b, err := fs.ReadFile(fsys, File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l, nil
	case err == nil && prior != nil && prior.text != nil && bytes.Equal(b, prior.text):
		return prior, nil
	case err == nil:
		l.text = b
		err = json.Unmarshal(b, l)
	}
	if err != nil {
		return nil, fmt.Errorf("load ledger: %w", err)
	}
	return l, nil
}

// Empty reports whether nothing was ever given out.
func (l *Ledger) Empty() bool { return l == nil || len(l.Index)+len(l.Addresses) == 0 }

// Number is the index number of a document, or "".
func (l *Ledger) Number(id string) string {
	if l == nil {
		return ""
	}
	return l.Index[id]
}

// Line is the line of the file on which a document's number stands, or 0.
func (l *Ledger) Line(id string) int {
	if l == nil {
		return 0
	}
	key, _ := json.Marshal(id)
	before, _, found := bytes.Cut(l.text, append(key, ':'))
	if !found {
		return 0
	}
	return 1 + bytes.Count(before, []byte{'\n'})
}

// Document is the ID of the document that was published last at an address, or "".
func (l *Ledger) Document(address string) string {
	if l == nil {
		return ""
	}
	return l.Addresses[address]
}

// Numbers are all numbers ever allocated, in no order.
func (l *Ledger) Numbers() iter.Seq[string] {
	if l == nil {
		return func(func(string) bool) {}
	}
	return maps.Values(l.Index)
}

// With is the ledger with further entries; the old one is not changed. A number stays
// with its document, also when that was moved and has another ID; an address is that of
// the document which is there now.
func (l *Ledger) With(index, addresses map[string]string) *Ledger {
	n := &Ledger{Index: maps.Clone(index), Addresses: map[string]string{}}
	if n.Index == nil {
		n.Index = map[string]string{}
	}
	if l != nil {
		maps.Copy(n.Index, l.Index)
		maps.Copy(n.Addresses, l.Addresses)
	}
	maps.Copy(n.Addresses, addresses)
	given := map[string]string{}
	for id, number := range index {
		given[number] = id
	}
	maps.DeleteFunc(n.Index, func(id, number string) bool { return given[number] != "" && given[number] != id })
	return n
}

// Encode is the text of the file: sorted, one entry a line.
func (l *Ledger) Encode() []byte {
	b, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		panic(err) // maps of strings always encode
	}
	return append(b, '\n')
}
