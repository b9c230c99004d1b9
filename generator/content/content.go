// Package content reads the files under content/ into Documents.
//
// A Document is one Markdown file: what its front matter states, and where its
// body is. A file is either a document by itself (policies/a.md) or the index of a
// folder of its own with its attachments beside it (policies/a/index.md). A folder
// with an _index.md is a column, and the file is the column's own text.
//
// Bodies do not stay in memory: Body reads one again when it is needed, and fails
// when the file is no longer the one that was loaded.
//
// Files may be UTF-8 with or without BOM, or GB18030, with LF or CRLF line ends.
package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"

	"github.com/cespare/xxhash/v2"
)

// Dir is the folder of the documents in the source folder.
const Dir = "content"

// MaxFile is the largest Markdown file that is read, in bytes.
const MaxFile = 8 << 20

// Document is one Markdown file.
type Document struct {
	disclosure.Attributes

	Path    string // of the file, from the source folder: content/policies/a.md
	ID      string // policies/a; unique, and stable as long as the file is not moved
	Folder  string // policies: the column it stands in
	Name    string // a: the last part of the ID
	Bundle  bool   // it has a folder of its own
	Index   bool   // it is the _index.md of a column
	Places  fields.Places
	Sum     uint64 // hash of the file's bytes
	Files   []File // attachments, tables and pictures the document names, in the order in which it does
	ModTime time.Time
	Size    int64

	// What the body points at, in most cases found without parsing it: a superset.
	Citations []string // document numbers, canonical
	Links     []string // destinations that are no files beside it
	Suspect   bool     // parsing it may find something wrong

	bodyLine int
	bodyAt   int       // where the body begins among the bytes of the file; 0 if these have to be decoded
	found    diag.List // what was wrong with the file, for a load that takes it over
	beside   uint64    // the files it could name
}

// File is a file beside a document.
type File struct {
	Path  string // from the source folder
	Name  string // as the document names it, cleaned: form.docx
	Bytes int64
	Mod   time.Time
	State uint64 // another one after every change
}

// Field is the place of a field's value; the file's first line when the field is
// not there.
func (d *Document) Field(name string) diag.Place {
	p, _ := d.Places.Find(d.Path, name)
	return p
}

// Given reports whether a field has a value, if only one that could not be read.
func (d *Document) Given(name string) bool {
	_, ok := d.Places.Find(d.Path, name)
	return ok
}

// Item is the place of the i-th value of a field that is a list.
func (d *Document) Item(name string, i int) diag.Place { return d.Places.Item(d.Path, name, i) }

// BodyPlace is the place of a line of the body, counted from 1.
func (d *Document) BodyPlace(line int) diag.Place {
	return diag.Place{File: d.Path, Line: d.bodyLine + line - 1, Column: 1}
}

// Dir is the folder that holds the document's file.
func (d *Document) Dir() string { return path.Dir(d.Path) }

// ErrChanged means that a file is no longer the one that was loaded.
var ErrChanged = errors.New("the file changed while the site was being built")

// Body reads the text after the front matter, as UTF-8 with LF line ends. The
// error wraps ErrChanged when the file is not the one that was loaded.
func (d *Document) Body(fsys fs.FS) ([]byte, error) {
	src, err := fs.ReadFile(fsys, d.Path)
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	if xxhash.Sum64(src) != d.Sum {
		return nil, fmt.Errorf("read body of %s: %w", d.Path, ErrChanged)
	}
	if d.bodyAt > 0 {
		return src[d.bodyAt:], nil
	}
	text, _, err := decode(src)
	if err != nil {
		return nil, fmt.Errorf("read body of %s: %w", d.Path, err)
	}
	return split(text).body, nil
}
