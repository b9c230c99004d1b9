package docs

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/audit/report"
	"gongkai/generator/audit/wording"
	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/fields"
	"gongkai/search"
)

// Examples of documents are documents: all fields exist and take the values given. The
// files they name need not be there.
func TestExamples(t *testing.T) {
	const missingFile = "D1006"
	count := 0
	for _, p := range pages(t) {
		for _, f := range p.fences() {
			if f.language != "markdown" || !strings.HasPrefix(f.text, "---\n") && !strings.HasPrefix(f.text, "+++\n") {
				continue
			}
			count++
			place := fmt.Sprintf("%s:%d", p.name, f.line)
			tree, err := content.Load(fstest.MapFS{"content/example.md": {Data: []byte(f.text)}}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range tree.Found {
				if d.Severity == diag.Error && d.Code() != missingFile {
					t.Errorf("%s: line %d: %s %s", place, d.Line, d.Code(), d.Message(diag.ZH))
				}
			}
		}
	}
	if count < 25 {
		t.Errorf("only %d examples were found", count)
	}
}

// Pieces of settings and other files are what the line above them says they are.
func TestPieces(t *testing.T) {
	const base = "base_url = \"https://www.qinghe.gov.cn/\"\n"
	readers := []struct {
		file string
		read func(text string) diag.List
	}{
		{"site.toml", func(text string) diag.List {
			if !strings.Contains(text, "base_url") {
				text = base + text
			}
			_, found := config.Parse("site.toml", []byte(text))
			return found
		}},
		{"catalog.yaml", func(text string) diag.List {
			node, found := fields.YAML("catalog.yaml", []byte(text), 1)
			if node == nil {
				return found
			}
			_, more := catalog.Standard().Layer("catalog.yaml", node)
			return append(found, more...)
		}},
		{"baseline.toml", func(text string) diag.List {
			_, found := report.ReadBaseline("baseline.toml", []byte(text))
			return found
		}},
		{"wording.toml", func(text string) diag.List {
			_, found := wording.Load(fstest.MapFS{wording.File: {Data: []byte(text)}}, nil)
			return found
		}},
		{"aliases.toml", func(text string) diag.List {
			_, problems := search.ReadAliases([]byte(text))
			for _, p := range problems {
				t.Error(p)
			}
			return nil
		}},
	}
	for _, r := range readers {
		count := 0
		for _, p := range pages(t) {
			for _, f := range p.fences() {
				if f.language != "toml" && f.language != "yaml" || !strings.Contains(f.before, r.file) {
					continue
				}
				count++
				for _, d := range r.read(f.text) {
					if d.Severity == diag.Error && d.Code() != "F1008" { // a piece lacks what the whole has
						t.Errorf("%s:%d: line %d: %s %s", p.name, f.line, d.Line, d.Code(), d.Message(diag.ZH))
					}
				}
			}
		}
		if count == 0 {
			t.Errorf("no page shows a piece of %s", r.file)
		}
	}
}
