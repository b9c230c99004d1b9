package rules

import (
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// leaderFacts finds leaders whose page lacks what is asked for.
var leaderFacts = audit.Rule{
	Code: "COL-08", Title: "领导信息不全", English: "facts about a leader are missing",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“领导信息”",
	Hint:     "补上“领导”中的职务、分工、照片",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Leader) {
			var facts disclosure.LeaderFacts
			if d.Leader != nil {
				facts = *d.Leader
			}
			if list := missing("职务", facts.Post, "分工", facts.Duties, "照片", facts.Portrait); len(list) > 0 {
				c.Report(d.Field("leader"), "缺少%s", some(list, 3))
			}
		}
	},
}

// unitFacts finds units that do not say what 《条例》第二十条第二项 asks of them.
var unitFacts = audit.Rule{
	Code: "COL-09", Title: "机构职能信息不全", English: "facts about a unit are missing",
	Basis:    "《中华人民共和国政府信息公开条例》第二十条第二项",
	Hint:     "补上“机构”中的职责、内设机构、地址、办公时间、电话、负责人",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, u := range offices(c) {
			f := u.Facts
			list := missing("办公地址", f.Address, "办公时间", f.Hours, "联系电话", f.Telephone, "负责人", f.Head)
			if len(f.Functions) == 0 {
				list = append([]string{"职责"}, list...)
			}
			if len(f.Offices) == 0 {
				list = append(list, "内设机构")
			}
			if len(list) > 0 {
				c.ReportOf(u, c.UnitPlace(u), "缺少%s", some(list, 6))
			}
		}
	},
}

// staleOverview finds pages about the county, its units and leaders that nobody has
// looked at for a year.
var staleOverview = audit.Rule{
	Code: "COL-11", Title: "概况、机构和领导页面超过12个月没有核对", English: "a page of facts was not looked at for a year",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“概况信息、机构职能、领导信息准确”",
	Hint:     "核对内容后，把“发布审查”的 on（审查日期）改为核对的日期",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		first := map[*site.Section]time.Time{} // the day the first page of a column has to be looked at
		for d := range shown(c) {
			looked := lookedAt(d)
			if !factual(d) || looked.IsZero() {
				continue
			}
			last := looked.AddDate(1, 0, 0)
			if c.Today.After(last) {
				c.Report(d.Field("review"), "最近核对于 %s", looked)
			}
			if day, seen := first[d.Section]; !seen || last.Before(day) {
				first[d.Section] = last
			}
		}
		for s, last := range first {
			if s != nil {
				c.Due(nil, last, s.Path, "核对栏目%s的页面", s)
			}
		}
	},
}

// factual reports whether a document states facts that go out of date unnoticed.
func factual(d *site.Document) bool {
	switch d.Kind {
	case disclosure.UnitKind, disclosure.Leader:
		return true
	}
	return d.Section != nil && d.Section.Crumbs()[0].Class == disclosure.ColumnOverview
}

// lookedAt is the last day a document was published or cleared.
func lookedAt(d *site.Document) time.Time {
	last := d.Attributes.Published
	if d.Review != nil && d.Review.On.After(last) {
		last = d.Review.On
	}
	return last
}
