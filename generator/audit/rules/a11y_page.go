package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
	"gongkai/generator/diag"
)

var pageLanguage = audit.Rule{
	Code: "A11Y-12c", Title: "网页没有写明语言", English: "the page does not state its language",
	Basis: "WCAG 2.1 第3.1.1条", Hint: "主题的 <html> 写 lang=\"zh-CN\"",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		root := p.Root.First("html")
		if lang, _ := root.Attr("lang"); !strings.HasPrefix(strings.ToLower(lang), "zh") && lang != "en" {
			onEachPage(c, p, "")
		}
	},
	Done: tellEach,
}

// titles are the titles of the pages of a run.
type titles struct {
	sync.Mutex
	pages map[string][]string
}

func titlesOf(c *audit.Context) *titles {
	return audit.Shared(c, func(*audit.Context) *titles { return &titles{pages: map[string][]string{}} })
}

// samePageTitle finds pages that cannot be told apart by their titles.
var samePageTitle = audit.Rule{
	Code: "A11Y-12d", Title: "网页标题重复或为空", English: "pages with the same title, or none",
	Basis: "WCAG 2.1 第2.4.2条", Hint: "每个网页的标题写明内容，分页写上页码",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		for m := range p.Root.All("meta") {
			if v, _ := m.Attr("http-equiv"); strings.EqualFold(v, "refresh") {
				return // an old address that leads on is not a page of its own
			}
		}
		text := ""
		if title := p.Root.First("title"); title != nil {
			text = title.Text()
		}
		t := titlesOf(c)
		t.Lock()
		defer t.Unlock()
		t.pages[text] = append(t.pages[text], p.Path)
	},
	Done: func(c *audit.Context) {
		t := titlesOf(c)
		for text, pages := range t.pages {
			slices.Sort(pages)
			if text == "" {
				for _, p := range pages {
					c.Report(diag.Place{File: p}, "标题为空")
				}
			} else if len(pages) > 1 {
				c.Report(diag.Place{File: pages[1]}, "与 %s 相同", audit.Safe(pages[0]))
			}
		}
	},
}

var headerScope = audit.Rule{
	Code: "A11Y-12e", Title: "表头单元格没有 scope", English: "header cells without a scope",
	Basis: "WCAG 2.1 第1.3.1条", Hint: "主题的表格给 th 写 scope=\"col\" 或 \"row\"",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		n := 0
		for th := range p.Root.All("th") {
			if scope, _ := th.Attr("scope"); scope == "" {
				n++
			}
		}
		if n > 0 {
			onEachPage(c, p, fmt.Sprintf("%d 个", n))
		}
	},
	Done: tellEach,
}

var formLabel = audit.Rule{
	Code: "A11Y-12f", Title: "输入框没有名称", English: "a field without a label",
	Basis: "WCAG 2.1 第3.3.2、4.1.2条", Hint: "用 <label for> 或 aria-label 给输入框命名",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		labelled := map[string]bool{}
		for l := range p.Root.All("label") {
			if id, ok := l.Attr("for"); ok {
				labelled[id] = true
			}
		}
		for _, element := range []string{"input", "select", "textarea"} {
			for n := range p.Root.All(element) {
				kind, _ := n.Attr("type")
				id, _ := n.Attr("id")
				named := labelled[id] && id != "" || has(n, "aria-label") || has(n, "aria-labelledby") || has(n, "title") || inside(n, "label")
				if !named && kind != "hidden" && kind != "submit" && kind != "button" && kind != "reset" {
					onEachPage(c, p, element)
				}
			}
		}
	},
	Done: tellEach,
}

var imageOnPage = audit.Rule{
	Code: "A11Y-03c", Title: "网页图片没有 alt", English: "an image without alt in a page",
	Basis: textForImages, Hint: "主题的 <img> 都写 alt；装饰图写 alt=\"\"",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		for img := range p.Root.All("img") {
			if !has(img, "alt") {
				src, _ := img.Attr("src")
				onEachPage(c, p, src)
			}
		}
	},
	Done: tellEach,
}

var tabOrder = audit.Rule{
	Code: "A11Y-08", Title: "键盘顺序被改动", English: "the order of the keyboard is changed",
	Basis: webRules + "全程键盘操作", Hint: "不写大于 0 的 tabindex",
	Severity: diag.Warning, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		for n := range p.Root.Elements() {
			if v, ok := n.Attr("tabindex"); ok && v != "0" && !strings.HasPrefix(v, "-") {
				onEachPage(c, p, "tabindex "+v)
			}
		}
	},
	Done: tellEach,
}

var skipLink = audit.Rule{
	Code: "A11Y-08a", Title: "网页没有“跳到正文”", English: "no link to skip to the content",
	Basis: webRules + "全程键盘操作；WCAG 2.1 第2.4.1条", Hint: "主题在页首保留指向正文的链接",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Page: func(c *audit.Context, p *audit.Page) {
		main := p.Root.First("main")
		for a := range p.Root.All("a") {
			href, _ := a.Attr("href")
			if id, ok := strings.CutPrefix(href, "#"); ok && id != "" && main != nil && holds(main, id) {
				return
			}
		}
		onEachPage(c, p, "")
	},
	Done: tellEach,
}

// holds reports whether an element or one inside it has an id.
func holds(n *markup.Node, id string) bool {
	if v, _ := n.Attr("id"); v == id {
		return true
	}
	for d := range n.Elements() {
		if v, _ := d.Attr("id"); v == id {
			return true
		}
	}
	return false
}

var elderEntry = audit.Rule{
	Code: "A11Y-10", Title: "网页没有适老化、无障碍入口", English: "no entry to the elder or accessible mode",
	Basis: "《关于切实解决老年人运用智能技术困难的实施方案》（国办发〔2020〕45号）", Hint: "主题在页首保留“适老版”“无障碍”入口",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Practice,
	Page: func(c *audit.Context, p *audit.Page) {
		for _, name := range []string{"a", "button"} {
			for n := range p.Root.All(name) {
				label, _ := n.Attr("aria-label")
				text := n.Text() + label
				for _, w := range []string{"无障碍", "适老", "关怀", "长辈", "大字"} {
					if strings.Contains(text, w) {
						return
					}
				}
			}
		}
		onEachPage(c, p, "")
	},
	Done: tellEach,
}

var zoomLocked = audit.Rule{
	Code: "A11Y-13", Title: "网页不许放大", English: "the page cannot be enlarged",
	Basis: "WCAG 2.1 第1.4.4条", Hint: "viewport 中去掉 user-scalable=no 和 maximum-scale",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Page: func(c *audit.Context, p *audit.Page) {
		for m := range p.Root.All("meta") {
			content, _ := m.Attr("content")
			content = strings.ReplaceAll(content, " ", "")
			if name, _ := m.Attr("name"); name == "viewport" && (strings.Contains(content, "user-scalable=no") || strings.Contains(content, "maximum-scale=1")) {
				onEachPage(c, p, "")
			}
		}
	},
	Done: tellEach,
}

// wideTable finds tables of many columns that push the page wider than a telephone.
var wideTable = audit.Rule{
	Code: "A11Y-17", Title: "宽表格不能在自己的框里滚动", English: "a wide table without a box to scroll in",
	Basis: "WCAG 2.1 第1.4.10条", Hint: "主题把表格放进 role=\"region\"、可用键盘滚动、有名称的框里",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		const wide = 5
		for table := range p.Root.All("table") {
			row := table.First("tr")
			if row == nil || cellCount(row) <= wide {
				continue
			}
			boxed := false
			for n := table.Parent(); n != nil; n = n.Parent() {
				role, _ := n.Attr("role")
				boxed = boxed || role == "region" && has(n, "tabindex")
			}
			if !boxed {
				onEachPage(c, p, fmt.Sprintf("%d 列", cellCount(row)))
			}
		}
	},
	Done: tellEach,
}

func cellCount(row *markup.Node) (n int) {
	for d := range row.Children() {
		if d.Name == "td" || d.Name == "th" {
			n++
		}
	}
	return n
}

func has(n *markup.Node, name string) bool {
	_, ok := n.Attr(name)
	return ok
}

func inside(n *markup.Node, name string) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Name == name {
			return true
		}
	}
	return false
}
