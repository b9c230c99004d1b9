package rules

import (
	"path"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

const linkBasis = freshness + "“链接可用性”；《政府网站发展指引》（国办发〔2017〕47号）：建立链接管理制度"

// broken makes the check of links to files of a sort that are not there. Each target is
// told once, at the first page that leads to it.
func broken(sort func(file string) bool) func(*audit.Context) {
	return func(c *audit.Context) {
		g := audit.Shared(c, newLinkGraph)
		names := g.names()
		first, count := map[int]*pageNode{}, map[int]int{}
		for _, p := range g.pages {
			if p == nil {
				continue
			}
			for _, to := range p.to {
				if g.pages[to] != nil || !sort(names[to]) {
					continue
				}
				exists, known := c.Output(names[to])
				if exists || !known && !isPage(names[to]) {
					continue // without a list of what is put out, only pages are known
				}
				if first[to] == nil || p.path < first[to].path {
					first[to] = p
				}
				count[to]++
			}
		}
		for to, p := range first {
			address := "/" + strings.TrimSuffix(names[to], "index.html")
			if count[to] > 1 {
				c.Report(p.place, "%s，共 %d 个页面", audit.Safe(address), count[to])
			} else {
				c.Report(p.place, "%s", audit.Safe(address))
			}
		}
	}
}

func isPage(file string) bool { return path.Ext(file) == ".html" }

var brokenLink = audit.Rule{
	Code: "LINK-01", Title: "站内链接打不开", English: "a link within the site is broken",
	Basis: linkBasis, Hint: "改正链接，或恢复所指的页面；文档之间用 .md 路径链接，生成时会核对",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: addPage, Done: broken(isPage),
}

var brokenFile = audit.Rule{
	Code: "LINK-01b", Title: "附件、图片或资源打不开", English: "an attachment, picture or asset is missing",
	Basis: linkBasis, Hint: "把文件放在文档旁边，用文件名引用",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: addPage, Done: broken(func(file string) bool { return !isPage(file) }),
}

var brokenAnchor = audit.Rule{
	Code: "LINK-01a", Title: "链接指向页面中不存在的位置", English: "a link leads to a place that is not in the page",
	Basis: linkBasis, Hint: "核对 # 后面的标题",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: addPage,
	Done: func(c *audit.Context) {
		g := audit.Shared(c, newLinkGraph)
		for at, m := range g.marks {
			if page := g.pages[at.page]; page != nil && !slices.Contains(page.spots, at.name) && m.fragment != "top" {
				c.Report(m.from.place, "/%s#%s", audit.Safe(strings.TrimSuffix(page.path, "index.html")), audit.Safe(m.fragment))
			}
		}
	},
}

// lostAddress finds addresses that were published once and lead nowhere now.
var lostAddress = audit.Rule{
	Code: "LINK-02", Title: "曾经发布的网址不再存在", English: "an address that was published is gone",
	Basis: linkBasis + "：网页地址唯一、稳定", Hint: "在新文档的“旧址”里写上这个网址，访问者会自动转到新网址",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Site: func(c *audit.Context) {
		if c.Site.Ledger == nil {
			return
		}
		now := map[string]bool{}
		for _, d := range c.Site.Documents { // those held back, too: their addresses are not lost, and nobody's business
			for _, address := range append([]string{d.Route}, d.Aliases...) {
				now["/"+strings.Trim(address, "/")+"/"] = true
			}
		}
		var gone []string
		for address := range c.Site.Ledger.Addresses {
			if !now["/"+strings.Trim(address, "/")+"/"] {
				gone = append(gone, address)
			}
		}
		slices.Sort(gone)
		for _, address := range gone {
			c.Report(settings(), "%s", audit.Safe(address))
		}
	},
}
