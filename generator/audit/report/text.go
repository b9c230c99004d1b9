package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

// soon is how far ahead the text looks.
const soon = 30 * 24 * time.Hour

// Text writes the report for a terminal: the findings by area, what falls due soon,
// what could not be verified, and the sum.
func (r *Report) Text(w io.Writer, p diag.Printer) error {
	out := bufio.NewWriter(w)
	say := func(zh, en string, args ...any) {
		fmt.Fprintf(out, diag.Text{ZH: zh, EN: en}.In(p.Language)+"\n", args...)
	}
	for _, a := range r.Areas() {
		say("── %s：错误 %d，警告 %d，提示 %d", "── %s: errors %d, warnings %d, notices %d", a.Title.In(p.Language), a.Errors, a.Warnings, a.Notices)
		if err := p.Print(out, "text", brief(a.List, p.Language)); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	if due := r.Result.Forecast.Until(r.Site.Clock.Add(soon)); len(due) > 0 {
		say("── 已逾期和 30 天内到期", "── Overdue, and due within 30 days")
		if err := due.Write(out); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	if len(r.Result.Unverified) > 0 {
		say("── 未能核验", "── Not verified")
		for _, reason := range reasons(r.Result.Unverified) {
			const few = 3
			if len(reason) > few {
				fmt.Fprintf(out, "  %s：%s\n", reason[0].Reason, codes(reason))
				continue
			}
			for _, u := range reason {
				fmt.Fprintf(out, "  %-12s %s：%s\n", u.Rule.Code, u.Rule.Title, u.Reason)
			}
		}
		fmt.Fprintln(out)
	}
	r.sums(say, p.Language)
	return out.Flush()
}

// reasons groups what could not be verified by the reason, in the order of the first of
// each: when there are no pages, forty rules say so.
func reasons(list []audit.Unverified) [][]audit.Unverified {
	var all [][]audit.Unverified
	at := map[string]int{}
	for _, u := range list {
		i, ok := at[u.Reason]
		if !ok {
			i = len(all)
			at[u.Reason] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], u)
	}
	return all
}

func codes(list []audit.Unverified) string {
	var b strings.Builder
	for i, u := range list {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(u.Rule.Code)
	}
	return b.String()
}

// brief says each hint once in a row of findings of one rule, and quotes no line where
// the whole file is meant.
func brief(list diag.List, l diag.Language) diag.List {
	out := slices.Clone(list)
	last := ""
	for i := range out {
		d := &out[i]
		if d.Line == 1 && d.Column == 1 {
			d.Column = 0
		}
		hint := d.Hint(l)
		if i > 0 && d.Kind == out[i-1].Kind && hint == last {
			*d = d.Suggest(diag.Text{})
		}
		last = hint
	}
	return out
}

// sums are the last lines: what was checked, how much was found, what it costs.
func (r *Report) sums(say func(zh, en string, args ...any), l diag.Language) {
	for _, m := range r.Result.Coverage {
		say("%s：应公开 %d 项，已公开 %d 项", "%s: %d asked for, %d covered", m.Title, m.Asked, m.Covered)
	}
	if s := r.Score(); s.Counted > 0 {
		say("已知分值的问题 %d 个，扣 %s 分；另有 %d 个检查指标问题分值未查明，不计分", "%d findings with known points cost %s; %d findings of the inspection have no known points", s.Counted, points(s.Points), s.Open)
	}
	list := r.List()
	say("共检查 %d 条规则（%s）：错误 %d 个，警告 %d 个，提示 %d 个", "%d rules (%s): %d errors, %d warnings, %d notices",
		len(r.Result.Rules), r.scope(l), list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Notice))
	if r.Accepted > 0 {
		say("另有 %d 个问题已列入基线，暂不计入", "%d more findings are accepted by the baseline", r.Accepted)
	}
}

// scope is which rules were asked for, and of what.
func (r *Report) scope(l diag.Language) string {
	rules := diag.Text{ZH: r.Profile.String() + "，" + r.Profile.Chinese(), EN: "profile " + r.Profile.String()}.In(l)
	return cmp.Or(strings.Join(r.Named, "、"), rules) + r.limits().In(l)
}

func points(p float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", p), "0"), ".")
}
