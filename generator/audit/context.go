package audit

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"time"

	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Context is what a rule works with: the site, and where to say what it found.
type Context struct {
	*run
	Rule *Rule
}

// run is shared by all rules of a run.
type run struct {
	Site     *site.Site
	FS       fs.FS // the source folder
	Config   *config.Config
	Calendar *disclosure.Calendar
	Clock    time.Time
	Today    time.Time // the midnight that begins the day of Clock

	in      Input
	byFile  map[string]*site.Document
	byRoute map[string]*site.Public
	columns []*site.Document // the columns' own texts

	mu         sync.Mutex
	findings   []Finding
	unverified []Unverified
	forecast   Forecast
	coverage   []Coverage
	unread     []string
	shared     sync.Map // type → *cell
}

// Finding is one thing a rule found.
type Finding struct {
	diag.Diagnostic
	Rule     *Rule
	Document *site.Document // nil when it is not about one
	Unit     *site.Unit     // whose it is to mend; nil: the site's
}

// Blocks reports whether nothing may be published while the finding stands. What the
// published site lacks as well is no reason: publishing is how it is mended.
func (f Finding) Blocks() bool { return f.Severity == diag.Error && !f.Rule.Standing }

// Safe is text for a report that comes from the rules or the settings, never from a
// document.
type Safe string

// Report says what was found, where, and in a few words the detail. Arguments may be
// documents, units, sections and times: they print as people write them.
//
// A document that is not shown as a whole prints as its path. In a finding at such a
// document plain strings are left out as well, since they may be its text; words of
// the rule itself are passed as Safe.
func (c *Context) Report(at diag.Place, format string, args ...any) {
	c.report(nil, at, format, args)
}

// ReportOf is Report for a finding that is a unit's to mend, wherever it is.
func (c *Context) ReportOf(u *site.Unit, at diag.Place, format string, args ...any) {
	c.report(u, at, format, args)
}

func (c *Context) report(u *site.Unit, at diag.Place, format string, args []any) {
	d := c.byFile[at.File]
	if u == nil && d != nil {
		u = c.Site.Owner(d)
	}
	if !c.wanted(u, d, at.File) {
		return
	}
	detail := diag.Text{}
	if format != "" {
		text := fmt.Sprintf(format, c.printable(d, args)...)
		detail = diag.Text{ZH: "（" + text + "）", EN: ": " + text}
	}
	f := Finding{Diagnostic: c.Rule.kind.At(at, detail), Rule: c.Rule, Document: d, Unit: u}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.findings = append(c.findings, f)
}

// wanted reports whether a finding is within what the run was limited to.
func (r *run) wanted(u *site.Unit, d *site.Document, file string) bool {
	if r.in.Unit != nil && u != r.in.Unit && (d == nil || !concerns(d, r.in.Unit)) {
		return false
	}
	return r.in.Changed == nil || r.in.Changed(file)
}

func concerns(d *site.Document, u *site.Unit) bool {
	for _, joint := range d.Joint {
		if joint == u {
			return true
		}
	}
	return d.Issuer == u
}

// Secret reports whether nothing of a document, or not all of it, is shown. What an
// editor's preview shows is secret all the same.
func (r *run) Secret(d *site.Document) bool {
	return d.Hidden != site.Shown || d.Public == nil || d.Public.Form != site.Whole
}

// printable makes arguments ready for a message at document d, which may be nil.
func (r *run) printable(d *site.Document, args []any) []any {
	hide := d != nil && r.Secret(d)
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case *site.Document:
			out[i] = Cited(a.Title)
			if r.Secret(a) {
				out[i] = a.Path
			}
		case *site.Public:
			out[i] = Cited(a.Title)
		case *site.Unit:
			out[i] = a.Name
		case *site.Section:
			out[i] = "“" + a.Title + "”"
		case time.Time:
			out[i] = a.In(disclosure.Beijing).Format(time.DateOnly)
		case Safe, diag.Severity:
			out[i] = a
		case interface{ Chinese() string }:
			out[i] = a.Chinese()
		default:
			out[i] = a
			if hide && !plain(a) {
				out[i] = "…"
			}
		}
	}
	return out
}

// Cited is a title in title marks; those inside become single ones (GB/T 15834—2011).
func Cited(title string) string { return "《" + singleMarks.Replace(title) + "》" }

var singleMarks = strings.NewReplacer("《", "〈", "》", "〉")

// plain reports whether a value cannot hold a document's words.
func plain(a any) bool {
	switch reflect.ValueOf(a).Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64, reflect.Int32:
		return true
	}
	return false
}

// Unverified says that the rule could not be held against something, and why.
func (c *Context) Unverified(format string, args ...any) {
	u := Unverified{Rule: c.Rule, Reason: fmt.Sprintf(format, c.printable(nil, args)...)}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, other := range c.unverified {
		if other == u {
			return
		}
	}
	c.unverified = append(c.unverified, u)
}

// Shared is what rules of a family compute once in a run: the first that asks for a
// T has it computed, from the site alone, and all get the same.
func Shared[T any](c *Context, compute func(*Context) T) T {
	type cell struct {
		once  sync.Once
		value T
	}
	stored, _ := c.shared.LoadOrStore(reflect.TypeFor[T](), new(cell))
	own := stored.(*cell)
	own.once.Do(func() { own.value = compute(c) })
	return own.value
}

// ColumnPlace is where a section's settings are: in site.toml, or its own text.
func (r *run) ColumnPlace(s *site.Section) diag.Place {
	for i, column := range r.Config.Columns {
		if column.Path == s.Path {
			return r.Config.Places.Item(config.File, "columns", i)
		}
	}
	if s.Body.Path != "" {
		return diag.Place{File: s.Body.Path, Line: 1, Column: 1}
	}
	return diag.Place{File: "content/" + s.Path}
}

// UnitPlace is the file of a unit.
func (r *run) UnitPlace(u *site.Unit) diag.Place {
	if u == nil || u.Page == nil {
		return r.Config.Place("site.unit")
	}
	return r.DocumentOf(u.Page).Field("title")
}

// Output reports whether a file is put out, by its path in the output folder; known is
// false when the run was not told what is.
func (r *run) Output(path string) (exists, known bool) {
	if r.in.Outputs == nil {
		return false, false
	}
	return r.in.Outputs(path), true
}

// Columns are the columns' own texts, as documents.
func (r *run) Columns() []*site.Document { return r.columns }

// DocumentOf is the document behind a public one.
func (r *run) DocumentOf(p *site.Public) *site.Document { return r.Site.Document(p.ID) }

func escape(s string) string { return strings.ReplaceAll(s, "%", "%%") }
