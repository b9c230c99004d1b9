// Package audit holds a site against the law and the inspections it has to pass.
//
// A Rule is one thing that is asked: what, by which law or notice, how much it
// weighs, and a function that looks. It looks at the whole Site, at the Text of one
// document, or at one rendered Page. What it reports are findings: diagnostics that
// print like all others. Package rules holds the list.
//
//	result := audit.Run(rules.All, audit.Input{Site: s, FS: source, Profile: audit.Inspect})
//	found.Add(result.List()...)
//
// A Runner does the same in parts, for a builder that has parsed texts and pages in
// its hands already. A rule that needs what is not there (the pages, the holidays of
// a year not yet announced) is listed as not verified, never passed over.
//
// Rules that watch freshness tell two things: what is overdue now, and in the
// Forecast the day on which each column becomes overdue if nobody publishes.
//
// Findings about documents that are not public carry their path, never a word of
// them: see Context.Report.
package audit

import (
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// Profile is a set of rules. Each includes the one before it.
type Profile int

const (
	Veto    Profile = iota // 单项否决: one finding and the site has failed the inspection
	Inspect                // what the national inspection looks at (国办秘函〔2019〕19号, 国办发〔2017〕47号)
	Law                    // the duties of 《政府信息公开条例》 and of what was issued to carry it out
	Full                   // good practice as well
)

var profiles = [...]struct{ name, chinese string }{
	{"veto", "单项否决"}, {"inspect", "检查指标"}, {"law", "法定义务"}, {"full", "全部"},
}

// ParseProfile takes the English or the Chinese name.
func ParseProfile(s string) (Profile, bool) {
	for i, p := range profiles {
		if s == p.name || s == p.chinese {
			return Profile(i), true
		}
	}
	return 0, false
}

// String is the name used on the command line.
func (p Profile) String() string { return profiles[p].name }

// Chinese is the name shown to editors.
func (p Profile) Chinese() string { return profiles[p].chinese }

// Grade is how well a rule is founded. Rules graded FromMemory or NotFound are
// advice: they are notices, whatever the profile.
type Grade string

const (
	Sourced    Grade = "S" // the text itself was read
	Practice   Grade = "P" // seen on real sites
	Derived    Grade = "D" // follows from what was read
	FromMemory Grade = "M" // from general knowledge of the text
	NotFound   Grade = "U" // looked for and not found
)

// Rule is one thing that is asked of a site. Exactly one of Site, Text and Page is
// set.
type Rule struct {
	Code     string // stable: a family and a number, COL-01
	Title    string // what is wrong, in Chinese: “栏目空白”
	English  string // the same; may be empty
	Basis    string // law or notice, number, article
	Hint     string // what to do about it, in Chinese
	Severity diag.Severity
	Profile  Profile // the first profile that includes it
	Grade    Grade
	Points   float64 // deducted for one finding, where that is known
	Standing bool    // the published site has the fault as well: a new build does not add it

	Site func(*Context)
	Text func(*Context, *Text)
	Page func(*Context, *Page)
	Of   func(*site.Public) bool // with Page: whether it looks at the page of a document; nil: at every page
	Done func(*Context)          // with Text or Page: after the last one, for what only all together tell

	// With Text, of a rule that stands before publishing: the sum of what it holds texts
	// against that does not stand in them; nil: nothing. While that is the same, a text
	// that has passed is not looked at again.
	Against func(*Context) uint64

	kind *diag.Kind
}

// Define makes a list of rules and registers the code of each, so that findings
// print like all diagnostics. It panics when a code is defined twice.
func Define(rules ...Rule) []Rule {
	for i := range rules {
		rules[i].kind = diag.Define(rules[i].diagnostic())
	}
	return rules
}

// diagnostic is the kind of a rule's findings. The one argument is the detail.
func (r *Rule) diagnostic() diag.Kind {
	message := diag.Text{ZH: escape(r.Title) + "%s"}
	if r.English != "" {
		message.EN = escape(r.English) + "%s"
	}
	return diag.Kind{
		Code: r.Code, Severity: r.Severity, Message: message,
		Hint:  diag.Text{ZH: escape(r.Hint)},
		Cause: diag.Text{ZH: "依据：" + r.Basis},
	}
}
