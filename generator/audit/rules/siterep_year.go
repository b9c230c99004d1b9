package rules

import (
	"fmt"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const siteReportBasis = "政府网站工作年度报表制度（国办函〔2018〕12号）"

// siteReport finds sites whose yearly report is missing or came too late.
var siteReport = audit.Rule{
	Code: "SITEREP-01", Title: "政府网站工作年度报表没有按时公布", English: "the yearly report of the site is missing or late",
	Basis: siteReportBasis + "：每年1月31日前在本网站首页公布", Hint: "建一篇类型为“报告”、报告类型为“政府网站年报”的文档，写上“年度”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		byYear := map[int]bool{}
		for _, d := range annualReports(c, disclosure.ReportSite) {
			year := yearOf(d)
			byYear[year] = true
			if due := siteReportDue(year); year > 0 && disclosure.DateOf(d.Attributes.Published).After(due) {
				c.Report(d.Field("published"), "应不晚于 %s 公布", due)
			}
		}
		last := c.Today.Year() - 1
		for year := last; year <= last+1; year++ {
			if byYear[year] {
				continue
			}
			due := siteReportDue(year)
			if c.Today.After(due) {
				c.Report(settings(), "没有 %d 年度的报表", year)
			}
			c.Due(nil, due, fmt.Sprint(year), "公布%d年度政府网站工作年度报表", year)
		}
	},
}

func siteReportDue(year int) time.Time { return disclosure.Date(year+1, time.January, 31) }

// siteReportHidden finds home pages from which one cannot reach the reports.
var siteReportHidden = audit.Rule{
	Code: "SITEREP-01a", Title: "首页没有政府网站年报的入口", English: "the home page does not lead to the site's yearly report",
	Basis: siteReportBasis + "：在首页显著位置公布", Hint: "首页或页脚链接到网站年报栏目",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Path != "index.html" {
			return
		}
		reports := annualReports(c, disclosure.ReportSite)
		if len(reports) == 0 {
			return // SITEREP-01 tells
		}
		wanted := map[string]bool{}
		base := strings.TrimSuffix(c.Config.BasePath(), "/")
		for _, d := range reports {
			wanted[base+d.Route] = true
			if d.Section != nil {
				wanted[base+d.Section.Route] = true
			}
		}
		for a := range p.Root.All("a") {
			if href, _ := a.Attr("href"); wanted[href] {
				return
			}
		}
		c.Report(p.At(), "")
	},
}

var siteReportParts = audit.Rule{
	Code: "SITEREP-02", Title: "政府网站工作年度报表内容不全", English: "the site's yearly report is not complete",
	Basis: siteReportBasis, Hint: "依次填写信息发布、专栏专题、解读回应、办事服务、互动交流、安全防护、移动新媒体、创新发展",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		if d.Kind != disclosure.Report || d.ReportType != disclosure.ReportSite || d.Hidden != site.Shown {
			return
		}
		parts := []string{"信息发布", "专栏专题", "解读回应", "办事服务", "互动交流", "安全防护", "移动新媒体", "创新发展"}
		if list := lacking(t.Plain, parts, nil); len(list) > 0 {
			c.Report(t.Start(), "缺少%s", some(list, 8))
		}
	},
}
