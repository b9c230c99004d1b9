package output

import (
	"bytes"
	"fmt"
	"strings"

	"gongkai/generator/site"
	"gongkai/generator/table"
)

// TableInput is what the files of a data table depend on.
type TableInput struct {
	Table   dataTable
	CSV     string // address of the download
	Pager   Pager  // of the first page, which stands in the document
	Further []tablePage
}

// tablePage is a page of a long table, from the second on.
type tablePage struct {
	Head   Head
	Crumbs []Link
	Pager  Pager
}

func (p *Planner) tableInputs(d *site.Public) []TableInput {
	var list []TableInput
	for _, t := range p.dataTables(d) {
		in := TableInput{Table: t, CSV: p.url(t.download(d)), Pager: p.tablePager(d, t, 1)}
		for n := 2; n <= t.pages(); n++ {
			in.Further = append(in.Further, p.tablePage(d, t, n))
		}
		list = append(list, in)
	}
	return list
}

func (p *Planner) tablePage(d *site.Public, t dataTable, n int) tablePage {
	route, pager := pageRoute(d.Route+t.ID+"/", n), p.tablePager(d, t, n)
	h := p.documentHead(d)
	h.Title = fmt.Sprintf("%s（第%d页）_%s", t.Title, n, h.Title)
	h.Canonical, h.URL, h.Alternate = p.absolute(route), p.absolute(route), nil
	h.Prev, h.Next = pager.Prev, pager.Next
	document, here := Link{Title: d.Title, URL: p.url(d.Route)}, Link{Title: fmt.Sprintf("%s（第%d页）", t.Title, n)}
	return tablePage{Head: h, Crumbs: p.crumbs(d.Section.Crumbs(), document, here), Pager: pager}
}

// tablePager is the pager of a list whose first page is a part of the document.
func (p *Planner) tablePager(d *site.Public, t dataTable, n int) Pager {
	base := d.Route + t.ID + "/"
	first, inDocument := p.url(base), p.url(d.Route)+"#"+t.ID
	pg := p.pager(base, n, t.pages(), t.Facts.Rows)
	if pg.Prev == first {
		pg.Prev = inDocument
	}
	for i := range pg.Numbers {
		if pg.Numbers[i].URL == first {
			pg.Numbers[i].URL = inDocument
		}
	}
	return pg
}

// readTable is a table that was read, in pages, and what it is shown with.
type readTable struct {
	TableInput
	whole *table.Table
	pages []*table.Table
}

func readTables(m *Maker, list []TableInput) ([]readTable, error) {
	var out []readTable
	for _, in := range list {
		t, err := in.Table.read(m)
		if err != nil {
			return nil, err
		}
		out = append(out, readTable{in, t, t.Pages(tableRows)})
	}
	return out, nil
}

// files are the bytes of the table's files, in the order of dataTable.paths.
func (t readTable) files(m *Maker, in documentInput) ([][]byte, error) {
	var download bytes.Buffer
	if err := t.whole.CSV(&download); err != nil {
		return nil, err
	}
	out := [][]byte{download.Bytes()}
	for i, page := range t.Further {
		v := DocumentView{
			Crumbs: page.Crumbs, Title: in.View.Title, Kind: in.View.Kind, KindText: in.View.KindText, Form: in.View.Form,
			Time: in.View.Time, Source: in.View.Source, Tables: []TableView{t.view(i+1, page.Pager)},
		}
		b, err := m.page("document", in.Frame, page.Head, v, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// view is a page of the table, counted from 0.
func (t readTable) view(page int, pager Pager) TableView {
	part := t.pages[page]
	v := TableView{
		ID: t.Table.ID, Title: part.Title, Notes: part.Notes, Note: maskNote(t.whole),
		CSV: t.CSV, Size: size(t.Table.Facts.Bytes), Pager: pager,
	}
	plain := len(part.Head) == 1
	for _, row := range part.Head {
		v.Head = append(v.Head, cellViews(row, &plain))
		cells := v.Head[len(v.Head)-1]
		for i := range cells {
			cells[i].Scope = "col"
			if cells[i].Colspan > 1 {
				cells[i].Scope = "colgroup"
			}
		}
	}
	for _, row := range part.Rows {
		v.Rows = append(v.Rows, cellViews(row, &plain))
	}
	if plain {
		alignHead(v.Head[0], v.Rows)
	}
	v.Sortable = plain && len(t.pages) == 1
	return v
}

// alignHead puts the name of a column of quantities above them, to the right. The
// rows are plain: no cell spans.
func alignHead(head []CellView, rows [][]CellView) {
	for c := range head {
		head[c].Number = len(rows) > 0
		for _, row := range rows {
			if c >= len(row) || row[c].Text != "" && !row[c].Number {
				head[c].Number = false
				break
			}
		}
	}
}

// cellViews clears plain when a cell spans.
func cellViews(row []table.Cell, plain *bool) []CellView {
	cells := make([]CellView, len(row))
	for i, c := range row {
		v := CellView{Text: c.Text, Number: c.Number}
		if c.Colspan > 1 {
			v.Colspan = c.Colspan
		}
		if c.Rowspan > 1 {
			v.Rowspan = c.Rowspan
		}
		if v.Colspan+v.Rowspan > 0 {
			*plain = false
		}
		cells[i] = v
	}
	return cells
}

// maskNote says what readers do not see. Columns that are left out are counted, not
// named: their names may say what is not for everybody.
func maskNote(t *table.Table) string {
	var parts []string
	if len(t.Masked) > 0 {
		parts = append(parts, "为保护个人隐私，“"+strings.Join(t.Masked, "”“")+"”已部分隐去")
	}
	if n := len(t.Hidden); n > 0 {
		parts = append(parts, fmt.Sprintf("原表另有%d列不在此公开", n))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}
