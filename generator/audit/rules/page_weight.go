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

// loads is the attribute with the address of an element that makes a browser fetch.
func loads(element string) string {
	switch element {
	case "script", "img", "iframe", "source", "video", "audio", "embed":
		return "src"
	case "object":
		return "data"
	}
	return ""
}

// foreignResource finds what a page loads from elsewhere: it makes pages slow, tells
// others who reads them, and can be changed by others.
var foreignResource = audit.Rule{
	Code: "PAGE-04a", Title: "页面加载其他网站的资源", English: "the page loads something from another site",
	Basis: pageBasis + "；《政府网站发展指引》（国办发〔2017〕47号）安全防护要求", Hint: "把脚本、样式、字体、图片放到本站",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		for n := range p.Root.Elements() {
			address := ""
			if attr := loads(n.Name); attr != "" {
				address, _ = n.Attr(attr)
			} else if n.Name == "link" {
				if rel, _ := n.Attr("rel"); rel == "stylesheet" || strings.Contains(rel, "icon") || strings.HasPrefix(rel, "pre") {
					address, _ = n.Attr("href")
				}
			}
			if host := hostIn(address); host != "" && !ownHost(c, host) {
				onPageAt(c, p, p.At(), fmt.Sprintf("%s 来自 %s", n.Name, host))
			}
		}
	},
	Done: tellPages,
}

func ownHost(c *audit.Context, host string) bool {
	return host == c.Config.Site.Domain || host == string(audit.Shared(c, readBaseHost))
}

// baseHost is the host of the address that the site is built for.
type baseHost string

func readBaseHost(c *audit.Context) baseHost {
	base, err := url.Parse(c.Config.BaseURL)
	if err != nil {
		return ""
	}
	return baseHost(base.Hostname())
}
