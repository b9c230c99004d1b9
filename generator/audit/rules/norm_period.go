package rules

import (
	"iter"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const (
	normNotice = "《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）"
	normPeriod = normNotice + "；省级行政规范性文件管理办法关于有效期的规定（一般3年或5年，试行、暂行1至2年）"
)

// normative are the shown normative documents that apply or will.
func normative(c *audit.Context) iter.Seq[*site.Document] {
	return func(yield func(*site.Document) bool) {
		for d := range shown(c) {
			over := d.Status == disclosure.Repealed || d.Status == disclosure.Expired
			if d.Normative && !over && !yield(d) {
				return
			}
		}
	}
}

// begins is the day a document's period of validity is counted from.
func begins(d *site.Document) time.Time {
	if d.Effective.IsZero() {
		return d.Issued
	}
	return d.Effective
}

var noPeriod = audit.Rule{
	Code: "NORM-01", Title: "规范性文件没有写有效期", English: "a normative document has no last day",
	Basis: normPeriod, Hint: "补上“有效期至”；长期有效的，在正文写明",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			if d.Expires.IsZero() {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

var longTrial = audit.Rule{
	Code: "NORM-01a", Title: "试行、暂行的文件有效期超过2年", English: "a trial document is valid for more than two years",
	Basis: normPeriod, Hint: "缩短有效期，或者评估后正式制定",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			from := begins(d)
			if !trial(d.Title) || from.IsZero() {
				continue
			}
			last := from.AddDate(2, 0, 0)
			switch {
			case d.Expires.After(last):
				c.Report(d.Field("expires"), "自 %s 起算", from)
			case d.Expires.IsZero() && c.Today.After(last):
				c.Report(d.Field("title"), "自 %s 起已满两年", from)
			}
		}
	},
}

// trial reports whether a title says that a document is for a trial.
func trial(title string) bool {
	return strings.Contains(title, "试行") || strings.Contains(title, "暂行")
}

var longPeriod = audit.Rule{
	Code: "NORM-01b", Title: "规范性文件有效期超过5年", English: "a normative document is valid for more than five years",
	Basis: normPeriod, Hint: "核对“有效期至”；超过5年的，按本省规定说明理由",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			from := begins(d)
			if !from.IsZero() && !trial(d.Title) && d.Expires.After(from.AddDate(5, 0, 0)) {
				c.Report(d.Field("expires"), "自 %s 起算", from)
			}
		}
	},
}

// reviewTime is how long before its last day a normative document is evaluated.
const reviewTime = 180

// expiringSoon finds normative documents to evaluate, and forecasts their last day.
var expiringSoon = audit.Rule{
	Code: "NORM-02", Title: "规范性文件将在180天内失效", English: "a normative document expires within 180 days",
	Basis: normPeriod + "：有效期届满前6个月评估", Hint: "起草单位评估后决定继续有效、修改或任其失效；继续有效的重新登记、编号、公布",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			if d.Expires.IsZero() || c.Today.After(d.Expires) {
				continue
			}
			if !c.Today.Before(d.Expires.AddDate(0, 0, -reviewTime)) {
				c.Report(d.Field("expires"), "有效期至 %s", d.Expires)
			}
			c.Due(d.Issuer, d.Expires, d.ID, "评估即将失效的规范性文件%s", d)
		}
	},
}
