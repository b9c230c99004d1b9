package scaffold

import (
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// line is one field of a form: its English name and how it stands in the new file.
type line struct {
	field string
	as    state
	value func(Draft) string // of given and option; an empty one leaves the line out
	inner []line             // of a map, or with items of a list of maps
	note  diag.Text          // instead of what the schema says
}

type state int

const (
	given  state = iota // written, with a value
	fill                // written, the value is a blank
	items               // the same for a list
	must                // in a comment with a blank: the value needs a form
	option              // in a comment with an example: may be left out
)

// form is what a new document of a kind consists of.
type form struct {
	kind    disclosure.Kind
	section []string // where it goes: the first of these columns that the site has
	lines   []line
	body    string // …… becomes a blank
}

// forms lists the kinds in the order of the manual.
var forms = []form{
	{disclosure.Policy, []string{"policies/county", "policies"}, join(indexed, []line{
		{field: "document_number", as: must}, {field: "effective", as: option, value: day(0)}, {field: "expires", as: option, value: day(5 * 365)},
		{field: "normative", as: given, value: no}, {field: "topic", as: fill}, {field: "genre", as: given, value: text("通知")}, catalogued, clearance, attached,
	}), "……\n"},
	{disclosure.Notice, []string{"notices"}, join(indexed, []line{
		{field: "genre", as: given, value: text("公告")}, catalogued, clearance, attached,
	}), "……\n"},
	{disclosure.Guide, []string{"guides"}, join(dated, []line{catalogued, {field: "guide", inner: []line{
		{field: "name", as: given, value: title}, {field: "basis", as: items}, {field: "conditions", as: items}, {field: "materials", as: items},
		{field: "place", as: items}, {field: "hours", as: fill}, {field: "telephone", as: items}, {field: "process", as: items},
		{field: "time_limit", as: fill}, {field: "fee", as: fill},
	}}, attached}), "……\n"},
	{disclosure.Interpretation, []string{"interpretations"}, join(dated, []line{
		{field: "interprets", as: must}, {field: "form", as: given, value: either("文字", "text")}, {field: "image", as: option, value: text("图解.png")},
	}), "## 一、背景依据\n\n……\n\n## 二、主要内容\n\n……\n\n## 三、解读机关和联系方式\n\n……\n"},
	{disclosure.Consultation, []string{"consultations"}, join(dated, []line{{field: "consultation", inner: []line{
		{field: "from", as: given, value: day(0)}, {field: "to", as: given, value: day(30)}, {field: "contact", as: fill}, {field: "shortened_reason", as: option, value: text("理由")},
	}}, attached}), "……\n\n## 怎样提出意见\n\n……\n"},
	{disclosure.Feedback, []string{"consultations"}, join(dated, []line{{field: "feedback_of", as: must}}),
		"## 一、征集情况\n\n……\n\n## 二、采纳情况\n\n……\n"},
	{disclosure.NameList, []string{"name-lists"}, join(indexed, []line{{field: "notice_period", inner: []line{
		{field: "from", as: given, value: day(0)}, {field: "to", as: given, value: day(7)},
	}}, {field: "domain", as: must}, {field: "item", as: must}, {field: "tables", as: option, value: text("[名单.xlsx]")}, clearance}),
		"……\n\n联系电话：……\n"},
	{disclosure.Budget, []string{"budget"}, join(indexed, []line{{field: "year", as: given, value: year(0)}, attached}), "……\n"},
	{disclosure.Plan, []string{"plans"}, join(indexed, []line{{field: "document_number", as: option, value: number}, attached}), "……\n"},
	{disclosure.Report, []string{"disclosure/annual-reports", "plans"}, join(indexed, []line{
		{field: "year", as: given, value: year(-1)}, {field: "report_type", as: given, value: either("政府信息公开年报", "annual-disclosure")}, attached,
	}), "## 一、总体情况\n\n……\n\n## 二、主动公开政府信息情况\n\n……\n\n## 三、收到和处理政府信息公开申请情况\n\n……\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n……\n\n## 五、存在的主要问题及改进情况\n\n……\n\n## 六、其他需要报告的事项\n\n……\n"},
	{disclosure.Data, []string{"statistics"}, join(indexed, []line{{field: "tables", as: option, value: text("[数据.xlsx]")}}), "……\n"},
	{disclosure.Decision, []string{"licensing"}, join(indexed, []line{
		{field: "decision_type", as: given, value: text("行政许可")}, {field: "document_number", as: option, value: number}, catalogued,
	}), "……\n"},
	{disclosure.Meeting, []string{"meetings"}, join(indexed, []line{{field: "image", as: option, value: text("会议.jpg")}}), "……\n"},
	{disclosure.Response, []string{"responses"}, dated, "## 关注的问题\n\n……\n\n## 回应\n\n……\n"},
	{disclosure.FAQ, []string{"faq"}, join(dated, []line{
		{field: "asked", as: given, value: day(0)}, {field: "answered", as: given, value: day(0)}, catalogued,
	}), "……\n"},
	{disclosure.News, []string{"news/county", "news"}, join(basic, []line{
		{field: "published", as: given, value: now}, {field: "source", as: given, value: unit}, {field: "editor", as: fill}, {field: "repost_of", as: option, value: text("原文网址")}, {field: "image", as: option, value: text("图片.jpg")},
	}), "……\n"},
	{disclosure.UnitKind, []string{"units"}, []line{
		{field: "title", as: given, value: title}, {field: "kind", as: given, value: kind}, {field: "summary", as: given, value: duties}, {field: "legal_item", as: given, value: text("20-2")},
		{field: "unit", inner: []line{
			{field: "type", as: given, value: unitType}, {field: "parent", as: given, value: parent}, {field: "short", as: fill}, {field: "credit_code", as: must}, {field: "agency", as: must},
			{field: "functions", as: items}, {field: "offices", as: items}, {field: "address", as: fill}, {field: "hours", as: fill},
			{field: "telephone", as: fill}, {field: "head", as: fill}, {field: "order", as: given, value: text("299")},
		}},
	}, "……\n"},
	{disclosure.Leader, []string{"leaders"}, []line{
		{field: "title", as: given, value: title}, {field: "kind", as: given, value: kind}, draft,
		{field: "leader", inner: []line{
			{field: "post", as: fill}, {field: "duties", as: fill}, {field: "unit", as: given, value: unit}, {field: "portrait", as: option, value: text("照片.jpg")}, {field: "order", as: given, value: text("99")},
		}},
	}, "……\n"},
	{disclosure.Topic, []string{"topics"}, join(basic, []line{
		{field: "published", as: given, value: now}, {field: "blocks", as: items, inner: []line{
			{field: "title", as: given, value: text("制度文件")}, {field: "query", inner: []line{{field: "keyword", as: given, value: title}}}, {field: "limit", as: given, value: text("8")},
		}},
	}), "……\n"},
	{disclosure.Page, []string{"about"}, join(basic, []line{{field: "published", as: given, value: now}, {field: "source", as: given, value: unit}}), "……\n"},
}

// What most kinds have in common.
var (
	draft = line{field: "draft", as: given, value: yes, note: diag.Text{ZH: "写好以后删去这一行，文档才会发布", EN: "delete this line when the document is ready to be published"}}
	basic = []line{
		{field: "title", as: given, value: title}, {field: "kind", as: given, value: kind}, draft, {field: "summary", as: fill},
	}
	dated = join(basic, []line{
		{field: "issuer", as: given, value: unit}, {field: "issued", as: given, value: day(0)}, {field: "published", as: given, value: now}, {field: "source", as: given, value: unit}, {field: "editor", as: fill},
	})
	indexed    = join(dated, []line{{field: "index_number", as: given, value: index}})
	catalogued = line{field: "item", as: option, value: text(`"2412"`)}
	clearance  = line{field: "review", inner: []line{{field: "secrecy", as: fill}, {field: "privacy", as: fill}}}
	attached   = line{field: "attachments", as: option, value: text("[附件.docx]")}
)

func join(a, b []line) []line { return append(append([]line(nil), a...), b...) }

func text(s string) func(Draft) string { return func(Draft) string { return s } }

func either(zh, en string) func(Draft) string { return func(d Draft) string { return d.word(zh, en) } }

func title(d Draft) string  { return yamlText(d.Title) }
func unit(d Draft) string   { return yamlText(d.Unit) }
func index(d Draft) string  { return d.IndexNumber }
func parent(d Draft) string { return d.Parent }
func duties(d Draft) string {
	return yamlText(d.Title + "的主要职责、内设机构、办公地址、办公时间、联系方式和负责人姓名。")
}
func now(d Draft) string      { return d.now().Format("2006-01-02 15:04") }
func number(d Draft) string   { return "某政发〔" + d.now().Format("2006") + "〕1号" }
func yes(d Draft) string      { return d.word("是", "true") }
func no(d Draft) string       { return d.word("否", "false") }
func kind(d Draft) string     { return d.word(d.Kind.Chinese(), string(d.Kind)) }
func unitType(d Draft) string { return d.word(d.UnitType.Chinese(), string(d.UnitType)) }

func day(ahead int) func(Draft) string {
	return func(d Draft) string { return d.now().AddDate(0, 0, ahead).Format(time.DateOnly) }
}

func year(ahead int) func(Draft) string {
	return func(d Draft) string { return d.now().AddDate(ahead, 0, 0).Format("2006") }
}
