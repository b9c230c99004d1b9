package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/annual"
	"gongkai/generator/diag"
)

var reportParts = audit.Rule{
	Code: "REPORT-01", Title: "年报的六个部分不全或顺序不对", English: "the six parts of an annual report are not complete or not in order",
	Basis: reportBasis, Hint: "依次写：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		for _, title := range annual.Titles {
			if r.Part(title) == nil {
				c.Report(r.t.Start(), "没有“%s”", title)
			}
		}
		last := 0
		for _, p := range r.Parts {
			n := slices.Index(annual.Titles, p.Title) + 1
			switch {
			case n == 0:
			case n != p.Number:
				c.Report(r.t.Find(p.Heading), "“%s”应为第%d部分", p.Title, n)
			case n < last:
				c.Report(r.t.Find(p.Heading), "“%s”应在“%s”之前", p.Title, annual.Titles[last-1])
			}
			last = max(last, n)
		}
	}),
}

var reportTables = audit.Rule{
	Code: "REPORT-01a", Title: "年报缺少规定的表格", English: "a table of the form is missing",
	Basis: reportBasis, Hint: "第二、三、四部分用规定格式的表格，行、列不增不减",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		var list []string
		if r.Documents == nil || r.Documents.Normative == nil {
			list = append(list, "第二部分")
		}
		if !r.Requests.Complete() {
			list = append(list, "第三部分")
		}
		if r.Reviews == nil {
			list = append(list, "第四部分")
		}
		if len(list) > 0 {
			c.Report(r.t.Start(), "%s的表", some(list, 3))
		}
	}),
}

var reportFrame = audit.Rule{
	Code: "REPORT-07", Title: "年报没有写统计期限、联系方式或下载途径", English: "the report lacks its period, a contact or where to download it",
	Basis: reportBasis, Hint: "开头写明统计期限（1月1日至12月31日）、咨询的地址电话、电子版的下载网址",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		list := lacking(r.Prose(), []string{"统计期限", "联系方式", "下载途径"}, map[string][]string{
			"统计期限": {"12月31日"}, "联系方式": {"电话"}, "下载途径": {"下载", "电子版"},
		})
		if len(list) > 0 {
			c.Report(r.t.Start(), "没有写到：%s", some(list, 3))
		}
	}),
}

// sameReport is how much of a report may be the words of another.
const sameReport = 0.7

var copiedReport = audit.Rule{
	Code: "REPORT-10", Title: "年报与上年或其他单位的雷同", English: "the report repeats last year's or another unit's",
	Basis: reportBasis + "；各地年报检查通报", Hint: "写本单位本年度的情况、问题和措施",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: gatherReports,
	Done: func(c *audit.Context) {
		all := allReports(c)
		sets := make([]phraseSet, len(all))
		for i, r := range all {
			sets[i] = phrasesOf(r.own())
		}
		for i, r := range all {
			for j, o := range all {
				if i == j || o.year > r.year || o.year == r.year && j > i {
					continue
				}
				if share := sets[i].within(sets[j]); share >= sameReport {
					c.Report(r.d.Field("title"), "%d%% 与%s相同", int(share*100), o.d)
					break
				}
			}
		}
	},
}

// own is what a unit writes itself: the first and the fifth part, without numbers.
func (r *yearReport) own() string {
	var b strings.Builder
	for _, i := range []int{0, 4} {
		if p := r.Part(annual.Titles[i]); p != nil {
			b.WriteString(digits.ReplaceAllString(p.Text, ""))
		}
	}
	return b.String()
}

var digits = regexp.MustCompile(`[0-9.%]+`)

var noProblems = audit.Rule{
	Code: "REPORT-10a", Title: "年报没有写存在的问题或改进措施", English: "the report names no problems or no improvements",
	Basis: reportBasis, Hint: "第五部分分别写存在的主要问题和改进情况",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: eachReport(func(c *audit.Context, r *yearReport) {
		p := r.Part(annual.Titles[4])
		if p == nil {
			return
		}
		list := lacking(p.Text, []string{"存在的问题", "改进措施"}, map[string][]string{
			"存在的问题": {"问题", "不足", "薄弱", "差距"}, "改进措施": {"改进", "整改", "下一步", "措施", "加强", "将", "拟"},
		})
		if len([]rune(p.Text)) < 40 && len(list) == 0 {
			list = []string{"具体情况"}
		}
		if len(list) > 0 {
			c.Report(r.t.Find(p.Heading), "没有写到：%s", some(list, 2))
		}
	}),
}
