package rules

import (
	"io/fs"
	"slices"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

const catalogNotice = "《关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）"

// catalogText is the county's catalogue file by lines, to point at.
type catalogText []string

func readCatalog(c *audit.Context) catalogText {
	src, err := fs.ReadFile(c.FS, c.Config.Catalog.File)
	if err != nil {
		return nil
	}
	return strings.Split(string(src), "\n")
}

// catalogPlace is the line of the county's catalogue that names an id, or else the
// line of site.toml that names the catalogue.
func catalogPlace(c *audit.Context, id string) diag.Place {
	for i, line := range audit.Shared(c, readCatalog) {
		key, value, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "-{ "), ":")
		value, _, _ = strings.Cut(value, ",")
		if id != "" && strings.Trim(value, ` "'`) == id && slices.Contains([]string{"id", "code", "编号"}, key) {
			return diag.Place{File: c.Config.Catalog.File, Line: i + 1}
		}
	}
	if c.Config.Catalog.File == "" {
		return diag.Place{File: config.File, Line: 1, Column: 1}
	}
	return diag.Place{File: c.Config.Catalog.File, Line: 1, Column: 1}
}

// onWebsite reports whether an item has to be published on the website: proactive, and
// the website is among its channels, as far as both are known.
func onWebsite(i *site.Item) bool {
	if i.Mode != "" && i.Mode != disclosure.Proactive {
		return false
	}
	return len(i.Channels) == 0 || slices.ContainsFunc(i.Channels, func(ch string) bool { return strings.Contains(ch, "政府网站") })
}

var catalogFields = audit.Rule{
	Code: "CATALOG-01", Title: "本县增设事项的要素不全", English: "an item of the county's own lacks facts",
	Basis: catalogNotice, Hint: "在标准目录文件里补上公开内容、依据、时限、主体、渠道、对象、方式、层级",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for _, i := range c.Site.Catalog.Items() {
			if i.Origin != catalog.FromCounty {
				continue
			}
			list := missing(
				"公开内容", strings.Join(i.Contents, ""), "公开依据", strings.Join(i.Basis, ""), "公开时限", i.TimeLimit,
				"公开主体", strings.Join(i.Publishers, ""), "公开渠道", strings.Join(i.Channels, ""), "公开对象", i.Audience, "公开方式", string(i.Mode))
			if len(i.Levels) == 0 {
				list = append(list, "公开层级")
			}
			if len(list) > 0 {
				c.Report(catalogPlace(c, i.ID), "%s %s缺少%s", audit.Safe(i.ID), audit.Safe(i.Path()), some(list, 8))
			}
		}
	},
}

var catalogCover = audit.Rule{
	Code: "CATALOG-02", Title: "标准目录事项没有发布信息", English: "items of the catalogue have no document",
	Basis: catalogNotice + "：依照标准目录公开", Hint: "发布这些事项的信息，在文档里写明“公开事项”；本县没有的事项在标准目录文件里写明不适用",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		units := offices(c)
		m := audit.Coverage{Name: "catalog", Title: "基层政务公开标准目录", Units: units}
		for _, d := range c.Site.Domains {
			var blank []string
			for _, i := range d.Items {
				row := catalogRow(c, i, units)
				m.Rows = append(m.Rows, row)
				if row.Asked && row.Count == 0 {
					blank = append(blank, i.ID+" "+i.Path())
				}
			}
			if len(blank) > 0 {
				c.Report(catalogPlace(c, d.Code), "%s领域 %d 项中有 %d 项：%s", audit.Safe(d.Name), len(d.Items), len(blank), some(blank, 3))
			}
		}
		c.Cover(m)
	},
}

func catalogRow(c *audit.Context, i *site.Item, units []*site.Unit) audit.CoverageRow {
	row := audit.CoverageRow{
		ID: i.ID, Title: i.Path(), Group: i.Domain.Name, Route: i.Route, Asked: onWebsite(i), Count: len(i.Public),
	}
	for _, u := range units {
		var own []*site.Public
		for _, p := range i.Public {
			if p.Issuer == u || slices.Contains(p.Joint, u) {
				own = append(own, p)
			}
		}
		row.Cells = append(row.Cells, cell(row.Asked && assigned(c, i, u), own))
	}
	return row
}

// assigned reports whether the county's catalogue names a unit as a publisher of an
// item. The standard names kinds of body only.
func assigned(c *audit.Context, i *site.Item, u *site.Unit) bool {
	return slices.ContainsFunc(i.Publishers, func(name string) bool { return c.Site.Unit(name) == u })
}

var publisherWithout = audit.Rule{
	Code: "CATALOG-06", Title: "责任单位没有发布分工的事项", English: "a unit has not published its items",
	Basis: catalogNotice + "：公开主体", Hint: "由该单位发布，或在标准目录文件里调整公开主体",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for _, u := range c.Site.Units {
			var blank []string
			for _, d := range c.Site.Domains {
				for _, i := range d.Items {
					own := func(p *site.Public) bool { return p.Issuer == u || slices.Contains(p.Joint, u) }
					if onWebsite(i) && assigned(c, i, u) && !slices.ContainsFunc(i.Public, own) {
						blank = append(blank, i.ID+" "+i.Path())
					}
				}
			}
			if len(blank) > 0 {
				c.ReportOf(u, c.UnitPlace(u), "%s有 %d 项：%s", u, len(blank), some(blank, 3))
			}
		}
	},
}

var noItem = audit.Rule{
	Code: "CATALOG-02a", Title: "写了领域而没有写公开事项", English: "a document names a domain and no item",
	Basis: catalogNotice, Hint: "补上“公开事项”，编号用 gongkai catalog 查",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			talk := d.Kind == disclosure.FAQ || d.Kind == disclosure.Response // they belong to a domain, and answer no duty of it
			if indexed(d) && !talk && d.Domain != nil && len(d.Items) == 0 && len(d.Domain.Items) > 0 {
				c.Report(d.Field("domain"), "领域：%s", audit.Safe(d.Domain.Name))
			}
		}
	},
}

var catalogVersion = audit.Rule{
	Code: "CATALOG-04", Title: "标准目录没有版本或更新日期，或者超过一年没有调整", English: "the catalogue's version is missing or a year old",
	Basis: catalogNotice + "：动态调整", Hint: "核对后在标准目录文件里写明 version 和 updated",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		cat := c.Site.Catalog
		switch {
		case c.Config.Catalog.File == "":
			c.Report(catalogPlace(c, ""), "没有本县的标准目录文件")
			return
		case cat.Version == "":
			c.Report(catalogPlace(c, ""), "没有版本")
		}
		if cat.Updated.IsZero() {
			c.Report(catalogPlace(c, ""), "没有更新日期")
			return
		}
		due := cat.Updated.AddDate(1, 0, 0)
		if c.Today.After(due) {
			c.Report(catalogPlace(c, ""), "更新于 %s", cat.Updated)
		}
		c.Due(nil, due, "catalog", "核对标准目录")
	},
}
