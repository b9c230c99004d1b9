package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var lateBudget = audit.Rule{
	Code: "TIME-05", Title: "预决算公开超过批准后20日", English: "a budget was published more than twenty days after approval",
	Basis: "《中华人民共和国预算法》第十四条", Hint: "政府预决算自批准之日起20日内公开，部门预决算自批复之日起20日内公开",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Budget) {
			if d.Issued.IsZero() {
				continue
			}
			due := d.Issued.AddDate(0, 0, 20)
			if disclosure.DateOf(d.Attributes.Published).After(due) {
				c.Report(d.Field("published"), "应不晚于 %s 公开", due)
			}
		}
	},
}

// shortNotice finds lists of people that were up for less than the seven workdays of
// the catalogues for social assistance and housing.
var shortNotice = audit.Rule{
	Code: "TIME-06", Title: "名单公示不足7个工作日", English: "a list was up for less than seven workdays",
	Basis: "《社会救助和养老服务领域基层政务公开标准指引》（民办函〔2019〕52号）公开时限", Hint: "延长“公示期”的截止日期",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			assistance := d.Domain != nil && d.Domain.Code == "20"
			if d.Kind != disclosure.NameList || d.NoticePeriod == nil || !assistance || d.Public == nil {
				continue
			}
			p := d.NoticePeriod
			n := c.Calendar.Workdays(p.From.AddDate(0, 0, -1), p.To)
			if n < 7 {
				c.Report(d.Field("notice_period"), "%d 个工作日", n)
			}
		}
	},
}

// backwardsPeriod finds periods that end before they begin.
var backwardsPeriod = audit.Rule{
	Code: "TIME-06a", Title: "公示期或征集期的截止早于开始", English: "a period ends before it begins",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：信息准确", Hint: "核对起止日期",
	Severity: diag.Error, Profile: audit.Inspect, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			if p := d.NoticePeriod; p != nil && p.To.Before(p.From) {
				c.Report(d.Field("notice_period"), "%s 至 %s", p.From, p.To)
			}
			if p := d.Attributes.Consultation; p != nil && p.To.Before(p.From) {
				c.Report(d.Field("consultation"), "%s 至 %s", p.From, p.To)
			}
		}
	},
}

// endlessNotice finds lists of people without a day on which they are taken down.
var endlessNotice = audit.Rule{
	Code: "TIME-06b", Title: "名单公示没有公示期", English: "a list of people has no end",
	Basis: "《中华人民共和国个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间", Hint: "补上“公示期”，期满后名单自动撤下，只留标题",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.NameList) {
			if d.NoticePeriod == nil {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

var slowAnswer = audit.Rule{
	Code: "TIME-11", Title: "简单咨询答复超过5个工作日", English: "an answer took more than five workdays",
	Basis: freshness + "“留言答复”；省级季度检查通报", Hint: "简单常见的问题5个工作日内答复",
	Severity: diag.Notice, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.FAQ) {
			if d.Asked.IsZero() || d.Answered.IsZero() || d.Answered.Before(d.Asked) {
				continue
			}
			if n := c.Calendar.Workdays(d.Asked, d.Answered); n > 5 {
				c.Report(d.Field("answered"), "用了 %d 个工作日", n)
			}
		}
	},
}
