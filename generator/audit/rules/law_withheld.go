package rules

import (
	"iter"
	"regexp"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// withheld yields what is kept back by decision. Findings about it carry its path.
func withheld(c *audit.Context) iter.Seq[*site.Document] {
	return func(yield func(*site.Document) bool) {
		for _, d := range c.Site.Documents {
			if d.Mode == disclosure.Withheld && !d.Draft && !yield(d) {
				return
			}
		}
	}
}

// otherArticle finds reasons that the Regulations do not know.
var otherArticle = audit.Rule{
	Code: "LAW-16", Title: "不予公开的条款不是第十四条至第十六条", English: "withheld under an article that does not allow it",
	Basis: regulations + "第十三条至第十六条", Hint: "条款写 14（国家秘密等）、15（商业秘密、个人隐私）或 16（内部事务、过程性信息、执法案卷）；都不是的应当公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range withheld(c) {
			if d.Exemption != nil && !exempting.MatchString(d.Exemption.Article) {
				c.Report(d.Field("exemption"), "")
			}
		}
	},
}

var exempting = regexp.MustCompile(`^\D*1[456](\D|$)|第十[四五六]条|^十[四五六]`)

// notReevaluated finds withheld information whose reason nobody has looked at again.
var notReevaluated = audit.Rule{
	Code: "LAW-18", Title: "不予公开的信息到期没有重新评估", English: "withheld information was not re-evaluated in time",
	Basis: regulations + "第十八条：定期评估审查，因情势变化可以公开的应当公开", Hint: "重新评估：可以公开的改“公开方式”，仍不公开的改“复核期限”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range withheld(c) {
			if d.Exemption == nil || d.Exemption.ReviewBy.IsZero() {
				continue
			}
			if due := d.Exemption.ReviewBy; c.Today.After(due) {
				c.Report(d.Field("exemption"), "复核期限 %s", due)
			}
			c.Due(d.Issuer, d.Exemption.ReviewBy, d.ID, "重新评估不予公开的信息 %s", d)
		}
	},
}

// noReevaluation finds withheld information that is never, or too late, looked at again.
var noReevaluation = audit.Rule{
	Code: "LAW-18a", Title: "不予公开的信息没有在12个月内复核的安排", English: "no re-evaluation of withheld information within twelve months",
	Basis: regulations + "第十八条；各地按年度评估", Hint: "在“不予公开理由”里写“复核期限”，不晚于今后12个月",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range withheld(c) {
			switch {
			case d.Exemption == nil: // asked for when the site is assembled
			case d.Exemption.ReviewBy.IsZero():
				c.Report(d.Field("exemption"), "没有写复核期限")
			case d.Exemption.ReviewBy.After(c.Today.AddDate(1, 0, 0)):
				c.Report(d.Field("exemption"), "复核期限 %s", d.Exemption.ReviewBy)
			}
		}
	},
}
