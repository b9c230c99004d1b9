package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"gongkai/generator/audit"
	"gongkai/generator/disclosure"
	"gongkai/search/corpus"
)

// BenchmarkRun holds sites of usual sizes against all rules that need no pages.
// Loading is not counted, reading and parsing the bodies is.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			synthetic(b, dir, n)
			source := os.DirFS(dir)
			s, _ := load(b, source, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
			found := 0
			for b.Loop() {
				found = len(audit.Run(All, audit.Input{Site: s, FS: source, Profile: audit.Full}).Findings)
			}
			b.ReportMetric(float64(found), "findings")
		})
	}
}

// BenchmarkTexts holds the text of one document after the other, read and parsed
// already, against the rules of a profile: what a build pays for its gate.
func BenchmarkTexts(b *testing.B) {
	dir := b.TempDir()
	synthetic(b, dir, 1_000)
	source := os.DirFS(dir)
	s, _ := load(b, source, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
	for _, profile := range []audit.Profile{audit.Veto, audit.Inspect, audit.Full} {
		b.Run(profile.String(), func(b *testing.B) {
			r := audit.New(All, audit.Input{Site: s, FS: source, Profile: profile})
			var texts []*audit.Text
			characters := 0
			for _, d := range r.Wanted() {
				t, err := audit.ReadText(source, d)
				if err != nil {
					b.Fatal(err)
				}
				texts = append(texts, t)
				characters += utf8.RuneCountInString(t.Source)
			}
			for i := 0; b.Loop(); i++ {
				t := *texts[i%len(texts)]
				r.Text(&t)
			}
			b.ReportMetric(float64(characters)/float64(len(texts)), "characters")
		})
	}
}

// synthetic writes a site of n invented documents.
func synthetic(b *testing.B, dir string, n int) {
	settings, err := os.ReadFile("testdata/site.toml")
	if err != nil {
		b.Fatal(err)
	}
	write := func(name, text string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("site.toml", string(settings))
	units := map[string]bool{}
	for d := range corpus.Documents(n, 1) {
		if !units[d.Unit] {
			units[d.Unit] = true
			write(fmt.Sprintf("content/units/u%d.md", len(units)), fmt.Sprintf(
				"---\ntitle: %s\nkind: unit\nunit: {type: 部门, org_code: \"%09d\", agency: [青%d]}\n---\n", d.Unit, len(units), len(units)))
		}
		write("content/policies/"+d.ID[:4]+"/"+d.ID+".md", fmt.Sprintf(
			"---\ntitle: %q\nkind: policy\nissuer: %s\nissued: %s\npublished: %s\nsummary: %q\n---\n%s\n",
			d.Title, d.Unit, d.Issued.Format(time.DateOnly), d.Published.Format(time.DateOnly), d.Summary, d.Body))
	}
}
