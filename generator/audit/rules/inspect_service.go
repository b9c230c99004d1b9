package rules

import (
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

var noServices = audit.Rule{
	Code: "INSPECT-14", Title: "没有办事服务入口", English: "the site offers no services",
	Basis: freshness + "单项否决“服务不实用”", Hint: "在 site.toml 的 [links] 写上 services，指向政务服务网",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		if !strings.Contains(c.Config.Links.Services.URL, "/") && !hasKind(c.Site, disclosure.Guide) {
			c.Report(c.Config.Place("links.services"), "")
		}
	},
}

// elements are the eight classes of 《政府网站与政务新媒体检查指标》, and whether a
// guide has them.
func elements(g *disclosure.GuideElements) (absent []string) {
	if g == nil {
		g = &disclosure.GuideElements{}
	}
	for _, e := range []struct {
		name string
		has  bool
	}{
		{"事项名称", g.Name != ""}, {"设定依据", len(g.Basis) > 0}, {"申请条件", len(g.Conditions) > 0}, {"办理材料", len(g.Materials) > 0},
		{"办理地点", len(g.Place) > 0}, {"办理时间", g.Hours != ""}, {"联系电话", len(g.Telephone) > 0}, {"办理流程", len(g.Process) > 0},
	} {
		if !e.has {
			absent = append(absent, e.name)
		}
	}
	return absent
}

var guideElements = audit.Rule{
	Code: "INSPECT-30", Title: "办事指南要素不全", English: "a service guide lacks elements",
	Basis: freshness + "“办事指南”", Hint: "在“办事要素”里逐项补上",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Guide) {
			if absent := elements(d.Guide); len(absent) > 0 {
				c.Report(d.Field("guide"), "缺少%s", some(absent, 8))
			}
		}
	},
}

var guideForm = audit.Rule{
	Code: "INSPECT-30a", Title: "办理材料里有表格而没有可下载的附件", English: "a form is asked for and cannot be downloaded",
	Basis: freshness + "“办事指南的表格、样表可下载”", Hint: "把空白表和样表放在文档旁边，写进“附件”",
	Severity: diag.Notice, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Guide) {
			if d.Guide == nil || len(d.Attachments) > 0 {
				continue
			}
			if i := slices.IndexFunc(d.Guide.Materials, broughtForm); i >= 0 {
				c.Report(d.Field("guide"), "%s", d.Guide.Materials[i])
			}
		}
	},
}

// broughtForm reports whether a material is a form that people fill in beforehand:
// one handed out at the window or filled in online needs no download.
func broughtForm(m string) bool {
	is := func(word string) bool { return strings.Contains(m, word) }
	form := slices.ContainsFunc([]string{"申请表", "登记表", "申报表", "审批表"}, is)
	return form && !slices.ContainsFunc([]string{"窗口", "网上", "自动生成", "共享"}, is)
}

// manyPoorGuides weighs what guideElements finds: half of the elements missing in five
// guides, or in all when there are fewer.
var manyPoorGuides = audit.Rule{
	Code: "INSPECT-15", Title: "缺少4类以上要素的办事指南达到5个", English: "five service guides lack half of their elements",
	Basis: freshness + "单项否决“服务不实用”", Hint: "逐个补齐，见 INSPECT-30",
	Severity: diag.Notice, Profile: audit.Inspect, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		guides, poor := 0, 0
		for d := range ofKind(c, disclosure.Guide) {
			guides++
			if len(elements(d.Guide)) >= 4 {
				poor++
			}
		}
		if poor > 0 && poor >= min(5, guides) {
			c.Report(settings(), "共 %d 个，办事指南总数 %d", poor, guides)
		}
	},
}

var staleStatistics = audit.Rule{
	Code: "INSPECT-29", Title: "统计数据超过3个月没有更新", English: "statistics are older than three months",
	Basis: freshness + "“办事统计数据”", Hint: "发布最近一期的统计数据",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced, Points: 2,
	Site: func(c *audit.Context) { monthly(c, disclosure.Data, 3, "statistics", "更新统计数据") },
}

var staleAnswers = audit.Rule{
	Code: "INSPECT-31", Title: "留言答复超过2个月没有更新", English: "answers are older than two months",
	Basis: freshness + "“留言公开”", Hint: "公开近期有代表性的留言和答复",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced, Points: 3,
	Site: func(c *audit.Context) { monthly(c, disclosure.FAQ, 2, "answers", "公开新的留言答复") },
}

// monthly watches information of a kind that has to be renewed within months.
func monthly(c *audit.Context, k disclosure.Kind, months int, subject, what string) {
	var last *site.Public
	for _, p := range c.Site.Public { // newest first
		if p.Kind == k {
			last = p
			break
		}
	}
	if last == nil {
		return
	}
	day := disclosure.DateOf(last.Published)
	due := day.AddDate(0, months, 0)
	if c.Today.After(due) {
		place := settings()
		if last.Section != nil {
			place = c.ColumnPlace(last.Section)
		}
		c.Report(place, "最近一条发布于 %s", day)
	}
	c.Due(nil, due, subject, "%s", what)
}
