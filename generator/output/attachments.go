package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/site"
)

// attachments copies the files of public documents beside their pages.
var attachments = Output{Name: "attachments", Targets: func(p *Planner) {
	for _, d := range p.Site.Pages {
		for _, f := range d.Files {
			p.copied(strings.TrimPrefix(d.Route, "/")+f.Name, f)
		}
	}
}}

// attached are the files that are listed under a document.
func attached(d *site.Public) []site.File {
	var list []site.File
	for _, f := range d.Files {
		if f.Attached {
			list = append(list, f)
		}
	}
	return list
}

// fileSums are the SHA-256 of files, in their order. Files are read here, when
// bytes are made: the plan knows them by size and time. A document's page, its
// record and the lists of all records name the same sums, so a Maker remembers them.
func fileSums(m *Maker, files []site.File) ([]string, error) {
	sums := make([]string, len(files))
	for i, f := range files {
		sum, err := fileSum(m, f)
		if err != nil {
			return nil, fmt.Errorf("attachment %s: %w", f.Source, err)
		}
		sums[i] = sum
	}
	return sums, nil
}

func fileSum(m *Maker, f site.File) (string, error) {
	if sum, known := m.fileSums.Load(f); known {
		return sum.(string), nil
	}
	src, err := m.FS.Open(f.Source)
	if err != nil {
		return "", err
	}
	defer src.Close()
	h := sha256.New()
	n, err := io.Copy(h, src)
	if err != nil {
		return "", err
	}
	if n != f.Bytes {
		return "", content.ErrChanged
	}
	sum := hex.EncodeToString(h.Sum(nil))
	m.fileSums.Store(f, sum)
	return sum, nil
}
