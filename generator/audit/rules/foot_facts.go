package rules

import (
	"regexp"
	"strings"
	"sync"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var hostShown = audit.Rule{
	Code: "FOOT-06", Title: "页脚没有主办单位", English: "the footer does not name who runs the site",
	Basis: footBasis, Hint: "在 site.toml 的 [site] 写 host；页脚写“主办：”加单位全称",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		text := foot.Text()
		if !strings.Contains(text, "主办") || !strings.Contains(text, c.Config.Site.Host) {
			tell("")
		}
	}),
	Done: tellPages,
}

var contactShown = audit.Rule{
	Code: "FOOT-07", Title: "页脚没有联系电话", English: "the footer has no telephone number",
	Basis: footBasis, Hint: "在 site.toml 的 [site] 写 telephone",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if !telephone.MatchString(foot.Text()) {
			tell("")
		}
	}),
	Done: tellPages,
}

var telephone = regexp.MustCompile(`\d{3,4}[-—－ ]\d{7,8}|\b12345\b`)

var mapLinked = audit.Rule{
	Code: "FOOT-08", Title: "页脚没有网站地图", English: "the footer does not lead to the site map",
	Basis: footBasis, Hint: "页脚链接到网站地图",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: footer(func(c *audit.Context, foot *markup.Node, tell func(string)) {
		if linkTo(foot, nil, "网站地图", "站点地图") == nil {
			tell("")
		}
	}),
	Done: tellPages,
}

// mapComplete finds columns that the site map leaves out.
var mapComplete = audit.Rule{
	Code: "FOOT-08a", Title: "网站地图没有列出栏目", English: "the site map leaves out a column",
	Basis: footBasis, Hint: "网站地图列出所有在用的栏目",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if p.Path != "map/index.html" {
			return
		}
		linked := map[string]bool{}
		for a := range p.Root.All("a") {
			href, _ := a.Attr("href")
			linked[href] = true
		}
		base := strings.TrimSuffix(c.Config.BasePath(), "/")
		for _, s := range c.Site.Sections {
			if s.Declared && s.Class != disclosure.ColumnArchived && len(s.Public) > 0 && !linked[base+s.Route] {
				c.Report(p.At(), "%s", s)
			}
		}
	},
}

var accessEntry = audit.Rule{
	Code: "FOOT-09", Title: "没有无障碍或适老化入口", English: "there is no entry for accessible reading",
	Basis: footBasis + "；《互联网应用适老化及无障碍改造专项行动方案》（工信部信管〔2020〕200号）", Hint: "页眉或页脚有“无障碍”“适老版”的入口",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		if redirect(p) {
			return
		}
		for _, zone := range []string{"header", "footer"} {
			if n := top(p, zone); n != nil && accessWords.MatchString(n.Text()) {
				return
			}
		}
		onPage(c, p, "")
	},
	Done: tellPages,
}

var accessWords = regexp.MustCompile(`无障碍|适老|长者|关怀版`)

// footers are the footers met, each with a page that has it. Those that read the same
// are one.
type footers struct {
	mu     sync.Mutex
	byText map[string]*pageCount
	bySum  map[uint64]*pageCount
}

func newFooters(*audit.Context) *footers {
	return &footers{byText: map[string]*pageCount{}, bySum: map[uint64]*pageCount{}}
}

func (all *footers) add(path string, foot foot) {
	all.mu.Lock()
	defer all.mu.Unlock()
	f := all.bySum[foot.sum]
	if f == nil {
		text := foot.Text()
		if f = all.byText[text]; f == nil {
			f = &pageCount{path: path}
			all.byText[text] = f
		}
		all.bySum[foot.sum] = f
	}
	f.path = min(f.path, path)
	f.pages++
}

var footersDiffer = audit.Rule{
	Code: "FOOT-10", Title: "各页的页脚不一致", English: "not all pages have the same footer",
	Basis: footBasis + "：全站统一", Hint: "页脚由同一个组件生成，不随页面变化",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		if foot := footOf(p); foot.Node != nil {
			audit.Shared(c, newFooters).add(p.Path, foot)
		}
	},
	Done: func(c *audit.Context) {
		most := &pageCount{}
		all := audit.Shared(c, newFooters).byText
		for _, f := range all {
			if f.pages > most.pages || f.pages == most.pages && f.path < most.path {
				most = f
			}
		}
		for _, f := range all {
			if f != most {
				c.Report(diag.Place{File: f.path}, "%d 个页面与其余 %d 个不同", f.pages, most.pages)
			}
		}
	},
}
