package generator

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"gongkai/generator/audit"
	"gongkai/generator/audit/rules"
	"gongkai/generator/diag"
	"gongkai/generator/markdown"
	"gongkai/generator/output"
	"gongkai/generator/plan"
	"gongkai/generator/site"
)

// Check holds the site against the rules: the model, the texts, and the pages, which
// are rendered one by one and not kept. A site with errors has no pages; the rules
// that look at pages are then listed as not verified.
//
// What loading and planning found stays in p.Found.
func (p *Project) Check(ctx context.Context, in audit.Input, jobs int) (audit.Result, error) {
	pl, m, err := p.Plan()
	if err != nil {
		return audit.Result{}, err
	}
	p.Found.Sort()
	i := p.inspect(in, pl)
	if looksAtPages(in) && !p.Found.Failed() {
		i.observe(m)
		m.PagesOnly = true
		if err := i.pages(ctx, pl, jobs); err != nil {
			return audit.Result{}, err
		}
	}
	i.rest(ctx, jobs)
	return i.Result(), ctx.Err()
}

// looksAtPages reports whether one of the rules asked for needs the pages.
func looksAtPages(in audit.Input) bool {
	return slices.ContainsFunc(rules.All, func(r audit.Rule) bool {
		if len(in.Only) > 0 {
			return r.Page != nil && slices.Contains(in.Only, r.Code)
		}
		return r.Page != nil && r.Profile <= in.Profile
	})
}

// inspection is a run of the rules over a site that is being rendered: texts are
// looked at when the renderer has them parsed.
type inspection struct {
	*audit.Runner
	project *Project
	texts   map[string]*site.Document // by file
	seen    sync.Map                  // files whose text was looked at
}

// inspect begins an inspection with the rules that look at the model.
func (p *Project) inspect(in audit.Input, pl *plan.Plan) *inspection {
	in.Site, in.FS = p.Site, p.FS
	in.Outputs = func(path string) bool { _, _, ok := pl.Find(path); return ok }
	i := &inspection{Runner: audit.New(rules.All, in), project: p, texts: map[string]*site.Document{}}
	i.Site()
	if i.Texts() {
		for _, d := range i.Wanted() {
			i.texts[d.Path] = d
		}
	}
	return i
}

// observe looks at the texts that a Maker parses.
func (i *inspection) observe(m *output.Maker) {
	if len(i.texts) == 0 {
		return
	}
	m.Observe = func(file string, text []byte, doc *markdown.Doc) {
		d := i.texts[file]
		if d == nil {
			return
		}
		if _, again := i.seen.LoadOrStore(file, true); !again {
			i.Text(audit.NewText(d, text, doc))
		}
	}
}

// rest looks at the texts that no page is made of.
func (i *inspection) rest(ctx context.Context, jobs int) {
	var list []*site.Document
	for file, d := range i.texts {
		if _, seen := i.seen.Load(file); !seen {
			list = append(list, d)
		}
	}
	each(ctx, len(list), jobs, func(n int) error {
		// A file that changed since it was loaded is found by the next run.
		if t, err := audit.ReadText(i.project.FS, list[n]); err == nil {
			i.Text(t)
		}
		return nil
	})
}

// pages renders the pages that a rule looks at, and has them looked at.
func (i *inspection) pages(ctx context.Context, pl *plan.Plan, jobs int) error {
	return each(ctx, len(pl.Targets), jobs, func(n int) error {
		t := &pl.Targets[n]
		wanted := func(path string) bool { return isPage(path) && i.Looks(path) }
		if t.Render == nil || !slices.ContainsFunc(t.Paths, wanted) || ctx.Err() != nil {
			return ctx.Err()
		}
		files, err := t.Render()
		if err != nil {
			return fmt.Errorf("render %s: %w", t.Paths[0], err)
		}
		for k, b := range files {
			if isPage(t.Paths[k]) {
				page := audit.ParsePage(t.Paths[k], b)
				i.Page(page)
				page.Root.Free()
			}
		}
		return nil
	})
}

func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// gate is what stands before publishing: the rules of profile veto, which look at the
// model before the build and at each text while its page is rendered.
type gate struct {
	*inspection
	maker *output.Maker
}

func (p *Project) gate(m *output.Maker, pl *plan.Plan) gate {
	g := gate{p.inspect(audit.Input{Profile: audit.Veto}, pl), m}
	published := map[string]bool{}
	for _, t := range pl.Targets {
		published[t.From] = published[t.From] || t.Render != nil
	}
	maps.DeleteFunc(g.texts, func(file string, _ *site.Document) bool { return !published[file] })
	g.observe(m)
	return g
}

// pass closes the gate: the error is ErrFindings when the site may not be published. The
// text of a page that is taken over from the published site has passed before, and is
// looked at again only where it was held against something else, or was let through in
// spite of what was found. passed is what the next build is told of that: what all texts
// have passed against, or 0.
func (p *Project) pass(ctx context.Context, g gate, before uint64, o Options) (passed uint64, err error) {
	against := g.Against()
	if before != against {
		g.rest(ctx, o.Jobs)
	}
	findings := g.Result().Findings
	p.Found.Add(severities(findings, o.Force)...)
	if p.failed(o.Strict) {
		return 0, ErrFindings
	}
	if slices.ContainsFunc(findings, func(f audit.Finding) bool { return f.Rule.Text != nil }) {
		return 0, ctx.Err()
	}
	return against, ctx.Err()
}

// severities is what was found, with the severity it has for publishing. An error in what
// would be published forbids it. What the site lacks, or is late with, does not: it
// is only mended by publishing, and a page that has to be withdrawn at once cannot
// wait for a column to be filled. An editor who has looked can force the rest, but
// never a leak.
func severities(findings []audit.Finding, force bool) diag.List {
	var list diag.List
	for _, f := range findings {
		if !f.Blocks() || force && !leak(f.Rule.Code) {
			f.Severity = min(f.Severity, diag.Warning)
		}
		list.Add(f.Diagnostic)
	}
	return list
}

// leak reports whether a rule is about what must never be published: personal data,
// secrets, documents that are not public.
func leak(code string) bool {
	family, _, _ := strings.Cut(code, "-")
	switch family {
	case "PRIV", "SEC", "PUB":
		return true
	}
	return false
}
