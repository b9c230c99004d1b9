package output

import (
	"cmp"
	"fmt"
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const searchTitle = "搜索"

// searchManifest is what the client opens first.
const searchManifest = searchRoute + "data/manifest.bin"

// searchPage makes the search page and the lists by year, kind, unit and document
// number: who has no script finds every document through them.
var searchPage = Output{Name: "search-page", Targets: func(p *Planner) {
	here := Link{Title: searchTitle, URL: p.url(searchRoute)}
	v := SearchView{
		Crumbs: p.crumbs(nil, here), Domains: p.domainLinks(nil), Config: p.url(searchManifest),
		Years: p.browseYears(here), Kinds: append(p.browseKinds(here), p.browseNumbers(here)), Units: p.browseUnits(here),
		Request: p.url(p.Site.Platform.Route + partRoute(onRequestPart)),
	}
	if !p.Site.Config.Publish.Search {
		v.Config = ""
	}
	head := p.columnHead("信息公开目录", searchRoute, "按标题、文号、索引号和内容搜索本站公开的信息，也可以分类浏览。", searchTitle)
	addPage(p, "search", searchRoute, searchRoute, now(head, v))
}}

// browse plans a list and returns the link to it.
func (p *Planner) browse(route, title, style string, here Link, documents []*site.Public) Link {
	link := Link{Title: title, URL: p.url(route), Count: len(documents)}
	head := p.columnHead("信息公开目录", route, "本站公开的信息："+title+"。", title, searchTitle)
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
