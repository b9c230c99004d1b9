package rules

import (
	"regexp"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
)

const footBasis = "《政府网站发展指引》（国办发〔2017〕47号）：底部功能区"

// foot is the footer of a page, and a hash of its source. Most pages have the same one.
type foot struct {
	*markup.Node // nil: there is none
	sum          uint64
}

func footOf(p *audit.Page) foot {
	return audit.Remember(&p.Kept, func() foot {
		n := top(p, "footer")
		if n == nil {
			return foot{}
		}
		return foot{n, xxhash.Sum64String(n.Source())}
	})
}

// footFaults are the details of what a rule found in a footer.
type footFaults struct {
	mu sync.Mutex
	by map[footKey][]string
}

type footKey struct {
	code string
	sum  uint64
}

func newFootFaults(*audit.Context) *footFaults { return &footFaults{by: map[footKey][]string{}} }

// footer makes the check of a page's footer: one that stands on many pages is looked at
// once. A page without one is PAGE-01.
func footer(look func(c *audit.Context, foot *markup.Node, tell func(detail string))) func(*audit.Context, *audit.Page) {
	return func(c *audit.Context, p *audit.Page) {
		foot := footOf(p)
		if foot.Node == nil {
			return
		}
		all, key := audit.Shared(c, newFootFaults), footKey{c.Rule.Code, foot.sum}
		all.mu.Lock()
		faults, known := all.by[key]
		all.mu.Unlock()
		if !known {
			look(c, foot.Node, func(detail string) { faults = append(faults, strings.Clone(detail)) }) // not the whole page
			all.mu.Lock()
			all.by[key] = faults
			all.mu.Unlock()
		}
		for _, detail := range faults {
			onPage(c, p, detail)
		}
	}
}

// linkTo is the first link below a node to one of some hosts, or with one of some words.
func linkTo(n *markup.Node, hosts []string, words ...string) *markup.Node {
	for a := range n.All("a") {
		href, _ := a.Attr("href")
		for _, h := range hosts {
			if strings.Contains(href, "//"+h) {
				return a
			}
		}
		text := a.Text()
		for img := range a.All("img") {
			alt, _ := img.Attr("alt")
			text += alt
		}
		for _, w := range words {
			if strings.Contains(text, w) {
				return a
			}
		}
	}
	return nil
}

var conacMark = audit.Rule{
	Code: "FOOT-01", Title: "页脚没有党政机关网站标识", English: "the footer lacks the mark of government sites",
	Basis: footBasis, Hint: "在 site.toml 的 [site] 写 conac，即标识链接的网址（bszs.conac.cn）",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if linkTo(foot, []string{"bszs.conac.cn", "dcs.conac.cn"}) == nil {
			tell("")
		}
	}),
	Done: tellPages,
}

var findErrorEntry = audit.Rule{
	Code: "FOOT-02", Title: "页脚没有“我为政府网站找错”入口", English: "the footer lacks the entry to report errors",
	Basis: footBasis + "；《国务院办公厅关于印发政府网站发展指引的通知》监督举报平台入口", Hint: "在 site.toml 的 [site] 写 find_error，网址中带本站的网站标识码",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		a := linkTo(foot, []string{"zfwzgl.www.gov.cn", "pucha.kaipuyun.cn"}, "找错")
		if a == nil {
			tell("")
			return
		}
		href, _ := a.Attr("href")
		if code := anyCode.FindString(href); code != "" && code != c.Config.Site.SiteCode {
			tell("网址中的网站标识码是 " + code)
		}
	}),
	Done: tellPages,
}

var anyCode = regexp.MustCompile(`\b(\d{10}|bm\d{8})\b`)

var siteCodeShown = audit.Rule{
	Code: "FOOT-03", Title: "页脚没有网站标识码或与设置不一致", English: "the footer lacks the site code",
	Basis: footBasis, Hint: "页脚写“网站标识码：”加十位数字，与 site_code 一致",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		m := shownCode.FindStringSubmatch(foot.Text())
		switch {
		case m == nil:
			tell("")
		case m[1] != c.Config.Site.SiteCode:
			tell("写成 " + m[1])
		}
	}),
	Done: tellPages,
}

var shownCode = regexp.MustCompile(`标识码[：:\s]*([0-9a-z]{8,12})`)

var icpNumber = audit.Rule{
	Code: "FOOT-04", Title: "页脚没有ICP备案编号，或没有链接到备案系统", English: "the footer lacks the ICP number or its link",
	Basis: footBasis + "；《互联网信息服务管理办法》", Hint: "在 site.toml 的 [site] 写 icp，如 赣ICP备00000000号-1，链接到 https://beian.miit.gov.cn/",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if !icpForm.MatchString(foot.Text()) {
			tell("没有编号")
		} else if linkTo(foot, []string{"beian.miit.gov.cn", "www.beian.miit.gov.cn"}) == nil {
			tell("没有链接")
		}
	}),
	Done: tellPages,
}

var icpForm = regexp.MustCompile(`[一-龥]ICP备\d{8,10}号(-\d+)?`)

var policeNumber = audit.Rule{
	Code: "FOOT-05", Title: "页脚没有公安机关备案标识", English: "the footer lacks the police registration",
	Basis: footBasis + "；《计算机信息网络国际联网安全保护管理办法》", Hint: "在 site.toml 的 [site] 写 police，如 江公网安备 36992102000001号",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if !policeForm.MatchString(foot.Text()) {
			tell("")
		}
	}),
	Done: tellPages,
}

var policeForm = regexp.MustCompile(`公网安备\s?\d{14}号?`)

var footSafe = audit.Rule{
	Code: "FOOT-11", Title: "页脚用脚本或 http 资源显示标识", English: "the footer uses scripts or plain http",
	Basis: footBasis, Hint: "标识用普通的链接和图片，不引用第三方脚本，地址用 https",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		for _, name := range []string{"script", "img", "iframe"} {
			for n := range foot.All(name) {
				if src, _ := n.Attr("src"); name == "script" || strings.HasPrefix(src, "http://") {
					tell(name + " " + src)
				}
			}
		}
	}),
	Done: tellPages,
}

var ipv6Mark = audit.Rule{
	Code: "FOOT-12", Title: "网站支持IPv6而页脚没有标明", English: "the footer does not say that the site supports IPv6",
	Basis: "《推进互联网协议第六版（IPv6）规模部署行动计划》；" + footBasis, Hint: "主题的页脚按 site.ipv6 显示“网站支持IPv6”",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if c.Config.Site.IPv6 && !foot.Says("IPv6") {
			tell("")
		}
	}),
	Done: tellPages,
}
