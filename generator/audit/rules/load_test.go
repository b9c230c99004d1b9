package rules

import (
	"io/fs"
	"strings"
	"testing"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/fields"
	"gongkai/generator/ledger"
	"gongkai/generator/site"
)

// load makes the site of a source folder.
func load(t testing.TB, fsys fs.FS, clock time.Time) (*site.Site, diag.List) {
	t.Helper()
	cfg, found, err := config.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	cat := catalog.Standard()
	if name := cfg.Catalog.File; name != "" {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		node, more := fields.YAML(name, src, 1)
		found.Add(more...)
		cat, more = cat.Layer(name, node)
		found.Add(more...)
	}
	tree, err := content.Load(fsys, cfg.Publish.Ignore, nil)
	if err != nil {
		t.Fatal(err)
	}
	found.Add(tree.Found...)
	book, err := ledger.Load(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, more := site.Assemble(site.Sources{Config: cfg, Catalog: cat, Tree: tree, Ledger: book, Clock: clock})
	found.Add(more...)
	return s, found
}

// pages are the rendered pages of a case, under public/; nil when there are none.
func pages(t testing.TB, fsys fs.FS) func(yield func(*audit.Page) bool) {
	if _, err := fs.Stat(fsys, "public"); err != nil {
		return nil
	}
	return func(yield func(*audit.Page) bool) {
		stopped := false
		err := fs.WalkDir(fsys, "public", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || stopped || !strings.HasSuffix(name, ".html") {
				return err
			}
			src, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			stopped = !yield(audit.ParsePage(strings.TrimPrefix(name, "public/"), src))
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
