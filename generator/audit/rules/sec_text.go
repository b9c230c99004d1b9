package rules

import (
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

const secrecy = "《中华人民共和国保守国家秘密法》；《中华人民共和国政府信息公开条例》第十四条、第十七条"

// matches is a check that reports what an expression finds in bodies; group 1 is what
// is reported. It is tried on the lines that hold one of the signs, which are
// separated by spaces: most lines have none.
func matches(signs, expression string) func(*audit.Context, *audit.Text) {
	re := regexp.MustCompile(expression)
	group := lineSigns.add(strings.Fields(signs)...)
	return func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		end := 0 // of the line that was tried
		for _, at := range signsOf(t)[group] {
			if at < end {
				continue
			}
			start := strings.LastIndexByte(t.Source[:at], '\n') + 1
			end = len(t.Source)
			if n := strings.IndexByte(t.Source[at:], '\n'); n >= 0 {
				end = at + n
			}
			for _, m := range re.FindAllStringSubmatchIndex(t.Source[start:end], -1) {
				c.Report(t.At(start+m[2]), "“%s”", strings.TrimSpace(t.Source[start+m[2]:start+m[3]]))
			}
		}
	}
}

// secrecyReview finds information of the kinds that need it published without a
// recorded review for secrecy.
var secrecyReview = audit.Rule{
	Code: "SEC-02", Title: "没有保密审查记录", English: "the review for secrecy is not recorded",
	Basis:    secrecy,
	Hint:     "在“发布审查”的 secrecy 中写审查人，on 写日期",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy, disclosure.NameList, disclosure.Decision) {
			if r := d.Review; r == nil || strings.TrimSpace(r.Secrecy) == "" {
				c.Report(d.Field("review"), "")
			}
		}
	},
}

// secrecyMark finds the mark of a classified document: 机密★3年.
var secrecyMark = audit.Rule{
	Code: "SEC-02a", Title: "正文有密级标志", English: "a mark of secrecy",
	Basis:    secrecy + "；《党政机关公文格式》（GB/T 9704—2012）第7.2.2条",
	Hint:     "立即撤下，报保密部门处理；已解密的删去标志并注明",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text: matches("绝密 机密 秘密", `((?:绝密|机密|秘密)\s*[★☆][^\n]{0,8}|^[#*\s]*(?:绝密|机密|秘密)[*\s]*$|密级[：:]\s*(?:绝密|机密|秘密))`),
}

// internalMark finds words that keep a text inside the office. A rule that somebody must
// not make something known is none: it does not speak of the text it stands in.
var internalMark = audit.Rule{
	Code: "SEC-02b", Title: "正文有内部资料的标志", English: "marked as internal",
	Basis:    secrecy,
	Hint:     "确认可以公开后删去这些字样；不可以公开的撤下",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: matches("内部资料 内部文件 内部材料 内部刊物 此件不 勿对外 得对外 禁对外 勿向社会 得向社会 禁向社会", `(内部(?:资料|文件|材料|刊物)[，,：: ]*(?:请?勿外传|不得外传|注意保(?:存|密|管)|严禁外传)|^[#*\s（(【]*内部(?:资料|文件|材料)[*\s）)】]*$|此件不(?:予)?公开|(?:^[#*\s]*|[（(【]|[本此](?:件|文|文件|材料|资料|通知|方案|名单|刊)[，,]?)(?:请勿|不得|严禁)(?:对外|向社会)(?:公开|发布|传播)(?:[）)】]|[。！!*\s]*$))`),
}

var draftTitle = regexp.MustCompile(`征求意见稿|送审稿|讨论稿|代拟稿|初稿|审议稿|修改稿|报批稿`)

// draftOutside finds drafts that are published as if they were in force.
var draftOutside = audit.Rule{
	Code: "SEC-02c", Title: "不在意见征集中发布了草案稿", English: "a draft outside a consultation",
	Basis:    "《中华人民共和国政府信息公开条例》第十六条第二款（讨论记录、过程稿等过程性信息）",
	Hint:     "换成正式文本；正在征求意见的，类型写“意见征集”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy, disclosure.Plan, disclosure.Decision, disclosure.Page, disclosure.Report) {
			if m := draftTitle.FindString(d.Title); m != "" {
				c.Report(d.Field("title"), "“%s”", m)
			}
		}
	},
}

// scriptInContent finds what would run in the reader's browser. It never reaches a
// page; that it is there says that somebody pasted or planted it.
var scriptInContent = audit.Rule{
	Code: "SEC-04a", Title: "正文里有脚本或嵌入的外部内容", English: "script or embedded content in a text",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）安全防护",
	Hint:     "删去；视频等用链接",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: matches("< script: Script: SCRIPT: data:text", `(?i)(<script\b|<iframe\b|<object\b|<embed\b|<form\b|\son(?:click|load|error|mouseover)\s*=|javascript:|vbscript:|data:text/html)`),
}

// pathInText finds paths of somebody's machine and addresses inside the office.
var pathInText = audit.Rule{
	Code: "SEC-05b", Title: "正文有本机路径或内网地址", English: "a path of a machine or an internal address",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）安全防护",
	Hint:     "把文件放到文档旁边再链接；内网地址删去",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: matches(`:\ file: ://`, `(?i)(\b[c-z]:\\[^\s"<>|]{2,}|file:/{2,3}[^\s)"]+|https?://(?:localhost|127\.0\.0\.1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+)[^\s)"]*)`),
}
