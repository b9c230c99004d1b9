package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const statusBasis = "《政府网站发展指引》（国办发〔2017〕47号）：变化的信息及时标注；《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）"

// expiredInForce finds documents that are stated to be in force after their last day.
var expiredInForce = audit.Rule{
	Code: "VALID-02", Title: "有效期已过仍标为有效", English: "expired, but stated to be in force",
	Basis: statusBasis, Hint: "删去“有效性”，由软件按日期判断；继续有效的，重新公布后改“有效期至”",
	Severity: diag.Error, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Attributes.Status.Applies() && !d.Expires.IsZero() && c.Today.After(d.Expires) {
				c.Report(d.Field("status"), "有效期至 %s", d.Expires)
			}
		}
	},
}

// repealedInForce finds documents that are stated to be in force although another one
// on the site has repealed them.
var repealedInForce = audit.Rule{
	Code: "VALID-02a", Title: "已被废止或替代仍标为有效", English: "repealed, but stated to be in force",
	Basis: statusBasis, Hint: "删去“有效性”，由软件按废止、替代关系判断",
	Severity: diag.Error, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if !d.Attributes.Status.Applies() {
				continue
			}
			for _, by := range append(d.RepealedBy[:len(d.RepealedBy):len(d.RepealedBy)], d.ReplacedBy...) {
				if by.Hidden == site.Shown && !by.Effective.After(c.Clock) {
					c.Report(d.Field("status"), "见 %s", by)
					break
				}
			}
		}
	},
}

// repealedByNothing finds documents that are said to be repealed, and not by what.
var repealedByNothing = audit.Rule{
	Code: "VALID-02b", Title: "标为废止而没有写明被哪份文件废止", English: "repealed, but it is not said by what",
	Basis: statusBasis, Hint: "在作出废止的文件里写“废止: 本文的文号”；没有单独文件的，把清理结果放上网站并写明",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Attributes.Status == disclosure.Repealed && len(d.RepealedBy) == 0 && len(d.ReplacedBy) == 0 {
				c.Report(d.Field("status"), "")
			}
		}
	},
}

// pendingPast finds documents stated not to be in force yet after the day they came
// into force.
var pendingPast = audit.Rule{
	Code: "VALID-02c", Title: "施行日期已到仍标为尚未施行", English: "in force already, but stated to be pending",
	Basis: statusBasis, Hint: "删去“有效性”，由软件按施行日期判断",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Attributes.Status == disclosure.Pending && !d.Effective.IsZero() && !d.Effective.After(c.Today) {
				c.Report(d.Field("status"), "施行日期 %s", d.Effective)
			}
		}
	},
}

// statusNotShown finds pages of policies that do not say whether these apply.
var statusNotShown = audit.Rule{
	Code: "VALID-01", Title: "政策文件页面没有显示有效性", English: "the page of a policy does not say whether it is in force",
	Basis: statusBasis, Hint: "主题的文档页应当在标题附近显示有效性，见组件 document-header",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Public == nil || p.Public.Kind != disclosure.Policy || p.Public.Status == "" || p.Public.Form != site.Whole {
			return
		}
		if !p.Root.Says(p.Public.Status.Chinese()) {
			c.Report(p.At(), "应显示“%s”", p.Public.Status)
		}
	},
}
