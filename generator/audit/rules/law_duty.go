package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const regulations = "《中华人民共和国政府信息公开条例》"

// noIssuer finds government information that no unit answers for.
var noIssuer = audit.Rule{
	Code: "LAW-10", Title: "政府信息没有写明由哪个机关公开", English: "it is not said which body discloses the information",
	Basis: regulations + "第十条", Hint: "写上“发文机关”：谁制作谁公开，从他处取得的由保存的机关公开",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if indexed(d) && d.Issuer == nil && d.RepostOf == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// oldGuide finds disclosure guides that nobody has looked at for a year.
var oldGuide = audit.Rule{
	Code: "LAW-12", Title: "政府信息公开指南超过12个月没有更新", English: "the disclosure guide was not looked at for a year",
	Basis: regulations + "第十二条：公开指南和目录及时更新", Hint: "核对机构、地址、电话、时间后，改“发布日期”或“发布审查”的审查日期",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Section == nil || d.Section.Path != site.GuideSection || lookedAt(d).IsZero() {
				continue
			}
			due := lookedAt(d).AddDate(1, 0, 0)
			if c.Today.After(due) {
				c.Report(d.Field("published"), "最近核对于 %s", lookedAt(d))
			}
			c.Due(d.Issuer, due, d.ID, "核对%s", d)
		}
	},
}

// notReviewed finds documents with legal effect, or about people, that nobody has
// signed for.
var notReviewed = audit.Rule{
	Code: "LAW-17", Title: "没有填写发布审查", English: "it is not said who cleared the information",
	Basis: regulations + "第十七条：公开前依法审查", Hint: "补上“发布审查”：保密审查、隐私审查的责任人和日期",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy, disclosure.Notice, disclosure.NameList, disclosure.Decision, disclosure.Budget, disclosure.Report) {
			var r disclosure.Review
			if d.Review != nil {
				r = *d.Review
			}
			if list := missing("保密审查", r.Secrecy, "隐私审查", r.Privacy); len(list) > 0 {
				c.Report(d.Field("review"), "缺少%s", some(list, 2))
			}
		}
	},
}

// reviewedAfter finds information that was cleared after it was made public.
var reviewedAfter = audit.Rule{
	Code: "LAW-17a", Title: "发布审查的日期晚于发布日期", English: "cleared after it was made public",
	Basis: regulations + "第十七条：公开前依法审查", Hint: "核对审查日期；先审查、后发布",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if indexed(d) && d.Review != nil && d.Review.On.After(d.Attributes.Published) && !d.Attributes.Published.IsZero() {
				c.Report(d.Field("review"), "%s 审查，%s 发布", d.Review.On, d.Attributes.Published)
			}
		}
	},
}

// noReadingPlace finds sites that do not say where government information can be read.
var noReadingPlace = audit.Rule{
	Code: "LAW-25", Title: "没有公布政府信息查阅场所", English: "the places to read government information are not named",
	Basis: regulations + "第二十五条", Hint: "建一个页面，列出档案馆、图书馆、政务服务场所的地址和时间，标题含“查阅场所”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if strings.Contains(d.Title, "查阅场所") || strings.Contains(d.Title, "查阅点") {
				return
			}
		}
		c.Report(settings(), "")
	},
}
