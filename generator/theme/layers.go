package theme

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/generator/diag"
)

// layered is several file systems seen as one: the first that has a path counts.
type layered []fs.FS

// Open opens a file of the first layer that has it.
func (l layered) Open(name string) (fs.File, error) {
	for _, layer := range l {
		f, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile reads a file without the byte order mark some editors begin it with: where
// styles are joined it would be part of the first selector, which then means nothing.
func (l layered) ReadFile(name string) ([]byte, error) {
	f, err := l.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(f)
	return bytes.TrimPrefix(src, []byte("\ufeff")), err
}

// foreign notes what is written in another encoding: its bytes would come out on every
// page as they are.
func (l layered) foreign(found *diag.List) error {
	for _, folder := range []string{"layouts", "components", "assets"} {
		for _, file := range l.tree(folder) {
			if !slices.Contains([]string{".html", ".css", ".js", ".svg"}, path.Ext(file)) {
				continue
			}
			src, err := fs.ReadFile(l, file)
			if err != nil {
				return err
			}
			if at, bad := diag.NotUTF8(file, src); bad {
				found.Add(notUTF8.At(diag.Place{File: file, Line: at.Line, Column: 1}))
			}
		}
	}
	return nil
}

// glob lists the files of all layers that match, sorted, each path once.
func (l layered) glob(pattern string) []string {
	seen := map[string]bool{}
	for _, layer := range l {
		matches, err := fs.Glob(layer, pattern)
		if err != nil {
			panic(err) // patterns are written in this package
		}
		for _, m := range matches {
			seen[m] = true
		}
	}
	files := make([]string, 0, len(seen))
	for f := range seen {
		files = append(files, f)
	}
	slices.Sort(files)
	return files
}

// tree lists the files below a folder in all layers.
func (l layered) tree(dir string) []string {
	seen := map[string]bool{}
	for _, layer := range l {
		fs.WalkDir(layer, dir, func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && !strings.HasPrefix(path.Base(p), ".") {
				seen[p] = true
			}
			return nil
		})
	}
	files := make([]string, 0, len(seen))
	for f := range seen {
		files = append(files, f)
	}
	slices.Sort(files)
	return files
}

var templateError = regexp.MustCompile(`^template: [^:]*:(\d+):(?:(\d+):)? ?`)

// templatePlace takes the place out of a template error.
func templatePlace(file string, err error) (diag.Place, string) {
	text := err.Error()
	p := diag.Place{File: file, Line: 1, Column: 1}
	if m := templateError.FindStringSubmatch(text); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			p.Column, _ = strconv.Atoi(m[2])
		}
		text = text[len(m[0]):]
	}
	return p, text
}
