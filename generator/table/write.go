package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSV writes the table for download: UTF-8 with a mark, so that spreadsheet programs
// read the Chinese, one line of names, and every row complete: what a merged cell
// says for several rows is repeated in each.
//
// A cell that a spreadsheet program would take for a formula gets an apostrophe in
// front; numbers with a sign are left as they are.
func (t *Table) CSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(t.names()); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	record := make([]string, t.width())
	l := newLayout(t.width())
	for _, row := range t.Rows {
		clear(record)
		l.lay(row, func(col int, c Cell, _ bool) { record[col] = guard(c) })
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// names are the names of the columns in one line: 联系方式/手机.
func (t *Table) names() []string {
	names := make([]string, t.width())
	last := make([]string, len(names))
	l := newLayout(len(names))
	for _, row := range t.Head {
		l.lay(row, func(col int, c Cell, starts bool) {
			for j := col; j < col+c.Colspan && j < len(names); j++ {
				if !starts || c.Text == "" || c.Text == last[j] {
					continue
				}
				if names[j] != "" {
					names[j] += "/"
				}
				names[j] += c.Text
				last[j] = c.Text
			}
		})
	}
	for j, n := range names {
		names[j] = guard(Cell{Text: n})
	}
	return names
}

// guard defuses what spreadsheet programs take for a formula.
func guard(c Cell) string {
	if c.Text == "" || number(c.Text) {
		return c.Text
	}
	if strings.ContainsAny(c.Text[:1], "=+-@\t\r\n") {
		return "'" + c.Text
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(c.Text, wide) {
			return "'" + c.Text
		}
	}
	return c.Text
}
