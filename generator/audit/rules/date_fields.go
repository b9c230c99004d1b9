package rules

import (
	"slices"
	"strconv"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

var publishedBeforeIssued = audit.Rule{
	Code: "DATE-02", Title: "发布日期早于成文日期", English: "published before it was signed",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：信息准确；虚假日期属于单项否决的“弄虚作假”", Hint: "对照原件和后台记录核对两个日期",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			at := d.Attributes
			if !at.Published.IsZero() && !at.Issued.IsZero() && at.Issued.After(at.Published) {
				c.Report(d.Field("published"), "成文于 %s", at.Issued)
			}
		}
	},
}

// futureFact finds dates that cannot be true: information that is on the site today
// was not signed, asked or answered tomorrow.
var futureFact = audit.Rule{
	Code: "DATE-03", Title: "日期在将来", English: "the date is in the future",
	Basis: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决“弄虚作假”", Hint: "核对年份和月份；尚未发生的事不写这一日期",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			for _, f := range []struct {
				name string
				day  time.Time
			}{{"issued", d.Issued}, {"asked", d.Asked}, {"answered", d.Answered}} {
				if f.day.After(c.Clock) {
					c.Report(d.Field(f.name), "%s", f.day)
				}
			}
			if d.Review != nil && d.Review.On.After(c.Clock) {
				c.Report(d.Field("review"), "审查日期 %s", d.Review.On)
			}
		}
	},
}

// scheduled tells which documents wait for their time.
var scheduled = audit.Rule{
	Code: "DATE-03a", Title: "定时发布，到时须重新生成网站", English: "scheduled: the site has to be built again then",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：及时发布", Hint: "在这一时间之后生成并发布一次",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, d := range c.Site.Documents {
			if d.Hidden == site.Future {
				c.Report(d.Field("published"), "%s", d.Attributes.Published)
				c.Due(d.Issuer, d.Attributes.Published, d.ID, "定时发布 %s", d)
			}
		}
	},
}

var effectiveBeforeIssued = audit.Rule{
	Code: "DATE-06", Title: "施行日期早于成文日期", English: "in force before it was signed",
	Basis: "《中华人民共和国立法法》不溯及既往的原则；《党政机关公文格式》（GB/T 9704—2012）成文日期", Hint: "核对两个日期",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if !d.Effective.IsZero() && d.Effective.Before(d.Issued) {
				c.Report(d.Field("effective"), "成文于 %s", d.Issued)
			}
		}
	},
}

var endsBeforeBegin = audit.Rule{
	Code: "DATE-07", Title: "有效期截止日早于施行或成文日期", English: "expired before it was in force",
	Basis: "《关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）", Hint: "核对“有效期至”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Expires.IsZero() {
				continue
			}
			for _, begin := range []time.Time{d.Effective, d.Issued} {
				if d.Expires.Before(begin) {
					c.Report(d.Field("expires"), "早于 %s", begin)
					break
				}
			}
		}
	},
}

var titleYear = audit.Rule{
	Code: "DATE-08", Title: "年度与标题中的年份不一致", English: "the year differs from that of the title",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：信息准确", Hint: "核对“年度”；预算写预算所属年份，年报写报告所述年份",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Budget, disclosure.Report) {
			// 2025年预算执行情况和2026年预算 is about both.
			years := yearInTitle.FindAllStringSubmatch(d.Title, -1)
			own := func(m []string) bool { return m[1] == strconv.Itoa(d.Year) }
			if d.Year != 0 && len(years) > 0 && !slices.ContainsFunc(years, own) {
				y, _ := strconv.Atoi(years[0][1])
				c.Report(d.Field("year"), "标题为 %d 年", y)
			}
		}
	},
}
