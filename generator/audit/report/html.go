package report

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

//go:embed report.html
var pageText string

//go:embed report.css
var pageStyle string

var page = template.Must(template.New("report").Parse(pageText))

// HTML writes the report as one file that needs nothing else: no script, no picture,
// no request. It is in Chinese.
func (r *Report) HTML(w io.Writer) error {
	if err := page.Execute(w, r.view()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// view is what the page shows.
type view struct {
	Style                            template.CSS
	Name, Clock, Scope               string
	Rules, Errors, Warnings, Notices int
	Accepted                         int
	Verdict                          string
	Urgent                           []finding // errors, at most ten
	Areas                            []areaView
	Units                            []unitView
	Due                              []due
	Overdue                          int
	Matrices                         []matrix
	Unverified                       []audit.Unverified
	Score                            string
	Charts                           []chart
}

type finding struct{ Place, Code, Severity, Class, Message, Hint, Basis, Unit string }

type areaView struct {
	ID, Title                        string
	Total, Errors, Warnings, Notices int
	Findings                         []finding
}

type unitView struct {
	Name                      string
	Errors, Warnings, Notices int
}

type due struct {
	Date, Text, Rule, Unit string
	Overdue                bool
}

const urgentMost = 10

func (r *Report) view() view {
	s := r.Site
	list := r.List()
	v := view{
		Style: template.CSS(pageStyle), Name: s.Config.Site.Name, Clock: s.Clock.Format("2006年1月2日 15:04"), Scope: cmp.Or(strings.Join(r.Named, "、"), r.Profile.Chinese()) + r.limits().ZH,
		Rules: len(r.Result.Rules), Accepted: r.Accepted, Unverified: r.Result.Unverified,
		Errors: list.Count(diag.Error), Warnings: list.Count(diag.Warning), Notices: list.Count(diag.Notice),
	}
	owners := map[place]string{}
	for d, u := range r.owned() {
		if u != nil {
			owners[place{d.Place, d.Code()}] = u.Name
		}
	}
	areas := r.Areas()
	for i, a := range areas {
		av := areaView{ID: fmt.Sprintf("a%d", i+1), Title: a.Title.ZH, Total: a.Total(), Errors: a.Errors, Warnings: a.Warnings, Notices: a.Notices}
		for n, d := range a.List {
			f := findingView(d, owners)
			if d.Severity == diag.Error && len(v.Urgent) < urgentMost {
				v.Urgent = append(v.Urgent, f)
			}
			if n > 0 && a.List[n-1].Kind == d.Kind && a.List[n-1].Hint(diag.ZH) == f.Hint {
				f.Hint, f.Basis = "", "" // the cure and the law are told once
			}
			av.Findings = append(av.Findings, f)
		}
		v.Areas = append(v.Areas, av)
	}
	v.Verdict = verdict(v)
	v.Units = r.units()
	v.Due, v.Overdue = dues(r.Result.Forecast.Until(s.Clock.Add(90 * 24 * time.Hour)))
	for i, m := range r.Result.Coverage {
		v.Matrices = append(v.Matrices, matrixOf(i, m, s.Config.BaseURL))
	}
	if sc := r.Score(); sc.Counted > 0 {
		v.Score = fmt.Sprintf("已知分值的问题 %d 个，合计扣 %s 分。另有 %d 个检查指标问题的分值没有查到公开依据，不计分。", sc.Counted, points(sc.Points), sc.Open)
	} else {
		v.Score = fmt.Sprintf("没有已知分值的扣分项。另有 %d 个检查指标问题的分值没有查到公开依据，不计分。", sc.Open)
	}
	v.Charts = r.charts(areas)
	return v
}

// place tells findings apart.
type place struct {
	diag.Place
	code string
}

func findingView(d diag.Diagnostic, owners map[place]string) finding {
	return finding{
		Place: d.Place.String(), Code: d.Code(), Severity: d.Severity.Chinese(), Class: d.Severity.String(),
		Message: d.Message(diag.ZH), Hint: d.Hint(diag.ZH), Basis: d.Kind.Cause.ZH, Unit: owners[place{d.Place, d.Code()}],
	}
}

// verdict is the one sentence for somebody in a hurry.
func verdict(v view) string {
	switch {
	case v.Errors > 0:
		return fmt.Sprintf("有 %d 个错误需要先整改。", v.Errors)
	case v.Warnings > 0:
		return fmt.Sprintf("没有错误；有 %d 个警告，宜在检查前处理。", v.Warnings)
	case v.Notices > 0:
		return fmt.Sprintf("没有错误和警告；有 %d 个提示供参考。", v.Notices)
	}
	return "没有发现问题。"
}

// owned is everything found with the unit that has to mend it; what loading found is its
// whose the document is.
func (r *Report) owned() iter.Seq2[diag.Diagnostic, *site.Unit] {
	return func(yield func(diag.Diagnostic, *site.Unit) bool) {
		for _, f := range r.Result.Findings {
			if !yield(f.Diagnostic, f.Unit) {
				return
			}
		}
		owner := map[string]*site.Unit{}
		for _, d := range r.Site.Documents {
			owner[d.Path] = r.Site.Owner(d)
		}
		for _, d := range r.Loaded {
			if !yield(d, owner[d.File]) {
				return
			}
		}
	}
}

// units counts what each unit has to mend, the most errors first. What is no unit's
// is the website office's.
func (r *Report) units() []unitView {
	const office = "网站主管部门"
	count := map[string]*unitView{}
	var list []*unitView
	for d, owner := range r.owned() {
		name := office
		if owner != nil {
			name = owner.Name
		}
		u := count[name]
		if u == nil {
			u = &unitView{Name: name}
			count[name] = u
			list = append(list, u)
		}
		switch d.Severity {
		case diag.Error:
			u.Errors++
		case diag.Warning:
			u.Warnings++
		default:
			u.Notices++
		}
	}
	slices.SortStableFunc(list, func(a, b *unitView) int {
		return cmp.Or(b.Errors-a.Errors, b.Warnings-a.Warnings, b.Notices-a.Notices, cmp.Compare(a.Name, b.Name))
	})
	out := make([]unitView, len(list))
	for i, u := range list {
		out[i] = *u
	}
	return out
}

func dues(f audit.Forecast) ([]due, int) {
	var list []due
	overdue := 0
	for _, d := range f {
		v := due{Date: d.Date.Format(time.DateOnly), Text: d.Text, Rule: d.Rule.Code, Overdue: d.Overdue}
		if d.Unit != nil {
			v.Unit = d.Unit.Name
		}
		if d.Overdue {
			overdue++
		}
		list = append(list, v)
	}
	return list, overdue
}

// matrix is a coverage matrix as it is shown.
type matrix struct {
	ID, Title      string
	Asked, Covered int
	Percent        int
	Units          []string
	Rows           []matrixRow
}

type matrixRow struct {
	Group string // only in the first row of a group
	ID    string
	Title string
	URL   string
	Asked bool
	Count int
	Cells []cell
}

type cell struct{ Text, Class, Label string }

func matrixOf(i int, m audit.Coverage, base string) matrix {
	v := matrix{ID: fmt.Sprintf("m%d", i+1), Title: m.Title, Asked: m.Asked, Covered: m.Covered}
	if m.Asked > 0 {
		v.Percent = m.Covered * 100 / m.Asked
	}
	for _, u := range m.Units {
		v.Units = append(v.Units, u.Short)
	}
	group := ""
	for _, row := range m.Rows {
		r := matrixRow{ID: row.ID, Title: row.Title, Asked: row.Asked, Count: row.Count}
		if row.Route != "" {
			r.URL = (&site.Public{Route: row.Route}).URL(base)
		}
		if row.Group != group {
			group, r.Group = row.Group, row.Group
		}
		for _, c := range row.Cells {
			r.Cells = append(r.Cells, cellOf(c))
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

// cellOf says in words, not in colour alone, what a unit has.
func cellOf(c audit.Cell) cell {
	switch {
	case c.Count > 0:
		v := cell{Text: fmt.Sprint(c.Count), Class: "has"}
		if c.Latest != nil && !c.Latest.Published.IsZero() {
			v.Label = "最近 " + c.Latest.Published.Format(time.DateOnly)
		}
		return v
	case c.Asked:
		return cell{Text: "缺", Class: "lacks"}
	}
	return cell{Text: "·", Class: "none"}
}
