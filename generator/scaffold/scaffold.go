// Package scaffold writes the first files: a site that builds, a document of a kind
// with just the fields that kind needs.
//
// What a person has to fill in holds content.Blank, which every load notices with
// file and line. A field whose value must have a form (a date, a reference) stands in
// a comment until it is filled in, so that what was written builds as it is.
//
// Site is the files of a new site, from the folder site/ of this package and the list
// of columns. Document is the text of a new document, from the list of forms: for each
// kind its fields, with guidance from the schema of front matter.
//
//	files, err := scaffold.Site(scaffold.County{Name: "青禾县人民政府", Now: now})
//	err = scaffold.Write("qinghe", files)
//
// Neither reads the clock or the network.
package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gongkai/generator/content"
)

// blank is what a person has to fill in.
const blank = content.Blank

// File is a file to be written, its path with slashes.
type File struct {
	Path string
	Text []byte
}

var (
	// ErrNotEmpty means that the folder of a new site holds something already.
	ErrNotEmpty = errors.New("the folder is not empty")
	// ErrExists means that a file of that name is there already.
	ErrExists = errors.New("the file exists")
)

// WriteSite writes the files of a new site into a folder, which is made when it does
// not exist. The error wraps ErrNotEmpty when it holds anything.
func WriteSite(dir string, files []File) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("new site: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("new site in %s: %w", dir, ErrNotEmpty)
	}
	for _, f := range files {
		if err := Write(dir, f); err != nil {
			return err
		}
	}
	return nil
}

// Write writes a file below a folder. It never overwrites: the error wraps ErrExists.
func Write(dir string, f File) error {
	name := filepath.Join(dir, filepath.FromSlash(f.Path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	w, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("new file %s: %w", f.Path, ErrExists)
	}
	if err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	_, err = w.Write(f.Text)
	if err := errors.Join(err, w.Close()); err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	return nil
}
