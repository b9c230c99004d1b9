package content

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/markdown"
	"gongkai/generator/seen"
	"gongkai/internal/parallel"

	"github.com/cespare/xxhash/v2"
)

// Tree is everything found under content/.
type Tree struct {
	Documents []*Document // by path; _index.md files included
	Found     diag.List
}

// Load reads all documents under content/. ignore are patterns of base names, as
// of path.Match, that are passed over besides hidden and temporary files. Documents
// of prior whose file has the same size and time are taken over without reading;
// prior may be nil. The error is a failure of the machine, never of a document.
func Load(fsys fs.FS, ignore []string, prior *Tree) (*Tree, error) {
	w := walker{fsys: fsys, ignore: ignore, folders: map[string]*folder{}}
	if err := fs.WalkDir(fsys, Dir, w.visit); err != nil {
		return nil, fmt.Errorf("load content: %w", err)
	}
	known := prior.byPath()
	results := make([]result, len(w.files))
	parallel.EachOf(len(results), max(2, runtime.GOMAXPROCS(0)), func(i int) { // files are waited for
		results[i] = w.load(w.files[i], known[w.files[i].path])
	})

	t := &Tree{Found: w.found}
	for _, r := range results {
		if r.err != nil {
			return nil, fmt.Errorf("load content: %w", r.err)
		}
		t.Found.Add(r.found...)
		if r.doc != nil {
			t.Documents = append(t.Documents, r.doc)
		}
	}
	w.unused(t)
	t.Found.Sort()
	return t, nil
}

// byPath is the documents by path; none if there is no tree.
func (t *Tree) byPath() map[string]*Document {
	if t == nil {
		return nil
	}
	m := make(map[string]*Document, len(t.Documents))
	for _, d := range t.Documents {
		m[d.Path] = d
	}
	return m
}

// walker lists what is there before anything is read.
type walker struct {
	fsys    fs.FS
	ignore  []string
	files   []source
	folders map[string]*folder
	found   diag.List
}

type source struct {
	path  string
	entry fs.DirEntry
}

// folder is the files of one folder by name, for attachments.
type folder struct {
	files map[string]fs.FileInfo
	lower map[string]string
	used  sync.Map

	folders []*folder
	once    sync.Once
	hash    uint64
}

// sum is a hash of the names and states of the files of a folder and of the
// folders in it that a document may name.
func (f *folder) sum() uint64 {
	f.once.Do(func() {
		h := xxhash.New()
		for _, name := range f.names() {
			fmt.Fprintf(h, "%s\x00%x\x00", name, seen.State(f.files[name]))
		}
		for _, sub := range f.folders {
			fmt.Fprintf(h, "%x\x00", sub.sum())
		}
		f.hash = h.Sum64()
	})
	return f.hash
}

func (w *walker) visit(p string, e fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	name := path.Base(p)
	if p != Dir && w.ignored(name) {
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if e.Type()&fs.ModeSymlink != 0 {
		w.found.Add(symlink.At(diag.Place{File: p}))
		return nil
	}
	if why := unportable(name); why.ZH != "" {
		w.found.Add(badName.At(diag.Place{File: p}, name).Suggest(why))
		if e.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if e.IsDir() {
		f := &folder{files: map[string]fs.FileInfo{}, lower: map[string]string{}}
		if up := w.folders[path.Dir(p)]; up != nil {
			up.folders = append(up.folders, f)
		}
		w.folders[p] = f
		return nil
	}
	if path.Ext(name) == ".md" {
		w.files = append(w.files, source{p, e})
		return nil
	}
	info, err := e.Info()
	if err != nil {
		return err
	}
	f := w.folders[path.Dir(p)]
	f.files[name], f.lower[strings.ToLower(name)] = info, name
	return nil
}

// ignored tells files that editors and systems leave about.
func (w *walker) ignored(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") || name == "4913" || name == "Thumbs.db" || name == "desktop.ini" {
		return true
	}
	return slices.ContainsFunc(w.ignore, func(pattern string) bool {
		ok, _ := path.Match(pattern, name)
		return ok
	})
}

type result struct {
	doc   *Document
	found diag.List
	err   error
}

func (w *walker) load(m source, prior *Document) result {
	info, err := m.entry.Info()
	if err != nil {
		return result{err: err}
	}
	if prior != nil && prior.Size == info.Size() && prior.ModTime.Equal(info.ModTime()) &&
		prior.beside == w.folders[path.Dir(m.path)].sum() {
		for _, f := range prior.Files {
			w.folders[path.Dir(f.Path)].used.Store(path.Base(f.Path), true)
		}
		return result{doc: prior, found: prior.found}
	}
	place := diag.Place{File: m.path, Line: 1, Column: 1}
	if info.Size() > MaxFile {
		return result{found: diag.List{tooLargeFile.At(place, info.Size()>>20)}}
	}
	src, err := fs.ReadFile(w.fsys, m.path)
	if err != nil {
		return result{err: err}
	}
	text, foreign, err := decode(src)
	if err != nil {
		return result{found: diag.List{notText.At(place)}}
	}
	var r result
	if foreign {
		r.found.Add(decoded.At(place))
	}
	p := split(text)
	switch {
	case !p.fenced:
		r.found.Add(noFrontMatter.At(place))
		return r
	case !p.closed:
		fence := "---"
		if p.toml {
			fence = "+++"
		}
		r.found.Add(openFrontMatter.At(place).Suggest(openFrontMatter.Hint, fence))
		return r
	}
	d := &Document{Path: m.path, Sum: xxhash.Sum64(src), ModTime: info.ModTime(), Size: info.Size(), bodyLine: p.bodyLine}
	if &text[0] == &src[0] { // it was text as we want it
		d.bodyAt = len(src) - len(p.body)
	}
	if d.locate(); d.ID == "" {
		r.found.Add(homeFile.At(place))
		return r
	}
	parse := fields.YAML
	if p.toml {
		parse = fields.TOML
	}
	node, found := parse(m.path, p.front, 2)
	r.found.Add(found...)
	if found.Failed() {
		return r
	}
	reader := fields.NewReader(disclosure.Beijing)
	d.Places = disclosure.Schema.Decode(reader, node, &d.Attributes)
	r.found.Add(reader.Found...)
	if line := frontMatterIn(p.body); line > 0 {
		r.found.Add(secondFrontMatter.At(d.BodyPlace(line)))
	}
	r.found.Add(Blanks(m.path, text)...)
	w.attach(d, p.body, &r.found)
	d.Suspect = markdown.Suspect(p.body)
	d.found, d.beside = r.found, w.folders[d.Dir()].sum()
	r.doc = d
	return r
}

// locate fills what follows from the path.
func (d *Document) locate() {
	id := strings.TrimSuffix(strings.TrimPrefix(d.Path, Dir+"/"), ".md")
	switch path.Base(id) {
	case "index":
		id, d.Bundle = path.Dir(id), true
	case "_index":
		id, d.Index = path.Dir(id), true
	}
	if id == "." {
		id = ""
	}
	d.ID, d.Name, d.Folder = id, path.Base(id), path.Dir(id)
	if d.Folder == "." {
		d.Folder = ""
	}
}

// almostDocument are the names that documents get by mistake: Notepad adds .txt to
// what it saves, and Windows does not show it.
var almostDocument = regexp.MustCompile(`(?i)\.(md|markdown|md\.txt)$`)

// unused notes the files that no document names.
func (w *walker) unused(t *Tree) {
	for dir, f := range w.folders {
		for name := range f.files {
			if _, used := f.used.Load(name); used {
				continue
			}
			d := unusedFile.At(diag.Place{File: dir + "/" + name})
			if almostDocument.MatchString(name) {
				d = d.Suggest(diag.Text{
					ZH: "是一篇文档的，文件名应以小写的 .md 结尾；看不到扩展名时，在资源管理器的“查看”里勾选“文件扩展名”",
					EN: "if it is a document, its name must end in .md, in small letters",
				})
			}
			t.Found.Add(d)
		}
	}
}
