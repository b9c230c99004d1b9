package audit

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"sync/atomic"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
	"gongkai/internal/parallel"

	"github.com/cespare/xxhash/v2"
)

// Input is what a run looks at.
type Input struct {
	Site    *site.Site
	FS      fs.FS // the source folder
	Profile Profile
	Only    []string               // codes of rules; the profile does not count then
	Unit    *site.Unit             // only what is this unit's to mend
	Changed func(file string) bool // only findings in these files; nil: in all
	Pages   iter.Seq[*Page]        // the rendered pages; nil: page rules are not verified
	Outputs func(path string) bool // whether a file is put out; nil: not known
}

// Concerns reports whether a file is of the unit that the run is limited to.
func (in Input) Concerns(s *site.Site, file string) bool {
	return in.Unit == nil || slices.ContainsFunc(s.Documents, func(d *site.Document) bool { return d.Path == file && concerns(d, in.Unit) })
}

// Result is what a run found.
type Result struct {
	Findings   []Finding
	Unverified []Unverified
	Forecast   Forecast
	Coverage   []Coverage
	Rules      []*Rule  // those that ran
	Unread     []string // files whose text could not be read: no text rule was held against them
}

// Unverified is a rule that could not be held against the site, or not against all
// of it.
type Unverified struct {
	Rule   *Rule
	Reason string
}

// List is the findings as diagnostics.
func (r Result) List() diag.List {
	list := make(diag.List, len(r.Findings))
	for i, f := range r.Findings {
		list[i] = f.Diagnostic
	}
	return list
}

// Run holds a site against the rules.
func Run(rules []Rule, in Input) Result {
	r := New(rules, in)
	r.Site()
	r.texts()
	if in.Pages != nil {
		for p := range in.Pages {
			r.Page(p)
		}
	}
	return r.Result()
}

// Runner is a run in parts. Site, Text and Page may be called in any order and from
// many goroutines; Result ends the run.
type Runner struct {
	run   *run
	site  []*Context // a rule's each
	text  []*Context
	page  []*Context
	shown atomic.Bool // a page was seen
}

// New begins a run.
func New(rules []Rule, in Input) *Runner {
	s := in.Site
	r := &Runner{run: &run{
		Site: s, FS: in.FS, Config: s.Config, Calendar: s.Calendar, Clock: s.Clock, Today: disclosure.DateOf(s.Clock),
		in: in, byFile: make(map[string]*site.Document, len(s.Documents)), byRoute: make(map[string]*site.Public, len(s.Pages)),
	}}
	for _, p := range s.Pages {
		r.run.byRoute[p.Route] = p
	}
	for _, d := range s.Documents {
		r.run.byFile[d.Path] = d
	}
	for _, column := range s.Sections {
		if d := column.Text(); d != nil {
			r.run.byFile[d.Path] = d
			r.run.columns = append(r.run.columns, d)
		}
	}
	for i := range rules {
		rule := &rules[i]
		if !in.includes(rule) {
			continue
		}
		c := &Context{r.run, rule}
		switch {
		case rule.Site != nil:
			r.site = append(r.site, c)
		case rule.Text != nil:
			r.text = append(r.text, c)
		default:
			r.page = append(r.page, c)
		}
	}
	return r
}

func (in Input) includes(r *Rule) bool {
	if len(in.Only) > 0 {
		return slices.Contains(in.Only, r.Code)
	}
	return r.Profile <= in.Profile
}

// Site runs the rules that look at the model.
func (r *Runner) Site() {
	for _, c := range r.site {
		c.Rule.Site(c)
	}
}

// Texts reports whether a rule of the run looks at texts.
func (r *Runner) Texts() bool { return len(r.text) > 0 }

// Against is the sum of what the rules hold texts against that does not stand in them.
func (r *Runner) Against() uint64 {
	h := xxhash.New()
	for _, c := range r.text {
		if c.Rule.Against != nil {
			fmt.Fprintln(h, c.Rule.Code, c.Rule.Against(c))
		}
	}
	return h.Sum64()
}

// Wanted are the documents whose text has to be looked at, and the columns' own texts:
// texts that are never shown are not read.
func (r *Runner) Wanted() []*site.Document {
	return slices.DeleteFunc(slices.Concat(r.run.Site.Documents, r.run.columns), func(d *site.Document) bool {
		return d.Mode == disclosure.Withheld || !r.run.wanted(d.Issuer, d, d.Path)
	})
}

// Text runs the rules that look at one text.
func (r *Runner) Text(t *Text) {
	for _, c := range r.text {
		c.Rule.Text(c, t)
	}
}

// Looks reports whether a rule of the run looks at the page with a path; one that none
// looks at need not be rendered. It is told that there are pages.
func (r *Runner) Looks(path string) bool {
	r.shown.Store(true)
	public := r.run.publicOn(path)
	return slices.ContainsFunc(r.page, func(c *Context) bool { return c.Rule.looksAt(public) })
}

func (r *Rule) looksAt(public *site.Public) bool {
	return r.Of == nil || public != nil && r.Of(public)
}

// Page runs the rules that look at one page.
func (r *Runner) Page(p *Page) {
	r.shown.Store(true)
	p.Public = r.run.publicOn(p.Path)
	for _, c := range r.page {
		if c.Rule.looksAt(p.Public) {
			c.Rule.Page(c, p)
		}
	}
}

// texts reads what is wanted and runs the text rules over it.
func (r *Runner) texts() {
	if !r.Texts() {
		return
	}
	wanted := r.Wanted()
	parallel.Each(len(wanted), func(i int) {
		t, err := ReadText(r.run.FS, wanted[i])
		if err != nil { // most likely it changed since it was loaded
			r.run.unreadable(wanted[i].Path)
			return
		}
		r.Text(t)
	})
}

func (r *run) unreadable(file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unread = append(r.unread, file)
}

// Result ends the run: findings in the order of files, the forecast in that of days.
func (r *Runner) Result() Result {
	for _, c := range slices.Concat(r.text, r.page) {
		switch {
		case c.Rule.Page != nil && !r.shown.Load():
			c.Unverified("网页没有生成，请先改正错误")
		case c.Rule.Done != nil:
			c.Rule.Done(c)
		}
	}
	run := r.run
	slices.SortStableFunc(run.findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule.Code, b.Rule.Code), cmp.Compare(a.Message(diag.ZH), b.Message(diag.ZH)),
		)
	})
	slices.SortStableFunc(run.unverified, func(a, b Unverified) int {
		return cmp.Or(cmp.Compare(a.Rule.Code, b.Rule.Code), cmp.Compare(a.Reason, b.Reason))
	})
	slices.Sort(run.unread)
	run.forecast.sort()
	var ran []*Rule
	for _, c := range slices.Concat(r.site, r.text, r.page) {
		ran = append(ran, c.Rule)
	}
	return Result{
		Findings: run.findings, Unverified: run.unverified, Forecast: run.forecast, Coverage: run.coverage,
		Rules: ran, Unread: run.unread,
	}
}
