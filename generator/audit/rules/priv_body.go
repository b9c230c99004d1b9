package rules

import (
	"slices"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
)

const (
	article15 = "《中华人民共和国政府信息公开条例》第十五条"
	deIdent   = article15 + "；2018年政务公开工作要点“去标识化”"
)

// finds is a check that reports the personal information of some kinds.
func finds(kinds ...privacy.Kind) func(*audit.Context, *audit.Text) {
	return func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		for _, h := range personal(t) {
			if slices.Contains(kinds, h.Kind) {
				c.Report(h.at, "%s", h.Masked)
			}
		}
	}
}

var identityNumber = audit.Rule{
	Code: "PRIV-01", Title: "有完整的身份证号", English: "a full identity number",
	Basis: deIdent, Hint: "遮盖出生日期和顺序码，如 35*************123；不需要的删去",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text: finds(privacy.Identity),
}

var doubtfulIdentity = audit.Rule{
	Code: "PRIV-01a", Title: "疑似身份证号，但校验位不符", English: "perhaps an identity number, with a wrong check digit",
	Basis: deIdent, Hint: "核对是否写错；是身份证号的一律遮盖",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: finds(privacy.Doubtful),
}

var bankCard = audit.Rule{
	Code: "PRIV-02", Title: "有银行卡号或社保卡号", English: "a bank card number",
	Basis: deIdent, Hint: "删去，或只留末四位；单位的收款账户，在账号前写明“户名”和单位全称",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text: finds(privacy.BankCard),
}

var mobileNumber = audit.Rule{
	Code: "PRIV-04", Title: "有手机号码", English: "a mobile number",
	Basis: deIdent, Hint: "改用办公电话，或写成 138****1234",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Sourced,
	Text: finds(privacy.Mobile),
}

var homeAddress = audit.Rule{
	Code: "PRIV-05", Title: "姓名旁有详细住址", English: "a home address beside a name",
	Basis: deIdent, Hint: "住址只写到乡镇、街道或村",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: finds(privacy.Address),
}

var weakMask = audit.Rule{
	Code: "PRIV-06", Title: "遮盖不足的号码", English: "a mask that hides too little",
	Basis: deIdent, Hint: "身份证号至少遮盖出生日期，手机号遮盖中间四位，如 35*************123、138****1234",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Text: finds(privacy.WeakMask),
}

var protectedGroup = audit.Rule{
	Code: "PRIV-10", Title: "公布了特殊群体人员的姓名", English: "a member of a protected group by name",
	Basis: "《中华人民共和国未成年人保护法》第四条、第一百零三条；《艾滋病防治条例》第三十九条；《中华人民共和国精神卫生法》第四条",
	Hint:  "不公布姓名，或写成 张某某",
	// Not read again in the source, so advice; what hurts most is found by PRIV-01 too.
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Text: finds(privacy.Sensitive),
}

var personalMailbox = audit.Rule{
	Code: "PRIV-13", Title: "有个人邮箱", English: "a mailbox at a public provider",
	Basis: article15, Hint: "联系方式用单位邮箱",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: finds(privacy.Webmail),
}
