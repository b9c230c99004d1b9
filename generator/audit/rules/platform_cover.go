package rules

import (
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// statutoryCover finds units without what every unit of their type has to publish, and
// draws the matrix of statutory items by units.
var statutoryCover = audit.Rule{
	Code: "PLATFORM-06", Title: "法定主动公开内容有空白", English: "statutory items are blank",
	Basis: "《中华人民共和国政府信息公开条例》第二十条、第二十一条；" + platformNotice, Hint: "在相应的文档里写上“法定公开项”，或补充内容",
	Severity: diag.Warning, Profile: audit.Law, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		units := offices(c)
		m := audit.Coverage{Name: "platform", Title: "法定主动公开内容", Units: units}
		for i, item := range disclosure.StatutoryItems() {
			row := audit.CoverageRow{ID: string(item), Title: item.Chinese(), Asked: true}
			if county := c.Site.Platform; county != nil {
				row.Route, row.Count = county.Statutory[i].Route, len(county.Statutory[i].Public)
			}
			for _, u := range units {
				row.Cells = append(row.Cells, cell(item.RequiredOf(u.Type), u.Platform.Statutory[i].Public))
			}
			m.Rows = append(m.Rows, row)
		}
		c.Cover(m)
		for col, u := range units {
			var blank []string
			for _, row := range m.Rows {
				if row.Cells[col].Asked && row.Cells[col].Count == 0 {
					blank = append(blank, row.Title)
				}
			}
			if len(blank) > 0 {
				c.ReportOf(u, c.UnitPlace(u), "%s没有：%s", u, some(blank, 6))
			}
		}
	},
}

func cell(asked bool, list []*site.Public) audit.Cell {
	c := audit.Cell{Asked: asked, Count: len(list)}
	for _, p := range list {
		if c.Latest == nil || p.Published.After(c.Latest.Published) {
			c.Latest = p
		}
	}
	return c
}
