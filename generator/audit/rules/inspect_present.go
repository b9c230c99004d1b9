package rules

import (
	"slices"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// present makes the check of a column or sort of information that has to be there.
func present(there func(*site.Site) bool) func(*audit.Context) {
	return func(c *audit.Context) {
		if !there(c.Site) {
			c.Report(settings(), "")
		}
	}
}

var noOverview = audit.Rule{
	Code: "INSPECT-20", Title: "没有概况信息", English: "there is no overview of the county",
	Basis: freshness + "“概况信息”", Hint: "在 site.toml 设一个更新类别为 overview 的栏目，写上县情",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: present(func(s *site.Site) bool {
		return slices.ContainsFunc(s.Sections, func(s *site.Section) bool {
			return s.Class == disclosure.ColumnOverview && len(s.Public) > 0
		})
	}),
}

var noUnits = audit.Rule{
	Code: "INSPECT-21", Title: "没有机构职能信息", English: "there are no units",
	Basis: freshness + "“机构职能”；《中华人民共和国政府信息公开条例》第二十条第二项", Hint: "为县政府和每个部门、乡镇各建一个类型为“机构”的文档",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: present(func(s *site.Site) bool { return len(s.Units) > 0 }),
}

var noLeaders = audit.Rule{
	Code: "INSPECT-22", Title: "没有领导信息", English: "there are no leaders",
	Basis: freshness + "“领导信息”", Hint: "为每位县领导建一个类型为“领导”的文档",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: present(func(s *site.Site) bool { return len(s.Leaders) > 0 }),
}

var policyWithoutTopic = audit.Rule{
	Code: "INSPECT-25", Title: "政策文件没有主题分类", English: "a policy document has no subject class",
	Basis: freshness + "“政策文件分类完整、便于查找”", Hint: "补上“主题分类”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy) {
			if d.Attributes.Topic == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

var noInterpretations = audit.Rule{
	Code: "INSPECT-26", Title: "有政策文件而没有政策解读", English: "no policy is interpreted",
	Basis: freshness + "“政策解读”", Hint: "为县政府制发的政策文件写解读，用“解读对象”指明所解读的文件",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: present(func(s *site.Site) bool {
		return !hasKind(s, disclosure.Policy) || hasKind(s, disclosure.Interpretation)
	}),
}

var noData = audit.Rule{
	Code: "INSPECT-28", Title: "没有数据发布", English: "no statistics are published",
	Basis: freshness + "“数据发布”；《中华人民共和国政府信息公开条例》第二十条第四项", Hint: "发布统计公报、月度或季度数据，类型写“统计数据”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: present(func(s *site.Site) bool { return hasKind(s, disclosure.Data) }),
}

func hasKind(s *site.Site, k disclosure.Kind) bool {
	return slices.ContainsFunc(s.Public, func(p *site.Public) bool { return p.Kind == k })
}
