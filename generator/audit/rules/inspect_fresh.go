package rules

import (
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const freshness = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）"

// watched is a column that has to be updated.
type watched struct {
	*site.Section
	last time.Time // the newest publication
	due  time.Time // the last day of the window
}

// columns are the watched ones with at least one document; empty ones are COL-01.
type columns []watched

// watch lists the columns that the site says have to be updated. A column that only
// gathers columns of its own class is watched through them, except that notices and
// policies are inspected at the first level as well.
func watch(c *audit.Context) columns {
	var list columns
	for _, s := range c.Site.Sections {
		if s.Window == 0 || s.Class == disclosure.ColumnArchived || len(s.Public) == 0 || gathers(s) && !firstLevel(s) {
			continue
		}
		last := newest(s.Public)
		if !last.IsZero() {
			list = append(list, watched{s, last, last.AddDate(0, 0, s.Window)})
		}
	}
	return list
}

func gathers(s *site.Section) bool {
	for _, child := range s.Children {
		if child.Class == s.Class {
			return true
		}
	}
	return false
}

// firstLevel reports whether a column is one of the first-level 通知公告 and 政策文件
// that the six months are counted for.
func firstLevel(s *site.Section) bool {
	return s.Parent == nil && (s.Class == disclosure.ColumnNotice || s.Class == disclosure.ColumnPolicy)
}

// overdue counts the columns of some sort that are past their window.
func overdue(c *audit.Context, is func(*site.Section) bool) []string {
	var list []string
	for _, w := range audit.Shared(c, watch) {
		if is(w.Section) && c.Today.After(w.due) {
			list = append(list, w.Title)
		}
	}
	return list
}

// each reports the overdue columns of some sort and forecasts the others.
func each(c *audit.Context, is func(*site.Section) bool) {
	for _, w := range audit.Shared(c, watch) {
		if !is(w.Section) {
			continue
		}
		if c.Today.After(w.due) {
			c.Report(c.ColumnPlace(w.Section), "%s最近更新于 %s，期限 %d 天", w.Section, w.last, w.Window)
		}
		c.Due(nil, w.due, w.Path, "更新栏目%s", w.Section)
	}
}

func isNews(s *site.Section) bool { return s.Class == disclosure.ColumnNews }

func isFirstPolicy(s *site.Section) bool {
	return s.Class == disclosure.ColumnPolicy && firstLevel(s)
}

func isOther(s *site.Section) bool { return !isNews(s) && !isFirstPolicy(s) }

var staleNews = audit.Rule{
	Code: "INSPECT-23", Title: "动态要闻类栏目超过两周没有更新", English: "a news column is overdue",
	Basis: freshness + "“动态要闻”", Hint: "发布新的动态；确实没有的，把栏目归并",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) { each(c, isNews) },
}

var stalePolicy = audit.Rule{
	Code: "INSPECT-24", Title: "政策文件类一级栏目超过6个月没有更新", English: "a first-level policy column is overdue",
	Basis: freshness + "“政策文件”", Hint: "发布新制发的文件，或转载上级文件",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced, Points: 5,
	Site: func(c *audit.Context) { each(c, isFirstPolicy) },
}

var staleOther = audit.Rule{
	Code: "INSPECT-41", Title: "栏目超过期限没有更新", English: "a column is overdue",
	Basis: freshness + "“其他栏目”", Hint: "发布新的内容；不再维护的栏目归档或归并",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) { each(c, isOther) },
}

var manyStaleA = audit.Rule{
	Code: "INSPECT-09", Title: "不更新的动态、通知公告、政策文件类栏目达到5个", English: "five columns of news, notices and policies are overdue",
	Basis: freshness + "单项否决“栏目不更新”", Hint: "逐个更新，见 INSPECT-23、INSPECT-24 和 INSPECT-41",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		list := overdue(c, func(s *site.Section) bool { return isNews(s) || firstLevel(s) })
		if len(list) >= 5 {
			c.Report(settings(), "共 %d 个：%s", len(list), some(list, 8))
		}
	},
}

var manyStaleB = audit.Rule{
	Code: "INSPECT-10", Title: "应更新而长期未更新的栏目达到10个", English: "ten columns are overdue",
	Basis: freshness + "单项否决“栏目不更新”", Hint: "逐个更新，见 INSPECT-41",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		list := overdue(c, func(s *site.Section) bool { return !isNews(s) && !firstLevel(s) })
		if len(list) >= 10 {
			c.Report(settings(), "共 %d 个：%s", len(list), some(list, 8))
		}
	},
}

var manyBlank = audit.Rule{
	Code: "INSPECT-11", Title: "空白栏目达到5个", English: "five columns are empty",
	Basis: freshness + "单项否决“栏目不更新”", Hint: "逐个补充或关闭，见 COL-01",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		var list []string
		for _, s := range blank(c) {
			list = append(list, s.Title)
		}
		if len(list) >= 5 {
			c.Report(settings(), "共 %d 个：%s", len(list), some(list, 8))
		}
	},
}
