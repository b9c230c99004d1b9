package rules

import (
	"path"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
)

// inFiles is a check that reports what some kinds of information there are in
// attachments, one finding a file and kind.
func inFiles(hidden bool, kinds ...privacy.Kind) func(*audit.Context) {
	return func(c *audit.Context) {
		for _, o := range attachments(c) {
			for _, k := range kinds {
				if l := o.leaks[leakKind{k, hidden}]; l != nil {
					c.ReportOf(o.document.Issuer, o.at(l.line), "%s %d 处，首处在%s：%s", k, l.count, placeWord(l.where), l.masked)
				}
			}
		}
	}
}

func placeWord(where string) string {
	if where == "" {
		return "文件中"
	}
	return where
}

var hiddenInFile = audit.Rule{
	Code: "PRIV-07", Title: "附件的隐藏内容里有个人信息", English: "personal information in hidden parts of an attachment",
	Basis:    deIdent,
	Hint:     "隐藏的工作表、行、列和已删除的文字仍在文件里：删去后另存，不要只隐藏或涂白",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Derived,
	Site: inFiles(true, privacy.Identity, privacy.BankCard, privacy.Mobile, privacy.Sensitive, privacy.Address),
}

var hiddenParts = audit.Rule{
	Code: "PRIV-07a", Title: "附件里有隐藏的内容", English: "an attachment has hidden parts",
	Basis:    deIdent,
	Hint:     "看一看隐藏的工作表、行列、批注、修订里有什么；不需要公开的删去",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, o := range attachments(c) {
			if o.hidden != "" {
				c.ReportOf(o.document.Issuer, o.at(0), "%s", o.hidden)
			}
		}
	},
}

var leakInFile = audit.Rule{
	Code: "PRIV-08", Title: "附件里有个人信息", English: "personal information in an attachment",
	Basis:    deIdent,
	Hint:     "在文件里遮盖或删去后重新上传；历史文件一并处理",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Site: inFiles(false, privacy.Identity, privacy.BankCard, privacy.Mobile),
}

var unreadableFile = audit.Rule{
	Code: "PRIV-08a", Title: "附件无法自动检查", English: "an attachment cannot be checked",
	Basis:    deIdent,
	Hint:     "由人查看后，在“发布审查”的 privacy 中写审查人；最好换成可以读出文字的格式",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, o := range attachments(c) {
			signed := o.document.Review != nil && o.document.Review.Privacy != ""
			// Pictures in the text are seen by everyone who reads it; attached ones are not.
			if o.reason != "" && !signed && (!o.picture || o.file.Attached) {
				c.ReportOf(o.document.Issuer, o.document.Field("attachments"), "%s：%s", path.Base(o.file.Name), o.reason)
			}
		}
	},
}

var addressInFile = audit.Rule{
	Code: "PRIV-05a", Title: "附件的姓名旁有详细住址", English: "a home address beside a name in an attachment",
	Basis: deIdent, Hint: "住址只写到乡镇、街道或村",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: inFiles(false, privacy.Address),
}

var weakMaskInFile = audit.Rule{
	Code: "PRIV-06a", Title: "附件里有遮盖不足的号码", English: "a mask that hides too little, in an attachment",
	Basis: deIdent, Hint: "身份证号至少遮盖出生日期，手机号遮盖中间四位",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Site: inFiles(false, privacy.WeakMask, privacy.Doubtful),
}

var groupInFile = audit.Rule{
	Code: "PRIV-10a", Title: "附件公布了特殊群体人员的姓名", English: "members of a protected group by name, in an attachment",
	Basis: protectedGroup.Basis, Hint: "不公布姓名，或写成 张某某",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Site: inFiles(false, privacy.Sensitive),
}

var locatedPhoto = audit.Rule{
	Code: "PRIV-14", Title: "照片里有拍摄位置", English: "a photograph tells where it was taken",
	Basis:    article15,
	Hint:     "去掉照片的位置信息（EXIF GPS）后重新上传",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, o := range attachments(c) {
			if o.located {
				c.ReportOf(o.document.Issuer, o.at(0), "")
			}
		}
	},
}

// scannedFile finds PDF without text: it cannot be searched, copied or read aloud.
var scannedFile = audit.Rule{
	Code: "A11Y-16", Title: "PDF 是扫描件，没有文字", English: "a scanned PDF without text",
	Basis:    "《互联网网站适老化通用设计规范》；GB/T 37668—2019 文本替代",
	Hint:     "用原文件导出 PDF，或在正文中写出文字",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, o := range attachments(c) {
			if strings.Contains(o.reason, "没有可读的文字层") {
				c.ReportOf(o.document.Issuer, o.document.Field("attachments"), "%s", path.Base(o.file.Name))
			}
		}
	},
}
