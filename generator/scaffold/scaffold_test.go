package scaffold_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
	"gongkai/generator/audit"
	"gongkai/generator/audit/rules"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/scaffold"
)

var now = time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing)

func newSite(t *testing.T, c scaffold.County) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	files, err := scaffold.Site(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := scaffold.WriteSite(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

func load(t *testing.T, dir string) *generator.Project {
	t.Helper()
	p, err := generator.Load(generator.Options{Source: dir, Clock: now})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// onlyBlanks fails for every problem that is not a blank to be filled in, and for
// files whose blanks are not all noticed.
func onlyBlanks(t *testing.T, dir string, found diag.List) {
	t.Helper()
	noticed := map[string]int{}
	for _, d := range found {
		if d.Code() != "N1001" {
			t.Errorf("%s: %s %s: %s", d.Place, d.Severity, d.Code(), d.Message(diag.ZH))
		}
		noticed[d.File]++
	}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(name, "README.md") {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		want := 0
		for _, line := range strings.Split(string(src), "\n") {
			if strings.Contains(line, content.Blank) {
				want++
			}
		}
		rel, _ := filepath.Rel(dir, name)
		if got := noticed[filepath.ToSlash(rel)]; got != want {
			t.Errorf("%s: %d lines with blanks, %d noticed", rel, want, got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSite(t *testing.T) {
	for name, c := range map[string]scaffold.County{
		"name only": {Name: "青禾县人民政府", Now: now},
		"with everything": {
			Name: "青禾县人民政府", Short: "青禾县", Domain: "www.qinghe.gov.cn", Code: "369921", SiteCode: "3699210001", Office: "青禾县人民政府办公室",
			Address: "青禾县青源镇青禾大道1号", Postcode: "999000", Telephone: "0999-5550100", Email: "zwgk@qinghe.gov.cn",
			Services: "https://zwfw.example.gov.cn/qinghe/", Consult: "https://12345.example.gov.cn/qinghe/", Now: now,
		},
		"awkward": {Name: `某县（试验区）"人民政府`, Address: "1号: #2 \\ {院}", Telephone: "0999-1", Now: now},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newSite(t, c)
			p := load(t, dir)
			onlyBlanks(t, dir, p.Found)
			if p.Site.Config.Site.Name != c.Name || p.Site.County().Name != c.Name {
				t.Errorf("name %q, county %q", p.Site.Config.Site.Name, p.Site.County().Name)
			}
			if c.Address != "" && p.Site.County().Facts.Address != c.Address {
				t.Errorf("address %q", p.Site.County().Facts.Address)
			}
			if _, _, err := p.Plan(); err != nil || p.Found.Failed() {
				t.Errorf("plan: %v, %v", err, p.Found)
			}
		})
	}
}

// A new site passes what an inspection vetoes, and every address in it leads somewhere.
func TestSitePassesInspection(t *testing.T) {
	dir := newSite(t, scaffold.County{Name: "青禾县人民政府", Now: now})
	p := load(t, dir)
	for _, f := range audit.Run(rules.All, audit.Input{Site: p.Site, FS: p.FS, Profile: audit.Law}).Findings {
		if f.Severity == diag.Error {
			t.Errorf("%s: %s %s", f.Place, f.Code(), f.Message(diag.ZH))
		}
	}
}

func TestSiteIsTheSameEveryTime(t *testing.T) {
	c := scaffold.County{Name: "青禾县人民政府", Now: now}
	a, _ := scaffold.Site(c)
	b, _ := scaffold.Site(c)
	if !slices.EqualFunc(a, b, func(x, y scaffold.File) bool { return x.Path == y.Path && string(x.Text) == string(y.Text) }) {
		t.Error("two sites differ")
	}
}

func TestWriteKeepsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	f := scaffold.File{Path: "content/a.md", Text: []byte("one")}
	if err := scaffold.Write(dir, f); err != nil {
		t.Fatal(err)
	}
	f.Text = []byte("two")
	if err := scaffold.Write(dir, f); !errors.Is(err, scaffold.ErrExists) {
		t.Errorf("second write: %v", err)
	}
	if err := scaffold.WriteSite(dir, []scaffold.File{f}); !errors.Is(err, scaffold.ErrNotEmpty) {
		t.Errorf("site in a folder with files: %v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "content", "a.md")); string(got) != "one" {
		t.Errorf("the file holds %q", got)
	}
}

// A document of every kind builds as written, with Chinese and with English keys.
func TestDocumentOfEveryKind(t *testing.T) {
	for _, english := range []bool{false, true} {
		dir := newSite(t, scaffold.County{Name: "青禾县人民政府", Now: now})
		for _, k := range disclosure.Kinds() {
			f := scaffold.Document(scaffold.Draft{
				Kind: k, Title: "关于" + k.Chinese() + "的说明", Slug: "new-" + string(k), Unit: "青禾县人民政府", Parent: "county", EnglishKeys: english, Now: now,
				Folder: k == disclosure.Policy, IndexNumber: "011990001/2026-" + map[bool]string{true: "1", false: "0"}[english] + string(k),
			})
			if err := scaffold.Write(dir, f); err != nil {
				t.Fatal(err)
			}
		}
		p := load(t, dir)
		onlyBlanks(t, dir, p.Found)
		for _, k := range disclosure.Kinds() {
			i := slices.IndexFunc(p.Tree.Documents, func(d *content.Document) bool { return d.Kind == k && strings.HasPrefix(d.Name, "new-"+string(k)) })
			if i < 0 {
				t.Errorf("no document of kind %s", k)
			} else if d := p.Tree.Documents[i]; d.Title != "关于"+k.Chinese()+"的说明" || d.Draft == (k == disclosure.UnitKind) {
				t.Errorf("%s: title %q, draft %v", k, d.Title, d.Draft)
			}
		}
	}
}

// Uncommenting the optional lines of a form gives valid front matter as well, except
// where they name what does not exist yet.
func TestOptionalLines(t *testing.T) {
	missing := []string{"D1006", "D2012", "F1101"} // files, references, document numbers that are still blanks
	for _, k := range disclosure.Kinds() {
		dir := newSite(t, scaffold.County{Name: "青禾县人民政府", Now: now})
		f := scaffold.Document(scaffold.Draft{Kind: k, Title: "示例", Slug: "sample", Unit: "青禾县人民政府", Now: now})
		lines := strings.Split(string(f.Text), "\n")
		for i, l := range lines[2:] { // the first comment is the guidance
			bare := strings.TrimLeft(l, " ")
			if rest, ok := strings.CutPrefix(bare, "# "); ok && !strings.Contains(l, content.Blank) {
				lines[i+2] = l[:len(l)-len(bare)] + rest
			}
		}
		f.Text = []byte(strings.Join(lines, "\n"))
		if err := scaffold.Write(dir, f); err != nil {
			t.Fatal(err)
		}
		for _, d := range load(t, dir).Found {
			if d.Code() != "N1001" && !slices.Contains(missing, d.Code()) {
				t.Errorf("%s: %s: %s %s\n%s", k, d.Place, d.Code(), d.Message(diag.ZH), f.Text)
			}
		}
	}
}
