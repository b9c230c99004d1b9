package rules

import (
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// feedbackTime is within how many days after its end the result of a consultation is
// published.
const feedbackTime = 30

var noFeedback = audit.Rule{
	Code: "CONSULT-04", Title: "征集结束30天没有公布结果", English: "no result thirty days after a consultation",
	Basis: interpBasis + "：公布意见收集和采纳情况；" + freshness + "“征集调查”", Hint: "写一篇类型为“征集反馈”的文档，用“反馈对象”指向这次征集",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			p, n := period(d)
			answered := slices.ContainsFunc(d.Feedback, func(f *site.Document) bool { return f.Hidden == site.Shown })
			if n == 0 || answered {
				continue
			}
			due := p.To.AddDate(0, 0, feedbackTime)
			if c.Today.After(due) {
				c.Report(d.Field("consultation"), "截止于 %s", p.To)
			}
			c.Due(d.Issuer, due, d.ID, "公布征集结果：%s", d)
		}
	},
}

var feedbackOfNothing = audit.Rule{
	Code: "CONSULT-04a", Title: "征集反馈没有关联意见征集", English: "the feedback names no consultation",
	Basis: interpBasis + "：公布意见收集和采纳情况", Hint: "用“反馈对象”指向所反馈的征集",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Feedback) {
			if len(d.FeedbackOf) == 0 {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// feedbackContents finds results that do not say how many there were, and what became
// of them.
var feedbackContents = audit.Rule{
	Code: "CONSULT-04b", Title: "征集反馈内容不全", English: "the feedback lacks counts or what was adopted",
	Basis: interpBasis + "：公布意见收集和采纳情况，相对集中的意见未采纳的说明理由", Hint: "写明收到多少条意见、采纳情况，未采纳的写理由；没有收到意见也要写明",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Kind != disclosure.Feedback || t.Document.Hidden != site.Shown || receivedNone.MatchString(t.Plain) {
			return
		}
		var list []string
		if !receivedSome.MatchString(t.Plain) {
			list = append(list, "收到意见的数量")
		}
		if !strings.Contains(t.Plain, "采纳") {
			list = append(list, "采纳情况")
		} else if notAdopted.MatchString(t.Plain) && !saysWhy.MatchString(t.Plain) {
			list = append(list, "未采纳的理由")
		}
		if len(list) > 0 {
			c.Report(t.Start(), "没有写到：%s", some(list, 3))
		}
	},
}

var (
	receivedNone = regexp.MustCompile(`(未|没有)(收到|接到)[^。]{0,12}(意见|建议|反馈)`)
	receivedSome = regexp.MustCompile(`(收到|征集到|收集到|提出|反馈)[^。\n]{0,30}?[\d一二两三四五六七八九十百千]+\s*[条件项个份]`)
	notAdopted   = regexp.MustCompile(`(未|不予|没有)采纳`)
	saysWhy      = regexp.MustCompile(`理由|原因|说明|因为|由于|考虑到|不利于`)
)

// noWays finds consultations that do not say how to comment.
var noWays = audit.Rule{
	Code: "CONSULT-01a", Title: "征集没有写明提出意见的方式", English: "it is not said how to comment",
	Basis: decisionRules + "第十五条：公布提出意见的方式和联系方式", Hint: "写明网上提交、电话、信函、电子邮件等方式",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		said := waysToComment.MatchString(t.Plain) || d.Consultation != nil && waysToComment.MatchString(d.Consultation.Contact)
		if d.Kind == disclosure.Consultation && d.Hidden == site.Shown && !said {
			c.Report(t.Start(), "")
		}
	},
}

var waysToComment = regexp.MustCompile(`电话|来电|致电|来信|信函|邮寄|邮箱|电子邮件|在线提交|网上提交|问卷|现场|报名|热线|\d{3,4}[-—]\d{7,8}`)

// noDraft finds consultations that do not show what is consulted on.
var noDraft = audit.Rule{
	Code: "CONSULT-01b", Title: "征集没有附征求意见稿", English: "the draft is not shown",
	Basis: decisionRules + "第十五条：公布决策草案及其说明等材料", Hint: "把征求意见稿和说明作为附件，或写进正文",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		if d.Kind != disclosure.Consultation || d.Hidden != site.Shown || len(d.Attachments) > 0 {
			return
		}
		if n := len([]rune(t.Plain)); n < 300 {
			c.Report(t.Start(), "没有附件，正文 %d 字", n)
		}
	},
}
