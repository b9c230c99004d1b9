package table

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/diag"
)

var bounds = excelize.Options{
	UnzipSizeLimit:    MaxBytes,
	UnzipXMLSizeLimit: MaxBytes / 2,
	ShortDatePattern:  "yyyy-mm-dd",
	LongDatePattern:   "yyyy年m月d日",
	CultureInfo:       excelize.CultureNameZhCN,
}

func readXLSX(name string, src []byte, sheet string, found *diag.List) *grid {
	place := diag.Place{File: name}
	a, problem := openArchive(src)
	if problem.ZH != "" {
		found.Add(refused.At(place, problem))
		return nil
	}
	sheets, ok := a.sheets()
	if !ok {
		found.Add(damaged.At(place, diag.Text{ZH: "里面没有工作簿", EN: "it holds no workbook"}))
		return nil
	}
	chosen, ok := choose(name, sheet, sheets, found)
	if !ok {
		return nil
	}
	markup, err := a.part(chosen.part)
	strings, err2 := a.part("xl/sharedStrings.xml")
	styles, err3 := a.part("xl/styles.xml")
	if err != nil || err2 != nil || err3 != nil {
		found.Add(damaged.At(place, diag.Text{ZH: "压缩包内容不完整", EN: "its content is torn"}))
		return nil
	}
	s := scan(markup)
	switch {
	case excessive(strings, styles):
		found.Add(refused.At(place, diag.Text{ZH: "里面有过长的文字或者格式", EN: "it holds an excessive text or format"}))
		return nil
	case s.tooWide:
		found.Add(tooLarge.At(place, diag.Text{ZH: "超过 200 列", EN: "more than 200 columns"}))
		return nil
	case s.problem.ZH != "":
		found.Add(damaged.At(place, s.problem))
		return nil
	}
	g := &grid{file: name, sheet: true, areas: s.areas, hidden: s.hiddenCols}
	if problem := values(g, src, chosen.name, s); problem.ZH != "" {
		kind := damaged
		if g.over {
			kind = tooLarge
		}
		found.Add(kind.At(place, problem))
		return nil
	}
	report(g, s, found)
	return g
}

// values fills the grid with what the cells display. Formulas give the result that
// is stored with them.
func values(g *grid, src []byte, sheet string, s *structure) (problem diag.Text) {
	broken := diag.Text{ZH: "内容无法读取", EN: "its content cannot be read"}
	defer func() {
		// Some damaged workbooks make excelize panic; they are the file's fault.
		if recover() != nil {
			problem = broken
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(src), bounds)
	if f != nil {
		defer f.Close()
	}
	if err != nil {
		return broken
	}
	rows, err := f.Rows(sheet)
	if err != nil {
		return broken
	}
	defer rows.Close()
	starts := map[int][]int{} // areas by their first row
	for i, a := range g.areas {
		starts[a.top] = append(starts[a.top], i)
	}
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return broken
		}
		if len(cells) == 0 {
			continue
		}
		switch {
		case n >= len(s.rows) || s.rows[n] == rowAbsent:
			return broken // the two readings of the markup differ
		case s.rows[n] == rowHidden:
			for _, i := range starts[n] {
				if a := &g.areas[i]; a.left < len(cells) {
					a.text = tidy(cells[a.left])
				}
			}
			continue
		}
		if problem := g.add(n, cells); problem.ZH != "" {
			g.over = true
			return problem
		}
	}
	if rows.Error() != nil {
		return broken
	}
	return diag.Text{}
}

// report says what the file hides, and which results are missing.
func report(g *grid, s *structure, found *diag.List) {
	place := diag.Place{File: g.file}
	if n := len(s.hiddenRows); n > 0 {
		found.Add(leftOut.At(place, diag.Text{
			ZH: fmt.Sprintf("%d 行（从第 %d 行起）", n, s.hiddenRows[0]),
			EN: fmt.Sprintf("%d rows (the first is row %d)", n, s.hiddenRows[0]),
		}))
	}
	var columns []string
	for c := range s.hiddenCols {
		if c < g.width {
			columns = append(columns, columnLetters(c))
		}
	}
	if len(columns) > 0 {
		slices.SortFunc(columns, func(a, b string) int { return columnNumber([]byte(a+"1")) - columnNumber([]byte(b+"1")) })
		found.Add(leftOut.At(place, listed("列", "columns", columns)))
	}
	missing := s.noResult
	for i, r := range g.rows {
		for c, text := range r.cells {
			if slices.Contains(errorValues, text) && !g.hidden[c] {
				missing = append(missing, g.cell(i, c).ZH[len("单元格 "):])
			}
		}
	}
	if len(missing) > 0 {
		found.Add(noResult.At(place, len(missing), diag.Text{ZH: "单元格 " + missing[0], EN: "cell " + missing[0]}))
	}
}

// errorValues are what a failed formula displays.
var errorValues = []string{"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"}

func columnLetters(c int) string {
	name, _ := excelize.ColumnNumberToName(c + 1)
	return name
}
