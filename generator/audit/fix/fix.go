// Package fix mends what can be mended without asking a person: how a value is
// written, never what it says.
//
// Propose looks at every document and returns Files with their Edits; nothing is
// written. A File shows itself as a unified Diff, and Apply writes it.
//
//	files, err := fix.Propose(source, s)
//	for _, f := range files {
//		fmt.Print(f.Diff())
//	}
//	err = fix.Apply(folder, files)
//
// The fixes: brackets, digits and zeros of document numbers; dates in other forms
// than 2026-03-01; full-width digits in numbers and telephones; index numbers that
// the ledger knows and the document does not state; in CSV tables, signs of masking
// and masks that hide too little.
//
// Bodies are never touched. An edit replaces the bytes of one scalar, in the file's
// own encoding: all other bytes, BOM, line ends and comments among them, stay. The
// result is read again before it is offered, and a file in which anything else would
// have changed is left alone.
package fix

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/site"
)

// File is a file with the edits proposed for it.
type File struct {
	Path   string // from the source folder
	Before []byte
	After  []byte
	Edits  []Edit // in the order of the file
}

// Edit replaces Before[Start:End].
type Edit struct {
	Start, End int
	New        []byte // in the file's encoding
	Line       int
	Why        string // in Chinese
}

// Propose looks for what can be mended. Files that cannot be read as documents are
// passed over: loading reports them.
func Propose(fsys fs.FS, s *site.Site) ([]File, error) {
	var files []File
	err := fs.WalkDir(fsys, content.Dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if name != content.Dir && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$")) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > content.MaxFile {
			return err
		}
		propose := document
		switch {
		case strings.HasSuffix(base, ".md"):
		case strings.EqualFold(path.Ext(base), ".csv"):
			propose = csvTable
		default:
			return nil
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("propose fixes: %w", err)
		}
		if edits := propose(name, src, s); len(edits) > 0 {
			files = append(files, File{Path: name, Before: src, After: apply(src, edits), Edits: edits})
		}
		return nil
	})
	return files, err
}

// apply is src with the edits made.
func apply(src []byte, edits []Edit) []byte {
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.Start]...), e.New...)
		at = e.End
	}
	return append(out, src[at:]...)
}

// Apply writes files below a folder, each whole or not at all. A file that is no
// longer what the proposal was made from stops the work.
func Apply(folder string, files []File) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("apply fixes: %w", err)
	}
	defer root.Close()
	for _, f := range files {
		if err := f.write(root); err != nil {
			return fmt.Errorf("apply fixes to %s: %w", f.Path, err)
		}
	}
	return nil
}

func (f File) write(root *os.Root) error {
	name := filepath.FromSlash(f.Path)
	info, err := root.Stat(name)
	if err != nil {
		return err
	}
	now, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.Before) {
		return content.ErrChanged
	}
	temp := name + ".gongkai-new"
	if err := root.WriteFile(temp, f.After, info.Mode().Perm()); err != nil {
		return err
	}
	if err := root.Rename(temp, name); err != nil {
		root.Remove(temp)
		return err
	}
	return nil
}
