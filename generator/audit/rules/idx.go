package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const article12 = "《中华人民共和国政府信息公开条例》第十二条"

var noIndexNumber = audit.Rule{
	Code: "IDX-01", Title: "没有索引号", English: "there is no index number",
	Basis: article12, Hint: "写明“发文机关”和“成文日期”，并在机构文档里写上统一社会信用代码，软件会自动编号",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if !indexed(d) || d.Number != "" {
				continue
			}
			switch {
			case d.Issuer == nil:
				c.Report(d.Field("title"), "没有发文机关")
			case d.Issuer.Facts.OrgCode == "":
				c.Report(d.Field("title"), "%s没有写信用代码", d.Issuer)
			default:
				c.Report(d.Field("title"), "没有成文日期")
			}
		}
	},
}

// schemed are the shown documents whose stated number is of the site's scheme, taken
// apart. Numbers of other schemes are kept as they were imported.
func schemed(c *audit.Context, yield func(d *site.Document, org string, year int)) {
	scheme, err := disclosure.ParseIndexScheme(c.Config.Index.Scheme)
	if err != nil {
		return // reported when the site is assembled
	}
	for d := range shown(c) {
		if org, year, _, ok := scheme.Parse(d.IndexNumber); ok {
			yield(d, org, year)
		}
	}
}

var indexForm = audit.Rule{
	Code: "IDX-02", Title: "索引号不合本站格式，也不是常见格式", English: "the index number has no known form",
	Basis: article12, Hint: "删去这一行由软件重新编号；从别的系统迁来的号码可以保留",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		scheme, err := disclosure.ParseIndexScheme(c.Config.Index.Scheme)
		if err != nil {
			return
		}
		for d := range shown(c) {
			_, _, _, ok := scheme.Parse(d.IndexNumber)
			if d.IndexNumber != "" && !ok && !disclosure.KnownIndexForm(d.IndexNumber) {
				c.Report(d.Field("index_number"), "%s", d.IndexNumber)
			}
		}
	},
}

// reassigned finds numbers that were given to another document before.
var reassigned = audit.Rule{
	Code: "IDX-03", Title: "索引号与登记簿不一致", English: "the index number differs from the ledger",
	Basis: article12 + "；索引号一经编定不再改给别的信息", Hint: "照登记簿（.gongkai/ledger.json）改回，或删去这一行",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		if c.Site.Ledger == nil {
			return
		}
		owner := map[string]string{}
		for id, number := range c.Site.Ledger.Index {
			owner[number] = id
		}
		for _, d := range c.Site.Documents {
			if d.IndexNumber == "" {
				continue
			}
			number, other := c.Site.Remembered(d), owner[d.IndexNumber]
			switch {
			case number == d.IndexNumber:
			case other != "":
				c.Report(d.Field("index_number"), "已登记给 content/%s", audit.Safe(other))
			case number != "":
				c.Report(d.Field("index_number"), "登记簿中为 %s", number)
			}
		}
	},
}

var indexYear = audit.Rule{
	Code: "IDX-05", Title: "索引号的年份与成文日期不一致", English: "the year of the index number is not that of issue",
	Basis: article12 + "：生成日期", Hint: "核对“成文日期”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		schemed(c, func(d *site.Document, _ string, year int) {
			if year != 0 && !d.Issued.IsZero() && year != d.Issued.Year() {
				c.Report(d.Field("index_number"), "%s，成文于 %s", d.IndexNumber, d.Issued)
			}
		})
	},
}

var creditCode = audit.Rule{
	Code: "IDX-06", Title: "统一社会信用代码不正确", English: "the credit code is wrong",
	Basis: "《法人和其他组织统一社会信用代码编码规则》（GB 32100—2015）", Hint: "照证书核对十八位代码，不含字母 I、O、Z、S、V",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, u := range c.Site.Units {
			if code := u.Facts.CreditCode; code != "" && !disclosure.CreditCodeValid(code) {
				c.ReportOf(u, c.UnitPlace(u), "%s", audit.Safe(code))
			}
		}
	},
}

var indexOrg = audit.Rule{
	Code: "IDX-07", Title: "索引号的机构代码不是发文机关的", English: "the index number is not the issuer's",
	Basis: article12, Hint: "核对“发文机关”和机构文档里的代码",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		schemed(c, func(d *site.Document, org string, _ int) {
			if d.Issuer == nil || len(d.Issuer.Facts.Former) > 0 {
				return // numbers given under another name, or by a unit that went into it, have other codes
			}
			if d.Issuer.Facts.OrgCode != "" && org != "" && org != d.Issuer.Facts.OrgCode {
				c.Report(d.Field("index_number"), "%s的代码为 %s", d.Issuer, audit.Safe(d.Issuer.Facts.OrgCode))
			}
		})
	},
}
