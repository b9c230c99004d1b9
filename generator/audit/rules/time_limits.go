package rules

import (
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/catalog"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const (
	article26    = "《中华人民共和国政府信息公开条例》第二十六条"
	lawRecording = "《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）"
)

// limit is the one that holds for a document: the strictest of its catalogue items',
// or that of its kind, or the general one. A wording without a number of days, 及时 or
// 实时, leaves the general one in place: no day follows from it.
type limit struct {
	disclosure.Deadline
	item *catalog.Item
	code string // of the rule that watches it
}

func limitOf(d *site.Document) limit {
	l := limit{Deadline: disclosure.Statutory, code: "TIME-01"}
	if d.Kind == disclosure.Decision {
		l = decisionLimit(d)
	}
	if d.Issued.IsZero() {
		return l
	}
	for _, i := range d.Items {
		if i.Deadline == nil || i.Deadline.Unit != disclosure.Workday && i.Deadline.Unit != disclosure.Day {
			continue
		}
		// The strictest is that which ends first, on a calendar of plain weeks.
		if l.item == nil && l.code == "TIME-01" || days(*i.Deadline) < days(l.Deadline) {
			l = limit{*i.Deadline, i, "CATALOG-03"}
		}
	}
	return l
}

func days(d disclosure.Deadline) int {
	if d.Unit == disclosure.Workday {
		return d.Days * 7 / 5
	}
	return d.Days
}

func decisionLimit(d *site.Document) limit {
	switch d.DecisionType {
	case "行政许可", "行政处罚", "许可", "处罚":
		return limit{disclosure.Deadline{Days: 7, Unit: disclosure.Workday}, nil, "TIME-03"}
	}
	return limit{disclosure.Statutory, nil, "TIME-02"}
}

// timed reports whether a time limit runs for a document: it is information of one of
// the site's units, signed on some day, to be published without being asked.
func timed(d *site.Document) bool {
	return indexed(d) && !d.Issued.IsZero() && d.RepostOf == "" && d.Mode == disclosure.Proactive
}

// late makes the check of the documents that a rule watches. A day that depends on
// holidays not announced yet is not verified.
func late(c *audit.Context) {
	for d := range shown(c) {
		l := limitOf(d)
		if !timed(d) || l.code != c.Rule.Code {
			continue
		}
		published := disclosure.DateOf(d.Attributes.Published)
		due, ok := l.Due(d.Issued, c.Calendar)
		if !ok || !published.After(due) {
			continue
		}
		if y, known := announced(c, l.Deadline, d.Issued, due); !known {
			c.Unverified("%s 的公开期限跨到 %d 年，该年度放假安排尚未公布", d, y)
			continue
		}
		of := ""
		if l.item != nil {
			of = l.item.ID + " " + l.item.Path()
		}
		c.Report(d.Field("published"), "应不晚于 %s 公开：%s%s", due, audit.Safe(of), audit.Safe(l.String()))
	}
}

// announced reports whether the holidays between two days are known, and the first
// year that is not.
func announced(c *audit.Context, d disclosure.Deadline, from, to time.Time) (year int, known bool) {
	for y := from.In(disclosure.Beijing).Year(); y <= to.In(disclosure.Beijing).Year(); y++ {
		if !c.Calendar.Known(y) && d.Unit != disclosure.Realtime {
			return y, false
		}
	}
	return 0, true
}

var lateDisclosure = audit.Rule{
	Code: "TIME-01", Title: "公开日期超过法定时限", English: "made public after the statutory twenty workdays",
	Basis: article26, Hint: "“成文日期”和“发布日期”照实填写；已经超期的，今后注意在20个工作日内公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced, Site: late,
}

var lateEnforcement = audit.Rule{
	Code: "TIME-02", Title: "行政执法决定公开超过20个工作日", English: "an enforcement decision was published too late",
	Basis: lawRecording, Hint: "行政强制、行政检查等结果自作出之日起20个工作日内公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced, Site: late,
}

var lateDecision = audit.Rule{
	Code: "TIME-03", Title: "行政许可、行政处罚决定公开超过7个工作日", English: "a licence or penalty was published after seven workdays",
	Basis: lawRecording, Hint: "自作出决定之日起7个工作日内公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced, Site: late,
}

var lateItem = audit.Rule{
	Code: "CATALOG-03", Title: "公开日期超过标准目录的时限", English: "made public after the item's own deadline",
	Basis: catalogNotice + "：公开时限；" + article26, Hint: "标准目录对这一事项另有时限，按其中较短的公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced, Site: late,
}

// waiting finds documents that were signed and are not on the site yet, and forecasts
// the day they have to be.
var waiting = audit.Rule{
	Code: "TIME-01a", Title: "已成文而尚未公开", English: "signed and not public yet",
	Basis: article26, Hint: "在期限之前发布；不应公开的，“公开方式”写依申请公开或不予公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			pending := d.Hidden == site.Draft || d.Hidden == site.Future || d.Hidden == site.Undated
			if !pending || !timed(d) {
				continue
			}
			l := limitOf(d)
			due, ok := l.Due(d.Issued, c.Calendar)
			if !ok {
				continue
			}
			if y, known := announced(c, l.Deadline, d.Issued, due); !known {
				c.Unverified("%s 的公开期限跨到 %d 年，该年度放假安排尚未公布", d, y)
				continue
			}
			if c.Today.After(due) {
				c.Report(d.Field("issued"), "应不晚于 %s 公开", due)
			}
			c.Due(d.Issuer, due, d.ID, "公开 %s", d)
		}
	},
}
