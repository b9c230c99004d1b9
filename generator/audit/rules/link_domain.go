package rules

import (
	"net/url"
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const domainNotice = "《国务院办公厅关于加强政府网站域名管理的通知》（国办函〔2018〕55号）"

var domainForm = audit.Rule{
	Code: "LINK-07", Title: "域名不是 .gov.cn 下的规范域名", English: "the domain is not a proper one below .gov.cn",
	Basis: domainNotice, Hint: "县级政府门户网站用 www.地名.gov.cn；另可有一个 .政务 域名，不用其他后缀",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		if domain := c.Config.Site.Domain; domain != "" && !govDomain.MatchString(strings.ToLower(domain)) {
			c.Report(c.Config.Place("site.domain"), "%s", domain)
		}
	},
}

var govDomain = regexp.MustCompile(`^(www\.)?([a-z0-9][a-z0-9-]*\.)+gov\.cn$|\.政务$|\.xn--zfr164b$`)

// ownSites finds links to sites of the county's own departments and townships.
var ownSites = audit.Rule{
	Code: "LINK-08", Title: "链接到本县部门或乡镇单独开设的网站", English: "a department or township has a site of its own",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：县级政府部门和乡镇、街道原则上不开设政府网站", Hint: "内容迁到县政府门户网站的部门页面，旧网址转到新页面",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Page: addPage,
	Done: func(c *audit.Context) {
		county := strings.TrimPrefix(c.Config.Site.Domain, "www.")
		for host, use := range audit.Shared(c, newLinkGraph).hosts {
			if county != "" && strings.HasSuffix(host, "."+county) {
				c.Report(use.from.place, "%s", audit.Safe(host))
			}
		}
	},
}

var upperSites = audit.Rule{
	Code: "LINK-09", Title: "没有上级政府网站的链接", English: "there are no links to the tiers above",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：链接中国政府网和上级政府门户网站", Hint: "在 site.toml 的 [links] 写 upper：中国政府网、省、市",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		for _, l := range c.Config.Links.Upper {
			if u, err := url.Parse(l.URL); err == nil && u.Hostname() == "www.gov.cn" {
				if len(c.Config.Links.Upper) >= 2 {
					return
				}
			}
		}
		c.Report(c.Config.Place("links.upper"), "")
	},
}
