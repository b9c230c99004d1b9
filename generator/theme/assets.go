package theme

import (
	"bytes"
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
	if err := t.loadStyles(l, m, base, found); err != nil {
		return err
	}
	if err := t.loadScripts(l, base, found); err != nil {
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
	return nil
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
		src, err := fs.ReadFile(l[i], "theme.toml")
		if err != nil {
			continue // a layer need not have one
		}
		node, problems := fields.TOML("theme.toml", src, 1)
		found.Add(problems...)
		r := fields.NewReader(nil)
		manifestFields.Decode(r, node, &m)
		found.Add(r.Found...)
	}
	return m, nil
}

// loadStyles joins the style sheets in the order of theme.toml: tokens, base,
// layout, components, utilities.
func (t *Theme) loadStyles(l layered, m manifest, base string, found *diag.List) error {
	var css bytes.Buffer
	for _, entry := range m.Styles {
		files := []string{entry}
		if entry == "components" {
			files = l.glob("components/*/*.css")
		}
		for _, file := range files {
			src, err := fs.ReadFile(l, file)
			if err != nil {
				found.Add(badAsset.At(diag.Place{File: "theme.toml"}, err.Error()))
				continue
			}
			css.Write(src)
			css.WriteByte('\n')
		}
	}
	out, err := t.min.CSS(css.Bytes())
	if err != nil {
		found.Add(badAsset.At(diag.Place{File: "assets/css"}, err.Error()))
		return nil
	}
	t.add(CSS, "site."+Fingerprint(out)+".css", out, base)
	return nil
}

// loadScripts puts all modules into one folder named by the hash of all of them:
// they import each other by relative names, which stay as they are.
func (t *Theme) loadScripts(l layered, base string, found *diag.List) error {
	type script struct {
		name string
		data []byte
	}
	var scripts []script
	sum := xxhash.New()
	for _, file := range append(l.tree("assets/js"), l.glob("components/*/*.js")...) {
		src, err := fs.ReadFile(l, file)
		if err != nil {
			return err
		}
		out, err := t.min.JS(src)
		if err != nil {
			found.Add(badAsset.At(diag.Place{File: file}, err.Error()))
			continue
		}
		scripts = append(scripts, script{path.Base(file), out})
		sum.WriteString(file)
		sum.Write(out)
	}
	folder := fmt.Sprintf("js.%012x/", sum.Sum64()&0xffffffffffff)
	for _, s := range scripts {
		t.add("js/"+s.name, folder+s.name, s.data, base)
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
