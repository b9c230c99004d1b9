package office

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"gongkai/generator/diag"
)

// Bounds of an archive. Real documents stay far below: text shrinks to a tenth, the
// emptiest of sheets to a three-hundredth.
const (
	maxEntries  = 4096
	maxInflated = 256 << 20
	maxPart     = 32 << 20
	maxRatio    = 500
	smallPart   = 1 << 20 // parts up to this size may have any ratio
)

// archive is an office file: parts by name, inflated when they are asked for, once
// and within bounds.
type archive struct {
	at    diag.Place
	parts map[string]*zip.File
	left  int64
}

func openArchive(src []byte, at diag.Place) (*archive, *diag.Diagnostic) {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, refuse(damaged.At(at, "zip"))
	}
	a := &archive{at: at, parts: map[string]*zip.File{}, left: maxInflated}
	if len(z.File) > maxEntries {
		return nil, refuse(bomb.At(at))
	}
	var total uint64
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		if !safe(name) || a.parts[name] != nil {
			return nil, refuse(badEntry.At(at))
		}
		if f.FileInfo().IsDir() {
			continue
		}
		total += min(f.UncompressedSize64, maxInflated+1)
		if total > maxInflated || swollen(int64(f.UncompressedSize64), int64(f.CompressedSize64)) {
			return nil, refuse(bomb.At(at))
		}
		a.parts[name] = f
	}
	return a, nil
}

// safe reports whether a name stays inside of the archive on every system.
func safe(name string) bool {
	if name == "" || strings.ContainsAny(name, "\\:\x00") {
		return false
	}
	clean := strings.TrimSuffix(name, "/")
	return path.Clean("/"+clean) == "/"+clean && !strings.HasPrefix(clean, "/")
}

func swollen(inflated, packed int64) bool {
	return inflated > smallPart && inflated/maxRatio > packed
}

func (a *archive) has(name string) bool { return a.parts[name] != nil }

// names are the parts below a folder.
func (a *archive) names(folder string) (names []string) {
	for n := range a.parts {
		if strings.HasPrefix(n, folder) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

// part inflates a part. The sizes an archive states about itself are not believed.
func (a *archive) part(name string) ([]byte, *diag.Diagnostic) {
	f := a.parts[name]
	if f == nil {
		return nil, refuse(damaged.At(a.at, name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, refuse(damaged.At(a.at, name))
	}
	defer r.Close()
	limit := min(a.left, maxPart)
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(b)) > limit || swollen(int64(len(b)), int64(f.CompressedSize64)):
		return nil, refuse(bomb.At(a.at))
	case err != nil:
		return nil, refuse(damaged.At(a.at, name))
	}
	a.left -= int64(len(b))
	return b, nil
}

// xml parses a part; a part that is not there is an empty element.
func (a *archive) xml(name string) (*element, *diag.Diagnostic) {
	if !a.has(name) {
		return &element{}, nil
	}
	b, refused := a.part(name)
	if refused != nil {
		return nil, refused
	}
	root, err := parseXML(b)
	switch {
	case err == errTooComplex:
		return nil, refuse(tooLarge.At(a.at))
	case err != nil:
		return nil, refuse(damaged.At(a.at, name))
	}
	return root, nil
}

// relation is an entry of a .rels part.
type relation struct {
	kind     string // the last word of its type: image, hyperlink …
	target   string // a part; as written when external
	external bool
}

// relations reads the relations of a part. Targets are resolved against its folder
// and cannot leave the archive.
func (a *archive) relations(part string) (map[string]relation, *diag.Diagnostic) {
	root, refused := a.xml(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if refused != nil {
		return nil, refused
	}
	all := map[string]relation{}
	for _, e := range root.children {
		r := relation{kind: path.Base(e.attr("Type")), target: e.attr("Target"), external: strings.EqualFold(e.attr("TargetMode"), "External")}
		if !r.external {
			if !path.IsAbs(r.target) {
				r.target = path.Join("/", path.Dir(part), r.target)
			}
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		}
		all[e.attr("Id")] = r
	}
	return all, nil
}

// mainPart is the part with the text of a Word document, whatever its name.
func (a *archive) mainPart() string {
	rels, refused := a.relations("")
	if refused != nil {
		return ""
	}
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		if r := rels[id]; r.kind == "officeDocument" && strings.HasPrefix(r.target, "word/") && a.has(r.target) {
			return r.target
		}
	}
	return ""
}
