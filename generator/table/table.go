// Package table turns a data file beside a document, CSV or XLSX, into a table
// that may be shown.
//
// A Table is what readers get: head, rows, cells that span. What a rule hides is
// not in it, and what a rule masks is masked in it, so the page, the download and
// the search index, which are all made from the Table, cannot show more. A Kind is
// what a column holds about a person; it decides how Mask hides it.
//
// Reading goes through a grid: the visible rows and columns of the file as text.
// The head is found in the grid, each column gets its rule (from the document, or
// from its name: 身份证号 is masked unless it says otherwise), and the rest becomes
// rows. Whatever is wrong is said with line or cell name, but never with the value:
// messages are read by more people than the file.
//
//	t, found := table.Read("content/list/list.csv", src, disclosure.Table{
//		Title:   "发放名单",
//		Columns: []disclosure.TableColumn{{Name: "姓名", Rule: "遮盖"}},
//	})
//	for _, page := range t.Pages(500) { … }
package table

import (
	"bytes"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// What is read is bounded, whoever wrote the file.
const (
	MaxBytes   = 64 << 20 // of the file, of an inflated workbook, and of all text
	MaxColumns = 200
	MaxRows    = 100_000
	MaxCells   = 4_000_000
	MaxText    = 32_767 // characters in a cell, as in spreadsheets
)

// Table is a table as it may be shown.
type Table struct {
	Title  string
	Notes  []string // lines the file has above its head: 单位：万元
	Head   [][]Cell
	Rows   [][]Cell
	Hidden []string // names of columns left out by rule or because the file hides them
	Masked []string // names of columns that are masked
}

// Cell is one cell. As in HTML, a row holds no cell for what a neighbour covers;
// Colspan and Rowspan are 1 or more.
type Cell struct {
	Text             string
	Colspan, Rowspan int
	Number           bool // a quantity, to be aligned right and sorted by value
}

// Read reads the file called name (as diagnostics shall call it). The table is nil
// when an error was found: half a list is worse than none, and a row that has
// slipped shows one column's values under the rule of another.
func Read(name string, src []byte, spec disclosure.Table) (*Table, diag.List) {
	var found diag.List
	g := read(name, src, spec.Sheet, &found)
	if g == nil || found.Failed() {
		return nil, found
	}
	g.dropBlankColumns()
	h := g.findHead()
	if h.count == 0 {
		found.Add(noTable.At(diag.Place{File: name}, diag.Text{ZH: "没有内容", EN: "it is empty"}))
		return nil, found
	}
	columns := g.columns(h, spec.Columns, &found)
	t := g.build(h, columns, spec.Title, &found)
	if found.Failed() {
		return nil, found
	}
	return t, found
}

// read looks at the bytes, not at the extension: files get renamed.
func read(name string, src []byte, sheet string, found *diag.List) *grid {
	place := diag.Place{File: name}
	switch {
	case len(src) > MaxBytes:
		found.Add(tooLarge.At(place, diag.Text{ZH: "文件超过 64 MiB", EN: "the file has more than 64 MiB"}))
		return nil
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return readXLSX(name, src, sheet, found)
	case bytes.HasPrefix(src, []byte("\xd0\xcf\x11\xe0")):
		found.Add(wrongType.At(place, diag.Text{ZH: "旧版 .xls 或者加了密码的工作簿", EN: "an old .xls or a workbook with a password"}))
		return nil
	case bytes.HasPrefix(src, []byte("%PDF")):
		found.Add(wrongType.At(place, diag.Text{ZH: "PDF 文件", EN: "a PDF"}))
		return nil
	}
	return readCSV(name, src, found)
}
