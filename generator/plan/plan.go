// Package plan lists every file a build will write before any is written.
//
// A Target is a file, or a few files made from one reading of a document, with a
// Sum that covers everything their bytes depend on: the view, the layout, the text.
// Two builds whose targets have the same sums write the same bytes, so what has to
// be rendered again after a change is found by looking sums up. Sums are worked out
// when they are asked for: a build from nothing never asks.
package plan

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/generator/diag"

	"golang.org/x/text/unicode/norm"
)

// Target is what is made in one piece.
type Target struct {
	Paths  []string // of the files, from the root of the site, with slashes
	Output string   // the output that planned it
	Layout string   // the layout that renders it; empty for files that are not pages
	From   string   // the source file it is about, if it is about one
	Line   int      // the line of From that asks for it; 0: the file as a whole

	// Sum covers everything the bytes depend on.
	Sum func() uint64

	// Render makes the files, in the order of Paths. It depends on nothing that Sum
	// does not cover and may be called from any goroutine.
	Render func() ([][]byte, error)

	// Copy is a file of the source folder to be copied as it is; Render is nil then.
	Copy  string
	Bytes int64
}

// Plan is all targets of a site, by path.
type Plan struct {
	Targets []Target
	byPath  map[string]int
}

var (
	sameTarget = diag.Define(diag.Kind{
		Code: "P1001", Severity: diag.Error,
		Message: diag.Text{ZH: "两个文件会写到同一处：%s（%s，%s）", EN: "two files have the same place: %s (%s, %s)"},
		Hint:    diag.Text{ZH: "给其中一个换一个短地址或文件名", EN: "give one of them another slug or file name"},
		Cause:   diag.Text{ZH: "文档、附件、旧址或系统页面的网址相同。"},
	})
	caseTarget = diag.Define(diag.Kind{
		Code: "P1002", Severity: diag.Error,
		Message: diag.Text{ZH: "%s 与 %s 只有大小写之别", EN: "%s and %s differ only in case"},
		Hint:    diag.Text{ZH: "改用不同的名称：Windows 和 macOS 上它们是同一个文件", EN: "use different names: they are one file on Windows and macOS"},
		Cause:   diag.Text{ZH: "附件、短地址或旧址的名称只有大小写（或字符组合方式）不同。"},
	})
)

// New is the plan of the targets. Targets that would overwrite each other, on any
// file system, are errors.
func New(targets []Target) (*Plan, diag.List) {
	p := &Plan{Targets: inOrder(targets), byPath: make(map[string]int, files(targets))}
	var found diag.List
	folded := map[string]string{} // paths by what they are in lower case, where that is something else
	for i, t := range p.Targets {
		for _, path := range t.Paths {
			place := diag.Place{File: cmp.Or(t.From, path), Line: t.Line}
			key := strings.ToLower(norm.NFC.String(path))
			other := folded[key]
			if key != path && other == "" {
				if _, taken := p.byPath[key]; taken {
					other = key
				}
			}
			if first, taken := p.byPath[path]; taken {
				found.Add(sameTarget.At(place, path, p.Targets[first].source(), t.source()))
			} else if other != "" {
				found.Add(caseTarget.At(place, path, other))
			}
			p.byPath[path] = i
			if key != path {
				folded[key] = path
			}
		}
	}
	return p, found
}

// inOrder is the targets by path. Most come in this order, for which a stable sort is
// quick, and only the paths are moved about: a target is large.
func inOrder(targets []Target) []Target {
	type entry struct {
		path string
		at   int
	}
	order := make([]entry, len(targets))
	for i := range targets {
		order[i] = entry{targets[i].Paths[0], i}
	}
	slices.SortStableFunc(order, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	sorted := make([]Target, len(targets))
	for i, e := range order {
		sorted[i] = targets[e.at]
	}
	return sorted
}

func files(targets []Target) (n int) {
	for i := range targets {
		n += len(targets[i].Paths)
	}
	return n
}

func (t Target) source() string { return cmp.Or(t.From, t.Output) }

// Find is the target that makes a path, and which of its files that is.
func (p *Plan) Find(path string) (t Target, file int, ok bool) {
	i, ok := p.byPath[path]
	if !ok {
		return Target{}, 0, false
	}
	return p.Targets[i], slices.Index(p.Targets[i].Paths, path), true
}
