package generator

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/generator/diag"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// broken is one case of testdata/broken: files with something wrong in them, and the
// diagnostics that must be found.
//
// “-- case: name --” begins a case; its files follow. “# want CODE” or “<!-- want
// CODE -->” at the end of a line expects a diagnostic there. The text below the case's
// name says what text cannot show:
//
//	want FILE:LINE CODE   expects a diagnostic; without a line where there is none
//	make FILE NAME        the bytes of the maker of that name, see makers
//	link FILE TARGET      a symbolic link
//	edit OLD => NEW       in the settings; NEW may end in a mark
//	alone                 cannot stand together with the other cases
//	portable              the name is one that Windows cannot hold
//	keep                  the output folder is the one of the settings
//
// Names are written as in addresses: %07 is a control character. A site.toml is put
// below that of the fixture.
type broken struct {
	name                  string
	alone, portable, keep bool
	files                 map[string]string
	made                  map[string]bool // files that are no text
	links                 map[string]string
	want                  []string
}

func brokenCases(t testing.TB) []*broken {
	t.Helper()
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var list []*broken
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			title, begins := strings.CutPrefix(f.Name, "case: ")
			switch {
			case begins:
				list = append(list, &broken{name: title, files: map[string]string{}, made: map[string]bool{}, links: map[string]string{}})
				list[len(list)-1].read(t, string(f.Data))
			case f.Name == "site.toml":
				list[len(list)-1].files[f.Name] = fixtureSettings + string(f.Data)
			default:
				list[len(list)-1].files[unescaped(f.Name)] = string(f.Data)
			}
		}
	}
	for _, c := range list {
		c.takeMarks()
	}
	return list
}

// read follows the text below a case's name.
func (c *broken) read(t testing.TB, text string) {
	for line := range strings.Lines(text) {
		verb, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		name, value, _ := strings.Cut(rest, " ")
		switch verb {
		case "want":
			c.want = append(c.want, unescaped(name)+" "+value)
		case "make":
			maker := makers[value]
			if maker == nil {
				t.Fatalf("%s: no maker %q", c.name, value)
			}
			c.files[unescaped(name)], c.made[unescaped(name)] = maker(), true
		case "link":
			c.links[name] = value
		case "edit":
			was, is, ok := strings.Cut(strings.ReplaceAll(rest, `\n`, "\n"), " => ")
			if !ok || !strings.Contains(fixtureSettings, was) {
				t.Fatalf("%s: cannot edit %q", c.name, rest)
			}
			c.files["site.toml"] = strings.Replace(fixtureSettings, was, is, 1)
		case "alone":
			c.alone = true
		case "portable":
			c.portable = true
		case "keep":
			c.keep = true
		default:
			t.Fatalf("%s: what is %q?", c.name, line)
		}
	}
}

func unescaped(name string) string {
	name = strings.ReplaceAll(name, "%long", strings.Repeat("长", 70))
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}

var wantMark = regexp.MustCompile(`(?m)[ \t]*(?:#|<!--) want ([A-Z0-9 ]+?)(?: -->| #.*)?$`)

// takeMarks turns the marks in the files into expectations.
func (c *broken) takeMarks() {
	for name, text := range c.files {
		if c.made[name] {
			continue
		}
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			for _, m := range wantMark.FindAllStringSubmatch(line, -1) {
				for code := range strings.FieldsSeq(m[1]) {
					c.want = append(c.want, fmt.Sprintf("%s:%d %s", name, i+1, code))
				}
			}
			lines[i] = wantMark.ReplaceAllString(line, "")
		}
		c.files[name] = strings.Join(lines, "\n")
	}
	slices.Sort(c.want)
}

// put writes the files of the case. It reports whether the system can hold them.
func (c *broken) put(t testing.TB, dir string) bool {
	t.Helper()
	for name, text := range c.files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			if c.portable {
				return false
			}
			t.Fatal(err)
		}
	}
	for name, target := range c.links {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if os.Symlink(filepath.FromSlash(target), file) != nil {
			return false // Windows asks for a privilege
		}
	}
	return true
}

// positions are the diagnostics as cases write them, less what an almost empty site
// lacks.
func positions(list diag.List) []string {
	out := []string{}
	for _, d := range list {
		if strings.HasPrefix(d.Code(), "INSPECT-") {
			continue
		}
		place := d.Place
		place.Column = 0
		out = append(out, place.String()+" "+d.Code())
	}
	slices.Sort(out)
	return out
}

func isError(want string) bool {
	code := want[strings.LastIndexByte(want, ' ')+1:]
	return slices.ContainsFunc(diag.Kinds(), func(k *diag.Kind) bool { return k.Code == code && k.Severity == diag.Error })
}

// Every broken input is told at its file and line, and nothing is published while an
// error stands.
func TestBroken(t *testing.T) {
	cases := brokenCases(t)
	if len(cases) < 200 {
		t.Errorf("only %d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit})
			if !c.put(t, source) {
				t.Skip("this system cannot hold such a name")
			}
			o := Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Fresh: true}
			if c.keep {
				o.Output = ""
			}
			sum, err := Build(context.Background(), o)
			c.check(t, sum.Found)
			failed := slices.ContainsFunc(c.want, isError)
			if failed != errors.Is(err, ErrFindings) || !failed && err != nil {
				t.Errorf("error %v", err)
			}
			if _, err := os.Stat(o.Output); !c.keep && failed == (err == nil) {
				t.Errorf("failed: %v, but the output folder says otherwise: %v", failed, err)
			}
		})
	}
}

func (c *broken) check(t *testing.T, found diag.List) {
	t.Helper()
	if len(c.want) == 0 {
		t.Error("the case expects nothing")
	}
	// One problem may occur several times in a line: that it is told counts.
	if diff := cmp.Diff(slices.Compact(slices.Clone(c.want)), slices.Compact(positions(found))); diff != "" {
		t.Errorf("want (-), found (+):\n%s", diff)
	}
	for _, d := range found {
		if d.Message(diag.ZH) == "" || d.Message(diag.EN) == "" || strings.Contains(d.Message(diag.ZH)+d.Message(diag.EN)+d.Hint(diag.ZH)+d.Hint(diag.EN), "%!") {
			t.Errorf("%s: %q, %q; %q, %q", d.Code(), d.Message(diag.ZH), d.Message(diag.EN), d.Hint(diag.ZH), d.Hint(diag.EN))
		}
	}
}

// All that can stand together is told in one run, and the published site stays as it
// is. Files that were written on Windows are told alike.
func TestBrokenTogether(t *testing.T) {
	for name, newline := range map[string]string{"LF": "\n", "CRLF": "\r\n"} {
		t.Run(name, func(t *testing.T) {
			source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit})
			home := t.TempDir()
			o := Options{Source: source, Output: filepath.Join(home, "public"), Fresh: true}
			if _, err := Build(context.Background(), o); err != nil {
				t.Fatal(err)
			}
			before := tree(t, home)
			all := together(t, source, newline)
			sum, err := Build(context.Background(), o)
			if !errors.Is(err, ErrFindings) {
				t.Errorf("error %v", err)
			}
			all.check(t, sum.Found)
			if d := differences(before, tree(t, home)); d != "" || len(before) == 0 {
				t.Errorf("the published site changed: %s", d)
			}
			t.Logf("%d diagnostics of %d kinds in one run", len(sum.Found), kindsOf(sum.Found))
		})
	}
}

// together writes all cases that do not stand alone into one source folder.
func together(t *testing.T, source, newline string) *broken {
	t.Helper()
	all := &broken{}
	owner := map[string]string{}
	for _, c := range brokenCases(t) {
		if c.alone {
			continue
		}
		for name, text := range c.files {
			if other := owner[strings.ToLower(name)]; other != "" {
				t.Fatalf("%q and %q have one file, %s", other, c.name, name)
			}
			owner[strings.ToLower(name)] = c.name
			if !c.made[name] {
				c.files[name] = strings.ReplaceAll(text, "\n", newline)
			}
		}
		if c.put(t, source) {
			all.want = append(all.want, c.want...)
		}
	}
	slices.Sort(all.want)
	return all
}

func kindsOf(list diag.List) int {
	seen := map[*diag.Kind]bool{}
	for _, d := range list {
		seen[d.Kind] = true
	}
	return len(seen)
}
