package rules

import (
	"fmt"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// annualReports are the shown disclosure reports.
func annualReports(c *audit.Context, of disclosure.ReportType) []*site.Document {
	var list []*site.Document
	for d := range ofKind(c, disclosure.Report) {
		if d.ReportType == of {
			list = append(list, d)
		}
	}
	return list
}

var lateReport = audit.Rule{
	Code: "REPORT-08", Title: "年报公布晚于法定日期", English: "the annual report was published too late",
	Basis: regulations + "第四十九条（县级以上人民政府部门1月31日前，县级人民政府3月31日前）", Hint: "按期公布；发布日期照实填写",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, d := range annualReports(c, disclosure.ReportAnnualDisclosure) {
			year := yearOf(d)
			if year == 0 || d.Issuer == nil {
				continue
			}
			if due := reportDue(c, d.Issuer, year); disclosure.DateOf(d.Attributes.Published).After(due) {
				c.Report(d.Field("published"), "应不晚于 %s 公布", due)
			}
		}
	},
}

// noReport finds units without the report that is due, and forecasts the next one.
var noReport = audit.Rule{
	Code: "REPORT-11", Title: "单位没有公布上年度政府信息公开年报", English: "a unit has not published last year's report",
	Basis: regulations + "第四十九条；县级政府信息公开平台集中公布所属部门、乡镇的年报", Hint: "补上年报，“报告类型”写政府信息公开年报，“年度”写所报告的年份",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		has := map[string]bool{}
		for _, d := range annualReports(c, disclosure.ReportAnnualDisclosure) {
			if d.Issuer != nil {
				has[fmt.Sprint(d.Issuer.ID, yearOf(d))] = true
			}
		}
		last := c.Today.Year() - 1
		for _, u := range offices(c) {
			for year := last; year <= last+1; year++ {
				due := reportDue(c, u, year)
				if has[fmt.Sprint(u.ID, year)] {
					continue
				}
				if c.Today.After(due) {
					c.ReportOf(u, c.UnitPlace(u), "%s %d 年", u, year)
				}
				c.Due(u, due, fmt.Sprintf("%s/%d", u.ID, year), "公布%s%d年政府信息公开工作年度报告", u, year)
			}
		}
	},
}
