package rules

import (
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const numberNorm = "《党政机关公文格式》（GB/T 9704—2012）第7.2.5条"

var citedForm = audit.Rule{
	Code: "DOCNO-02", Title: "文中的发文字号写法不规范", English: "a document number in the text is not in the official form",
	Basis: numberNorm, Hint: "年份用六角括号〔〕括起，数字用半角",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		misspelt(c, t, func(ch disclosure.Change) bool { return !serialChange(ch) })
	},
}

var citedSerial = audit.Rule{
	Code: "DOCNO-03", Title: "文中的发文字号编了虚位或加了“第”", English: "a document number in the text has leading zeros or 第",
	Basis: numberNorm + "：不编虚位，不加“第”字", Hint: "序号前去掉 0 和“第”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) { misspelt(c, t, serialChange) },
}

func serialChange(ch disclosure.Change) bool {
	return ch == disclosure.ChangeZeros || ch == disclosure.ChangeOrdinal
}

// cited are the document numbers in a text.
func cited(t *audit.Text) []disclosure.Span {
	return audit.Remember(&t.Kept, func() []disclosure.Span { return disclosure.FindDocumentNumbers(t.Plain) })
}

// misspelt reports the citations that had to be changed in some way, each once.
func misspelt(c *audit.Context, t *audit.Text, by func(disclosure.Change) bool) {
	seen := map[string]bool{}
	for _, span := range cited(t) {
		raw := t.Plain[span.Start:span.End]
		n, changes, err := disclosure.ParseDocumentNumber(raw)
		if err != nil || seen[raw] || ofCase(n) || !slices.ContainsFunc(changes, by) {
			continue
		}
		seen[raw] = true
		c.Report(t.Find(raw), "“%s”应为“%s”", raw, span.Number)
	}
}

// ofCase reports whether a number is that of a case file, 罚决字〔2026〕第61号: these
// follow customs of their own, and are not published under their number.
func ofCase(n disclosure.DocumentNumber) bool { return strings.HasSuffix(n.Agency, "字") }

// numbered are the shown documents with a document number, and the number.
func numbered(c *audit.Context, yield func(*site.Document, disclosure.DocumentNumber)) {
	for d := range shown(c) {
		if n, _, err := disclosure.ParseDocumentNumber(d.Attributes.DocumentNumber); err == nil {
			yield(d, n)
		}
	}
}

// yearOfNumber allows a January's document the number of the year before: it was
// numbered before it was signed.
var yearOfNumber = audit.Rule{
	Code: "DOCNO-04", Title: "发文字号的年份与成文日期不一致", English: "the year of the document number is not that of issue",
	Basis: numberNorm, Hint: "核对原件",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		numbered(c, func(d *site.Document, n disclosure.DocumentNumber) {
			if n.Year == 0 || d.Issued.IsZero() || n.Year == d.Issued.Year() {
				return
			}
			if d.Issued.Month() == time.January && n.Year == d.Issued.Year()-1 {
				return
			}
			c.Report(d.Field("document_number"), "%s，成文于 %s", n.String(), d.Issued)
		})
	},
}

var agencyOfNumber = audit.Rule{
	Code: "DOCNO-05", Title: "机关代字不属于发文机关", English: "the agency code is not the issuer's",
	Basis: numberNorm, Hint: "核对“发文机关”；机关代字写在机构文档的“机关代字”里",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		numbered(c, func(d *site.Document, n disclosure.DocumentNumber) {
			codes := 0
			for _, u := range append([]*site.Unit{d.Issuer}, d.Joint...) {
				if u == nil {
					continue
				}
				codes += len(u.Facts.Agency)
				if hasAgency(u, n) {
					return
				}
			}
			if codes > 0 {
				c.Report(d.Field("document_number"), "%s", n.String())
			}
		})
	},
}

// hasAgency reports whether a number is one of a unit's: its code is 青教 and that of
// the number 青教发.
func hasAgency(u *site.Unit, n disclosure.DocumentNumber) bool {
	return slices.ContainsFunc(u.Facts.Agency, func(code string) bool { return code != "" && strings.HasPrefix(n.Agency, code) })
}

var normativeByNumber = audit.Rule{
	Code: "DOCNO-07", Title: "文号带“规”字而没有标为规范性文件", English: "the number says normative and the document does not",
	Basis: "《关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）：统一编号", Hint: "加上“规范性文件: 是”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		numbered(c, func(d *site.Document, n disclosure.DocumentNumber) {
			if n.Normative() && !d.Normative {
				c.Report(d.Field("document_number"), "%s", n.String())
			}
		})
	},
}

// citedAbroad finds citations of the county's own documents that are not on the site.
var citedAbroad = audit.Rule{
	Code: "DOCNO-08", Title: "文中引用的本县文件不在本站", English: "a document of the county is cited and not on the site",
	Basis: "《中华人民共和国政府信息公开条例》第二十条第一项", Hint: "该公开的补上这份文件；已经废止的也应保留原文并标明",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Text: func(c *audit.Context, t *audit.Text) {
		seen := map[string]bool{}
		for _, span := range cited(t) {
			own := ""
			for _, number := range disclosure.Candidates(span) {
				if c.Site.Find(number) != nil {
					own = ""
					break
				}
				if own == "" && ofCounty(c, number) {
					own = number
				}
			}
			if own != "" && !seen[own] {
				seen[own] = true
				c.Report(t.Find(t.Plain[span.Start:span.End]), "%s", own)
			}
		}
	},
}

func ofCounty(c *audit.Context, number string) bool {
	n, _, err := disclosure.ParseDocumentNumber(number)
	return err == nil && !ofCase(n) && slices.ContainsFunc(c.Site.Units, func(u *site.Unit) bool { return hasAgency(u, n) })
}

var policyWithoutNumber = audit.Rule{
	Code: "DOCNO-09", Title: "政策文件没有发文字号", English: "a policy document has no number",
	Basis: numberNorm, Hint: "补上“发文字号”；确实没有文号的，类型改为公告公示或规划计划",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		for d := range ofKind(c, disclosure.Policy) {
			if d.Attributes.DocumentNumber == "" && d.RepostOf == "" {
				c.Report(d.Field("title"), "")
			}
		}
	},
}
