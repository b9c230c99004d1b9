package rules

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
)

const linkNotice = "各级政府网站外部链接专项清理通报；《政府网站发展指引》（国办发〔2017〕47号）：链接管理"

// foreignHosts is the inventory of other sites: those that are neither government
// sites nor named in the settings.
var foreignHosts = audit.Rule{
	Code: "LINK-05", Title: "链接到设置中没有登记的外部网站", English: "a link to a site that the settings do not name",
	Basis: linkNotice, Hint: "确认该网站可靠后，把域名写进 site.toml 的 links.allow；失效的链接删去。域名过期会被他人用于违法网站",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: addPage,
	Done: func(c *audit.Context) {
		g := audit.Shared(c, newLinkGraph)
		named := namedHosts(c)
		for host, use := range g.hosts {
			if !trusted(host) && !named[host] && !allowed(c, host) {
				c.Report(use.from.place, "%s，共 %d 个页面", audit.Safe(host), use.pages)
			}
		}
	},
}

// allowed reports whether the settings list a host, or one above it.
func allowed(c *audit.Context, host string) bool {
	return slices.ContainsFunc(c.Config.Links.Allow, func(entry string) bool { return below(host, hostOf(entry)) })
}

// hostOf is the host of an entry, which may be written as a whole address.
func hostOf(entry string) string {
	if u, err := url.Parse(entry); err == nil && u.Host != "" {
		entry = u.Hostname()
	}
	return strings.ToLower(strings.TrimPrefix(strings.TrimSpace(entry), "*."))
}

// below reports whether a host is another one, or lies below it.
func below(host, top string) bool {
	return top != "" && (host == top || strings.HasSuffix(host, "."+top))
}

// trusted reports whether a host belongs to a government body, or to those that every
// government site has to link to.
func trusted(host string) bool {
	return slices.ContainsFunc([]string{"gov.cn", "政务", "xn--zfr164b", "conac.cn"}, func(top string) bool { return below(host, top) })
}

// namedHosts are the hosts of all addresses in site.toml.
func namedHosts(c *audit.Context) map[string]bool {
	named := map[string]bool{}
	add := func(address string) {
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			named[strings.ToLower(u.Hostname())] = true
		}
	}
	l := c.Config.Links
	add(l.Services.URL)
	add(l.Consult.URL)
	for _, link := range slices.Concat(l.Upper, l.Service, l.Interact, l.Media) {
		add(link.URL)
	}
	for _, n := range c.Config.Navigation {
		add(n.Path)
	}
	add(c.Config.Site.Conac)
	add(c.Config.Site.FindError)
	return named
}

// unmarkedForeign finds links that leave the government's sites without saying so.
var unmarkedForeign = audit.Rule{
	Code: "LINK-03", Title: "离开政府网站的链接没有标记", English: "a link that leaves government sites is not marked",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：链接非政府网站时提示", Hint: "链接加 rel=\"external\"，主题会在离开前提示",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		for _, a := range foreign(c, p) {
			if rel, _ := a.Attr("rel"); !trusted(a.host) && !strings.Contains(rel, "external") {
				onPageAt(c, p, p.At(), a.host)
			}
		}
	},
	Done: tellPages,
}

// foreignLink is a link of a page to another site.
type foreignLink struct {
	*markup.Node
	host string
}

// foreign are the links of a page that lead to other sites.
func foreign(c *audit.Context, p *audit.Page) []foreignLink {
	return audit.Remember(&p.Kept, func() (list []foreignLink) {
		for a := range p.Root.All("a") {
			href, _ := a.Attr("href")
			if host := hostIn(href); host != "" && !ownHost(c, host) {
				list = append(list, foreignLink{a, host})
			}
		}
		return list
	})
}

// hostIn is the host that an address names, if it does. Most addresses lead into their
// own site, and are not taken apart for it.
func hostIn(address string) string {
	if !strings.Contains(address, "//") {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// hiddenLink finds links that a reader cannot see: the mark of a hijacked page.
var hiddenLink = audit.Rule{
	Code: "LINK-04", Title: "隐藏的外部链接（暗链）", English: "a hidden link to another site",
	Basis: linkNotice, Hint: "删去；不是自己写的，按安全事件处置，检查主题和内容来源",
	Severity: diag.Error, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		for _, a := range foreign(c, p) {
			if hidden(a.Node) || nothingToSee(a.Node) {
				onPageAt(c, p, p.At(), a.host)
			}
		}
	},
	Done: tellPages,
}

// nothingToSee reports whether a link has neither text nor a picture.
func nothingToSee(a *markup.Node) bool {
	if a.Text() != "" || a.First("svg") != nil {
		return false
	}
	for img := range a.All("img") {
		if alt, _ := img.Attr("alt"); strings.TrimSpace(alt) != "" {
			return false
		}
	}
	label, _ := a.Attr("aria-label")
	return strings.TrimSpace(label) == ""
}

// hidden reports whether an element, or one around it, is kept from sight.
func hidden(n *markup.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.Attr("hidden"); ok {
			return true
		}
		if style, _ := n.Attr("style"); outOfSight.MatchString(strings.ToLower(style)) {
			return true
		}
	}
	return false
}

var outOfSight = regexp.MustCompile(`display\s*:\s*none|visibility\s*:\s*hidden|(font-size|width|height|opacity)\s*:\s*0(px|em|%)?\s*(;|$)|(left|top|text-indent)\s*:\s*-\d{3,}`)

// plainHTTP finds what is loaded without encryption.
var plainHTTP = audit.Rule{
	Code: "LINK-06", Title: "页面加载 http: 资源", English: "the page loads something over plain http",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）安全防护要求", Hint: "改为 https: 或放到本站；浏览器会拦截 https 页面中的 http 资源",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		for n := range p.Root.Elements() {
			if n.Name == "a" || n.Name == "area" {
				continue
			}
			if address := leads(n); strings.HasPrefix(address, "http://") {
				onPageAt(c, p, p.At(), address)
			}
		}
	},
	Done: tellPages,
}

// scriptLink finds links that run instead of leading somewhere.
var scriptLink = audit.Rule{
	Code: "LINK-06a", Title: "链接写成 javascript:", English: "a link is written as javascript:",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）安全防护要求；检查工具不执行脚本", Hint: "链接写真实的网址，脚本只做增强",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		for a := range p.Root.All("a") {
			href, _ := a.Attr("href")
			if runs(href) {
				onPageAt(c, p, p.At(), "")
			}
		}
	},
	Done: tellPages,
}
