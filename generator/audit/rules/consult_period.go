package rules

import (
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const decisionRules = "《重大行政决策程序暂行条例》（国令第713号）"

var consultFields = audit.Rule{
	Code: "CONSULT-01", Title: "意见征集要素不全", English: "a consultation lacks its period or contact",
	Basis: decisionRules + "第十四条、第十五条", Hint: "补上“意见征集”的 from、to 和 contact",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			var p disclosure.ConsultationPeriod
			if d.Attributes.Consultation != nil {
				p = *d.Attributes.Consultation
			}
			list := missing("联系方式", p.Contact)
			if p.From.IsZero() || p.To.IsZero() {
				list = append(list, "起止日期")
			}
			if len(list) > 0 {
				c.Report(d.Field("consultation"), "缺少%s", some(list, 2))
			}
		}
	},
}

// period is the days of a consultation, the first and the last included.
func period(d *site.Document) (p disclosure.ConsultationPeriod, days int) {
	if d.Attributes.Consultation == nil {
		return p, 0
	}
	p = *d.Attributes.Consultation
	if p.From.IsZero() || p.To.Before(p.From) {
		return p, 0
	}
	return p, int(p.To.Sub(p.From).Hours()/24) + 1
}

var shortConsultation = audit.Rule{
	Code: "CONSULT-02", Title: "征求意见不足30日而没有说明理由", English: "a consultation of less than thirty days gives no reason",
	Basis: decisionRules + "第十五条：期限一般不少于30日，因情况紧急等原因需要缩短的应当予以说明", Hint: "延长期限，或者写上“缩短理由”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			if p, n := period(d); n > 0 && n < 30 && strings.TrimSpace(p.ShortenedReason) == "" {
				c.Report(d.Field("consultation"), "共 %d 日", n)
			}
		}
	},
}

var tooShort = audit.Rule{
	Code: "CONSULT-02a", Title: "征求意见不足7个工作日", English: "a consultation of less than seven workdays",
	Basis: "行政规范性文件制定程序的规定：公开征求意见一般不少于7个工作日，涉及经营主体的不少于30日", Hint: "延长期限",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			p, n := period(d)
			if n == 0 || !c.Calendar.Known(p.To.In(disclosure.Beijing).Year()) && n > 6 {
				continue
			}
			if work := c.Calendar.Workdays(p.From.AddDate(0, 0, -1), p.To); work < 7 {
				c.Report(d.Field("consultation"), "共 %d 个工作日", work)
			}
		}
	},
}

// lateConsultation finds consultations put up after they had begun: part of the period
// was not offered.
var lateConsultation = audit.Rule{
	Code: "CONSULT-02b", Title: "征集开始后才发布", English: "published after the consultation had begun",
	Basis: decisionRules + "第十五条", Hint: "起始日期不早于发布日期；期限从发布起算",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			if p, n := period(d); n > 0 && disclosure.DateOf(d.Attributes.Published).After(p.From) {
				c.Report(d.Field("published"), "自 %s 开始征集", p.From)
			}
		}
	},
}

// stateNotShown finds pages of consultations that do not say where these stand.
var stateNotShown = audit.Rule{
	Code: "CONSULT-03", Title: "征集页面没有显示状态", English: "the page does not say whether the consultation is open",
	Basis: freshness + "“征集调查”：期数、状态、结果", Hint: "主题应当显示征集中、已结束或已反馈，见组件 period-state",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Public == nil || p.Public.Consultation == nil || p.Public.Consultation.From.IsZero() {
			return
		}
		if want := stateOf(p.Public, c.Clock); !p.Root.Says(want) {
			c.Report(p.At(), "应显示“%s”", audit.Safe(want))
		}
	},
}

func stateOf(p *site.Public, now time.Time) string {
	switch {
	case len(p.Feedback) > 0:
		return "已反馈"
	case now.Before(p.Consultation.From):
		return "未开始"
	case now.Before(p.Consultation.To.AddDate(0, 0, 1)):
		return "征集中"
	}
	return "已结束"
}

// privateContact finds consultations answered on somebody's own telephone or mailbox.
var privateContact = audit.Rule{
	Code: "CONSULT-05", Title: "征集的联系方式是个人手机或个人邮箱", English: "the contact of a consultation is a person's own",
	Basis: decisionRules + "第十五条；《中华人民共和国个人信息保护法》第十条", Hint: "改为单位的固定电话和工作邮箱",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Consultation) {
			if d.Attributes.Consultation == nil {
				continue
			}
			for _, hit := range privacy.Find(d.Attributes.Consultation.Contact, privacy.Context{Label: "联系方式"}) {
				if hit.Kind == privacy.Mobile || hit.Kind == privacy.Webmail {
					c.Report(d.Field("consultation"), "%s %s", hit.Kind, hit.Masked)
				}
			}
		}
	},
}
