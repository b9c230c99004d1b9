package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// blankColumn finds columns that are shown and hold nothing. INSPECT-11 counts them.
var blankColumn = audit.Rule{
	Code: "COL-01", Title: "栏目空白", English: "the column is empty",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决“栏目不更新”",
	Hint:     "补充内容，或者合并、关闭这个栏目",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, s := range blank(c) {
			c.Report(c.ColumnPlace(s), "%s", s)
		}
	},
}

// blank are the columns without a document or a text of their own. A folder that
// only holds columns is counted by them.
func blank(c *audit.Context) []*site.Section {
	var list []*site.Section
	for _, s := range c.Site.Sections {
		counts := s.Declared || len(s.Children) == 0
		if counts && len(s.Public) == 0 && s.Body.Empty() && s.Class != disclosure.ColumnArchived {
			list = append(list, s)
		}
	}
	return list
}
