// Package theme turns views into pages.
//
// A theme is a folder: layouts (one for each kind of page), components (a template,
// its style and examples of it), assets, and theme.toml that lists styles and
// scripts in order. Themes are layered: of two files with one path the first
// layer's counts, so a county's theme that changes one thing holds one file.
//
// What is the same on all pages of a channel — header, navigation, footer — is the
// frame. It is rendered and minified once, with slots; a page fills the slots with
// its head, its own layout and the text of its document. Layouts and components are
// minified when the theme is loaded, and the text is printed compact, so that no
// page has to be minified by itself. Templates are html/template's, executed by programs
// made of them; see package program.
//
//	t, found, err := theme.Load(layers, minifier)
//	page, err := t.Page("document", theme.Page{Frame: f, Head: tags, View: v, Body: html})
package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gongkai/generator/diag"
	"gongkai/generator/minify"

	"github.com/cespare/xxhash/v2"
)

// Theme is a set of layouts and components, ready to render.
type Theme struct {
	Assets []Asset

	// Library has every template executed by html/template: the same, but slowly.
	Library bool

	templates *template.Template
	min       *minify.Minifier
	icons     map[string]template.HTML
	assetURLs map[string]string
	sums      map[string]uint64 // of layouts, by name
	common    uint64            // of the components and the base

	sources map[string]source // of the templates, by name
	calls   []call            // what they ask for
	defined []string          // the templates there are
	classic func() ([]byte, error)

	escaping             sync.Mutex // changes trees, which programs are made of
	programs             sync.Map   // func() *program.Program by the names of templates that are escaped
	byProgram, byLibrary atomic.Int64

	mu     sync.RWMutex
	frames map[uint64][][]byte
}

var (
	badTemplate = diag.Define(diag.Kind{
		Code: "H1001", Severity: diag.Error,
		Message: diag.Text{ZH: "主题模板有误：%s", EN: "the template is wrong: %s"},
		Hint:    diag.Text{ZH: "核对模板语法；标准主题里有可参照的同名文件", EN: "check it against the file of the standard theme"},
		Cause:   diag.Text{ZH: "自定义主题的模板写错。"},
	})
	badAsset = diag.Define(diag.Kind{
		Code: "H1002", Severity: diag.Error,
		Message: diag.Text{ZH: "主题资源有误：%s", EN: "the asset is wrong: %s"},
		Hint:    diag.Text{ZH: "核对样式或脚本的语法", EN: "check the syntax of the style or script"},
		Cause:   diag.Text{ZH: "自定义主题的样式或脚本无法处理。"},
	})
	notUTF8 = diag.Define(diag.Kind{
		Code: "H1003", Severity: diag.Error,
		Message: diag.Text{ZH: "主题文件不是 UTF-8 编码", EN: "a file of the theme is not UTF-8"},
		Hint:    diag.Text{ZH: "用编辑器打开，另存为 UTF-8 编码", EN: "save it as UTF-8"},
		Cause:   diag.Text{ZH: "主题文件的文字会原样写进每一个网页，编码不对，网页上就是乱码。"},
	})
)

// Load reads a theme from its layers, the most particular first. base is the path
// under which the site is served, "/" for most. Diagnostics are the theme author's.
func Load(layers []fs.FS, min *minify.Minifier, base string) (*Theme, diag.List, error) {
	l := layered(layers)
	t := &Theme{min: min, icons: map[string]template.HTML{}, assetURLs: map[string]string{}, sums: map[string]uint64{}, sources: map[string]source{}, frames: map[uint64][][]byte{}}
	var found diag.List
	if err := l.foreign(&found); err != nil {
		return nil, nil, fmt.Errorf("load theme: %w", err)
	}
	if err := t.loadAssets(l, base, &found); err != nil {
		return nil, nil, fmt.Errorf("load theme: %w", err)
	}
	if err := t.loadTemplates(l, &found); err != nil {
		return nil, nil, fmt.Errorf("load theme: %w", err)
	}
	return t, found, nil
}

// loadTemplates parses components and layouts into one set. A component is called
// by the name of its folder, a layout is "layouts/" and its name.
func (t *Theme) loadTemplates(l layered, found *diag.List) error {
	t.templates = template.New("theme").Funcs(t.functions()).Option("missingkey=zero")
	common := xxhash.New()
	for _, file := range l.glob("components/*/*.html") {
		src, err := fs.ReadFile(l, file)
		if err != nil {
			return err
		}
		common.Write(src)
		t.parse(path.Base(path.Dir(file)), file, src, found)
	}
	for _, file := range l.glob("layouts/*.html") {
		src, err := fs.ReadFile(l, file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(path.Base(file), ".html")
		t.sums[name] = xxhash.Sum64(src)
		if name == "base" {
			common.Write(src)
		}
		t.parse("layouts/"+name, file, src, found)
	}
	for _, a := range t.Assets {
		common.WriteString(a.Path) // carries the hash of the content
	}
	t.common = common.Sum64()
	if !found.Failed() {
		t.check(found)
	}
	return nil
}

// parse adds a template to the set: minified, and with its icons in place, so that
// neither has to be done again for each page. Mistakes are told by the source as it
// is written.
func (t *Theme) parse(name, file string, src []byte, found *diag.List) {
	parsed, err := template.New(name).Funcs(t.functions()).Parse(string(src))
	if err != nil {
		place, text := templatePlace(file, err)
		found.Add(badTemplate.At(place, text))
		return
	}
	t.note(file, src, parsed)
	t.sources[name] = source{file, string(src)}
	compact, err := t.min.Template(src)
	if err != nil {
		found.Add(badTemplate.At(diag.Place{File: file, Line: 1, Column: 1}, err.Error()))
		return
	}
	if _, err := t.templates.New(name).Parse(t.withIcons(string(compact))); err != nil {
		place, text := templatePlace(file, err)
		found.Add(badTemplate.At(place, text))
	}
}

var iconCall = regexp.MustCompile(`\{\{ ?icon "([a-z0-9-]+)" ?\}\}`)

// withIcons puts the drawings of fixed icons into the source of a template. An icon
// that does not exist stays a call, which then fails with its name.
func (t *Theme) withIcons(src string) string {
	return iconCall.ReplaceAllStringFunc(src, func(call string) string {
		if svg, ok := t.icons[iconCall.FindStringSubmatch(call)[1]]; ok {
			return string(svg)
		}
		return call
	})
}

// Has reports whether the theme has a layout.
func (t *Theme) Has(layout string) bool { return t.templates.Lookup("layouts/"+layout) != nil }

// Layouts lists the layouts.
func (t *Theme) Layouts() []string {
	var names []string
	for name := range t.sums {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Sum covers all that a page of a layout takes from the theme.
func (t *Theme) Sum(layout string) uint64 {
	return t.common ^ (t.sums[layout]*0x9E3779B97F4A7C15 + 1)
}

// Page is what a page is made of.
type Page struct {
	Frame    any    // the view of the frame
	FrameSum uint64 // hash of Frame; frames with one sum are rendered once
	Head     []byte // the tags of the page, already safe
	View     any
	Body     []byte // HTML of the document, already safe and compact; may be nil
}

// The slots. They are elements so that a minifier leaves them alone.
const (
	headSlot = `<gx-slot id="head"></gx-slot>`
	mainSlot = `<gx-slot id="main"></gx-slot>`
	bodySlot = `<gx-slot id="body"></gx-slot>`
)

// Page renders a page.
func (t *Theme) Page(layout string, p Page) ([]byte, error) {
	frame, err := t.frame(p)
	if err != nil {
		return nil, err
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := t.execute(buf, "layouts/"+layout, p.View); err != nil {
		return nil, err
	}
	before, after, found := bytes.Cut(buf.Bytes(), []byte(bodySlot))
	if !found {
		p.Body = nil // the layout has no place for it
	}
	size := buf.Len() + len(p.Body)
	for _, piece := range [][]byte{frame[0], p.Head, frame[1], frame[2]} {
		size += len(piece)
	}
	out := make([]byte, 0, size)
	out = append(append(append(out, frame[0]...), p.Head...), frame[1]...)
	out = append(t.compact(out, before), p.Body...)
	return append(t.compact(out, after), frame[2]...), nil
}

// compact appends a part of a page without the empty lines that conditions leave.
func (t *Theme) compact(out, part []byte) []byte {
	if t.min == nil {
		return append(out, part...)
	}
	for {
		at := bytes.Index(part, []byte("\n\n"))
		if at < 0 {
			return append(out, part...)
		}
		out = append(out, part[:at+1]...)
		part = bytes.TrimLeft(part[at+1:], "\n")
	}
}

// frame is the three pieces around the slots, rendered once for each frame.
func (t *Theme) frame(p Page) ([][]byte, error) {
	t.mu.RLock()
	pieces := t.frames[p.FrameSum]
	t.mu.RUnlock()
	if pieces != nil {
		return pieces, nil
	}
	var buf bytes.Buffer
	if err := t.execute(&buf, "layouts/base", p.Frame); err != nil {
		return nil, err
	}
	html, err := t.min.HTML(buf.Bytes())
	if err != nil {
		return nil, fmt.Errorf("minify frame: %w", err)
	}
	first, rest, ok := bytes.Cut(html, []byte(headSlot))
	second, third, ok2 := bytes.Cut(rest, []byte(mainSlot))
	if !ok || !ok2 {
		return nil, fmt.Errorf("layout base: the slots head and main must both be there")
	}
	pieces = [][]byte{first, second, third}
	t.mu.Lock()
	t.frames[p.FrameSum] = pieces
	t.mu.Unlock()
	return pieces, nil
}

// Component renders one component, for its examples.
func (t *Theme) Component(name string, view any) ([]byte, error) {
	var buf bytes.Buffer
	if err := t.execute(&buf, name, view); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
