package config

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/fields"
)

var (
	badURL = diag.Define(diag.Kind{
		Code: "S1001", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”不是完整的网址", EN: "%q is not a full address"},
		Hint:    diag.Text{ZH: "写作 https://域名/，以 / 结尾", EN: "write https://host/, ending in /"},
		Cause:   diag.Text{ZH: "网址用来生成规范链接、订阅源和站点地图，必须完整。"},
		Example: `base_url = "www.qinghe.gov.cn"`,
	})
	badCode = diag.Define(diag.Kind{
		Code: "S1002", Severity: diag.Error,
		Message: diag.Text{ZH: "%s“%s”的位数或字符不对", EN: "%s: %q has the wrong form"},
		Hint:    diag.Text{ZH: "网站标识码为十位数字（县级前六位是行政区划代码），行政区划代码为六位数字", EN: "a site code has ten digits, a region code six"},
		Cause:   diag.Text{ZH: "网站标识码见《政府网站发展指引》（国办发〔2017〕47号）网页标签规范。"},
		Example: `site_code = "36992100"`,
	})
	domainMismatch = diag.Define(diag.Kind{
		Code: "S1003", Severity: diag.Warning,
		Message: diag.Text{ZH: "域名“%s”与网址的主机名“%s”不一致", EN: "domain %q differs from the host %q of base_url"},
		Hint:    diag.Text{ZH: "SiteDomain 标签应当与实际域名一致；测试地址可忽略", EN: "the SiteDomain tag must equal the real host; ignore this for a test address"},
		Cause:   diag.Text{ZH: "网页标签 SiteDomain 与实际访问的域名不同，会被检查工具认为标签有误。"},
	})
	twiceColumn = diag.Define(diag.Kind{
		Code: "S1004", Severity: diag.Error,
		Message: diag.Text{ZH: "栏目“%s”写了两次", EN: "column %q is given twice"},
		Hint:    diag.Text{ZH: "保留一处", EN: "keep one of them"},
		Cause:   diag.Text{ZH: "同一路径的栏目只能定义一次。"},
	})
	badPath = diag.Define(diag.Kind{
		Code: "S1005", Severity: diag.Error,
		Message: diag.Text{ZH: "路径“%s”不能用", EN: "the path %q cannot be used"},
		Hint:    diag.Text{ZH: "用小写字母、数字和连字符，各级以 / 分隔，如 news/county", EN: "use lower-case letters, digits and dashes, with / between the levels"},
		Cause:   diag.Text{ZH: "路径会成为网址和文件夹名，须在各种系统上都可用。"},
		Example: `path = "../news"`,
	})
	badPattern = diag.Define(diag.Kind{
		Code: "S1009", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”不能用来匹配文件名", EN: "%q matches no file names"},
		Hint:    diag.Text{ZH: "* 代替任意几个字符，? 代替一个字符，方括号成对，如 *.bak", EN: "* stands for any characters and ? for one, as in *.bak; brackets come in pairs"},
		Cause:   diag.Text{ZH: "忽略的文件名写法有误，本应忽略的文件仍会读取。"},
		Example: `ignore = ["[备份*"]`,
	})
)

var (
	siteCode   = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)
	regionCode = regexp.MustCompile(`^\d{6}$`)
	pathForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$`)
)

// check looks at what a single field cannot tell.
func (c *Config) check(found *diag.List) {
	if c.BaseURL != "" {
		u, ok := parseBase(c.BaseURL)
		if !ok {
			found.Add(badURL.At(c.Place("base_url"), c.BaseURL))
		} else {
			if !strings.HasSuffix(c.BaseURL, "/") {
				c.BaseURL += "/"
			}
			if c.Site.Domain != "" && u.Hostname() != c.Site.Domain {
				found.Add(domainMismatch.At(c.Place("site.domain"), c.Site.Domain, u.Hostname()))
			}
		}
	}
	if s := c.Site.SiteCode; s != "" && !siteCode.MatchString(s) {
		found.Add(badCode.At(c.Place("site.site_code"), diag.Text{ZH: "网站标识码", EN: "site code"}, s))
	}
	if s := c.Site.RegionCode; s != "" && !regionCode.MatchString(s) {
		found.Add(badCode.At(c.Place("site.region_code"), diag.Text{ZH: "行政区划代码", EN: "region code"}, s))
	}
	for _, pattern := range c.Publish.Ignore {
		if _, err := path.Match(pattern, ""); err != nil {
			found.Add(badPattern.At(c.Place("publish.ignore"), pattern))
		}
	}
	seen := map[string]bool{}
	for i, col := range c.Columns {
		place := c.Place("columns")
		if n := c.nodes.Get("columns"); n != nil && i < len(n.Items) {
			if p := n.Items[i].Get("path"); p != nil {
				place = p.Place
			}
		}
		if seen[col.Path] {
			found.Add(twiceColumn.At(place, col.Path))
		}
		if seen[col.Path] = true; !ColumnPath(col.Path) {
			d := badPath.At(place, col.Path)
			if bare := strings.Trim(col.Path, "/"); ColumnPath(bare) { // as a path of the navigation has them
				d = d.Suggest(diag.Text{ZH: "前后不加斜线，写作 %s", EN: "write it without slashes around it: %s"}, bare)
			}
			found.Add(d)
		}
	}
}

// parseBase reads the address of a site. Those of its pages are made by adding to its end.
func parseBase(s string) (*url.URL, bool) {
	u, err := url.Parse(s)
	return u, err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") && u.RawQuery == "" && u.Fragment == ""
}

// ColumnPath reports whether a column in the settings may have the path.
func ColumnPath(path string) bool { return pathForm.MatchString(path) }

// address is a field for where a link leads. A path that does not begin with / would lead
// elsewhere from every page.
func address[T any](name, chinese string, at func(*T) *string) fields.Field[T] {
	return fields.Custom(name, chinese, diag.Text{ZH: "文字", EN: "text"}, func(r *fields.Reader, n *fields.Node, to *T) {
		s, ok := r.Text(n)
		if ok && s != "" && !isAddress(s) {
			r.Found.Add(badURL.At(n.Place, s).Suggest(diag.Text{
				ZH: "写完整的网址（https://…），或者以 / 开头的本站路径，如 /notices/",
				EN: "write a full address, https://…, or a path of the site that begins with /",
			}))
			return
		}
		*at(to) = s
	})
}

// isAddress reports whether s is a full web address or a path of the site.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (strings.HasPrefix(s, "/") || u.Host != "" && (u.Scheme == "https" || u.Scheme == "http"))
}
