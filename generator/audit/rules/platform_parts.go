package rules

import (
	"fmt"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const platformNotice = "《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）"

// partNames are the five parts of the platform, in their order.
var partNames = []string{"政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"}

var onePlatform = audit.Rule{
	Code: "PLATFORM-01", Title: "没有政府信息公开栏目，或者同类栏目不止一个", English: "there is not exactly one disclosure column",
	Basis: platformNotice, Hint: "只留 content/disclosure 一个栏目，其他同类栏目的内容并入",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		if c.Site.Section(site.DisclosureSection) == nil {
			c.Report(settings(), "缺少栏目 disclosure")
		}
		for _, s := range c.Site.Sections {
			similar := strings.Contains(s.Title, "信息公开") || strings.Contains(s.Title, "政务公开")
			if similar && s.Crumbs()[0].Path != site.DisclosureSection {
				c.Report(c.ColumnPlace(s), "%s", s)
			}
		}
	},
}

var platformName = audit.Rule{
	Code: "PLATFORM-02", Title: "栏目名称不是“政府信息公开”", English: "the disclosure column has another name",
	Basis: platformNotice, Hint: "把 disclosure 栏目的标题改为“政府信息公开”",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		if s := c.Site.Section(site.DisclosureSection); s != nil && s.Title != "政府信息公开" {
			c.Report(c.ColumnPlace(s), "现为%s", s)
		}
	},
}

var fiveParts = audit.Rule{
	Code: "PLATFORM-03", Title: "平台首页没有依次列出五个部分", English: "the platform's page does not list the five parts in order",
	Basis: platformNotice, Hint: "依次为指南、制度、法定主动公开内容、年报、依申请公开，名称照通知写",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if isPlatform(c, p) && !inOrder(p.Root) {
			c.Report(p.At(), "")
		}
	},
}

var partsInMenu = audit.Rule{
	Code: "PLATFORM-04", Title: "五个部分不在同一个导航里", English: "the five parts are not in one menu",
	Basis: platformNotice, Hint: "主题把五个部分放进一个 nav 元素，列在页面左侧",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		if !isPlatform(c, p) {
			return
		}
		for nav := range p.Root.All("nav") {
			if inOrder(nav) {
				return
			}
		}
		c.Report(p.At(), "")
	},
}

// isPlatform reports whether a page is the first page of a unit's platform.
func isPlatform(c *audit.Context, p *audit.Page) bool {
	route := "/" + strings.TrimSuffix(p.Path, "index.html")
	if c.Site.Platform.Route == route {
		return true
	}
	return slices.ContainsFunc(c.Site.Units, func(u *site.Unit) bool { return u.Platform.Route == route })
}

// inOrder reports whether the links below a node name the five parts, in their order.
func inOrder(n *markup.Node) bool {
	next := 0
	for a := range n.All("a") {
		if next < len(partNames) && strings.HasPrefix(a.Text(), partNames[next]) {
			next++
		}
	}
	return next == len(partNames)
}

var platformEntry = audit.Rule{
	Code: "PLATFORM-05", Title: "首页的页眉或导航里没有政府信息公开入口", English: "the home page's menu does not lead to the platform",
	Basis: platformNotice, Hint: "在 site.toml 的 navigation 里加上 政府信息公开",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Path != "index.html" {
			return
		}
		for _, name := range []string{"header", "nav"} {
			for part := range p.Root.All(name) {
				for a := range part.All("a") {
					if a.Says("政府信息公开") {
						return
					}
				}
			}
		}
		c.Report(p.At(), "")
	},
}

var platformSearch = audit.Rule{
	Code: "PLATFORM-08", Title: "平台页面不能检索", English: "the platform cannot be searched",
	Basis: "《中华人民共和国政府信息公开条例》第二十四条；" + platformNotice, Hint: "平台页面应当有搜索框",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if isPlatform(c, p) && !hasSearch(p) {
			c.Report(p.At(), "")
		}
	},
}

var partsOfUnit = audit.Rule{
	Code: "PLATFORM-09", Title: "单位的平台缺少部分", English: "a unit's platform lacks parts",
	Basis: platformNotice, Hint: "在 content/disclosure 的相应栏目里为这个单位各写一篇，写明“发文机关”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, u := range offices(c) {
			p := u.Platform
			own := func(d *site.Public) bool { return d.Issuer == u }
			var list []string
			if len(p.Guide) == 0 {
				list = append(list, "指南")
			}
			if !slices.ContainsFunc(p.AnnualReports, own) {
				list = append(list, "年报")
			}
			if len(p.OnRequest) == 0 {
				list = append(list, "依申请公开")
			}
			if len(list) > 0 {
				c.ReportOf(u, c.UnitPlace(u), "%s缺少%s", u, some(list, 3))
			}
		}
	},
}

var reportYears = audit.Rule{
	Code: "PLATFORM-16", Title: "政府信息公开年报缺年份", English: "a year is missing among the annual reports",
	Basis: platformNotice + "；《中华人民共和国政府信息公开条例》第四十九条", Hint: "补上缺的年报，写明“年度”",
	Severity: diag.Notice, Profile: audit.Law, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		for _, u := range offices(c) {
			years := map[int]bool{}
			first, last := 9999, 0
			for _, d := range u.Platform.AnnualReports {
				if d.Issuer == u && d.Year > 0 {
					years[d.Year] = true
					first, last = min(first, d.Year), max(last, d.Year)
				}
			}
			var gaps []string
			for y := first; y < last; y++ {
				if !years[y] {
					gaps = append(gaps, fmt.Sprint(y))
				}
			}
			if len(gaps) > 0 {
				c.ReportOf(u, c.UnitPlace(u), "%s缺 %s 年", u, some(gaps, 5))
			}
		}
	},
}

var newsInPlatform = audit.Rule{
	Code: "PLATFORM-07", Title: "政府信息公开栏目里有法定公开内容以外的信息", English: "the disclosure column holds other information",
	Basis: platformNotice + "“专栏姓专”", Hint: "工作动态移到政务动态栏目；法定内容写明“法定公开项”",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Section == nil || d.Section.Crumbs()[0].Path != site.DisclosureSection {
				continue
			}
			statutory := strings.HasPrefix(d.Section.Path+"/", site.StatutorySection+"/")
			if d.Kind == disclosure.News || statutory && len(d.Legal) == 0 {
				c.Report(d.Field("kind"), "")
			}
		}
	},
}
