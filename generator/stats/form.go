package stats

import (
	"fmt"
	"strings"

	"gongkai/generator/audit/annual"
)

// results are the rows of 本年度办理结果 in the form of 2021, group by group; a group
// without rows is a row itself.
var results = []struct {
	title string
	rows  []string
}{
	{"（一）予以公开", nil},
	{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", nil},
	{"（三）不予公开", []string{
		"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
		"5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
	}},
	{"（四）无法提供", []string{"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"}},
	{"（五）不予处理", []string{
		"1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
	}},
	{"（六）其他处理", []string{
		"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
		"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
	}},
	{"（七）总计", nil},
}

// requestsTable is the third table. carried are the numbers of 上年结转, or nil.
func requestsTable(carried []int) string {
	var b strings.Builder
	b.WriteString(`<table>
<thead>
<tr><th scope="col" colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</th><th scope="colgroup" colspan="7">申请人情况</th></tr>
<tr><th scope="col" rowspan="2">自然人</th><th scope="colgroup" colspan="5">法人或其他组织</th><th scope="col" rowspan="2">总计</th></tr>
<tr><th scope="col">商业企业</th><th scope="col">科研机构</th><th scope="col">社会公益组织</th><th scope="col">法律服务机构</th><th scope="col">其他</th></tr>
</thead>
<tbody>
`)
	wide := func(label string, n []int) {
		fmt.Fprintf(&b, "<tr><th scope=\"row\" colspan=\"3\">%s</th>%s</tr>\n", label, numbers(n, len(annual.Applicants)))
	}
	wide("一、本年新收政府信息公开申请数量", nil)
	wide("二、上年结转政府信息公开申请数量", carried)
	lines := 0
	for _, g := range results {
		lines += max(1, len(g.rows))
	}
	first := fmt.Sprintf("<th scope=\"rowgroup\" rowspan=\"%d\">三、本年度办理结果</th>", lines)
	for _, g := range results {
		if len(g.rows) == 0 {
			fmt.Fprintf(&b, "<tr>%s<th scope=\"row\" colspan=\"2\">%s</th>%s</tr>\n", first, g.title, numbers(nil, len(annual.Applicants)))
			first = ""
		}
		for i, row := range g.rows {
			group := ""
			if i == 0 {
				group = fmt.Sprintf("<th scope=\"rowgroup\" rowspan=\"%d\">%s</th>", len(g.rows), g.title)
			}
			fmt.Fprintf(&b, "<tr>%s<th scope=\"row\">%s</th>%s</tr>\n", group, row, numbers(nil, len(annual.Applicants)))
		}
	}
	wide("四、结转下年度继续办理", nil)
	b.WriteString("</tbody>\n</table>")
	return b.String()
}

// numbers are the cells of a row; blanks when they are not known.
func numbers(n []int, columns int) string {
	var b strings.Builder
	for i := range columns {
		cell := Blank
		if len(n) == columns {
			cell = fmt.Sprint(n[i])
		}
		b.WriteString("<td>" + cell + "</td>")
	}
	return b.String()
}

// reviewsTable is the fourth table.
func reviewsTable() string {
	var b strings.Builder
	b.WriteString(`<table>
<thead>
<tr><th scope="colgroup" colspan="5" rowspan="2">行政复议</th><th scope="colgroup" colspan="10">行政诉讼</th></tr>
<tr><th scope="colgroup" colspan="5">未经复议直接起诉</th><th scope="colgroup" colspan="5">复议后起诉</th></tr>
<tr>`)
	for range 3 {
		for _, outcome := range annual.Outcomes {
			fmt.Fprintf(&b, "<th scope=\"col\">%s</th>", outcome)
		}
	}
	fmt.Fprintf(&b, "</tr>\n</thead>\n<tbody>\n<tr>%s</tr>\n</tbody>\n</table>", numbers(nil, 3*len(annual.Outcomes)))
	return b.String()
}
