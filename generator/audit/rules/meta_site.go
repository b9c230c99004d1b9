package rules

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

var siteTagsMissing = audit.Rule{
	Code: "META-01", Title: "网站标签缺失", English: "a tag of the site is missing",
	Basis: tagBasis, Hint: "主题的 head 中应有 SiteName、SiteDomain、SiteIDCode，值在 site.toml 的 [site] 里",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if list := tagsOf(p).without(siteTags...); len(list) > 0 {
			onPage(c, p, "缺少"+strings.Join(list, "、"))
		}
	},
	Done: tellPages,
}

var siteTagsWrong = audit.Rule{
	Code: "META-02", Title: "网站标签与设置不一致", English: "a tag of the site differs from the settings",
	Basis: tagBasis, Hint: "标签的值取自 site.toml 的 name、domain、site_code，主题不要另写",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		t, s := tagsOf(p), c.Config.Site
		for i, want := range []string{s.Name, s.Domain, s.SiteCode} {
			if got := t.get(siteTags[i]); got != "" && got != want {
				onPage(c, p, siteTags[i]+"“"+got+"”应为“"+want+"”")
			}
		}
	},
	Done: tellPages,
}

var siteDomain = audit.Rule{
	Code: "META-03", Title: "网站域名不合规范", English: "the domain of the site has the wrong form",
	Basis: tagBasis + "：SiteDomain 写英文域名", Hint: "site.toml 的 domain 只写主机名，不带 http:// 和路径，与 base_url 一致",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		domain := c.Config.Site.Domain
		base, err := url.Parse(c.Config.BaseURL)
		switch {
		case domain == "":
			c.Report(c.Config.Place("site.domain"), "没有写 domain")
		case strings.ContainsAny(domain, "/: "):
			c.Report(c.Config.Place("site.domain"), "只写主机名")
		case err == nil && base.Hostname() != domain:
			c.Report(c.Config.Place("site.domain"), "网址的主机名是 %s", base.Hostname())
		}
	},
}

var siteCodeForm = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)

var siteCodeWrong = audit.Rule{
	Code: "META-04", Title: "SiteIDCode 标签不是10位的网站标识码", English: "the SiteIDCode tag is not a site code of ten characters",
	Basis: tagBasis + "；全国政府网站信息报送系统的网站标识码为10位", Hint: "在 site.toml 的 [site] 写 site_code，十位数字",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		if code := tagsOf(p).get("SiteIDCode"); code != "" && !siteCodeForm.MatchString(code) {
			onPage(c, p, "“"+code+"”")
		}
	},
	Done: tellPages,
}

var siteCodeRegion = audit.Rule{
	Code: "META-05", Title: "网站标识码前六位与行政区划代码不一致", English: "the site code does not begin with the region code",
	Basis: tagBasis + "；县级网站标识码的前六位为行政区划代码", Hint: "核对 site.toml 的 site_code 和 region_code",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		s := c.Config.Site
		if s.RegionCode != "" && siteCodeForm.MatchString(s.SiteCode) && !strings.HasPrefix(s.SiteCode, "bm") && !strings.HasPrefix(s.SiteCode, s.RegionCode) {
			c.Report(c.Config.Place("site.site_code"), "行政区划代码是 %s", s.RegionCode)
		}
	},
}

var columnTagsMissing = audit.Rule{
	Code: "META-06", Title: "栏目标签缺失", English: "a tag of the column is missing",
	Basis: tagBasis, Hint: "在 site.toml 的 [[columns]] 写 title、description、keywords、type，内容页沿用所在栏目的标签",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if redirect(p) || p.Path == "404.html" {
			return
		}
		if list := tagsOf(p).without(columnTags...); len(list) > 0 {
			onPage(c, p, "缺少"+strings.Join(list, "、"))
		}
	},
	Done: tellPages,
}

// columnTypes are the values that the annex lists; the list is open, so those in the
// settings count as well.
var columnTypes = []string{
	"首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件", "信息公开指南", "信息公开目录", "信息公开年报", "依申请公开",
	"数据发布", "数据开放", "政策解读", "回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈",
}

var columnTypeUnknown = audit.Rule{
	Code: "META-07", Title: "栏目类别不在规范所列之内", English: "the column type is not one of those listed",
	Basis: tagBasis, Hint: "[[columns]] 的 type 写规范所列的类别；首页写“首页”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		kind := tagsOf(p).get("ColumnType")
		if p.Path == "index.html" && kind != "" && kind != "首页" {
			onPage(c, p, "首页写了“"+kind+"”")
			return
		}
		declared := slices.Contains(columnTypes, kind)
		for _, column := range c.Config.Columns {
			declared = declared || column.Type == kind
		}
		if kind != "" && !declared {
			onPage(c, p, "“"+kind+"”")
		}
	},
	Done: tellPages,
}
