// Package report tells people what a check found.
//
// A Report is the result of an audit together with what loading the site found. It
// is grouped in Areas (隐私, 链接, 年度报告 …), the worst first, and written as text
// for a terminal, or as an HTML file that stands alone: with the two coverage
// matrices, the forecast and charts, for those who never see a terminal.
//
//	r := report.New(s, audit.Inspect, result, loaded)
//	r.Accept(baseline)
//	err := r.Text(os.Stdout, report.Printer(source))
//	err = r.HTML(file)
//
// Points are added up only where a notice tells them; what has no known points, and
// what could not be verified, is said beside the sum.
//
// No report shows a number that it warns of: lines quoted from a file pass Excerpts,
// which stars out personal information and shows nothing of documents that are not
// public.
package report

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// Report is what a check found.
type Report struct {
	Site     *site.Site
	Profile  audit.Profile
	Result   audit.Result
	Loaded   diag.List  // what loading found
	Accepted int        // findings that a baseline accepts
	Named    []string   // rules or families that were asked for by name: the profile does not count then
	Unit     *site.Unit // the unit that the findings are limited to; nil: all
	Since    string     // the day or revision since which the files changed that they are limited to; empty: all
}

// New is the report of a result.
func New(s *site.Site, p audit.Profile, result audit.Result, loaded diag.List) *Report {
	return &Report{Site: s, Profile: p, Result: result, Loaded: loaded}
}

// limits says what the findings were limited to, so that nobody takes a part for the
// whole.
func (r *Report) limits() diag.Text {
	var t diag.Text
	if r.Unit != nil {
		t.ZH, t.EN = "，只看"+r.Unit.Name, ", only "+r.Unit.Name
	}
	if r.Since != "" {
		t.ZH, t.EN = t.ZH+"，只看 "+r.Since+" 以来改动的文件", t.EN+", only files changed since "+r.Since
	}
	return t
}

// List is everything found, in the order of files.
func (r *Report) List() diag.List {
	list := append(slices.Clone(r.Loaded), r.Result.List()...)
	list.Sort()
	return list
}

// Area is a subject with what was found in it, the gravest first.
type Area struct {
	Title                     diag.Text
	List                      diag.List
	Errors, Warnings, Notices int
}

// Total is how much was found.
func (a Area) Total() int { return len(a.List) }

// areas by the family of a code, in reading order.
var areas = []struct {
	title    diag.Text
	families string
}{
	{diag.Text{ZH: "个人隐私", EN: "Privacy"}, "PRIV"},
	{diag.Text{ZH: "安全保密", EN: "Security"}, "SEC"},
	{diag.Text{ZH: "文字表述", EN: "Wording"}, "TEXT"},
	{diag.Text{ZH: "文档与设置", EN: "Documents and settings"}, ""},
	{diag.Text{ZH: "检查指标", EN: "Inspection"}, "INSPECT"},
	{diag.Text{ZH: "栏目", EN: "Columns"}, "COL"},
	{diag.Text{ZH: "政府信息公开平台", EN: "Disclosure platform"}, "PLATFORM"},
	{diag.Text{ZH: "标准目录", EN: "Standard catalogue"}, "CATALOG"},
	{diag.Text{ZH: "公开属性与法定义务", EN: "Duties of disclosure"}, "PUB LAW"},
	{diag.Text{ZH: "公开时限", EN: "Time limits"}, "TIME"},
	{diag.Text{ZH: "日期", EN: "Dates"}, "DATE"},
	{diag.Text{ZH: "发文字号与索引号", EN: "Document and index numbers"}, "DOCNO IDX"},
	{diag.Text{ZH: "有效性与规范性文件", EN: "Validity"}, "VALID NORM"},
	{diag.Text{ZH: "政策解读", EN: "Interpretation"}, "INTERP"},
	{diag.Text{ZH: "意见征集与行政决策", EN: "Consultation and decisions"}, "CONSULT DECIDE"},
	{diag.Text{ZH: "年度报告", EN: "Annual reports"}, "REPORT SITEREP"},
	{diag.Text{ZH: "网页标签与页脚", EN: "Page tags and footer"}, "META FOOT"},
	{diag.Text{ZH: "页面与链接", EN: "Pages and links"}, "PAGE LINK"},
	{diag.Text{ZH: "无障碍", EN: "Accessibility"}, "A11Y"},
	{diag.Text{ZH: "数据交换与归档", EN: "Interchange and archive"}, "INTEROP ARCH"},
}

var otherArea = diag.Text{ZH: "其他", EN: "Other"}

// areaOf is the index of a code's area; codes of the loader have no family, and an
// unknown family is put last.
func areaOf(code string) int {
	family, _, ruled := strings.Cut(code, "-")
	if !ruled {
		family = ""
	}
	for i, a := range areas {
		if a.families == family || family != "" && slices.Contains(strings.Fields(a.families), family) {
			return i
		}
	}
	return len(areas)
}

// Areas groups what was found. The area with the most errors comes first, then that
// with the most warnings, then that with the most notices; one without findings is left
// out.
func (r *Report) Areas() []Area {
	all := make([]Area, len(areas)+1)
	for i := range areas {
		all[i].Title = areas[i].title
	}
	all[len(areas)].Title = otherArea
	for _, d := range r.List() {
		a := &all[areaOf(d.Code())]
		a.List.Add(d)
	}
	all = slices.DeleteFunc(all, func(a Area) bool { return len(a.List) == 0 })
	for i := range all {
		a := &all[i]
		a.Errors, a.Warnings, a.Notices = a.List.Count(diag.Error), a.List.Count(diag.Warning), a.List.Count(diag.Notice)
		slices.SortStableFunc(a.List, func(x, y diag.Diagnostic) int {
			return cmp.Or(int(y.Severity)-int(x.Severity), cmp.Compare(x.Code(), y.Code()))
		})
	}
	slices.SortStableFunc(all, func(x, y Area) int {
		return cmp.Or(y.Errors-x.Errors, y.Warnings-x.Warnings, y.Notices-x.Notices)
	})
	return all
}

// Score is what the findings cost where that is known.
type Score struct {
	Points  float64 // deducted
	Counted int     // findings with known points
	Open    int     // findings of rules of the inspection whose points are not known
}

// Score adds up the points.
func (r *Report) Score() Score {
	var s Score
	for _, f := range r.Result.Findings {
		switch {
		case f.Rule.Points > 0:
			s.Points += f.Rule.Points
			s.Counted++
		case f.Rule.Profile <= audit.Inspect:
			s.Open++
		}
	}
	return s
}
