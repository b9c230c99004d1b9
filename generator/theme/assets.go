package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/fields"

	"github.com/cespare/xxhash/v2"
)

// Asset is a file of the theme as it is put out: minified, with the hash of its
// content in its name, so that browsers may keep it for ever.
type Asset struct {
	Path string // assets/site.1a2b3c4d5e6f.css
	Data []byte
}

// manifest is theme.toml.
type manifest struct {
	Name    string
	Extends string
	Styles  []string // files, or "components" for the styles of all components
}

var manifestFields = fields.New(
	fields.Text("name", "名称", func(m *manifest) *string { return &m.Name }),
	fields.Text("extends", "基于", func(m *manifest) *string { return &m.Extends }),
	fields.Texts("styles", "样式", func(m *manifest) *[]string { return &m.Styles }),
)

// CSS and JS are the names under which a template finds the style sheet and the
// entry module.
const (
	CSS = "site.css"
	JS  = "js/main.js"
)

func (t *Theme) loadAssets(l layered, base string, found *diag.List) error {
	m, err := readManifest(l, found)
	if err != nil {
		return err
	}
	for _, file := range l.tree("assets") {
		src, err := fs.ReadFile(l, file)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(file, "assets/")
		switch {
		case strings.HasPrefix(name, "css/"), strings.HasPrefix(name, "js/"):
			continue
		case strings.HasPrefix(name, "icons/"):
			if src, err = t.min.SVG(src); err != nil {
				found.Add(badAsset.At(diag.Place{File: file}, err.Error()))
				continue
			}
			svg := strings.Replace(string(bytes.TrimSpace(src)), "<svg ", `<svg class="gx-icon" aria-hidden="true" focusable="false" `, 1)
			t.icons[strings.TrimSuffix(path.Base(name), ".svg")] = template.HTML(svg)
			continue
		case path.Ext(name) == ".svg":
			if src, err = t.min.SVG(src); err != nil {
				found.Add(badAsset.At(diag.Place{File: file}, err.Error()))
				continue
			}
		}
		ext := path.Ext(name)
		t.add(name, strings.TrimSuffix(name, ext)+"."+Fingerprint(src)+ext, src, base)
	}
	if err := t.loadStyles(l, m, base, found); err != nil {
		return err
	}
	return t.loadScripts(l, base, found)
}

// Fingerprint is the part of an asset's name that tells its content.
func Fingerprint(b []byte) string { return fmt.Sprintf("%012x", xxhash.Sum64(b)&0xffffffffffff) }

func (t *Theme) add(name, file string, data []byte, base string) {
	t.Assets = append(t.Assets, Asset{Path: "assets/" + file, Data: data})
	t.assetURLs[name] = base + "assets/" + file
}

func readManifest(l layered, found *diag.List) (manifest, error) {
	var m manifest
	for i := len(l) - 1; i >= 0; i-- {
		src, err := l[i : i+1].ReadFile("theme.toml")
		if errors.Is(err, fs.ErrNotExist) {
			continue // a layer need not have one
		}
		if err != nil {
			return m, err
		}
		node, problems := fields.TOML("theme.toml", src, 1)
		found.Add(problems...)
		r := fields.NewReader(nil)
		manifestFields.Decode(r, node, &m)
		found.Add(r.Found...)
	}
	return m, nil
}

// loadScripts makes one script of each module that no other imports, with all that it
// imports itself: the entry module, what that loads when it is asked for, and scripts
// that stand alone. All are in one folder named by the hash of all of them, so that
// they find each other by relative names.
func (t *Theme) loadScripts(l layered, base string, found *diag.List) error {
	b := &bundler{files: l, dir: "assets/js", other: map[string]string{}}
	names := map[string]bool{}
	for _, file := range l.glob("components/*/*.js") {
		b.other[path.Base(file)] = file
		names[path.Base(file)] = true
	}
	for _, file := range l.tree(b.dir) {
		names[strings.TrimPrefix(file, b.dir+"/")] = true
	}
	entries, err := b.entries(names)
	if err != nil {
		found.Add(badAsset.At(diag.Place{File: b.dir}, err.Error()))
		return nil
	}
	var scripts []Asset
	sum := xxhash.New()
	for _, name := range entries {
		src, err := b.module(name)
		if err == nil {
			src, err = t.min.JS(src)
		}
		if err != nil {
			found.Add(badAsset.At(diag.Place{File: path.Join(b.dir, name)}, err.Error()))
			continue
		}
		scripts = append(scripts, Asset{name, src})
		sum.WriteString(name)
		sum.Write(src)
	}
	folder := fmt.Sprintf("js.%012x/", sum.Sum64()&0xffffffffffff)
	for _, s := range scripts {
		t.add("js/"+s.Path, folder+s.Path, s.Data, base)
	}
	b.classic = true
	t.classic = func() ([]byte, error) {
		src, _, err := b.bundle(strings.TrimPrefix(JS, "js/"))
		if err != nil {
			return nil, err
		}
		return t.min.JS(src)
	}
	return nil
}

// Classic makes the entry script one that a browser runs in pages opened from a disk,
// where it refuses modules: what would be loaded when asked for is part of it.
func (t *Theme) Classic() error {
	src, err := t.classic()
	if err != nil {
		return fmt.Errorf("bundle scripts: %w", err)
	}
	for i, a := range t.Assets {
		if strings.HasSuffix(a.Path, "/"+strings.TrimPrefix(JS, "js/")) {
			t.Assets[i].Data = src
		}
	}
	return nil
}

// URL is the address of an asset by its name in the theme, or "".
func (t *Theme) URL(name string) string { return t.assetURLs[name] }

// slice is the first n items of any list.
func slice(list any, n int) (any, error) {
	v := reflect.ValueOf(list)
	if !v.IsValid() {
		return nil, nil
	}
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("first: not a list: %T", list)
	}
	return v.Slice(0, min(n, v.Len())).Interface(), nil
}
