package stats

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/generator/audit/annual"
	"gongkai/generator/audit/rules"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/markdown"
	"gongkai/internal/golden"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
)

func county(t *testing.T) *generator.Project {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		write(t, filepath.Join(dir, f.Name), f.Data)
	}
	p, err := generator.Load(generator.Options{Source: dir})
	if err != nil {
		t.Fatal(err)
	}
	if p.Found.Failed() {
		t.Fatal(p.Found[0].Place, p.Found[0].Message(diag.EN))
	}
	return p
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestDrafts holds the papers against testdata, and every one of them is a document
// that loads, and a draft.
func TestDrafts(t *testing.T) {
	p := county(t)
	for name, text := range map[string][]byte{
		"annual-county.md":    Annual(p.FS, p.Site, nil, 2026),
		"annual-education.md": Annual(p.FS, p.Site, p.Site.Unit("education"), 2026),
		"site.md":             SiteReport(p.Site, 2026),
		"review.md":           Review(p.Site),
	} {
		t.Run(name, func(t *testing.T) {
			golden.File(t, filepath.Join("testdata", name), text)
			if bytes.Contains(text, []byte("金丝雀")) {
				t.Error("it names a document that is not public")
			}
			dir := t.TempDir()
			write(t, filepath.Join(dir, "content", name), text)
			tree, err := content.Load(os.DirFS(dir), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			// Blanks are told to the editor; nothing else is wrong.
			if tree.Found.Failed() || tree.Found.Count(diag.Warning) > bytes.Count(text, []byte(Blank)) || len(tree.Documents) != 1 || !tree.Documents[0].Draft {
				t.Errorf("%d documents, %v", len(tree.Documents), tree.Found)
			}
		})
	}
}

// TestStock: what was repealed by another document, what lapsed and what is in force
// at the end of a year.
func TestStock(t *testing.T) {
	s := county(t).Site
	education := s.Unit("education")
	for _, test := range []struct {
		name string
		year int
		got  stock
		want stock
	}{
		{"the county", 2026, stockOf(s, nil, 2026), stock{made: 1, repealed: 1, lapsed: 1, inForce: 2}},
		{"the year before", 2025, stockOf(s, nil, 2025), stock{inForce: 3}},
		{"one unit", 2026, stockOf(s, education, 2026), stock{lapsed: 1, inForce: 1}},
		{"one unit, the year it made them", 2024, stockOf(s, education, 2024), stock{made: 2, inForce: 2}},
	} {
		if test.got != test.want {
			t.Errorf("%s, %d: %+v, want %+v", test.name, test.year, test.got, test.want)
		}
	}
}

// TestAnnualAddsUp: the draft has the six parts, tells what last year carried over,
// and no sum in it is wrong; filled in, the checks of reports do its arithmetic.
func TestAnnualAddsUp(t *testing.T) {
	p := county(t)
	parse := func(text string) *annual.Report {
		_, body, _ := strings.Cut(text, "草稿: 是\n---\n")
		doc, found := markdown.Parse([]byte(body))
		if len(found) > 0 {
			t.Fatal(found[0].Message(diag.EN))
		}
		return annual.Parse(doc)
	}
	text := string(Annual(p.FS, p.Site, nil, 2026))
	r := parse(text)
	if len(r.Parts) != len(annual.Titles) {
		t.Fatalf("%d parts", len(r.Parts))
	}
	for i, part := range r.Parts {
		if part.Title != annual.Titles[i] || part.Number != i+1 {
			t.Errorf("part %d is %s", i+1, part.Heading)
		}
	}
	if r.Documents.Normative == nil || r.Documents.Normative.InForce != 2 || r.Requests.Carried == nil || r.Requests.Carried.Total() != 3 {
		t.Errorf("documents %+v, requests %+v", r.Documents, r.Requests)
	}
	if f := faults(r); len(f) > 0 {
		t.Errorf("the draft has faults: %v", f)
	}
	filled := parse(strings.ReplaceAll(text, Blank, "0"))
	if !filled.Requests.Complete() || len(filled.Requests.Results) != 21 || filled.Reviews == nil {
		t.Errorf("the tables are not those of the form: %+v", filled.Requests)
	}
	// Three requests came over from last year and none was done: that is a fault.
	if f := filled.Requests.Balance(); len(f) == 0 {
		t.Error("the balance is not held")
	}
}

func faults(r *annual.Report) []annual.Fault {
	var list []annual.Fault
	list = append(list, r.Requests.Balance()...)
	list = append(list, r.Requests.RowSums()...)
	list = append(list, r.Requests.ResultSums()...)
	return append(list, r.Claims()...)
}

func TestWithheld(t *testing.T) {
	got := Withheld(county(t).Site)
	if len(got) != 2 || got[0].Path != "content/policies/undated.md" || got[1].By.Year() != 2027 {
		t.Errorf("%+v", got)
	}
}

func TestCoverage(t *testing.T) {
	p := county(t)
	result := audit.Run(rules.All, audit.Input{Site: p.Site, FS: p.FS, Profile: audit.Law})
	var a, b bytes.Buffer
	if err := Coverage(&a, result.Coverage); err != nil {
		t.Fatal(err)
	}
	if err := Coverage(&b, result.Coverage); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two workbooks differ")
	}
	f, err := excelize.OpenReader(&a)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, m := range result.Coverage {
		rows, err := f.GetRows(f.GetSheetName(i))
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(m.Rows)+2 || len(rows[0]) != len(fixed)+len(m.Units) || rows[0][len(fixed)] != m.Units[0].Short {
			t.Errorf("%s: %d rows, head %v", m.Title, len(rows), rows[0])
		}
	}
	if len(result.Coverage) != 2 {
		t.Errorf("%d matrices", len(result.Coverage))
	}
}
