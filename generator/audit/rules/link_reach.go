package rules

import (
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// farColumn is in how many clicks a column is reached from the home page.
const farColumn = 3

var farFromHome = audit.Rule{
	Code: "PAGE-12", Title: "栏目离首页超过三次点击", English: "a column is more than three clicks from the home page",
	Basis: pageBasis + "：层级一般不超过三级", Hint: "在导航、首页或上级栏目加上入口",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.NotFound,
	Page: addPage,
	Done: func(c *audit.Context) {
		away := clicks(c)
		if away == nil {
			return
		}
		for _, s := range c.Site.Sections {
			if !s.Declared || s.Class == disclosure.ColumnArchived || len(s.Public) == 0 {
				continue
			}
			switch n, reached := away(strings.Trim(s.Route, "/") + "/index.html"); {
			case !reached:
				c.Report(c.ColumnPlace(s), "%s从首页点不到", s)
			case n > farColumn:
				c.Report(c.ColumnPlace(s), "%s要 %d 次", s, n)
			}
		}
	},
}

// lonelyPage finds documents that no list leads to: they can only be searched for.
var lonelyPage = audit.Rule{
	Code: "PAGE-12a", Title: "文档从首页点不到", English: "a document cannot be reached from the home page",
	Basis: pageBasis, Hint: "放进一个栏目，或在相关页面加上链接",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.NotFound,
	Page: addPage,
	Done: func(c *audit.Context) {
		away := clicks(c)
		if away == nil {
			return
		}
		for d := range shown(c) {
			if _, reached := away(strings.Trim(d.Route, "/") + "/index.html"); !reached {
				c.Report(d.Field("title"), "")
			}
		}
	},
}

// clicks tells how far the pages are from the home page; nil when that was not seen.
func clicks(c *audit.Context) func(file string) (n int, reached bool) {
	g := audit.Shared(c, newLinkGraph)
	home, ok := g.ids["index.html"]
	if !ok || g.pages[home] == nil {
		return nil
	}
	away := slices.Repeat([]int{-1}, len(g.pages))
	away[home] = 0
	for queue := []int{home}; len(queue) > 0; queue = queue[1:] {
		p := g.pages[queue[0]]
		if p == nil {
			continue
		}
		for _, to := range p.to {
			if away[to] < 0 {
				away[to] = away[queue[0]] + 1
				queue = append(queue, to)
			}
		}
	}
	return func(file string) (int, bool) {
		id, ok := g.ids[file]
		if !ok || away[id] < 0 {
			return 0, false
		}
		return away[id], true
	}
}
