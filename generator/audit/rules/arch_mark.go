package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// archiveMark finds pages of closed topics and columns that do not say so.
var archiveMark = audit.Rule{
	Code: "ARCH-03", Title: "已归档的专题或栏目没有标明", English: "the page of an archived topic or column does not say so",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：归档页面标明归档时间", Hint: "主题应当显示“已归档”和日期",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		route := "/" + strings.TrimSuffix(p.Path, "index.html")
		archived := false
		for _, t := range c.Site.Topics {
			archived = archived || t.Route == route && !t.Archived.IsZero() && !t.Archived.After(c.Clock)
		}
		if s := c.Site.Section(strings.Trim(route, "/")); s != nil && s.Class == disclosure.ColumnArchived {
			archived = true
		}
		if main := p.Root.First("main"); archived && main != nil && !main.Says("归档") {
			c.Report(p.At(), "")
		}
	},
}
