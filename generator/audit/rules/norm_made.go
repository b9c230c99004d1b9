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

// notNormative finds documents of a genre that cannot bind citizens and is marked as
// normative.
var notNormative = audit.Rule{
	Code: "NORM-03", Title: "体裁不属于规范性文件而标为规范性文件", English: "marked as normative, but of another genre",
	Basis: normNotice + "：内部制度、人事任免、表彰奖惩、请示报告、会议纪要、工作要点、技术标准等不属于规范性文件", Hint: "去掉“规范性文件”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			for _, genre := range []string{"批复", "纪要", "请示", "函"} {
				if d.Attributes.Genre == genre {
					c.Report(d.Field("normative"), "体裁是%s", audit.Safe(genre))
				}
			}
			if m := otherMatter.FindString(d.Title); m != "" {
				c.Report(d.Field("normative"), "%s", m)
			}
		}
	},
}

var otherMatter = regexp.MustCompile(`会议纪要|工作要点|任免|任职|免职|表彰|年度工作计划|应急预案|技术(标准|规范)的`)

// notConsulted finds new normative documents of which no draft was shown to the public.
var notConsulted = audit.Rule{
	Code: "NORM-04", Title: "规范性文件没有对应的意见征集", English: "no consultation was held on a normative document",
	Basis: normNotice + "：除依法需要保密的外，对涉及群众切身利益的规范性文件公开征求意见", Hint: "在“意见征集”栏目公开草案，标题写《文件名（征求意见稿）》，或者在正文链接到征集",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			recent := d.Issued.After(c.Today.AddDate(-1, 0, 0))
			if recent && len(d.Amends) == 0 && len(consultationsOn(c, d)) == 0 {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// consultationsOn are the consultations on the draft of a document: those it links to,
// and those whose title names it.
func consultationsOn(c *audit.Context, d *site.Document) []*site.Document {
	return audit.Shared(c, newDrafts)[d]
}

// drafts tells for each policy which consultations were held on it.
type drafts map[*site.Document][]*site.Document

func newDrafts(c *audit.Context) drafts {
	byName := map[string][]*site.Document{}
	byRoute := map[string]*site.Document{}
	for d := range ofKind(c, disclosure.Consultation) {
		byRoute[d.Route] = d
		if name := instrument(d.Title); name != "" {
			byName[name] = append(byName[name], d)
		}
	}
	all := drafts{}
	for d := range ofKind(c, disclosure.Policy) {
		list := slices.Clone(byName[instrument(d.Title)])
		for _, route := range d.Public.Links {
			if on := byRoute[route]; on != nil && !slices.Contains(list, on) {
				list = append(list, on)
			}
		}
		if len(list) > 0 {
			all[d] = list
		}
	}
	return all
}

var (
	inBrackets = regexp.MustCompile(`《([^《》]+)》`)
	draftMark  = regexp.MustCompile(`[（(][^（）()]*(征求意见|草案|送审)[^（）()]*[）)]`)
)

// instrument is the name of what a title issues or puts to consultation: the last name
// in brackets, without the mark of a draft.
func instrument(title string) string {
	names := inBrackets.FindAllStringSubmatch(title, -1)
	if len(names) == 0 {
		return ""
	}
	return strings.TrimSpace(draftMark.ReplaceAllString(names[len(names)-1][1], ""))
}

// outsideLibrary finds normative documents that the policy library does not list.
var outsideLibrary = audit.Rule{
	Code: "NORM-05", Title: "规范性文件没有归入政策文件", English: "a normative document is not filed as a policy",
	Basis: normNotice + "：在政府网站集中公开，建立规范性文件库", Hint: "“类型”改为政策文件，文件才会列入政策文件库",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range normative(c) {
			if d.Kind != disclosure.Policy {
				c.Report(d.Field("kind"), "现在是%s", d.Kind)
			}
		}
	},
}

// noCleanUp finds sites that keep normative documents and never published the result
// of cleaning them up.
var noCleanUp = audit.Rule{
	Code: "NORM-06", Title: "近两年没有公布规范性文件清理结果", English: "the result of a clean-up was not published for two years",
	Basis: normNotice + "：文件清理结果向社会公布", Hint: "公布继续有效、修改、废止和失效的文件目录，标题写明“规范性文件清理结果”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		any := false
		for d := range shown(c) {
			any = any || d.Normative
			clean := strings.Contains(d.Title, "文件") && (strings.Contains(d.Title, "清理结果") ||
				strings.Contains(d.Title, "继续有效") || strings.Contains(d.Title, "废止和失效") || strings.Contains(d.Title, "文件清理"))
			if clean && d.Attributes.Published.After(c.Today.AddDate(-2, 0, 0)) {
				return
			}
		}
		if any {
			c.Report(settings(), "")
		}
	},
}
