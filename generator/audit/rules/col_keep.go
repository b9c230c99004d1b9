package rules

import (
	"regexp"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// placeholder finds pages put up before there was anything to say.
var placeholder = audit.Rule{
	Code: "COL-02", Title: "页面只有占位文字", English: "the page only holds a placeholder",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）栏目内容保障要求",
	Hint:     "写上内容再发布，或者先标为草稿",
	Severity: diag.Notice, Profile: audit.Inspect, Grade: audit.FromMemory,
	Text: func(c *audit.Context, t *audit.Text) {
		if longer(t.Plain, 121) {
			return
		}
		if m := placeholderText.FindString(t.Plain); m != "" {
			c.Report(t.Find(m), "“%s”", m)
		}
	},
}

var placeholderText = regexp.MustCompile(`(栏目|页面|网站|内容|功能|板块)?(正在|尚在)?(建设|维护|完善|更新|整理|开发)中|敬请期待|暂无(内容|数据|信息)|稍后(发布|更新|公布)|内容待(补充|更新|完善)`)

// columnWithoutClass finds columns whose freshness cannot be watched.
var columnWithoutClass = audit.Rule{
	Code: "COL-03", Title: "栏目没有写明更新类别", English: "the column has no update class",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）“栏目不更新”按栏目类别定更新期限",
	Hint:     "在 site.toml 的这个栏目里写 class，如 notice（通知公告）、policy（政策文件）、static（静态）",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, column := range c.Config.Columns {
			s := c.Site.Section(column.Path)
			if s != nil && column.Class == "" {
				c.Report(c.ColumnPlace(s), "%s", s)
			}
		}
	},
}

// archivedInMenu finds closed columns that still stand in the top navigation.
var archivedInMenu = audit.Rule{
	Code: "COL-04", Title: "已归档的栏目仍在导航中", English: "an archived column is still in the navigation",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）：无力维护的栏目予以归并或关闭，关闭的标明归档时间",
	Hint:     "从 navigation 中移去，页面留在原址供查阅",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for i, n := range c.Config.Navigation {
			s := c.Site.Section(strings.Trim(n.Path, "/"))
			if s != nil && s.Class == disclosure.ColumnArchived {
				c.Report(c.Config.Places.Item("site.toml", "navigation", i), "%s", s)
			}
		}
	},
}

// archivedWithNews finds archived columns that go on.
var archivedWithNews = audit.Rule{
	Code: "COL-04a", Title: "已归档的栏目近一年仍有新内容", English: "an archived column still gets documents",
	Basis:    "《政府网站发展指引》（国办发〔2017〕47号）栏目归档要求",
	Hint:     "仍在维护的栏目改回原来的更新类别；不再维护的，把新内容移到在用的栏目",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		for _, s := range c.Site.Sections {
			last := newest(s.Public)
			if s.Class == disclosure.ColumnArchived && last.After(c.Today.AddDate(-1, 0, 0)) {
				c.Report(c.ColumnPlace(s), "%s，最近一条发布于 %s", s, last)
			}
		}
	},
}
