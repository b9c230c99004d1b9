package rules

import (
	"net/url"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const pageBasis = "《政府网站发展指引》（国办发〔2017〕47号）附件：网页设计规范"

var threeZones = audit.Rule{
	Code: "PAGE-01", Title: "页面没有头部、中部、底部三个区域", English: "the page lacks header, main or footer",
	Basis: pageBasis + "：头部标识区、中部内容区、底部功能区", Hint: "主题用 header、main、footer 三个元素",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if redirect(p) {
			return
		}
		var list []string
		if top(p, "header") == nil {
			list = append(list, "header")
		}
		if p.Root.First("main") == nil {
			list = append(list, "main")
		}
		if top(p, "footer") == nil {
			list = append(list, "footer")
		}
		if len(list) > 0 {
			onPage(c, p, "没有 "+strings.Join(list, "、"))
		}
	},
	Done: tellPages,
}

var nameInHeader = audit.Rule{
	Code: "PAGE-02", Title: "页眉没有网站全称", English: "the header does not show the site's full name",
	Basis: pageBasis + "：头部标识区显示网站全称", Hint: "主题的页眉显示 site.name，用文字或带替代文字的图片",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		head := top(p, "header")
		if head == nil || c.Config.Site.Name == "" {
			return
		}
		text := head.Text()
		for img := range head.All("img") {
			alt, _ := img.Attr("alt")
			text += alt
		}
		if !strings.Contains(text, c.Config.Site.Name) {
			onPage(c, p, "")
		}
	},
	Done: tellPages,
}

var manyChannels = audit.Rule{
	Code: "PAGE-07", Title: "导航的一级栏目过多或过少", English: "too many or too few entries in the navigation",
	Basis: pageBasis + "：一级栏目一般5至8个", Hint: "归并 [[navigation]] 的条目，“首页”不计",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		n := 0
		for _, item := range c.Config.Navigation {
			if item.Path != "/" {
				n++
			}
		}
		if len(c.Config.Navigation) > 0 && (n < 4 || n > 9) {
			c.Report(c.Config.Place("navigation"), "%d 个", n)
		}
	},
}

var noBreadcrumb = audit.Rule{
	Code: "PAGE-08", Title: "页面没有“当前位置”", English: "the page has no breadcrumb",
	Basis: pageBasis + "；《政府网站发展指引》（国办发〔2017〕47号）：内容页面标明所在位置", Hint: "主题在首页以外的页面显示当前位置，各级可点",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Path == "index.html" || p.Path == "404.html" || redirect(p) {
			return
		}
		for nav := range p.Root.All("nav") {
			label, _ := nav.Attr("aria-label")
			if (strings.Contains(label, "当前位置") || nav.Says("当前位置")) && nav.First("a") != nil {
				return
			}
		}
		onPage(c, p, "")
	},
	Done: tellPages,
}

var timeShown = audit.Rule{
	Code: "PAGE-09", Title: "内容页没有显示发布时间", English: "the page of an item does not show when it was published",
	Basis: pageBasis + "：显示发布时间，精确到时分；没有时间的按未更新计", Hint: "主题的文档页显示发布日期和时分",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if !contentPage(c, p) {
			return
		}
		day := p.Public.Published.In(disclosure.Beijing).Format("2006-01-02")
		if main := p.Root.First("main"); main != nil && !main.Says(day) {
			onPage(c, p, "")
		}
	},
	Done: tellPages,
}

var searchEverywhere = audit.Rule{
	Code: "PAGE-10", Title: "页面没有搜索框", English: "the page has no search box",
	Basis: pageBasis + "：全站页面设置搜索框", Hint: "主题的页眉有站内搜索",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if !hasSearch(p) && !redirect(p) {
			onPage(c, p, "")
		}
	},
	Done: tellPages,
}

var oneHeadline = audit.Rule{
	Code: "PAGE-14", Title: "页面没有一级标题，或不止一个", English: "the page has no headline, or more than one",
	Basis: "GB/T 37668—2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法；" + pageBasis, Hint: "每页一个 h1，正文标题从 h2 起",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		switch n := len(headlines(p)); {
		case redirect(p):
		case n == 0:
			onPage(c, p, "没有 h1")
		case n > 1:
			onPageAt(c, p, p.At(), "h1 不止一个")
		}
	},
	Done: tellPages,
}

var noContainer = audit.Rule{
	Code: "PAGE-14a", Title: "正文不在可识别的容器里", English: "the text is not in a container that other programs know",
	Basis: pageBasis + "；采集和检查工具按 #UCAP-CONTENT、#zoom、.pages_content 取正文", Hint: "主题把正文放进 id 为 UCAP-CONTENT 的元素",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		if contentPage(c, p) && p.Public.Form == site.Whole && !p.Public.Body.Empty() && container(p.Root) == nil {
			onPage(c, p, "")
		}
	},
	Done: tellPages,
}

// emptyList finds pages of columns whose documents only a script would show.
var emptyList = audit.Rule{
	Code: "PAGE-15", Title: "栏目页没有列出内容", English: "the page of a column lists none of its documents",
	Basis: pageBasis + "；检查工具不执行脚本", Hint: "列表写在网页里，不靠脚本加载",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		route, ok := strings.CutSuffix("/"+p.Path, "index.html")
		s := c.Site.Section(strings.Trim(route, "/"))
		if !ok || s == nil || len(s.Own) == 0 || s.Path == "" {
			return
		}
		of := map[string]bool{}
		for _, d := range s.Own {
			of[unescaped(d.URL(c.Config.BasePath()))] = true
		}
		listed := func(n *markup.Node) bool {
			for a := range n.All("a") {
				if href, _ := a.Attr("href"); of[unescaped(href)] {
					return true
				}
			}
			return false
		}
		if main := p.Root.First("main"); main != nil && !listed(main) {
			c.Report(diag.Place{File: p.Path}, "%s共 %d 篇", s, len(s.Own))
		}
	},
}

// unescaped is an address to compare: the same Chinese one is written in several ways.
func unescaped(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}
