package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/audit/rules"
	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
	"gongkai/internal/golden"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// few are the rules of these tests: the words of the others may change.
var few = []string{"COL-01", "DATE-02", "DOCNO-02", "DOCNO-04", "DOCNO-05", "INSPECT-08", "INSPECT-23", "PLATFORM-06", "CATALOG-02", "FOOT-01"}

// checked is the report of testdata/site.txtar.
func checked(t testing.TB) (*Report, fstest.MapFS) {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	cfg, found, err := config.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := content.Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	found.Add(tree.Found...)
	clock := time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing)
	s, more := site.Assemble(site.Sources{Config: cfg, Catalog: catalog.Standard(), Tree: tree, Clock: clock})
	found.Add(more...)
	if found.Failed() {
		t.Fatal(found[0].Message(diag.EN))
	}
	result := audit.Run(rules.All, audit.Input{Site: s, FS: fsys, Only: few})
	return New(s, audit.Full, result, found), fsys
}

func printer(r *Report, fsys fstest.MapFS) diag.Printer {
	return diag.Printer{Source: Excerpts(r.Site, func(file string) ([]byte, bool) {
		b, err := fsys.ReadFile(file)
		return b, err == nil
	})}
}

func TestText(t *testing.T) {
	r, fsys := checked(t)
	// One line a domain would make these tests depend on the catalogue.
	r.Result.Findings = slices.DeleteFunc(r.Result.Findings, func(f audit.Finding) bool { return f.Rule.Code == "CATALOG-02" })
	var b bytes.Buffer
	if err := r.Text(&b, printer(r, fsys)); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/report.txt", b.Bytes())
}

// TestNothingLeaks: no report holds a number it warns of, or a word of a document
// that is not public.
func TestNothingLeaks(t *testing.T) {
	r, fsys := checked(t)
	text := string(fsys["content/policies/parking.md"].Data)
	line := strings.Count(text[:strings.Index(text, "13812345678")], "\n") + 1
	for i := range r.Result.Findings {
		// A finding at each line that must not be quoted.
		f := &r.Result.Findings[i]
		switch f.Code() {
		case "DOCNO-02":
			f.Place = diag.Place{File: "content/policies/parking.md", Line: line, Column: 3}
		case "DOCNO-05":
			f.Place = diag.Place{File: "content/policies/withheld.md", Line: 2, Column: 1}
		}
	}
	outputs := map[string]func(*bytes.Buffer) error{
		"text": func(b *bytes.Buffer) error { return r.Text(b, printer(r, fsys)) },
		"html": func(b *bytes.Buffer) error { return r.HTML(b) },
		"base": func(b *bytes.Buffer) error { _, err := b.Write(r.WriteBaseline()); return err },
		"ics":  func(b *bytes.Buffer) error { _, err := b.Write(r.Result.Forecast.Calendar(r.Site)); return err },
	}
	for _, format := range []string{"json", "sarif", "github"} {
		outputs[format] = func(b *bytes.Buffer) error { return diag.Printer{}.Print(b, format, r.List()) }
	}
	for name, write := range outputs {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"13812345678", "13912345678", "金丝雀"} {
			if strings.Contains(b.String(), secret) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
		if name == "text" && !strings.Contains(b.String(), "联系电话138****5678") {
			t.Errorf("the quoted line is not there:\n%s", b.String())
		}
	}
}

func TestAreasWorstFirst(t *testing.T) {
	r, _ := checked(t)
	list := r.Areas()
	total := 0
	for i, a := range list {
		total += a.Total()
		if a.Total() != a.Errors+a.Warnings+a.Notices {
			t.Errorf("%+v", a)
		}
		if i > 0 && slices.Compare([]int{a.Errors, a.Warnings, a.Notices}, []int{list[i-1].Errors, list[i-1].Warnings, list[i-1].Notices}) > 0 {
			t.Errorf("%s is worse than %s before it", a.Title.ZH, list[i-1].Title.ZH)
		}
	}
	if total != len(r.List()) || len(list) < 4 {
		t.Errorf("%d findings in %d areas, want %d", total, len(list), len(r.List()))
	}
	for _, rule := range rules.All {
		if areaOf(rule.Code) == len(areas) {
			t.Errorf("%s belongs to no area", rule.Code)
		}
	}
}

func TestBaseline(t *testing.T) {
	r, _ := checked(t)
	src, err := os.ReadFile("testdata/baseline.toml")
	if err != nil {
		t.Fatal(err)
	}
	b, found := ReadBaseline("baseline.toml", src)
	if len(found) > 0 || len(b.Accept) != 4 {
		t.Fatalf("%v, %d entries", found, len(b.Accept))
	}
	has := func(code string) bool {
		for _, d := range r.List() {
			if d.Code() == code && d.File != "content/policies/withheld.md" {
				return true
			}
		}
		return false
	}
	r.Accept(b)
	if r.Accepted != 1 || has("DATE-02") {
		t.Errorf("%d accepted", r.Accepted)
	}
	for _, code := range []string{"DOCNO-05", "DOCNO-04", "B1001", "B1002", "B1003"} {
		if !has(code) {
			t.Errorf("%s is not reported", code)
		}
	}
	for _, d := range r.Loaded {
		if strings.HasPrefix(d.Code(), "B") && (d.File != "baseline.toml" || d.Line == 0) {
			t.Errorf("%s stands at %s", d.Code(), d.Place)
		}
	}
}

// TestBaselineOfMore: an entry that a limited check did not look for is not said to be
// needless; people deleted what they were told to.
func TestBaselineOfMore(t *testing.T) {
	const text = "[[accept]]\nrule = %q\nfile = \"content/none\"\nreason = \"栏目改版\"\nuntil = 2027-01-31\n"
	tests := []struct {
		name, rule string
		limit      func(*Report)
		unused     bool
	}{
		{"looked for", "COL-01", func(*Report) {}, true},
		{"no such rule", "COL-99", func(*Report) {}, true},
		{"another profile", "PRIV-01", func(*Report) {}, false},
		{"another unit", "COL-01", func(r *Report) { r.Unit = r.Site.Units[0] }, false},
		{"files of a week", "COL-01", func(r *Report) { r.Since = "2026-11-14" }, false},
		{"not verified", "COL-01", func(r *Report) {
			r.Result.Unverified = append(r.Result.Unverified, audit.Unverified{Rule: &rules.All[0]})
		}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := checked(t)
			tt.limit(r)
			b, found := ReadBaseline("baseline.toml", fmt.Appendf(nil, text, tt.rule))
			if len(found) > 0 {
				t.Fatal(found[0].Message(diag.EN))
			}
			r.Accept(b)
			told := slices.ContainsFunc(r.Loaded, func(d diag.Diagnostic) bool { return d.Code() == "B1003" })
			if told != tt.unused {
				t.Errorf("told to be unused: %t", told)
			}
		})
	}
}

// TestWriteBaseline: what is written can be read, and accepts everything once people
// have said why.
func TestWriteBaseline(t *testing.T) {
	r, _ := checked(t)
	n := len(r.Result.Findings)
	text := strings.ReplaceAll(string(r.WriteBaseline()), `reason = ""`, `reason = "整改中"`)
	b, found := ReadBaseline("baseline.toml", []byte(text))
	if len(found) > 0 {
		t.Fatal(found[0].Message(diag.EN))
	}
	if r.Accept(b); len(r.Result.Findings) > 0 || r.Accepted != n {
		t.Errorf("%d of %d accepted", r.Accepted, n)
	}
}

// TestSARIF holds the report against the schema of the standard itself, and the schema
// against a report that is wrong.
func TestSARIF(t *testing.T) {
	r, _ := checked(t)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (diag.Printer{Tool: "gongkai", Version: "1"}).Print(&b, "sarif", r.List()); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if err := schema.Validate(parsed(t, text)); err != nil {
		t.Error(err)
	}
	if wrong := strings.Replace(text, `"level": "`, `"level": "very `, 1); wrong == text || schema.Validate(parsed(t, wrong)) == nil {
		t.Error("a level that SARIF does not know passes")
	}
}

func parsed(t *testing.T, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRulesList(t *testing.T) {
	var b bytes.Buffer
	if err := RulesJSON(&b, rules.All); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(b.Bytes(), &list); err != nil || len(list) != len(rules.All) {
		t.Fatalf("%d rules, %v", len(list), err)
	}
	b.Reset()
	if err := Rules(&b, rules.All, diag.ZH); err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if !strings.Contains(b.String(), r["code"].(string)) || r["basis"] == "" {
			t.Errorf("%v", r)
		}
	}
}

// A figure is coloured for what it says: no error is not red, and a third of what has
// to be public is not green.
func TestFiguresColour(t *testing.T) {
	r, _ := checked(t)
	r.Result.Findings, r.Loaded = nil, nil
	r.Result.Coverage = []audit.Coverage{{Title: "甲", Asked: 3, Covered: 1}, {Title: "乙", Asked: 3, Covered: 3}}
	var b bytes.Buffer
	if err := r.HTML(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<li><b>0</b> 错误`, `<li><b>0</b> 警告`, `<li><b>33%</b> 甲`, `<li class="has"><b>100%</b> 乙`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}

// The units have to mend all that is counted: what loading found was nobody's, and with
// nothing else there was nothing to mend.
func TestUnitsMendAll(t *testing.T) {
	r, _ := checked(t)
	r.Loaded = diag.List{
		accepted.At(diag.Place{File: "content/policies/parking.md", Line: 2}).As(diag.Error),
		accepted.At(diag.Place{File: "content/units/education.md", Line: 2}).As(diag.Error),
		accepted.At(diag.Place{File: "site.toml", Line: 1}),
	}
	r.Result.Findings = nil
	v := r.view()
	want := []unitView{{"青禾县人民政府", 1, 0, 0}, {"青禾县教育局", 1, 0, 0}, {"网站主管部门", 0, 1, 0}}
	if !slices.Equal(v.Units, want) {
		t.Errorf("%v, want %v", v.Units, want)
	}
	if v.Urgent[0].Unit != "青禾县人民政府" {
		t.Errorf("%+v", v.Urgent[0])
	}
}

// What the findings of a rule have in common is told with the first of them.
func TestHintsOnce(t *testing.T) {
	r, _ := checked(t)
	for _, a := range r.view().Areas {
		told := map[string]int{}
		for _, f := range a.Findings {
			told[f.Code]++
			if first := told[f.Code] == 1; first && f.Basis == "" || !first && f.Hint == "" && f.Basis != "" {
				t.Errorf("%s, number %d: hint %q, basis %q", f.Code, told[f.Code], f.Hint, f.Basis)
			}
			for _, other := range a.Findings {
				if f.Hint != "" && other != f && other.Code == f.Code && other.Hint == f.Hint {
					t.Errorf("%s: the hint is told twice", f.Code)
				}
			}
		}
	}
}
