package output

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/plan"
	"gongkai/generator/site"
	"gongkai/generator/theme"
	"gongkai/themes"

	"github.com/rogpeppe/go-internal/txtar"
)

// planned is a site in memory and its plan.
type planned struct {
	*plan.Plan
	site  *site.Site
	maker *Maker
	found diag.List // of the plan
}

// fixture plans the site of testdata/site.txtar. Files of changes, in the same form,
// replace those of the site.
func fixture(t testing.TB, changes ...string) *planned {
	t.Helper()
	p := assembled(t, changes...)
	mustPass(t, p.found)
	return p
}

// settings is the site.toml of the site with edits: pairs of what is written and what is
// to be there instead, once each.
func settings(t testing.TB, edits ...string) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	text := string(archive.Files[0].Data)
	for i := 0; i+1 < len(edits); i += 2 {
		if !strings.Contains(text, edits[i]) {
			t.Fatalf("%q is not in the settings", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return "-- site.toml --\n" + text
}

// assembled is fixture for a site whose plan has errors.
func assembled(t testing.TB, changes ...string) *planned {
	t.Helper()
	source := fstest.MapFS{}
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		archive.Files = append(archive.Files, txtar.Parse([]byte(c)).Files...)
	}
	for _, f := range archive.Files {
		source[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	cfg, found, err := config.Load(source)
	if err != nil {
		t.Fatal(err)
	}
	mustPass(t, found)
	tree, err := content.Load(source, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	mustPass(t, tree.Found)
	s, found := site.Assemble(site.Sources{Config: cfg, Catalog: catalog.Standard(), Tree: tree, Clock: cfg.Clock})
	mustPass(t, found)
	th, found, err := theme.Load([]fs.FS{plainTheme()}, nil, cfg.BasePath())
	if err != nil {
		t.Fatal(err)
	}
	mustPass(t, found)
	m := &Maker{Theme: th, FS: source, Base: cfg.BaseURL}
	p := &planned{site: s, maker: m}
	p.Plan, p.found = Plan(s, m)
	return p
}

func mustPass(t testing.TB, found diag.List) {
	t.Helper()
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s", d.Place, d.Message(diag.EN))
		}
	}
}

// plainTheme prints the view of every layout, so that a test can read what it holds.
func plainTheme() fstest.MapFS {
	return withLayouts(fstest.MapFS{
		"theme.toml":          {Data: []byte("name = \"plain\"\nstyles = [\"assets/css/site.css\"]\n")},
		"assets/css/site.css": {Data: []byte("body { margin: 0 }\n")},
		"assets/js/main.js":   {Data: []byte("export const ready = true;\n")},
		"layouts/base.html":   {Data: []byte(`<html><head>{{slot "head"}}</head><body>{{slot "main"}}</body></html>`)},
	}, `<pre>{{printf "%+v" .}}</pre><gx-slot id="body"></gx-slot>`)
}

// withLayouts is a theme that has the layouts of the built-in one, each with the same text
// unless it is there.
func withLayouts(th fstest.MapFS, text string) fstest.MapFS {
	names, err := fs.Glob(themes.Standard(), "layouts/*.html")
	if err != nil || len(names) == 0 {
		panic("the built-in theme has no layouts")
	}
	for _, name := range names {
		if th[name] == nil {
			th[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return th
}

// bytes renders one file of the plan.
func (p *planned) bytes(t testing.TB, path string) []byte {
	t.Helper()
	target, i, ok := p.Find(path)
	if !ok {
		t.Fatalf("%s is not planned", path)
	}
	if target.Render == nil {
		b, err := p.maker.FS.(fstest.MapFS).ReadFile(target.Copy)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	out, err := target.Render()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out[i]
}

// all renders every file of the plan.
func (p *planned) all(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, target := range p.Targets {
		for _, path := range target.Paths {
			files[path] = p.bytes(t, path)
		}
	}
	return files
}
