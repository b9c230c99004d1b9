package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// saidRepealed finds documents that end another one in their text, and do not say so
// in their fields: the other is still shown as in force.
var saidRepealed = audit.Rule{
	Code: "VALID-03", Title: "正文写了废止而没有填“废止”", English: "the text repeals a document that the fields do not name",
	Basis: statusBasis, Hint: "把被废止文件的文号写进“废止”，旧文件的页面会自动标明",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		if !strings.Contains(t.Plain, "废止") {
			return
		}
		for _, m := range repealing.FindAllString(t.Plain, -1) {
			for _, span := range disclosure.FindDocumentNumbers(m) {
				old := known(c, span)
				if old == nil || old == d || slices.Contains(d.Repeals, old) || slices.Contains(d.Replaces, old) || slices.Contains(d.Amends, old) {
					continue
				}
				c.Report(t.Find(m), "“%s”", span.Number)
			}
		}
	},
}

// A sentence, or a part of one, that repeals: 《…》（青政发〔2023〕21号）同时废止.
var repealing = regexp.MustCompile(`[^。；\n]*号[^。；\n]{0,40}(?:同时|予以|自行)废止`)

// known is the document that a citation means, or nil.
func known(c *audit.Context, s disclosure.Span) *site.Document {
	for _, number := range disclosure.Candidates(s) {
		if d := c.Site.Find(number); d != nil {
			return d
		}
	}
	return nil
}

// endsLater finds documents that amend or end a later one: the reference, or one of
// the dates, is wrong.
var endsLater = audit.Rule{
	Code: "VALID-03a", Title: "废止、修改的文件成文在后", English: "it amends or repeals a later document",
	Basis: statusBasis, Hint: "核对所引的文号和两份文件的成文日期",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			for _, r := range []struct {
				field string
				list  []*site.Document
			}{{"amends", d.Amends}, {"repeals", d.Repeals}, {"replaces", d.Replaces}} {
				for _, old := range r.list {
					if !d.Issued.IsZero() && old.Issued.After(d.Issued) {
						c.Report(d.Field(r.field), "%s 成文于 %s", old, old.Issued)
					}
				}
			}
		}
	},
}
