package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// noInterpreter finds interpretations that nobody answers for.
var noInterpreter = audit.Rule{
	Code: "INTERP-01", Title: "解读没有写明解读机关", English: "it is not said who interprets",
	Basis: interpBasis + "：谁起草、谁解读", Hint: "“发文机关”写起草单位；联合发文的写牵头单位",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Interpretation) {
			if d.Issuer == nil && d.RepostOf == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// interpretsNothing finds interpretations that do not say of what.
var interpretsNothing = audit.Rule{
	Code: "INTERP-04", Title: "解读没有关联政策文件", English: "the interpretation names no policy",
	Basis: interpBasis + "；《政府网站发展指引》（国办发〔2017〕47号）：政策文件与解读相互关联", Hint: "用“解读对象”写文件的索引号、发文字号或路径，两边的页面会自动互相链接",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Interpretation) {
			if len(d.Interprets) == 0 && d.RepostOf == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// unlinkedPages finds themes that lose the relation on one of its sides.
var unlinkedPages = audit.Rule{
	Code: "INTERP-04a", Title: "政策文件页面和解读页面没有互相链接", English: "the pages of a policy and its interpretation do not link to each other",
	Basis: interpBasis + "；《政府网站发展指引》（国办发〔2017〕47号）：政策文件与解读相互关联", Hint: "主题的文档页应当显示关联文件，见组件 chain",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Public == nil || p.Public.Form != site.Whole || len(p.Public.Interprets)+len(p.Public.InterpretedBy) == 0 {
			return
		}
		linked := map[string]bool{}
		for a := range p.Root.All("a") {
			href, _ := a.Attr("href")
			linked[href] = true
		}
		base := c.Config.BasePath()
		for _, list := range [][]*site.Public{p.Public.Interprets, p.Public.InterpretedBy} {
			for _, other := range list {
				if !linked[other.URL(base)] {
					c.Report(p.At(), "没有链接到%s", other)
				}
			}
		}
	},
}

// noForm finds interpretations of which nobody can say what form they have.
var noForm = audit.Rule{
	Code: "INTERP-05a", Title: "解读没有写明解读形式", English: "the form of an interpretation is not stated",
	Basis: interpBasis + "：运用数字化、图表图解、音频视频等方式", Hint: "补上“解读形式”：文字、问答、图解、视频、明白卡等",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Interpretation) {
			if len(d.InterpretationForm) == 0 {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// oneForm finds the county government's own normative documents, the key policies of a
// county, that are explained in one form only.
var oneForm = audit.Rule{
	Code: "INTERP-05", Title: "县政府规范性文件只有一种解读形式", English: "a key policy is interpreted in one form only",
	Basis: interpBasis + "；县级政务公开工作要点：重要政策采用两种以上形式解读", Hint: "再发布一种：问答、图解、明白卡、视频",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range interpretable(c) {
			if d.Issuer == nil || d.Issuer != c.Site.County() {
				continue
			}
			forms := map[disclosure.InterpretationForm]bool{}
			for _, i := range interpretations(d) {
				for _, f := range i.InterpretationForm {
					forms[f] = true
				}
			}
			if len(forms) == 1 {
				c.Report(d.Field("title"), "")
			}
		}
	},
}
