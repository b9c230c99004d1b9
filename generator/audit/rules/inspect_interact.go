package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var noConsulting = audit.Rule{
	Code: "INSPECT-12", Title: "没有有效的网上咨询渠道", English: "there is no way to ask online",
	Basis: freshness + "单项否决“互动回应差”；电子邮箱、信访和纪检举报不计", Hint: "在 site.toml 的 [links] 写上 consult，指向能在线提交并答复的平台，如 12345",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		l := c.Config.Links.Consult
		switch {
		case l.URL == "":
			c.Report(c.Config.Place("links.consult"), "没有写 consult")
		case strings.Contains(l.Title, "信访") || strings.Contains(l.Title, "举报"):
			c.Report(c.Config.Place("links.consult.title"), "“%s”不是咨询渠道", audit.Safe(l.Title))
		}
	},
}

var unanswered = audit.Rule{
	Code: "INSPECT-13", Title: "留言超过3个月没有答复", English: "a question is unanswered for three months",
	Basis: freshness + "单项否决“互动回应差”", Hint: "答复后写上“答复日期”",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			if d.Kind != disclosure.FAQ || d.Asked.IsZero() || !d.Answered.IsZero() || c.Secret(d) && !d.Draft {
				continue
			}
			due := d.Asked.AddDate(0, 3, 0)
			if c.Today.After(due) && d.Asked.After(c.Today.AddDate(-1, 0, 0)) {
				c.Report(d.Field("asked"), "%s 提出", d.Asked)
			}
			c.Due(d.Issuer, due, d.ID, "答复留言 %s", d)
		}
	},
}

var fewConsultations = audit.Rule{
	Code: "INSPECT-32", Title: "一年内意见征集不足6次", English: "fewer than six consultations in a year",
	Basis: freshness + "“征集调查”", Hint: "就政策、规划和实事项目公开征求意见，并发布结果",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		n := 0
		for d := range ofKind(c, disclosure.Consultation) {
			if d.Attributes.Published.After(c.Today.AddDate(-1, 0, 0)) {
				n++
			}
		}
		if n < 6 {
			place := settings()
			if s := c.Site.Section("consultations"); s != nil {
				place = c.ColumnPlace(s)
			}
			c.Report(place, "近一年 %d 次", n)
		}
	},
}
