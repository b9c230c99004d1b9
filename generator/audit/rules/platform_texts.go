package rules

import (
	"strings"
	"sync"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// partTexts are the texts of the platform's parts, by rule and unit: what a part
// has to say may be spread over several documents.
type partTexts struct {
	mu    sync.Mutex
	parts map[partKey]*partText
}

type partKey struct {
	rule string
	unit *site.Unit
}

type partText struct {
	first *site.Document
	text  strings.Builder
	files int
}

func newPartTexts(*audit.Context) *partTexts { return &partTexts{parts: map[partKey]*partText{}} }

// gather keeps the texts of one part of the platform, for look to see.
func gather(section string) func(*audit.Context, *audit.Text) {
	return func(c *audit.Context, t *audit.Text) {
		d := t.Document
		if d.Hidden != site.Shown || d.Section == nil || d.Section.Path != section {
			return
		}
		all := audit.Shared(c, newPartTexts)
		all.mu.Lock()
		defer all.mu.Unlock()
		key := partKey{c.Rule.Code, d.Issuer}
		part := all.parts[key]
		if part == nil {
			part = &partText{first: d}
			all.parts[key] = part
		}
		if d.Path < part.first.Path {
			part.first = d
		}
		part.text.WriteString(d.Title + "\n" + t.Plain + "\n")
		part.files += len(d.Attachments)
	}
}

// check looks at what was gathered for a rule, unit by unit.
func check(look func(c *audit.Context, p *partText)) func(*audit.Context) {
	return func(c *audit.Context) {
		all := audit.Shared(c, newPartTexts)
		for key, part := range all.parts {
			if key.rule == c.Rule.Code {
				look(c, part)
			}
		}
	}
}

var guideContents = audit.Rule{
	Code: "PLATFORM-11", Title: "政府信息公开指南内容不全", English: "the disclosure guide is not complete",
	Basis: "《中华人民共和国政府信息公开条例》第十二条", Hint: "写明信息的分类、编排体系、获取方式，公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: gather(site.GuideSection),
	Done: check(func(c *audit.Context, p *partText) {
		names := []string{"分类", "编排", "获取方式", "工作机构", "办公地址", "办公时间", "联系电话", "传真", "互联网联系方式"}
		words := map[string][]string{
			"编排": {"目录", "索引号"}, "获取方式": {"获取", "查阅", "主动公开", "依申请公开"}, "工作机构": {"机构名称", "受理机构", "办公室"},
			"办公地址": {"地址"}, "办公时间": {"工作日"}, "联系电话": {"电话"}, "互联网联系方式": {"邮箱", "网址", "@"},
		}
		if list := lacking(p.text.String(), names, words); len(list) > 0 {
			c.Report(p.first.Field("title"), "没有写到：%s", some(list, 9))
		}
	}),
}

var onRequestContents = audit.Rule{
	Code: "PLATFORM-13", Title: "依申请公开页面内容不全", English: "the page on requests is not complete",
	Basis: "《中华人民共和国政府信息公开条例》第二十九条、第三十条、第四十二条；" + platformNotice, Hint: "写明受理机构、地址、电话、邮箱、申请方式和收费规定",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: gather(site.OnRequestSection),
	Done: check(func(c *audit.Context, p *partText) {
		names := []string{"受理机构", "地址", "电话", "邮箱", "申请方式", "收费"}
		words := map[string][]string{"受理机构": {"受理", "工作机构"}, "邮箱": {"@", "信箱"}, "申请方式": {"当面", "邮寄", "在线", "网上"}, "收费": {"费"}}
		if list := lacking(p.text.String(), names, words); len(list) > 0 {
			c.Report(p.first.Field("title"), "没有写到：%s", some(list, 6))
		}
	}),
}

var onRequestForm = audit.Rule{
	Code: "PLATFORM-13a", Title: "依申请公开没有可下载的申请表", English: "there is no application form for requests",
	Basis: "《中华人民共和国政府信息公开条例》第二十九条", Hint: "把《政府信息公开申请表》作为附件",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Text: gather(site.OnRequestSection),
	Done: check(func(c *audit.Context, p *partText) {
		if p.files == 0 && !strings.Contains(p.text.String(), "在线申请") {
			c.Report(p.first.Field("title"), "")
		}
	}),
}

var rulesContents = audit.Rule{
	Code: "PLATFORM-15", Title: "政府信息公开制度没有列出《条例》", English: "the rules part lacks the Regulations",
	Basis: platformNotice, Hint: "列出《中华人民共和国政府信息公开条例》、上级制度和本县制度",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: gather(site.RulesSection),
	Done: func(c *audit.Context) {
		var first *partText
		named := false
		check(func(c *audit.Context, p *partText) {
			if first == nil || p.first.Path < first.first.Path {
				first = p
			}
			named = named || strings.Contains(p.text.String(), "政府信息公开条例")
		})(c)
		if first != nil && !named {
			c.Report(first.first.Field("title"), "")
		}
	},
}

var catalogueEntry = audit.Rule{
	Code: "PLATFORM-12", Title: "目录信息不全", English: "an entry of the catalogue lacks facts",
	Basis: "《中华人民共和国政府信息公开条例》第十二条：目录包括索引、名称、内容概述、生成日期", Hint: "补上“内容概述”和“成文日期”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if !indexed(d) {
				continue
			}
			list := missing("内容概述", d.Summary)
			if d.Issued.IsZero() {
				list = append(list, "生成日期")
			}
			if len(list) > 0 {
				c.Report(d.Field("title"), "缺少%s", some(list, 2))
			}
		}
	},
}

// indexed reports whether a document is an entry of the disclosure catalogue: not
// news, and not a page about the site, a unit or a person.
func indexed(d *site.Document) bool { return dated(d) && d.Kind != disclosure.News }
