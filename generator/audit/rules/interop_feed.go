package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const interopBasis = "《政府网站集约化试点工作方案》（国办函〔2018〕71号）：统一信息资源库，先入库、后使用"

// noRecords finds sites that keep their records from the intensive platform.
var noRecords = audit.Rule{
	Code: "INTEROP-02", Title: "没有输出机器可读的数据", English: "no machine-readable records are put out",
	Basis: interopBasis, Hint: "把 site.toml 的 [publish] api 改为 true，供集约化平台采集",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		if !c.Config.Publish.API {
			c.Report(c.Config.Place("publish.api"), "")
		}
	},
}

// noFeed finds columns that cannot be subscribed to.
var noFeed = audit.Rule{
	Code: "INTEROP-06", Title: "栏目页没有订阅源", English: "the page of a column names no feed",
	Basis: interopBasis + "；《政府网站发展指引》（国办发〔2017〕47号）：提供订阅服务", Hint: "主题的 head 中输出栏目的 Atom 或 RSS 地址",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		route, ok := strings.CutSuffix(p.Path, "/index.html")
		s := c.Site.Section(route)
		if !ok || s == nil || len(s.Public) == 0 {
			return
		}
		head := p.Root.First("head")
		if head == nil {
			return
		}
		for l := range head.All("link") {
			if kind, _ := l.Attr("type"); strings.HasSuffix(kind, "+xml") || kind == "application/feed+json" {
				return
			}
		}
		onPage(c, p, "")
	},
	Done: tellPages,
}
