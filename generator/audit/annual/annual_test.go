package annual

import (
	"os"
	"strings"
	"testing"

	"gongkai/generator/markdown"
)

// read parses testdata/report.md, a complete report, after some replacements.
func read(t testing.TB, changes ...string) *Report {
	t.Helper()
	src, err := os.ReadFile("testdata/report.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("the report does not say %q", changes[i])
		}
		text = strings.ReplaceAll(text, changes[i], changes[i+1])
	}
	return parse(text)
}

func parse(text string) *Report {
	doc, _ := markdown.Parse([]byte(text))
	return Parse(doc)
}

func TestReport(t *testing.T) {
	r := read(t)
	if len(r.Parts) != len(Titles) {
		t.Fatalf("%d parts", len(r.Parts))
	}
	for i, p := range r.Parts {
		if p.Title != Titles[i] || p.Number != i+1 {
			t.Errorf("part %d is %+v", i+1, p)
		}
	}
	if s := *r.Documents.Normative; s != (Stock{"行政规范性文件", 7, 4, 34}) {
		t.Errorf("normative documents: %+v", s)
	}
	if r.Documents.Rules == nil || r.Documents.Rules.Made != 0 {
		t.Errorf("rules: %+v", r.Documents.Rules)
	}
	q := r.Requests
	if !q.Complete() || q.New.Total() != 89 || q.Carried.Total() != 4 || q.Done.Total() != 90 || q.Next.Total() != 3 || len(q.Results) != 21 {
		t.Errorf("requests: %+v", q)
	}
	if r.Reviews == nil || r.Reviews.N[1][0] != 2 {
		t.Errorf("reviews: %+v", r.Reviews)
	}
	if !strings.Contains(r.Preface, "统计期限") || strings.Contains(r.Prose(), "商业企业") {
		t.Errorf("prose: %s", r.Prose())
	}
	if faults := faults(r); len(faults) > 0 {
		t.Errorf("a sound report has faults: %v", faults)
	}
}

func faults(r *Report) []Fault {
	var list []Fault
	list = append(list, r.Requests.Balance()...)
	list = append(list, r.Requests.RowSums()...)
	list = append(list, r.Requests.ResultSums()...)
	list = append(list, r.Reviews.Sums()...)
	return append(list, r.Claims()...)
}

func TestFaults(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"one more left over", "结转下年度继续办理</th><td>2", "结转下年度继续办理</th><td>3", "自然人：75，应为 74"},
		{"a row adds up wrongly", "<td>6</td><td>2</td><td>89</td>", "<td>6</td><td>3</td><td>89</td>", "一、本年新收政府信息公开申请数量：89，应为 90"},
		{"the results add up wrongly", "（一）予以公开</th><td>34", "（一）予以公开</th><td>35", "自然人：72，应为 73"},
		{"the reviews add up wrongly", "<td>3</td><td>0</td><td>1</td><td>1</td><td>5</td>", "<td>3</td><td>0</td><td>1</td><td>1</td><td>6</td>", "行政复议：6，应为 5"},
		{"the prose says another number", "新收申请89件", "新收申请98件", "新收申请98件：98，应为 89"},
		{"documents in force", "年底现行有效34件", "年底现行有效35件", "年底现行有效35件：35，应为 34"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := faults(read(t, test.old, test.new))
			for _, f := range list {
				if f.String() == test.want {
					return
				}
			}
			t.Errorf("found %v, want %s", list, test.want)
		})
	}
}

// Tables come in Markdown as well, headings as plain paragraphs.
func TestMarkdown(t *testing.T) {
	r := parse(`一、总体情况

新收政府信息公开申请 2 件。

二、主动公开政府信息情况

| 条款 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|---|
| 第二十条第（一）项 | 规章 | 0 | 0 | 0 |
| 第二十条第（一）项 | 行政规范性文件 | 1 | - | 1,203 |

| 三、收到和处理申请 | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | | 3 | 0 | 0 | 0 | 0 | 0 | 3 |

| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|---|
| 行政复议 | 1 | 0 | 0 | 0 | 1 |
| 行政诉讼：未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |
| 行政诉讼：复议后起诉 | 2 | 0 | 0 | 1 | 4 |
`)
	if len(r.Parts) != 2 || r.Documents.Normative.InForce != 1203 {
		t.Errorf("parts %+v, documents %+v", r.Parts, r.Documents.Normative)
	}
	if r.Requests.New.Total() != 3 || r.Requests.Complete() || r.Requests.Balance() != nil {
		t.Errorf("requests %+v", r.Requests)
	}
	if s := r.Reviews.Sums(); len(s) != 1 || s[0].Label != "复议后起诉" || s[0].Want != 3 {
		t.Errorf("reviews %v", s)
	}
	if c := r.Claims(); len(c) != 1 || c[0].Want != 3 {
		t.Errorf("claims %v", c)
	}
}

func FuzzParse(f *testing.F) {
	src, err := os.ReadFile("testdata/report.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(src))
	f.Add(`<table><tr><th rowspan="99999" colspan="99999">本年新收<td>1<tr><td colspan="-1">总计</table>`)
	f.Fuzz(func(t *testing.T, text string) { faults(parse(text)) })
}
