package rules

import (
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

// homeColumns are the columns whose newest documents stand on the home page.
var homeColumns = []string{"news", "notices", "policies", "interpretations"}

// homeWindow is how long the home page may stand unchanged.
const homeWindow = 14

// homeUpdated is the day of the newest document on the home page. A site without
// those columns is counted as a whole, as inspectors do with a page of links.
func homeUpdated(c *audit.Context) time.Time {
	var last time.Time
	for _, path := range homeColumns {
		if s := c.Site.Section(path); s != nil {
			if day := newest(s.Public); day.After(last) {
				last = day
			}
		}
	}
	if last.IsZero() {
		last = newest(c.Site.Public)
	}
	return last
}

var staleHome = audit.Rule{
	Code: "INSPECT-08", Title: "首页超过两周没有更新", English: "the home page was not updated for two weeks",
	Basis: freshness + "单项否决“首页不更新”", Hint: "在动态、通知公告、政策文件或解读栏目发布新内容",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced, Standing: true,
	Site: func(c *audit.Context) {
		last := homeUpdated(c)
		if last.IsZero() {
			c.Report(settings(), "首页没有任何带日期的内容")
			return
		}
		due := last.AddDate(0, 0, homeWindow)
		if c.Today.After(due) {
			c.Report(settings(), "最近更新于 %s", last)
		}
		c.Due(nil, due, "home", "更新首页")
	},
}

var agingHome = audit.Rule{
	Code: "INSPECT-08a", Title: "首页已有一周没有更新", English: "the home page was not updated for a week",
	Basis: freshness + "单项否决“首页不更新”，提前一周提醒", Hint: "在期限之前发布新内容",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		last := homeUpdated(c)
		if !last.IsZero() && c.Today.After(last.AddDate(0, 0, homeWindow/2)) && !c.Today.After(last.AddDate(0, 0, homeWindow)) {
			c.Report(settings(), "最近更新于 %s，最迟 %s 更新", last, last.AddDate(0, 0, homeWindow))
		}
	},
}

// noSearch finds a home page without a search box.
var noSearch = audit.Rule{
	Code: "INSPECT-36", Title: "首页没有站内搜索", English: "the home page has no search box",
	Basis: freshness + "“站内搜索”", Hint: "主题的页眉应当有搜索框，见组件 search-box",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Path == "index.html" && !hasSearch(p) {
			c.Report(p.At(), "")
		}
	},
}

// hasSearch reports whether a page has a form to search with.
func hasSearch(p *audit.Page) bool {
	for input := range p.Root.All("input") {
		kind, _ := input.Attr("type")
		name, _ := input.Attr("name")
		if kind == "search" || name == "q" || name == "search" {
			return true
		}
	}
	return false
}
