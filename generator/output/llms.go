package output

import (
	"fmt"
	"strings"
)

// llms is an overview of the site for language models: what it is, where its
// columns are, and which data they can read instead of pages.
var llms = Output{Name: "llms", Targets: func(p *Planner) {
	c := p.Site.Config
	v := llmsView{
		Title: c.Site.Name, About: c.Site.Description, Host: c.Site.Host, Total: len(p.Site.Public), Twins: c.Publish.Markdown,
		Data: []Link{
			{Title: "网站地图", URL: p.address("/sitemap.xml"), Note: "全部页面的网址"},
			{Title: "最新信息", URL: p.address("/feed.json"), Note: "JSON Feed；另有 feed.xml（Atom）、rss.xml"},
			{Title: "标准目录", URL: p.address("/catalog/catalog.json"), Note: "公开事项及要素；另有 catalog.xlsx、catalog.csv"},
		},
	}
	if c.Publish.API {
		v.Data = append(v.Data,
			Link{Title: "数据接口", URL: p.address("/" + apiRoot + "site.json"), Note: "全部数据文件的网址"},
			Link{Title: "信息清单", URL: p.address("/" + apiRoot + "documents.jsonl"), Note: "每行一条信息，不含正文"},
			Link{Title: "变动清单", URL: p.address("/" + apiRoot + "changes.jsonl"), Note: "据以判断哪些信息有变动"},
		)
	}
	for _, s := range p.Site.Sections {
		if len(s.Public) > 0 {
			v.Sections = append(v.Sections, Link{Title: s.Title, URL: p.address(s.Route), Note: s.Description, Count: len(s.Public)})
		}
	}
	for _, d := range p.Site.Domains {
		v.Domains = append(v.Domains, Link{Title: d.Name, URL: p.address(d.Route), Count: len(d.Public)})
	}
	v.Platform = []Link{
		{Title: "政府信息公开", URL: p.address(p.Site.Platform.Route)},
		{Title: "依申请公开", URL: p.address(p.Site.Platform.Route + "on-request/")},
		{Title: "基层政务公开标准目录", URL: p.address(catalogRoute)},
		{Title: "机构职能", URL: p.address(unitsRoute)},
	}
	file(p, "llms.txt", v, renderLLMs)
}}

type llmsView struct {
	Title, About, Host                string
	Total                             int
	Twins                             bool
	Platform, Data, Sections, Domains []Link
}

func renderLLMs(_ *Maker, v llmsView) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", escapeMarkdown(v.Title))
	about := firstOf(v.About, v.Host+"政务公开网站。")
	fmt.Fprintf(&b, "> %s\n\n", escapeMarkdown(about))
	fmt.Fprintf(&b, "本站公开信息 %d 条，全部为主动公开或列明目录的政府信息。引用时请注明来源，并以页面所列的有效性、成文日期和发文字号为准。\n", v.Total)
	if v.Twins {
		b.WriteString("除机构和专题外，每条信息的网址后加 index.md，即为其 Markdown 文本。\n")
	}
	section := func(title string, list []Link) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n## %s\n\n", title)
		for _, l := range list {
			fmt.Fprintf(&b, "- [%s](%s)", escapeMarkdown(l.Title), l.URL)
			if l.Note != "" {
				b.WriteString(": " + escapeMarkdown(l.Note))
			}
			if l.Count > 0 {
				fmt.Fprintf(&b, "（%d 条）", l.Count)
			}
			b.WriteByte('\n')
		}
	}
	section("政府信息公开", v.Platform)
	section("数据", v.Data)
	section("栏目", v.Sections)
	section("基层政务公开领域", v.Domains)
	return []byte(b.String()), nil
}
