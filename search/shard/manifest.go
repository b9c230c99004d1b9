package shard

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
)

// Version is the version of the format.
const Version = 2

// ManifestName is the name of the file that a reader opens first.
const ManifestName = "manifest.bin"

// Manifest says where everything is. Hashes are rows of bytes, three for each file.
type Manifest struct {
	Version   int        `json:"version"`
	Documents int        `json:"documents"`
	Group     int        `json:"group"`    // documents that share a hash
	Terms     Hashes     `json:"terms"`    // t/
	Groups    Hashes     `json:"groups"`   // d/, of each group of documents
	Suggest   Hashes     `json:"suggest"`  // s/
	Han       string     `json:"han"`      // hash of h-
	Readings  string     `json:"readings"` // hash of y-
	Facets    []Facet    `json:"facets"`
	NotForced []byte     `json:"notForced"` // a list (as in term files) of documents not in force
	Chars     []string   `json:"chars"`     // search.Frequencies
	Pairs     []string   `json:"pairs"`
	Aliases   [][]string `json:"aliases"` // a word and other words for it, both as written
}

// Facet is the name of a facet and the hash of its file.
type Facet struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
}

// Hashes are the hashes of a row of files.
type Hashes []byte

func (h Hashes) len() int { return len(h) / hashBytes }

func (h Hashes) at(n int) string { return hex.EncodeToString(h[n*hashBytes : (n+1)*hashBytes]) }

// MarshalJSON writes base64 without padding.
func (h Hashes) MarshalJSON() ([]byte, error) {
	return json.Marshal(base64.RawStdEncoding.EncodeToString(h))
}

// UnmarshalJSON reads it.
func (h *Hashes) UnmarshalJSON(src []byte) error {
	var s string
	if err := json.Unmarshal(src, &s); err != nil {
		return err
	}
	b, err := base64.RawStdEncoding.DecodeString(s)
	if err == nil && len(b)%hashBytes != 0 {
		err = fmt.Errorf("a row of hashes has %d bytes", len(b))
	}
	*h = b
	return err
}

// hashBytes is how much of a hash names carry: a changed file has its old name once
// in 16 million times.
const hashBytes = 3

func termFile(n int, hash string) string    { return "t/" + strconv.Itoa(n) + "-" + hash + ".bin" }
func longFile(hash string) string           { return "p/" + hash + ".bin" }
func facetFile(name, hash string) string    { return "f/" + name + "-" + hash + ".bin" }
func suggestFile(n int, hash string) string { return "s/" + strconv.Itoa(n) + "-" + hash + ".bin" }
func readingsFile(hash string) string       { return "y-" + hash + ".bin" }
func hanFile(hash string) string            { return "h-" + hash + ".bin" }

// cardFile is the file of a document: d/, its group and the group's hash, its place in
// the group.
func cardFile(doc, group int, hash string) string { return cardName(doc, group, hash) + ".bin" }

// textFile is the file of a text that is too long to stand with its card.
func textFile(doc, group int, hash string) string { return cardName(doc, group, hash) + "x.bin" }

func cardName(doc, group int, hash string) string {
	return fmt.Sprintf("d/%d-%s/%d", doc/group, hash, doc%group)
}
