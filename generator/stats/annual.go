package stats

import (
	"fmt"
	"io/fs"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/annual"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Annual drafts the disclosure report of a unit for a year; nil is the county. Last
// year's report is read for what it carries over.
func Annual(fsys fs.FS, s *site.Site, u *site.Unit, year int) []byte {
	u = subject(s, u)
	name, facts := s.Config.Site.Name, disclosure.UnitFacts{}
	if u != nil {
		name, facts = u.Name, u.Facts
	}
	n, left := stockOf(s, u, year), carried(fsys, s, u, year)
	d := newDocument(
		"标题", fmt.Sprintf("%s%d年政府信息公开工作年度报告", name, year),
		"类型", "报告", "报告类型", "政府信息公开年报", "年度", fmt.Sprint(year),
		"发文机关", name, "法定公开项", "20-15",
		"内容概述", fmt.Sprintf("%s%d年政府信息公开工作的总体情况、主动公开、申请办理、复议诉讼、问题改进和其他事项。", name, year),
	)
	d.lines(fmt.Sprintf("本报告依据《中华人民共和国政府信息公开条例》编制。所列数据的统计期限自%d年1月1日起至%d年12月31日止。本报告电子版可在%s网站（%s）查阅和下载。对本报告有疑问的，请与%s联系（地址：%s，电话：%s）。",
		year, year, s.Config.Site.Name, s.Config.Site.Domain, name, orBlank(facts.Address), orBlank(facts.Telephone)))
	d.lines("## 一、总体情况", overall(s, u, year, n), onRequest(left),
		"（三）政府信息管理。"+Blank, "（四）平台建设。"+Blank, "（五）监督保障。"+Blank)
	d.lines("## 二、主动公开政府信息情况", documentsTable(n))
	d.lines("## 三、收到和处理政府信息公开申请情况", requestsTable(left))
	d.lines("## 四、政府信息公开行政复议、行政诉讼情况", reviewsTable())
	d.lines("## 五、存在的主要问题及改进情况", "存在的主要问题："+Blank, "改进情况："+Blank)
	d.lines("## 六、其他需要报告的事项", "收取信息处理费情况："+Blank)
	d.lines(name + "\\\n" + Blank)
	return []byte(d.String())
}

func orBlank(s string) string {
	if s == "" {
		return Blank
	}
	return s
}

// overall is the paragraph that the site knows most about.
func overall(s *site.Site, u *site.Unit, year int, n stock) string {
	list := in(s, u, year)
	news := count(list, ofKind(disclosure.News))
	text := fmt.Sprintf("（一）主动公开。全年在网站公开政府信息%d条，其中政务动态%d条、政策文件%d条、政策解读%d条、意见征集%d次、征集反馈%d次、行政决定%d条。制发行政规范性文件%d件，废止%d件，年底现行有效%d件",
		len(list), news, count(list, ofKind(disclosure.Policy)), count(list, ofKind(disclosure.Interpretation)),
		count(list, ofKind(disclosure.Consultation)), count(list, ofKind(disclosure.Feedback)), count(list, ofKind(disclosure.Decision)),
		n.made, n.repealed, n.inForce)
	if n.lapsed > 0 {
		text += fmt.Sprintf("；另有%d件有效期届满失效", n.lapsed)
	}
	return text + "。"
}

func onRequest(carried []int) string {
	left := Blank
	if len(carried) > 0 {
		left = fmt.Sprint(carried[len(carried)-1])
	}
	return "（二）依申请公开。新收申请" + Blank + "件，上年结转" + left + "件，办结" + Blank + "件，结转下年度" + Blank + "件。"
}

// carried is what last year's report left to this year, for each of the applicants;
// nil when there is no report or its table is not in the form.
func carried(fsys fs.FS, s *site.Site, u *site.Unit, year int) []int {
	for _, d := range s.Documents {
		if d.ReportType != disclosure.ReportAnnualDisclosure || d.Year != year-1 || d.Issuer != u || d.Hidden != site.Shown {
			continue
		}
		t, err := audit.ReadText(fsys, d)
		if err != nil {
			continue
		}
		if r := annual.Parse(t.Doc); r.Requests != nil && r.Requests.Next != nil {
			return r.Requests.Next.N
		}
	}
	return nil
}

func documentsTable(n stock) string {
	var b strings.Builder
	head := func(title string) { fmt.Fprintf(&b, "<tr><th scope=\"colgroup\" colspan=\"4\">%s</th></tr>\n", title) }
	b.WriteString("<table>\n<thead>\n<tr><th scope=\"col\">信息内容</th><th scope=\"col\">本年制发件数</th><th scope=\"col\">本年废止件数</th><th scope=\"col\">现行有效件数</th></tr>\n</thead>\n<tbody>\n")
	head("第二十条第（一）项")
	b.WriteString("<tr><th scope=\"row\">规章</th><td>0</td><td>0</td><td>0</td></tr>\n") // a county makes none
	fmt.Fprintf(&b, "<tr><th scope=\"row\">行政规范性文件</th><td>%d</td><td>%d</td><td>%d</td></tr>\n", n.made, n.repealed, n.inForce)
	for _, part := range []struct {
		item, unit string
		rows       []string
	}{
		{"第二十条第（五）项", "本年处理决定数量", []string{"行政许可"}},
		{"第二十条第（六）项", "本年处理决定数量", []string{"行政处罚", "行政强制"}},
		{"第二十条第（八）项", "本年收费金额（单位：万元）", []string{"行政事业性收费"}},
	} {
		head(part.item)
		fmt.Fprintf(&b, "<tr><th scope=\"col\">信息内容</th><th scope=\"col\" colspan=\"3\">%s</th></tr>\n", part.unit)
		for _, row := range part.rows {
			fmt.Fprintf(&b, "<tr><th scope=\"row\">%s</th><td colspan=\"3\">%s</td></tr>\n", row, Blank)
		}
	}
	b.WriteString("</tbody>\n</table>")
	return b.String()
}
