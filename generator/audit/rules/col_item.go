package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// noSource finds information that does not say who it comes from.
var noSource = audit.Rule{
	Code: "COL-05", Title: "没有注明来源", English: "the source is missing",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）信息发布要求",
	Hint:     "补上“来源”或“发文机关”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if dated(d) && d.Public.SourceName() == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// dated reports whether a document is a piece of information with a day, rather than
// a page of the site itself.
func dated(d *site.Document) bool {
	switch d.Kind {
	case disclosure.UnitKind, disclosure.Leader, disclosure.Topic, disclosure.Page:
		return false
	}
	return true
}

// repostWithoutOrigin finds reposts that name the address they come from and not the
// body that wrote them.
var repostWithoutOrigin = audit.Rule{
	Code: "COL-05a", Title: "转载信息没有注明原发布单位", English: "a repost does not name its origin",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）：转载信息应当注明来源，内容与原文一致",
	Hint:     "“来源”写原文的发布单位，如 中国政府网",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.RepostOf != "" && d.Source == "" {
				c.Report(d.Field("repost_of"), "")
			}
		}
	},
}

// unmarkedStatus finds pages that show a document as if it still applied.
var unmarkedStatus = audit.Rule{
	Code: "COL-06", Title: "页面没有标明文件已修改、废止或失效", English: "the page does not say that the document no longer applies",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）：发生变化的信息要及时标注",
	Hint:     "主题的文档页应当显示有效性，见组件 document-header",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Public == nil || p.Public.Status == "" || p.Public.Status == disclosure.InForce {
			return
		}
		word := statusWords[p.Public.Status]
		if !p.Root.Says(word) {
			c.Report(p.At(), "应标明“%s”", p.Public.Status)
		}
	},
}

// statusWords are what a page has to say at least.
var statusWords = map[disclosure.Status]string{
	disclosure.Pending: "尚未", disclosure.Amended: "修改", disclosure.Expired: "失效", disclosure.Repealed: "废止",
}
