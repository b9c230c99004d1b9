package office

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// visible leaves out hidden rows and columns, and rows without content.
func (w *workbook) visible(sheet string, values [][]string, hidden []bool) (kept [][]string) {
	shown := make([]bool, widest(values))
	for x := range shown {
		shown[x] = true
		name, err := excelize.ColumnNumberToName(x + 1)
		if err != nil {
			continue
		}
		if visible, err := w.file.GetColVisible(sheet, name); err == nil && !visible {
			shown[x] = false
			if slices.ContainsFunc(values, func(row []string) bool { return x < len(row) && row[x] != "" }) {
				w.losses.add(hiddenColumns, 1)
			}
		}
	}
	for y, row := range values {
		full := slices.ContainsFunc(row, func(s string) bool { return s != "" })
		if hidden[y] && full {
			w.losses.add(hiddenRows, 1)
		}
		if hidden[y] || !full {
			continue
		}
		var cells []string
		last := 0
		for x, v := range row {
			if shown[x] {
				cells = append(cells, v)
			}
			if v != "" {
				last = len(cells)
			}
		}
		cells = cells[:last]
		if slices.ContainsFunc(cells, func(s string) bool { return s != "" }) {
			kept = append(kept, cells)
		}
	}
	return kept
}

func widest(rows [][]string) (width int) {
	for _, row := range rows {
		width = max(width, len(row))
	}
	return width
}

// split takes off the lines above the table, such as its title and 单位：万元, and
// the notes below it: rows in which only one thing stands.
func split(values [][]string) (lead []string, rows [][]string, tail []string) {
	for len(values) > 0 {
		text, alone := single(values[0])
		if !alone || len(values) == 1 && len(lead) == 0 {
			break
		}
		lead = append(lead, text)
		values = values[1:]
	}
	for len(values) > 1 {
		text, alone := single(values[len(values)-1])
		if !alone || len(values[0]) < 2 {
			break
		}
		tail = append([]string{text}, tail...)
		values = values[:len(values)-1]
	}
	return lead, values, tail
}

func single(row []string) (text string, alone bool) {
	for _, v := range row {
		if v != "" && v != text {
			if text != "" {
				return "", false
			}
			text = v
		}
	}
	return text, true
}
