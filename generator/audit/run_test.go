package audit

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

func TestProfiles(t *testing.T) {
	tests := []struct {
		name string
		in   Input
		want int
	}{
		{"below the rule's profile", Input{Profile: Veto}, 0},
		{"its profile", Input{Profile: Inspect}, 1},
		{"above", Input{Profile: Full}, 1},
		{"asked for by code", Input{Profile: Veto, Only: []string{"TEST-01"}}, 1},
		{"another code", Input{Profile: Full, Only: []string{"TEST-02"}}, 0},
		{"a file that did not change", Input{Profile: Full, Changed: func(f string) bool { return f != "site.toml" }}, 0},
	}
	for _, tt := range tests {
		tt.in.Site = bare()
		if got := Run(testRules, tt.in).Findings; len(got) != tt.want {
			t.Errorf("%s: %d findings, want %d", tt.name, len(got), tt.want)
		}
	}
	for _, name := range []string{"veto", "检查指标", "law", "full"} {
		if p, ok := ParseProfile(name); !ok || p.String() != name && p.Chinese() != name {
			t.Errorf("ParseProfile(%q) = %v, %v", name, p, ok)
		}
	}
	if _, ok := ParseProfile("all"); ok {
		t.Error("a profile that does not exist is known")
	}
}

func TestFindingPrints(t *testing.T) {
	f := Run(testRules, Input{Site: bare(), Profile: Full}).List()[0]
	if got, want := f.Message(diag.ZH), "栏目没有更新；100%逾期（共 2 个）"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := f.Message(diag.EN), "a column is overdue: 共 2 个"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if f.Place.String() != "site.toml:3" || f.Hint(diag.ZH) != "更新" || f.Severity != diag.Warning {
		t.Errorf("%+v", f)
	}
}

func TestBlocks(t *testing.T) {
	finding := func(s diag.Severity, standing bool) Finding {
		return Finding{Diagnostic: diag.Diagnostic{Severity: s}, Rule: &Rule{Standing: standing}}
	}
	if !finding(diag.Error, false).Blocks() || finding(diag.Error, true).Blocks() || finding(diag.Warning, false).Blocks() {
		t.Error("an error blocks, unless the published site has it as well")
	}
}

// TestUnverified: what needs pages is listed when there are none, and runs when there
// are; a reason is said once.
func TestUnverified(t *testing.T) {
	pages := 0
	rules := []Rule{{
		Code: "TEST-02", Profile: Veto,
		Page: func(*Context, *Page) { pages++ },
		Done: func(c *Context) { c.Unverified("%d 页", pages); c.Unverified("%d 页", pages) },
	}}
	if u := Run(rules, Input{Site: bare()}).Unverified; len(u) != 1 || !strings.Contains(u[0].Reason, "没有生成") {
		t.Errorf("%+v", u)
	}
	p := ParsePage("index.html", []byte("<title>x</title>"))
	in := Input{Site: bare(), Pages: func(yield func(*Page) bool) { _ = yield(p) && yield(p) }}
	if u := Run(rules, in).Unverified; len(u) != 1 || u[0].Reason != "2 页" {
		t.Errorf("%+v", u)
	}
}

// TestLooks: a rule that is about the pages of some documents asks for no others.
func TestLooks(t *testing.T) {
	s := bare()
	s.Pages = []*site.Public{{Route: "/a/", Form: site.Whole}, {Route: "/b/"}}
	seen := ""
	rules := Define(Rule{
		Code: "TEST-03", Profile: Veto,
		Of:   func(p *site.Public) bool { return p.Form != site.Whole },
		Page: func(_ *Context, p *Page) { seen += p.Path },
	})
	r := New(rules, Input{Site: s})
	for path, want := range map[string]bool{"a/index.html": false, "b/index.html": true, "index.html": false} {
		if r.Looks(path) != want {
			t.Errorf("looks at %s: %v", path, !want)
		}
		r.Page(ParsePage(path, nil))
	}
	if seen != "b/index.html" {
		t.Errorf("seen %s", seen)
	}
}

// TestUnread: a text that changed since it was loaded is listed, not passed over.
func TestUnread(t *testing.T) {
	s := bare()
	s.Documents = []*site.Document{{Document: &content.Document{Path: "content/gone.md"}}}
	rules := []Rule{{Code: "TEST-03", Text: func(*Context, *Text) { t.Error("a text that is not there was looked at") }}}
	if r := Run(rules, Input{Site: s, FS: fstest.MapFS{}}); !slices.Equal(r.Unread, []string{"content/gone.md"}) {
		t.Errorf("unread: %q", r.Unread)
	}
}

// TestShared: a family computes a thing once in a run, and again in the next.
func TestShared(t *testing.T) {
	type counted struct{ n int }
	computed := 0
	look := func(c *Context) { Shared(c, func(*Context) *counted { computed++; return &counted{} }).n++ }
	rules := []Rule{{Code: "A-01", Site: look}, {Code: "A-02", Site: look}}
	Run(rules, Input{Site: bare()})
	Run(rules, Input{Site: bare()})
	if computed != 2 {
		t.Errorf("computed %d times in two runs", computed)
	}
}

func TestDefineTwicePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for a code defined twice")
		}
	}()
	Define(Rule{Code: "TEST-01"})
}
