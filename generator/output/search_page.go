package output

import (
	"cmp"
	"fmt"
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// searchManifest is what the client opens first.
const searchManifest = searchRoute + "data/manifest.bin"

// searchPage makes the search page and the lists by year, kind, unit and document
// number: who has no script finds every document through them.
var searchPage = Output{Name: "search-page", Targets: func(p *Planner) {
	here := p.searchLink()
	v := SearchView{
		Title: here.Title, Crumbs: p.crumbs(nil, here), Domains: p.domainLinks(nil),
		Years: p.browseYears(here), Kinds: append(p.browseKinds(here), p.browseNumbers(here)), Units: p.browseUnits(here),
		Request: p.url(p.Site.Platform.Route + partRoute(onRequestPart)),
	}
	description := "按领域、类型、年份和机构查找本站公开的信息。"
	if p.Site.Config.Publish.Search {
		v.Config, description = p.url(searchManifest), "按标题、文号、索引号和内容搜索本站公开的信息，也可以分类浏览。"
	}
	head := p.columnHead("信息公开目录", searchRoute, description, here.Title)
	addPage(p, "search", searchRoute, searchRoute, now(head, v))
}}

// searchLink leads to the search page, which is its lists alone in a site without search.
func (p *Planner) searchLink() Link {
	link := Link{Title: "分类查找", URL: p.url(searchRoute)}
	if p.Site.Config.Publish.Search {
		link.Title = "搜索"
	}
	return link
}

// searchBox is where what is typed into a search box goes. A site without search has none.
func (p *Planner) searchBox() string {
	if !p.Site.Config.Publish.Search {
		return ""
	}
	return p.url(searchRoute)
}

// browse plans a list and returns the link to it.
func (p *Planner) browse(route, title, style string, here Link, documents []*site.Public) Link {
	link := Link{Title: title, URL: p.url(route), Count: len(documents)}
	head := p.columnHead("信息公开目录", route, "本站公开的信息："+title+"。", title, here.Title)
	p.list(route, head, ListView{Crumbs: p.crumbs(nil, here, link), Title: title, Style: style}, documents)
	return link
}

func (p *Planner) browseYears(here Link) []Link {
	by := map[int][]*site.Public{}
	for _, d := range p.Site.Public {
		by[d.Published.Year()] = append(by[d.Published.Year()], d)
	}
	var list []Link
	for year, documents := range by {
		l := p.browse(fmt.Sprintf("%syears/%d/", searchRoute, year), fmt.Sprintf("%d年发布的信息", year), "", here, documents)
		l.Title = fmt.Sprintf("%d年", year)
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b Link) int { return cmp.Compare(b.Title, a.Title) })
	return list
}

func (p *Planner) browseKinds(here Link) []Link {
	by := map[disclosure.Kind][]*site.Public{}
	for _, d := range p.Site.Public {
		by[d.Kind] = append(by[d.Kind], d)
	}
	var list []Link
	for _, k := range disclosure.Kinds() {
		if documents := by[k]; len(documents) > 0 {
			list = append(list, p.browse(searchRoute+"kinds/"+string(k)+"/", k.Chinese(), "", here, documents))
		}
	}
	return list
}

func unitListRoute(u *site.Unit) string { return searchRoute + "units/" + u.ID + "/" }

func (p *Planner) browseUnits(here Link) []Link {
	var list []Link
	for _, u := range p.Site.Units {
		if len(u.Public) > 0 {
			l := p.browse(unitListRoute(u), u.Name+"发布的信息", "", here, u.Public)
			l.Title = u.Name
			list = append(list, l)
		}
	}
	return list
}

// browseNumbers lists what has a document number: by agency, the newest year and the
// lowest serial first.
func (p *Planner) browseNumbers(here Link) Link {
	type numbered struct {
		disclosure.DocumentNumber
		d *site.Public
	}
	var list []numbered
	for _, d := range p.Site.Public {
		if n, _, err := disclosure.ParseDocumentNumber(d.DocumentNumber); err == nil {
			list = append(list, numbered{n, d})
		}
	}
	slices.SortStableFunc(list, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.Agency, b.Agency), b.Year-a.Year, a.Serial-b.Serial)
	})
	documents := make([]*site.Public, len(list))
	for i, n := range list {
		documents[i] = n.d
	}
	return p.browse(searchRoute+"numbers/", "按发文字号排列的文件", "policies", here, documents)
}
