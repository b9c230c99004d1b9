package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"gongkai/generator/diag"
	"gongkai/internal/parallel"
)

// Report is what became of a published site. Paths are sorted.
type Report struct {
	Checked int       // files of the manifest that were looked at
	Changed []string  // not what was published
	Missing []string  // published and no longer there
	Added   []string  // in the folder, but not published
	Unread  []Failure // could not be read, so nothing is known
}

// Failure is a file that could not be read.
type Failure struct{ Path, Reason string }

// Intact reports whether the site is as it was published. Files that were added do
// not count: publishing leaves the files of others where they are.
func (r Report) Intact() bool { return len(r.Changed)+len(r.Missing)+len(r.Unread) == 0 }

// Diagnostics are the findings for the people who keep the site.
func (r Report) Diagnostics() diag.List {
	var list diag.List
	for _, of := range []struct {
		kind  *diag.Kind
		paths []string
	}{{Changed, r.Changed}, {Missing, r.Missing}, {Added, r.Added}} {
		for _, path := range of.paths {
			list.Add(of.kind.At(diag.Place{File: path}))
		}
	}
	for _, f := range r.Unread {
		list.Add(Unread.At(diag.Place{File: f.Path}, f.Reason))
	}
	list.Sort()
	return list
}

// finding is what became of one file.
type finding struct {
	state int
	err   error
}

const (
	intact = iota
	changed
	missing
	unread
)

// note adds what was found of a file.
func (r *Report) note(path string, f finding) {
	switch f.state {
	case changed:
		r.Changed = append(r.Changed, path)
	case missing:
		r.Missing = append(r.Missing, path)
	case unread:
		r.Unread = append(r.Unread, Failure{path, f.err.Error()})
	}
}

// settle sorts the report and names a file once, whatever spoke against it.
func (r *Report) settle() {
	for _, paths := range []*[]string{&r.Changed, &r.Missing, &r.Added} {
		slices.Sort(*paths)
		*paths = slices.Compact(*paths)
	}
}

// Verify holds a folder against the manifest in it. The error is for a folder whose
// manifest cannot be read or relied on.
func Verify(fsys fs.FS) (Report, error) {
	m, encoded, err := readManifest(fsys)
	if err != nil {
		return Report{}, err
	}
	var r Report
	r.checkSums(m, encoded, func() ([]byte, error) { return fs.ReadFile(fsys, SumsFile) })
	r.checkAll(m, runtime.GOMAXPROCS(0), func(e Entry) finding { return verifyFile(fsys, e) })
	listed := make(map[string]bool, len(m.Files)+2)
	for _, e := range m.Files {
		listed[e.Path] = true
	}
	listed[ManifestFile], listed[SumsFile] = true, true
	err = fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !listed[path] {
			r.Added = append(r.Added, path)
		}
		return err
	})
	r.settle()
	return r, err
}

// verifyFile takes a link or a folder in place of a file for a change.
func verifyFile(fsys fs.FS, e Entry) finding {
	info, err := fs.Lstat(fsys, e.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{state: missing}
	case err != nil:
		return finding{unread, err}
	case !info.Mode().IsRegular() || info.Size() != e.Bytes:
		return finding{state: changed}
	}
	f, err := fsys.Open(e.Path)
	if err != nil {
		return finding{unread, err}
	}
	defer f.Close()
	d, err := digestOf(f)
	switch {
	case err != nil:
		return finding{unread, err}
	case d.sum.String() != e.SHA256:
		return finding{state: changed}
	}
	return finding{}
}

// checkAll looks at every file of the manifest, some at a time.
func (r *Report) checkAll(m Manifest, workers int, look func(Entry) finding) {
	found := make([]finding, len(m.Files))
	parallel.EachOf(len(found), workers, func(i int) { found[i] = look(m.Files[i]) })
	r.Checked += len(found)
	for i, f := range found {
		r.note(m.Files[i].Path, f)
	}
}

// checkSums holds the two lists of files against each other: SHA256SUMS has a line
// for the manifest too, so that neither can be changed alone.
func (r *Report) checkSums(m Manifest, encoded []byte, read func() ([]byte, error)) {
	r.Checked += 2
	sums, err := read()
	if errors.Is(err, fs.ErrNotExist) {
		r.Missing = append(r.Missing, SumsFile)
		return
	}
	if err != nil {
		r.Unread = append(r.Unread, Failure{SumsFile, err.Error()})
		return
	}
	want := m.sums(encoded)
	if bytes.Equal(sums, want) {
		return
	}
	last := fmt.Sprintf("%s  %s\n", SumOf(encoded), ManifestFile)
	if !strings.HasSuffix(string(sums), last) {
		r.Changed = append(r.Changed, ManifestFile)
	}
	if !bytes.HasPrefix(sums, bytes.TrimSuffix(want, []byte(last))) || bytes.Count(sums, []byte("\n")) != len(m.Files)+1 {
		r.Changed = append(r.Changed, SumsFile)
	}
}
