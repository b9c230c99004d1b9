package rules

import (
	"fmt"
	"net/url"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

// heavyPage is how large the HTML of a page may be: what a slow line brings in about
// two seconds.
const heavyPage = 500 << 10

var tooHeavy = audit.Rule{
	Code: "PAGE-04", Title: "页面过大，打开可能超过3秒", English: "the page is heavy",
	Basis: pageBasis + "：页面打开不超过3秒", Hint: "长表格分页，或改为附件下载",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if n := len(p.Source); n > heavyPage {
			c.Report(p.At(), "%d KB", n>>10)
		}
	},
}

// loaded are the elements that make a browser fetch, by the attribute with the address.
var loaded = map[string]string{"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data"}

// foreignResource finds what a page loads from elsewhere: it makes pages slow, tells
// others who reads them, and can be changed by others.
var foreignResource = audit.Rule{
	Code: "PAGE-04a", Title: "页面加载其他网站的资源", English: "the page loads something from another site",
	Basis: pageBasis + "；《政府网站发展指引》（国办发〔2017〕47号）安全防护要求", Hint: "把脚本、样式、字体、图片放到本站",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		for n := range p.Root.Elements() {
			address := ""
			if attr := loaded[n.Name]; attr != "" {
				address, _ = n.Attr(attr)
			} else if rel, _ := n.Attr("rel"); n.Name == "link" && (rel == "stylesheet" || strings.Contains(rel, "icon") || strings.HasPrefix(rel, "pre")) {
				address, _ = n.Attr("href")
			}
			if address == "" {
				continue
			}
			if u, err := url.Parse(address); err == nil && u.Host != "" && !ownHost(c, u.Hostname()) {
				onPageAt(c, p, p.At(), fmt.Sprintf("%s 来自 %s", n.Name, u.Hostname()))
			}
		}
	},
	Done: tellPages,
}

func ownHost(c *audit.Context, host string) bool {
	base, err := url.Parse(c.Config.BaseURL)
	return host == c.Config.Site.Domain || err == nil && host == base.Hostname()
}
