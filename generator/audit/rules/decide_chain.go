package rules

import (
	"strconv"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// yearly makes the check of a list that is published for every year, from the month on
// in which it is usually there.
func yearly(month int, words ...string) func(*audit.Context) {
	return func(c *audit.Context) {
		year := c.Today.Year()
		if int(c.Today.Month()) < month {
			year--
		}
		for d := range shown(c) {
			if hasAll(d.Title, words) && (d.Year == year || strings.Contains(d.Title, strconv.Itoa(year)) || d.Attributes.Published.Year() == year) {
				return
			}
		}
		c.Report(settings(), "%d 年", year)
	}
}

func hasAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

var noDecisionCatalogue = audit.Rule{
	Code: "DECIDE-01", Title: "没有公布年度重大行政决策事项目录", English: "the year's catalogue of major decisions is missing",
	Basis: decisionRules + "第三条", Hint: "公布本年度目录，标题写明年度和“重大行政决策事项目录”；没有事项的也要公布说明",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: yearly(7, "重大行政决策", "目录"),
}

var noParticipationCatalogue = audit.Rule{
	Code: "DECIDE-04", Title: "没有公布年度公众参与事项目录", English: "the year's list of matters open to participation is missing",
	Basis: interpBasis + "：明确公众参与事项范围、方式、渠道", Hint: "公布本年度公众参与事项目录，写明参与方式、时间和责任单位",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Site: yearly(7, "公众参与"),
}

var decisionSteps = audit.Rule{
	Code: "DECIDE-02", Title: "决策事项没有写明应履行的程序", English: "the steps of a major decision are not shown",
	Basis: decisionRules + "第二章：公众参与、专家论证、风险评估、合法性审查、集体讨论决定", Hint: "逐项写明五个程序的安排或进展",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Index || t.Document.Hidden != site.Shown || !strings.Contains(t.Document.Title, "重大行政决策") || t.Document.Kind == disclosure.News {
			return
		}
		steps := []string{"公众参与", "专家论证", "风险评估", "合法性审查", "集体讨论"}
		if list := lacking(t.Plain, steps, map[string][]string{"公众参与": {"征求意见"}}); len(list) > 0 {
			c.Report(t.Start(), "没有写到：%s", some(list, 5))
		}
	},
}

// chainBroken finds decisions from whose page one cannot go back to the consultation.
var chainBroken = audit.Rule{
	Code: "DECIDE-05", Title: "决策文件没有链接到意见征集", English: "a decision does not lead back to its consultation",
	Basis: decisionRules + "第十五条；" + interpBasis + "：决策全过程公开", Hint: "在正文链接到意见征集或反馈的文档",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy) {
			routes := map[string]bool{}
			for _, route := range d.Public.Links {
				routes[route] = true
			}
			for _, on := range consultationsOn(c, d) {
				linked := routes[on.Route]
				for _, f := range on.Feedback {
					linked = linked || routes[f.Route]
				}
				if !linked {
					c.Report(d.Field("title"), "见%s", on)
				}
			}
		}
	},
}

var noMeetings = audit.Rule{
	Code: "DECIDE-06", Title: "半年内没有公开政府会议信息", English: "no meeting was published for half a year",
	Basis: interpBasis + "：会议开放，公开议题和结果", Hint: "公开县政府常务会议的议题、决定事项，类型写“会议”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Meeting) {
			if d.Attributes.Published.After(c.Today.AddDate(0, -6, 0)) {
				return
			}
		}
		c.Report(settings(), "")
	},
}
