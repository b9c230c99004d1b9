package office

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/diag"
)

// maxValues bounds the cells of a workbook, empty ones in the middle of rows included.
const maxValues = 4_000_000

// readXLSX makes a data table of each sheet that can be seen.
func readXLSX(d *document, src []byte, a *archive, name string) (refused *diag.Diagnostic) {
	for _, part := range a.names("xl/") {
		if path.Base(part) == "vbaProject.bin" {
			d.losses.add(macros, 1)
		}
		if strings.HasPrefix(part, "xl/charts/chart") || strings.HasPrefix(part, "xl/media/") {
			d.losses.add(objects, 1)
		}
		// The sizes an archive states about itself are not believed: each part is
		// inflated once within bounds before the library sees it.
		if path.Ext(part) == ".xml" {
			if _, refused := a.part(part); refused != nil {
				return refused
			}
		}
	}
	// The library reads what strangers made; should it panic, that costs one file.
	defer func() {
		if recover() != nil {
			refused = refuse(damaged.At(a.at, name))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{UnzipSizeLimit: maxInflated, UnzipXMLSizeLimit: maxInflated})
	if err != nil {
		return refuse(damaged.At(a.at, name))
	}
	defer f.Close()
	w := workbook{document: d, file: f, left: maxValues}
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err == nil && !visible {
			d.losses.add(hiddenSheets, 1)
			continue
		}
		ok, err := w.sheet(sheet)
		switch {
		case err != nil:
			return refuse(damaged.At(a.at, sheet))
		case !ok:
			return refuse(tooLarge.At(a.at))
		}
	}
	return nil
}

type workbook struct {
	*document
	file *excelize.File
	left int // values that may still be read
}

// sheet reads one sheet. ok is false when it is too large.
func (w *workbook) sheet(sheet string) (ok bool, err error) {
	values, hidden, err := w.values(sheet)
	if err != nil || w.left < 0 {
		return false, err
	}
	if notes, err := w.file.GetComments(sheet); err == nil {
		w.losses.add(comments, len(notes))
	}
	titleRow := w.merge(sheet, values)
	values = w.visible(sheet, values, hidden)
	if width := widest(values); w.left < 0 || width > maxColumns || width*len(values) > maxValues {
		return false, nil
	}
	if len(values) == 0 {
		w.losses.add(emptySheets, 1)
		return true, nil
	}
	lead, rows, tail := split(values)
	w.take(sheet, lead, titleRow)
	if len(rows) > 0 {
		if err := w.csv(sheet, rows); err != nil {
			return false, err
		}
	}
	for _, text := range tail {
		w.blocks = append(w.blocks, block{spans: []span{{text: text}}})
	}
	return true, nil
}

// values are the cells as they are shown, and which rows are hidden.
func (w *workbook) values(sheet string) (values [][]string, hidden []bool, err error) {
	rows, err := w.file.Rows(sheet)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return nil, nil, err
		}
		if w.left -= len(row) + 1; w.left < 0 {
			return nil, nil, nil
		}
		for i, v := range row {
			row[i] = w.value(v)
		}
		values = append(values, row)
		hidden = append(hidden, rows.GetRowOpts().Hidden)
	}
	return values, hidden, rows.Error()
}

// value is a cell's text on one line.
func (w *workbook) value(s string) string {
	s = strings.Join(strings.Fields(printable(s)), " ")
	switch {
	case strings.Contains(s, "E+") && scientific(s):
		w.losses.add(roundedNumbers, 1)
	case slices.Contains([]string{"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}, s):
		w.losses.add(cellErrors, 1)
	}
	return s
}

func scientific(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// merge puts the content of merged areas into each of their cells, so that every row
// of the table can stand by itself. It returns the text of the area that spans the
// top, which is where titles are.
func (w *workbook) merge(sheet string, values [][]string) (title string) {
	areas, err := w.file.GetMergeCells(sheet, true)
	if err != nil {
		return ""
	}
	for _, area := range areas {
		left, top, err1 := excelize.CellNameToCoordinates(area.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(area.GetEndAxis())
		if err1 != nil || err2 != nil || top > len(values) || left > len(values[top-1]) {
			continue
		}
		text := values[top-1][left-1]
		if text == "" {
			continue
		}
		if top <= 3 && right-left >= 1 && title == "" {
			title = text
		}
		right = min(right, max(widest(values[top-1:min(bottom, len(values))]), left))
		for y := top - 1; y < min(bottom, len(values)); y++ {
			if w.left -= right - left + 1; w.left < 0 {
				return title
			}
			for len(values[y]) < right {
				values[y] = append(values[y], "")
			}
			for x := left - 1; x < right; x++ {
				values[y][x] = text
			}
		}
		w.losses.add(mergedCells, 1)
	}
	return title
}

// take makes the title of the first line above the table, and paragraphs of the
// others.
func (w *workbook) take(sheet string, lead []string, merged string) {
	for _, text := range lead {
		switch {
		case w.hints.title.value == "" && utf8.RuneCountInString(text) >= 4 && !strings.ContainsAny(text, "：:。") && !strings.HasPrefix(text, "附件"):
			w.hints.title = fact{value: oneLine(text), from: "工作表“" + clip(sheet, 31) + "”的首行", sure: text == merged}
		case strings.HasPrefix(text, "附件") && utf8.RuneCountInString(text) <= 5:
		default:
			w.blocks = append(w.blocks, block{spans: []span{{text: text}}})
		}
	}
}

func (w *workbook) csv(sheet string, rows [][]string) error {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	line := make([]string, widest(rows))
	for _, row := range rows {
		clear(line)
		copy(line, row)
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	name := "table" + strconv.Itoa(len(w.files)+1) + ".csv"
	w.files = append(w.files, File{Name: name, Data: b.Bytes()})
	title := clip(sheet, 31)
	if strings.HasPrefix(strings.ToLower(sheet), "sheet") || title == "" {
		title = w.hints.title.value
	}
	if title == "" {
		title = "数据表"
	}
	w.tables = append(w.tables, table{file: name, title: title})
	return nil
}
