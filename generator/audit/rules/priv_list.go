package rules

import (
	"path"
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// nameInFile finds personal information in the names of files: addresses are copied
// into logs and search engines.
var nameInFile = audit.Rule{
	Code: "PRIV-01b", Title: "文件名里有个人信息", English: "personal information in a file name",
	Basis: deIdent, Hint: "给文件改名，附件的标题另写",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			names := []string{d.Path}
			for _, f := range d.Files {
				names = append(names, f.Path)
			}
			for _, name := range names {
				base := strings.TrimSuffix(path.Base(name), path.Ext(name))
				for _, h := range privacy.Find(base, privacy.Context{}) {
					if h.Kind == privacy.Identity || h.Kind == privacy.Mobile {
						// The finding stands at the document: the name must not be repeated.
						c.Report(d.Field("title"), "%s %s", h.Kind, h.Masked)
					}
				}
			}
		}
	},
}

// tooMuch are columns that a published list does not need.
var tooMuch = regexp.MustCompile(`身份证|证件号|银行|账号|帐号|卡号|一卡通|电话|手机|联系方式|住址|家庭地址|疾病|病种|病情|残疾类别|残疾等级|诊断|家庭成员|出生|民族|婚姻|宗教`)

// columnsOfList finds columns in name lists that the purpose does not need.
var columnsOfList = audit.Rule{
	Code: "PRIV-09", Title: "名单公开了不必要的项目", English: "a list shows more than it needs",
	Basis:    article15 + "；个人信息去标识化的通行做法",
	Hint:     "名单一般只列姓名、乡镇或村、项目、标准、金额、日期；其余的列删去，或在“数据表”中设为隐藏",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Kind != disclosure.NameList || !appears(t.Document) {
			return
		}
		lines := strings.SplitAfter(t.Source, "\n")
		at := 0
		for i, line := range lines {
			if i+1 < len(lines) && strings.Contains(line, "|") && strings.Contains(lines[i+1], "-") && strings.Trim(lines[i+1], "|-: \t\r\n") == "" {
				cells, offsets := cellsOf(line)
				for j, cell := range cells {
					if tooMuch.MatchString(cell) {
						c.Report(t.At(at+offsets[j]), "列“%s”", cell)
					}
				}
			}
			at += len(line)
		}
	},
}

// listWithoutEnd finds name lists that never leave the site.
var listWithoutEnd = audit.Rule{
	Code: "PRIV-11", Title: "名单公示没有写公示期", English: "a name list has no end",
	Basis:    article15,
	Hint:     "补上“公示期”；期满后正文和附件自动不再显示，只留标题",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.NameList) {
			if d.NoticePeriod == nil {
				c.Report(d.Field("kind"), "")
			}
		}
	},
}

var writer = regexp.MustCompile(`(?:我叫|本人姓名[：:]?|我是[^，。]{0,12}(?:村民|居民))\s*(\p{Han}{2,3})(?:[，,。；\s]|$)`)

// namedWriter finds citizens named in published questions and answers.
var namedWriter = audit.Rule{
	Code: "PRIV-12", Title: "问答中有来信人的个人信息", English: "a citizen's name in a published message",
	Basis:    "网站检查通报：公开的留言泄露写信人隐私；" + article15,
	Hint:     "去掉写信人的姓名、电话、住址，称“市民”或“张先生”",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if d := t.Document; d.Kind != disclosure.FAQ && d.Kind != disclosure.Response || !appears(d) {
			return
		}
		for _, m := range writer.FindAllStringSubmatchIndex(t.Source, -1) {
			if name := t.Source[m[2]:m[3]]; !privacy.MaskedName(name) {
				c.Report(t.At(m[2]), "姓名")
			}
		}
		for _, h := range personal(t) {
			if h.Kind == privacy.Mobile || h.Kind == privacy.Webmail || h.Kind == privacy.Identity {
				c.Report(h.at, "%s", h.Kind)
			}
		}
	},
}
