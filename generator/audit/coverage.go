package audit

import (
	"gongkai/generator/site"
)

// Coverage is a matrix: what has to be there by what is asked and by whom.
type Coverage struct {
	Name    string // catalog: items by units; platform: statutory items by units
	Title   string
	Units   []*site.Unit
	Rows    []CoverageRow
	Asked   int // rows that ask for something
	Covered int // of these, rows with a document
}

// CoverageRow is one item.
type CoverageRow struct {
	ID, Title, Group string
	Route            string // of the item's page
	Asked            bool   // it has to be on the website
	Count            int    // documents of all units
	Cells            []Cell // one for each of the units
}

// Cell is what one unit has under one item.
type Cell struct {
	Asked  bool // the unit has to publish here
	Count  int
	Latest *site.Public // nil when there is nothing
}

// Cover adds a matrix to the result, and counts its rows.
func (c *Context) Cover(m Coverage) {
	for _, row := range m.Rows {
		if row.Asked {
			m.Asked++
			if row.Count > 0 {
				m.Covered++
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.coverage = append(c.coverage, m)
}
