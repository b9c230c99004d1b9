package output

import (
	"fmt"
	"strings"

	"gongkai/generator/catalog"
)

const catalogTitle = "基层政务公开标准目录"

// catalogPages makes the overview of the standard catalogue: every item of every
// domain, which of them have documents, and the catalogue to download.
var catalogPages = Output{Name: "catalog-pages", Targets: func(p *Planner) {
	c := p.Site.Catalog
	v := CatalogView{
		Crumbs:  p.crumbs(nil, Link{Title: catalogTitle, URL: p.url(catalogRoute)}),
		Version: c.Version, Updated: day(c.Updated),
		Downloads: []Link{
			{Title: "Excel 工作簿", URL: p.url(catalogRoute + "catalog.xlsx"), Note: "XLSX"},
			{Title: "数据表", URL: p.url(catalogRoute + "catalog.csv"), Note: "CSV"},
			{Title: "开放数据", URL: p.url(catalogRoute + "catalog.json"), Note: "JSON"},
		},
	}
	var partial []string
	for _, d := range p.Site.Domains {
		rows, covered := p.itemRows(d)
		v.Domains = append(v.Domains, CatalogDomain{
			Link: Link{Title: d.Name, URL: p.url(d.Route), ID: d.Slug, Count: len(d.Public)},
			Code: d.Code, Items: rows, Covered: covered, Own: d.Origin == catalog.FromCounty,
		})
		v.Items += len(rows)
		v.Covered += covered
		if !d.Complete && d.Origin == catalog.FromStandard {
			partial = append(partial, d.Name)
		}
	}
	for _, change := range c.Changes {
		v.Changes = append(v.Changes, Pair{Label: day(change.Date), Value: change.Text})
	}
	for _, r := range c.Removed {
		v.Removed = append(v.Removed, Pair{Label: r.Item.Path(), Value: r.Reason})
	}
	if len(partial) > 0 {
		v.Notes = fmt.Sprintf("以下 %d 个领域的国家标准指引事项尚未收录完整：%s。", len(partial), strings.Join(partial, "、"))
	}
	head := p.columnHead("信息公开目录", catalogRoute, "本县基层政务公开标准目录，含各领域公开事项、公开依据、时限和主体，可下载。", catalogTitle)
	addPage(p, "catalog", catalogRoute, catalogRoute, now(head, v))
}}
