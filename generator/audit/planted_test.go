package audit_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestPlanted plants every fault of testdata/planted/faults.txt into a document of
// its own, in a small county that has none, and checks the whole site at once: every
// fault is found at its line, by its rule, and next to nothing is found beside them.
// Rules of which no fault is planted do not run: a county of faults lacks much that a
// county has to publish.
func TestPlanted(t *testing.T) {
	faults := readFaults(t)
	kinds, want := map[string]bool{}, map[string]bool{}
	files := map[string]string{}
	base, templates := readCounty(t)
	maps.Copy(files, base)
	for i, f := range faults {
		f.plant(t, templates[f.template], 101+i, files, want)
		kinds[f.rule] = true
	}
	if len(faults) < 150 || len(kinds) < 60 {
		t.Errorf("%d faults of %d kinds", len(faults), len(kinds))
	}
	found := check(t, files, slices.Sorted(maps.Keys(kinds)))
	beside := 0
	for at, message := range found {
		if !want[at] {
			beside++
			t.Logf("beside: %s: %s", at, message)
		}
	}
	if beside > 3 {
		t.Errorf("%d findings beside the planted faults", beside)
	}
	for _, at := range slices.Sorted(maps.Keys(want)) {
		if found[at] == "" {
			t.Errorf("not found: %s", at)
		}
	}
	t.Logf("%d faults of %d kinds, %d beside", len(faults), len(kinds), beside)
}

// check is what is found in a site, by “file:line rule”.
func check(t *testing.T, files map[string]string, only []string) map[string]string {
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := generator.Load(generator.Options{Source: dir, Clock: time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing)})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Found {
		if d.Severity == diag.Error {
			t.Errorf("the county itself is wrong: %s: %s %s", d.Place, d.Code(), d.Message(diag.ZH))
		}
	}
	result, err := p.Check(context.Background(), audit.Input{Only: only}, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range result.Findings {
		found[fmt.Sprintf("%s:%d %s", f.File, f.Line, f.Code())] = f.Message(diag.ZH)
	}
	return found
}

// fault is a line of the table.
type fault struct {
	rule, template, old, new, at string
	also                         [][2]string // other rules, and where
	line                         int
}

var breaks = strings.NewReplacer(`\n`, "\n", `\|`, "|", `\\`, `\`)

func readFaults(t *testing.T) []fault {
	text, err := os.ReadFile("testdata/planted/faults.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []fault
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
		for k := range cells {
			cells[k] = breaks.Replace(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSuffix(cells[k], " "), " "), "\x00", "|"))
		}
		if len(cells) < 4 {
			t.Fatalf("faults.txt:%d: %q", i+1, line)
		}
		f := fault{rule: cells[0], template: cells[1], old: cells[2], new: cells[3], line: i + 1}
		if len(cells) > 4 {
			parts := strings.Split(" "+cells[4], " + ")
			f.at = strings.TrimSpace(parts[0])
			for _, p := range parts[1:] {
				rule, at, _ := strings.Cut(p, " at ")
				f.also = append(f.also, [2]string{rule, at})
			}
		}
		list = append(list, f)
	}
	return list
}

// readCounty is the files of the county, and those of each template.
func readCounty(t *testing.T) (files map[string]string, templates map[string]map[string]string) {
	a, err := txtar.ParseFile("testdata/planted/county.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, templates = map[string]string{}, map[string]map[string]string{}
	for _, f := range a.Files {
		name, ok := strings.CutPrefix(f.Name, "template/")
		if !ok {
			files[f.Name] = string(f.Data)
			continue
		}
		name, path, _ := strings.Cut(name, " ")
		if templates[name] == nil {
			templates[name] = map[string]string{}
		}
		templates[name][path] = string(f.Data)
	}
	return files, templates
}

// plant adds a copy of the template with the fault in it, and where it has to be found.
func (f fault) plant(t *testing.T, template map[string]string, n int, files map[string]string, want map[string]bool) {
	own := strings.NewReplacer("{n}", fmt.Sprint(n), "{h}", han(n))
	planted := false
	for path, text := range template {
		path, text = own.Replace(path), own.Replace(text)
		if before, after, ok := strings.Cut(text, own.Replace(f.old)); ok {
			planted = true
			text = before + own.Replace(f.new) + after
			at := own.Replace(f.at)
			if at == "" {
				at, _, _ = strings.Cut(own.Replace(f.new), "\n")
			}
			want[f.place(t, path, text, at)+" "+f.rule] = true
			for _, other := range f.also {
				want[f.place(t, path, text, own.Replace(other[1]))+" "+other[0]] = true
			}
		}
		files[path] = text
	}
	if !planted {
		t.Errorf("faults.txt:%d: %s has no %q", f.line, f.template, f.old)
	}
}

// place is the file and line of the first line that holds some words.
func (f fault) place(t *testing.T, path, text, words string) string {
	before, _, ok := strings.Cut(text, words)
	if !ok || words == "" {
		t.Errorf("faults.txt:%d: %q is not in %s", f.line, words, path)
	}
	return fmt.Sprintf("%s:%d", path, strings.Count(before, "\n")+1)
}

func han(n int) string {
	var b strings.Builder
	for _, d := range fmt.Sprint(n) {
		b.WriteRune([]rune("〇一二三四五六七八九")[d-'0'])
	}
	return b.String()
}
