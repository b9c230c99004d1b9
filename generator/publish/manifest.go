package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// The two files that Commit adds to every site.
const (
	ManifestFile = "manifest.json"
	SumsFile     = "SHA256SUMS"
)

// largestManifest bounds what is read as a manifest: some 300,000 files.
const largestManifest = 64 << 20

// Sum is the SHA-256 of a file.
type Sum [sha256.Size]byte

// SumOf is the sum of the data.
func SumOf(data []byte) Sum { return sha256.Sum256(data) }

// String is the sum in the usual form, lower-case hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Entry is one published file. SHA256 is in lower-case hexadecimal.
type Entry struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
	Quick  uint64 `json:"-"` // xxHash64, of files that were published just now: see Known
}

// Manifest lists every file of a published site by path, except itself and
// SHA256SUMS. It holds no times: the same site has the same manifest.
type Manifest struct {
	Generator string  `json:"generator"`
	Files     []Entry `json:"files"`
}

// readManifest reads the manifest of a published site and checks that it can be relied
// on: portable paths, in order, none twice. It also returns the bytes.
func readManifest(fsys fs.FS) (Manifest, []byte, error) {
	f, err := fsys.Open(ManifestFile)
	if err != nil {
		return Manifest{}, nil, fmt.Errorf("read manifest: %w", err)
	}
	defer f.Close()
	data, err := readBounded(f, largestManifest)
	if err != nil {
		return Manifest{}, nil, fmt.Errorf("read manifest: %w", err)
	}
	m, err := parseManifest(data)
	return m, data, err
}

// readBounded reads all of r, and fails when that is more than limit bytes.
func readBounded(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("larger than %d bytes", limit)
	}
	return data, err
}

func parseManifest(data []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return Manifest{}, fmt.Errorf("manifest: %w", err)
	}
	// A web application's manifest.json is JSON too, but has no list of files.
	if m.Files == nil {
		return Manifest{}, fmt.Errorf("manifest: not the manifest of a published site")
	}
	for i, e := range m.Files {
		if err := CheckPath(e.Path); err != nil {
			return Manifest{}, fmt.Errorf("manifest: %w", err)
		}
		if i > 0 && m.Files[i-1].Path >= e.Path {
			return Manifest{}, fmt.Errorf("manifest: %s is out of order or listed twice", e.Path)
		}
		if sum, err := hex.DecodeString(e.SHA256); err != nil || len(sum) != sha256.Size || e.Bytes < 0 {
			return Manifest{}, fmt.Errorf("manifest: %s has no valid size and sum", e.Path)
		}
	}
	return m, nil
}

func (m Manifest) sort() {
	slices.SortFunc(m.Files, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
}

// encode writes one file a line, so that a difference between two sites reads well.
func (m Manifest) encode() []byte {
	var b bytes.Buffer
	b.Grow(len(m.Files)*160 + 100)
	fmt.Fprintf(&b, "{\n\"generator\": %s,\n\"files\": [", quote(m.Generator))
	for i, e := range m.Files {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n{\"path\": %s, \"bytes\": %d, \"sha256\": \"%s\"}", quote(e.Path), e.Bytes, e.SHA256)
	}
	b.WriteString("\n]\n}\n")
	return b.Bytes()
}

func quote(s string) []byte {
	quoted, _ := json.Marshal(s) // a string always has a form in JSON
	return quoted
}

// sums is the site in the format of sha256sum, the manifest included, so that
// `sha256sum -c SHA256SUMS` checks a site where this program is not installed.
func (m Manifest) sums(encoded []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(m.Files)*120 + 100)
	line := func(sum, path string) {
		b.WriteString(sum)
		b.WriteString("  ")
		b.WriteString(path)
		b.WriteByte('\n')
	}
	for _, e := range m.Files {
		line(e.SHA256, e.Path)
	}
	line(SumOf(encoded).String(), ManifestFile)
	return b.Bytes()
}
