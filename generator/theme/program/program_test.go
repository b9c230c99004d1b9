package program

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// both parses a template, has the library execute it and compiles it then.
func both(t testing.TB, src string, data any) (set *template.Template, want string, failure error, p *Program, err error) {
	t.Helper()
	set, err = template.New("it").Funcs(functions).Option("missingkey=zero").Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	failure = set.Execute(&out, data)
	p, err = Compile(set, "it", functions)
	return set, out.String(), failure, p, err
}

func cases(t *testing.T, file string, do func(t *testing.T, src string)) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		t.Run(f.Name, func(t *testing.T) { do(t, string(f.Data)) })
	}
}

// A program writes what the library writes, for a pointer and for a plain view.
func TestPrograms(t *testing.T) {
	cases(t, "testdata/program.txtar", func(t *testing.T, src string) {
		for _, data := range []any{sample(), *sample(), sample()} {
			_, want, failure, p, err := both(t, src, data)
			if failure != nil || err != nil {
				t.Fatal(failure, err)
			}
			page := bytes.NewBufferString("before ")
			for range 2 { // the second time with the places of fields known
				page.Truncate(len("before "))
				if err := p.Run(page, data); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff("before "+want, page.String()); diff != "" {
					t.Fatalf("(-library +program)\n%s", diff)
				}
			}
		}
	})
}

// What a program does not do, it leaves as if it had not been there: the page is as
// before, and the data has not been used up.
func TestLeftToTheLibrary(t *testing.T) {
	cases(t, "testdata/library.txtar", func(t *testing.T, src string) {
		set, want, failure, p, err := both(t, src, sample())
		data := sample()
		if err == nil {
			page := bytes.NewBufferString("before")
			if err = p.Run(page, data); page.String() != "before" {
				t.Errorf("left behind: %s", page)
			}
		}
		if err == nil {
			t.Fatal("done by a program: its case belongs into the other file")
		}
		var again bytes.Buffer
		other := set.Execute(&again, data)
		if again.String() != want || (other == nil) != (failure == nil) || other != nil && other.Error() != failure.Error() {
			t.Errorf("the library made %q, %v; then %q, %v", want, failure, &again, other)
		}
		t.Log(err)
	})
}

// Only what has been escaped becomes a program.
func TestNothingIsPrintedUnescaped(t *testing.T) {
	set := template.Must(template.New("it").Parse(`{{.}}`))
	if _, err := Compile(set, "it", nil); err == nil || !strings.Contains(err.Error(), "{{.}} is not escaped") {
		t.Errorf("got %v", err)
	}
}

// places are templates with a value in each context that the library tells apart.
var places = []string{
	`<p>{{.}}</p>`, `<p title="{{.}}">`, `<p title='a{{.}}b'>`, `<p title={{.}}>`, `<p {{.}}="a">`, `<title>{{.}}</title>`, `<textarea>{{.}}</textarea>`,
	`<a href="{{.}}">`, `<a href='/{{.}}'>`, `<a href="/?a={{.}}&b">`, `<a href="/#{{.}}">`, `<a href={{.}}>`, `<a href="{{.}}/{{.}}?{{.}}">`, `<img srcset="{{.}}">`,
	`<meta content="{{.}}">`, `<meta http-equiv="refresh" content="0; url={{.}}">`, `<!-- {{.}} -->a`, `<svg><a xlink:href="{{.}}"></svg>`, `<p data-href="{{.}}" onclick="f({{.}})">`,
	`<style>a { b: {{.}}; c: "{{.}}"; d: url({{.}}) }</style>`, `<p style="a: {{.}}; b: url('{{.}}')">`,
	`<script>a = {{.}}; b = "{{.}}"; c = /{{.}}/;</script>`, "<script>a = `{{.}}`</script>", `<script type="application/ld+json">{{.}}</script>`,
}

// FuzzPlaces puts any text in any place, plainly and as text that is said to be safe.
func FuzzPlaces(f *testing.F) {
	v := sample()
	for _, s := range []string{
		"", "文字", "a b", v.Hostile, v.Link, v.Script, v.Mail, string(v.HTML), "http://a.cn/?b=c&d#e", "HTTPS:a", " javascript:a", "java\x00script:", "a/b:c", "//a.cn",
		"%", "%4", "%41", "%zz", "\x80", "\xe4\xb8", "\ufdd0\uffff\ufffd", "a\r\n\t\v\f", "]]>", "<!--", "${a}", "expression(a)", "data:text/html,<b>", "a, b 2x", "12", "-1",
	} {
		f.Add(s)
	}
	type pair struct {
		set     *template.Template
		program *Program
	}
	var pairs []pair
	for _, src := range places {
		set, _, failure, p, err := both(f, src, "")
		if failure != nil || err != nil {
			f.Fatal(src, failure, err)
		}
		pairs = append(pairs, pair{set, p})
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, place := range pairs {
			for _, value := range []any{s, s, &s, kind(s), template.HTML(s), template.URL(s), template.CSS(s), template.JS(s), template.JSStr(s), template.HTMLAttr(s), template.Srcset(s), len(s), -len(s), []string{s}} {
				var want, got bytes.Buffer
				failure, err := place.set.Execute(&want, value), place.program.Run(&got, value)
				if failure == nil && err != nil {
					t.Errorf("%s of a %T: %v", places[i], value, err)
				}
				if err == nil && (failure != nil || got.String() != want.String()) {
					t.Errorf("%s of %T(%q): %q, want %q, %v", places[i], value, s, &got, &want, failure)
				}
			}
		}
	})
}
