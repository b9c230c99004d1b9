package rules

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// TestRules runs testdata/CODE.txtar for each rule: small sites, “# want CODE” or
// “<!-- want CODE -->” at the end of the line that causes a finding.
//
// “-- case: name --” begins a site of its own; files before the first one are part of
// every site. The text below it may set the day, “clock 2026-11-20”, run only for one
// unit, “unit education”, and expect findings at files or folders that are not in the
// archive: “want content/news”, “unverified”, “due 2026-11-24 news/county”. Findings
// “elsewhere FILE:LINE” are passed over. A site.toml without base_url is put below the one in testdata/site.toml. Files under
// public/ are rendered pages.
//
// Each rule needs a place where it finds and a file or a case where it does not.
func TestRules(t *testing.T) {
	known := map[string]bool{}
	for i := range All {
		rule := &All[i]
		known[rule.Code+".txtar"] = true
		t.Run(rule.Code, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(filepath.Join("testdata", rule.Code+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			finds, passes := false, false
			for _, c := range cases(archive) {
				t.Run(c.name, func(t *testing.T) { c.run(t, rule) })
				finds = finds || len(c.want) > 0
				passes = passes || c.passes()
			}
			if !finds || !passes {
				t.Errorf("a case that finds: %v, one that does not: %v; want both", finds, passes)
			}
		})
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, f := range files {
		if base := filepath.Base(f); !known[base] {
			t.Errorf("testdata/%s: no such rule", base)
		}
	}
}

// testCase is one small site.
type testCase struct {
	name    string
	clock   time.Time
	unit    string
	files   map[string]string
	want    []string // “file:line CODE”, or “file CODE” where the line does not matter
	due     []string // “2026-11-24 subject”
	pass    []string // places whose findings are passed over
	unknown bool     // the rule is listed as not verified
}

// cases splits an archive.
func cases(a *txtar.Archive) []*testCase {
	var common []txtar.File
	var list []*testCase
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, "case: "); ok {
			c := newCase(name, common)
			c.settings(string(f.Data))
			list = append(list, c)
			continue
		}
		if len(list) == 0 {
			common = append(common, f)
			continue
		}
		list[len(list)-1].files[f.Name] = string(f.Data)
	}
	if len(list) == 0 {
		list = append(list, newCase("the only one", common))
	}
	for _, c := range list {
		c.mark()
	}
	return list
}

func newCase(name string, common []txtar.File) *testCase {
	c := &testCase{name: name, clock: time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing), files: map[string]string{}}
	for _, f := range common {
		c.files[f.Name] = string(f.Data)
	}
	return c
}

func (c *testCase) settings(text string) {
	for line := range strings.Lines(text) {
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch verb {
		case "clock":
			day, err := time.ParseInLocation("2006-01-02", rest, disclosure.Beijing)
			if err != nil {
				panic(err)
			}
			c.clock = day.Add(9 * time.Hour)
		case "unit":
			c.unit = rest
		case "want":
			c.want = append(c.want, rest)
		case "due":
			c.due = append(c.due, rest)
		case "elsewhere":
			c.pass = append(c.pass, rest)
		case "unverified":
			c.unknown = true
		}
	}
}

var marker = regexp.MustCompile(`[ \t]*(?:#|<!--) want ([A-Za-z0-9 -]+?)(?: -->)?[ \t]*$`)

// mark lays the default settings below the case's own and takes the marks out of the
// files.
func (c *testCase) mark() {
	if own := c.files["site.toml"]; !strings.Contains(own, "base_url") {
		base, err := os.ReadFile("testdata/site.toml")
		if err != nil {
			panic(err)
		}
		c.files["site.toml"] = string(base) + own
	}
	for name, text := range c.files {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			m := marker.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			lines[i] = strings.TrimSuffix(line, m[0])
			for code := range strings.FieldsSeq(m[1]) {
				c.want = append(c.want, fmt.Sprintf("%s:%d %s", name, i+1, code))
			}
		}
		c.files[name] = strings.Join(lines, "\n")
	}
}

// passes reports whether the case shows what is not a finding: a case without any, or
// a file without any beside one with.
func (c *testCase) passes() bool {
	for name := range c.files {
		if name != "site.toml" && !slices.ContainsFunc(c.want, func(w string) bool { return strings.HasPrefix(w, name) }) {
			return true
		}
	}
	return len(c.want) == 0
}

func (c *testCase) run(t *testing.T, rule *audit.Rule) {
	fsys := fstest.MapFS{"content": {Mode: fs.ModeDir | 0o755}}
	for name, text := range c.files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: c.clock}
	}
	s, found := load(t, fsys, c.clock)
	for _, d := range found {
		// What loading finds between documents is no fault of the case; a key it does
		// not know is.
		if d.Severity == diag.Error && (strings.HasPrefix(d.Code(), "F") || strings.HasPrefix(d.Code(), "S")) {
			t.Errorf("the case itself is wrong: %s: %s: %s", d.Place, d.Code(), d.Message(diag.EN))
		}
	}
	in := audit.Input{Site: s, FS: fsys, Only: []string{rule.Code}, Unit: s.Unit(c.unit), Pages: pages(t, fsys)}
	in.Outputs = func(path string) bool { _, ok := c.files["public/"+path]; return ok }
	result := audit.Run(All, in)
	var got []string
	for _, f := range result.Findings {
		at := fmt.Sprintf("%s:%d", strings.TrimSuffix(f.File, "/"), f.Line)
		if slices.Contains(c.pass, at) {
			continue
		}
		if f.Line == 0 || slices.Contains(c.want, f.File) {
			at = f.File
		}
		got = append(got, at+" "+f.Code())
		if m := f.Message(diag.ZH); strings.Contains(m, "%!") {
			t.Errorf("%s: %s", at, m)
		}
	}
	want := slices.Clone(c.want)
	for i, w := range want {
		if !strings.HasSuffix(w, " "+rule.Code) && !strings.Contains(w, " ") {
			want[i] = w + " " + rule.Code
		}
	}
	want = slices.DeleteFunc(want, func(w string) bool { return !strings.HasSuffix(w, " "+rule.Code) })
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		for _, f := range result.Findings {
			t.Log(f.Place, f.Message(diag.ZH))
		}
	}
	if c.unknown != (len(result.Unverified) > 0) {
		t.Errorf("unverified: %+v, want %v", result.Unverified, c.unknown)
	}
	c.checkDue(t, result.Forecast)
}

func (c *testCase) checkDue(t *testing.T, f audit.Forecast) {
	if len(c.due) == 0 {
		return
	}
	var got []string
	for _, d := range f {
		got = append(got, d.Date.Format(time.DateOnly)+" "+d.Subject)
	}
	slices.Sort(got)
	slices.Sort(c.due)
	if !slices.Equal(got, c.due) {
		t.Errorf("forecast %q, want %q", got, c.due)
	}
}

// TestGrades: a rule that was not read in the source is advice.
func TestGrades(t *testing.T) {
	for _, r := range All {
		if (r.Grade == audit.FromMemory || r.Grade == audit.NotFound) && r.Severity != diag.Notice {
			t.Errorf("%s: graded %s, but %s", r.Code, r.Grade, r.Severity)
		}
		if r.Profile == audit.Veto && r.Severity == diag.Notice {
			t.Errorf("%s: a veto that is only a notice", r.Code)
		}
	}
}

// TestFacts: a rule says everything that the manual prints, and looks in one way.
func TestFacts(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z][A-Z0-9]*-[0-9]{2}[a-z]?$`)
	for _, r := range All {
		looks := 0
		for _, is := range []bool{r.Site != nil, r.Text != nil, r.Page != nil} {
			if is {
				looks++
			}
		}
		if looks != 1 || r.Done != nil && r.Site != nil {
			t.Errorf("%s looks in %d ways", r.Code, looks)
		}
		if r.Title == "" || r.Basis == "" || r.Hint == "" || r.Grade == "" || !code.MatchString(r.Code) {
			t.Errorf("%s: %s", r.Code, cmp.Or(r.Title, "lacks its title, basis, hint or grade"))
		}
	}
}
