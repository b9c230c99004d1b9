package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/generator/diag"

	"golang.org/x/text/width"
)

// listing is a table for people, or a list of records for programs. Every row has a
// cell for every column.
type listing struct {
	columns []listColumn
	rows    [][]any
}

type listColumn struct {
	key  string // in records
	head diag.Text
}

func (l *listing) add(cells ...any) { l.rows = append(l.rows, cells) }

// print writes a listing in the format of the command: text or json.
func (a *app) print(l listing) error {
	if a.format == "json" {
		return l.json(a.out)
	}
	if len(l.rows) == 0 {
		a.talk(diag.Text{ZH: "没有。\n", EN: "None.\n"})
		return nil
	}
	return l.text(a.out, a.lang())
}

// json writes an array of objects, the keys in the order of the columns.
func (l listing) json(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("[")
	for i, row := range l.rows {
		b.WriteString(map[bool]string{true: ",\n  {", false: "\n  {"}[i > 0])
		for j, cell := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			var value bytes.Buffer
			e := json.NewEncoder(&value)
			e.SetEscapeHTML(false)
			if err := e.Encode(cell); err != nil {
				return err
			}
			fmt.Fprintf(&b, "%q: %s", l.columns[j].key, bytes.TrimSpace(value.Bytes()))
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	_, err := w.Write(b.Bytes())
	return err
}

// text aligns the columns by the cells they take on a terminal, numbers to the right.
func (l listing) text(w io.Writer, lang diag.Language) error {
	lines := make([][]string, len(l.rows)+1)
	widths := make([]int, len(l.columns))
	numeric := make([]bool, len(l.columns))
	for j, c := range l.columns {
		lines[0] = append(lines[0], c.head.In(lang))
		for i, row := range l.rows {
			lines[i+1] = append(lines[i+1], oneLine(row[j]))
			_, numeric[j] = row[j].(int)
		}
		for _, line := range lines {
			widths[j] = max(widths[j], cells(line[j]))
		}
	}
	var b strings.Builder
	for _, line := range lines {
		row := ""
		for j, s := range line {
			pad := strings.Repeat(" ", widths[j]-cells(s))
			if numeric[j] {
				s = pad + s
			} else {
				s += pad
			}
			row += s + "  "
		}
		b.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// oneLine is a cell as text, without what could steer a terminal.
func oneLine(cell any) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, fmt.Sprint(cell))
}

// cells is the width of a text on a terminal: East Asian characters take two.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
