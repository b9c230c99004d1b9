package rules

import (
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var requestBalance = audit.Rule{
	Code: "REPORT-02", Title: "年报第三部分的表收支不平", English: "requests received and dealt with do not balance",
	Basis: reportForm + "：第一项加第二项之和，等于第三项加第四项之和", Hint: "逐列核对：新收＋上年结转＝办理结果总计＋结转下年度",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) { r.faults(c, r.Requests.Balance()) }),
}

var rowTotals = audit.Rule{
	Code: "REPORT-03", Title: "年报表格的总计与各项之和不符", English: "a total of a table is not the sum of its parts",
	Basis: reportForm, Hint: "核对各行：自然人与五类法人或其他组织之和等于总计；第四部分各项之和等于总计",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		r.faults(c, r.Requests.RowSums())
		r.faults(c, r.Reviews.Sums())
	}),
}

var resultTotals = audit.Rule{
	Code: "REPORT-03a", Title: "年报办理结果的（七）总计与（一）至（六）之和不符", English: "the total of results is not their sum",
	Basis: reportForm, Hint: "逐列核对办理结果各行",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Text: eachReport(func(c *audit.Context, r *yearReport) { r.faults(c, r.Requests.ResultSums()) }),
}

var carriedOver = audit.Rule{
	Code: "REPORT-04", Title: "年报的上年结转与上年年报的结转下年度不符", English: "what was carried over differs from last year's report",
	Basis: reportForm, Hint: "与上年年报核对；上年有误的，在第六部分说明",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Text: gatherReports,
	Done: func(c *audit.Context) {
		all := allReports(c)
		for _, r := range all {
			last := r.before(all)
			if last == nil || !r.Requests.Complete() || !last.Requests.Complete() {
				continue
			}
			if got, want := r.Requests.Carried.Total(), last.Requests.Next.Total(); got != want {
				c.Report(r.row(r.Requests.Carried.Label), "%d 件，上年年报为 %d 件", got, want)
			}
		}
	},
}

var countyRules = audit.Rule{
	Code: "REPORT-05", Title: "县级年报的规章件数不是0", English: "a county reports rules of its own",
	Basis: "《中华人民共和国立法法》：县级人民政府没有规章制定权；" + reportForm, Hint: "规章一行填0；文件计入行政规范性文件",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		if r.Documents == nil || r.Documents.Rules == nil {
			return
		}
		if s := r.Documents.Rules; s.Made+s.Repealed+s.InForce > 0 {
			c.Report(r.row(s.Label), "%d、%d、%d", s.Made, s.Repealed, s.InForce)
		}
	}),
}

// inForceOnSite holds the number of normative documents in force at the end of the
// year against those on the site. The county's report counts those of all units.
var inForceOnSite = audit.Rule{
	Code: "REPORT-06", Title: "年报的现行有效规范性文件件数与网站不符", English: "the number of normative documents in force differs from the site's",
	Basis: reportForm, Hint: "把现行有效的规范性文件都放上网站并标为规范性文件，或者更正年报",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: gatherReports,
	Done: func(c *audit.Context) {
		for _, r := range allReports(c) {
			newest := r.year == c.Today.Year()-1 // older ones count what may have left the site
			if !newest || r.Documents == nil || r.Documents.Normative == nil || r.d.Issuer == nil {
				continue
			}
			end := disclosure.Date(r.year, time.December, 31)
			n := 0
			for _, d := range c.Site.Normative(r.d.Issuer) {
				if c.Site.InForceAfter(d, end) {
					n++
				}
			}
			if got := r.Documents.Normative.InForce; got != n {
				c.Report(r.row(r.Documents.Normative.Label), "年报 %d 件，网站上 %d 件", got, n)
			}
		}
	},
}

var stockMoved = audit.Rule{
	Code: "REPORT-06a", Title: "现行有效件数与上年加制发减废止不符", English: "documents in force are not last year's plus made minus repealed",
	Basis: reportForm, Hint: "核对三个数；有到期失效的，在正文写明件数",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: gatherReports,
	Done: func(c *audit.Context) {
		all := allReports(c)
		for _, r := range all {
			last := r.before(all)
			if last == nil || r.Documents == nil || last.Documents == nil || r.Documents.Normative == nil || last.Documents.Normative == nil {
				continue
			}
			s := r.Documents.Normative
			want := last.Documents.Normative.InForce + s.Made - s.Repealed
			explained := len(lacking(r.Prose(), []string{"失效"}, map[string][]string{"失效": {"到期", "届满"}})) == 0
			if s.InForce != want && !explained {
				c.Report(r.row(s.Label), "%d 件，上年 %d 件，本年制发 %d 件、废止 %d 件", s.InForce, last.Documents.Normative.InForce, s.Made, s.Repealed)
			}
		}
	},
}

var proseNumbers = audit.Rule{
	Code: "REPORT-09", Title: "年报正文的数字与表格不符", English: "a number in the text differs from the tables",
	Basis: reportForm, Hint: "核对正文和表格",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		for _, f := range r.Claims() {
			c.Report(r.t.Find(f.Label), "%s", f)
		}
	}),
}
