package shard

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"gongkai/search"
)

// Version is the version of the format.
const Version = 5

// ManifestName is the name of the file that a reader opens first.
const ManifestName = "manifest.bin"

// manifest says where everything is. It is written as the JSON of its first fields, a
// newline, and the rows of the others, each after its length.
type manifest struct {
	Version     int      `json:"version"`
	Documents   int      `json:"documents"`
	Group       int      `json:"group"`       // documents that share a hash
	Han         string   `json:"han"`         // hash of h-
	Readings    string   `json:"readings"`    // hash of y-
	Suggestions int      `json:"suggestions"` // files in s/
	Titles      []string `json:"titles"`      // how many characters titles have, as their keys begin
	Facets      []facet  `json:"facets"`

	Aliases [][]string `json:"aliases"` // lists of a word and its other words
	Nowhere []string   `json:"nowhere"` // terms of these that no document has

	Terms     hashes `json:"-"` // t/
	Groups    hashes `json:"-"` // d/, of each group of documents
	Suggest   hashes `json:"-"` // s/, of each group of suggestions
	NotForced []byte `json:"-"` // a list (as in term files) of documents not in force
	Answers   []byte `json:"-"` // lists of documents by search.AnswersOf, from 1
	Common    longs  `json:"-"` // c/, of each frequent pair

	search.Tables `json:"-"`
}

// facet is the name of a facet and the hash of its file.
type facet struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
}

func (m *manifest) rows() []*[]byte {
	return []*[]byte{(*[]byte)(&m.Terms), (*[]byte)(&m.Groups), (*[]byte)(&m.Suggest), &m.NotForced, &m.Answers, &m.Chars, &m.Frequent, &m.Usual, &m.Words, (*[]byte)(&m.Common)}
}

func (m *manifest) encode() ([]byte, error) {
	content, err := json.Marshal(m)
	content = append(content, '\n')
	for _, row := range m.rows() {
		content = append(binary.AppendUvarint(content, uint64(len(*row))), *row...)
	}
	return content, err
}

func readManifest(content []byte) (*manifest, error) {
	head, rows, _ := bytes.Cut(content, []byte("\n"))
	m := &manifest{}
	if err := json.Unmarshal(head, m); err != nil {
		return nil, err
	}
	if m.Version != Version {
		return nil, fmt.Errorf("version %d, not %d", m.Version, Version)
	}
	c := cursor{rest: rows}
	for _, row := range m.rows() {
		*row = c.bytes(int(min(c.number(), uint64(len(rows)))))
	}
	if c.err != nil {
		return nil, c.err
	}
	if len(m.Terms) == 0 || m.Suggestions < 0 || len(m.Suggest) != (m.Suggestions+suggestGroup-1)/suggestGroup*hashBytes || m.Group < 1 || m.Group > maxGroup {
		return nil, errDamaged
	}
	if n := m.Documents; n < 0 || n > maxDocuments {
		return nil, fmt.Errorf("%d documents", n)
	}
	if len(m.Terms)%hashBytes+len(m.Groups)%hashBytes+len(m.Suggest)%hashBytes+len(m.Common)%longBytes != 0 {
		return nil, errors.New("a row of hashes has a piece of one")
	}
	return m, nil
}

// small are the names of the files that follow from columns.
func (m *manifest) small() map[string]bool {
	names := map[string]bool{hanFile(m.Han): true, readingsFile(m.Readings): true}
	for _, f := range m.Facets {
		names[facetFile(f.Name, f.Hash)] = true
	}
	for n := range m.Suggestions {
		names[suggestFile(n, m.Suggest.at(n/suggestGroup))] = true
	}
	return names
}

// What a manifest may claim at most.
const (
	maxDocuments = 1 << 24
	maxGroup     = 1 << 12
)

// hashes are the hashes of a row of files.
type hashes []byte

func (h hashes) len() int { return len(h) / hashBytes }

func (h hashes) at(n int) string { return hex.EncodeToString(h[n*hashBytes : (n+1)*hashBytes]) }

// hashBytes is how much of a hash names carry: a changed file has its old name once
// in 16 million times.
const hashBytes = 3

// longs are the hashes of files whose names tell nothing else.
type longs []byte

func (h longs) len() int { return len(h) / longBytes }

func (h longs) at(n int) string { return hex.EncodeToString(h[n*longBytes : (n+1)*longBytes]) }

const longBytes = 5

func termFile(n int, hash string) string    { return "t/" + strconv.Itoa(n) + "-" + hash + ".bin" }
func commonFile(hash string) string         { return "c/" + hash + ".bin" }
func longFile(hash string) string           { return "p/" + hash + ".bin" }
func facetFile(name, hash string) string    { return "f/" + name + "-" + hash + ".bin" }
func suggestFile(n int, hash string) string { return grouped("s/", n, suggestGroup, hash) + ".bin" }
func readingsFile(hash string) string       { return "y-" + hash + ".bin" }
func hanFile(hash string) string            { return "h-" + hash + ".bin" }

// cardFile is the file of a document.
func cardFile(doc, group int, hash string) string { return grouped("d/", doc, group, hash) + ".bin" }

// textFile is the file of a text that is too long to stand with its card.
func textFile(doc, group int, hash string) string { return grouped("d/", doc, group, hash) + "x.bin" }

// grouped is the name of the n-th file of a folder where groups share a hash: the
// group, its hash, the place in the group.
func grouped(folder string, n, group int, hash string) string {
	return folder + strconv.Itoa(n/group) + "-" + hash + "/" + strconv.Itoa(n%group)
}
