package rules

import (
	"iter"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const interpBasis = "《国务院办公厅印发〈关于全面推进政务公开工作的意见〉实施细则的通知》（国办发〔2016〕80号）"

// interpretationTime is how many workdays after a policy its interpretation is due.
const interpretationTime = 3

// interpretable are the policies that have to be explained: normative ones. Others
// are explained where that helps.
func interpretable(c *audit.Context) iter.Seq[*site.Document] {
	return func(yield func(*site.Document) bool) {
		for d := range normative(c) {
			if d.Kind == disclosure.Policy && !d.Attributes.Published.IsZero() && !yield(d) {
				return
			}
		}
	}
}

// interpretations are those of a policy that are on the site.
func interpretations(d *site.Document) []*site.Document {
	var list []*site.Document
	for _, i := range d.InterpretedBy {
		if i.Hidden == site.Shown {
			list = append(list, i)
		}
	}
	return list
}

var notInterpreted = audit.Rule{
	Code: "INTERP-02", Title: "规范性文件没有解读", English: "a normative document is not interpreted",
	Basis: interpBasis + "：政策性文件与解读方案、解读材料同步组织、同步审签、同步部署", Hint: "写一篇类型为“政策解读”的文档，用“解读对象”指向这份文件",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range interpretable(c) {
			if len(interpretations(d)) > 0 || d.Attributes.Published.Before(c.Today.AddDate(-1, 0, 0)) {
				continue
			}
			due := c.Calendar.AddWorkdays(disclosure.DateOf(d.Attributes.Published), interpretationTime)
			if c.Today.After(due) {
				c.Report(d.Field("title"), "")
			}
			c.Due(d.Issuer, due, d.ID, "解读%s", d)
		}
	},
}

// lateInterpretation finds policies whose first interpretation came too late.
var lateInterpretation = audit.Rule{
	Code: "INTERP-03", Title: "解读晚于政策文件公开后3个工作日", English: "the interpretation came more than three workdays after the policy",
	Basis: interpBasis + "：解读材料于文件公开后3个工作日内发布", Hint: "今后与文件同步起草解读；已经迟了的照实填写日期",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy) {
			first := earliest(interpretations(d))
			from := disclosure.DateOf(d.Attributes.Published)
			if first == nil || d.Attributes.Published.IsZero() {
				continue
			}
			due := c.Calendar.AddWorkdays(from, interpretationTime)
			if !disclosure.DateOf(first.Attributes.Published).After(due) {
				continue
			}
			limit := disclosure.Deadline{Days: interpretationTime, Unit: disclosure.Workday}
			if y, known := announced(c, limit, from, due); !known {
				c.Unverified("%s 的解读期限跨到 %d 年，该年度放假安排尚未公布", d, y)
				continue
			}
			c.Report(first.Field("published"), "%s 公开于 %s，解读应不晚于 %s", d, from, due)
		}
	},
}

func earliest(list []*site.Document) *site.Document {
	var first *site.Document
	var day time.Time
	for _, d := range list {
		if p := d.Attributes.Published; first == nil || p.Before(day) {
			first, day = d, p
		}
	}
	return first
}
