package output

import (
	"bytes"
	"fmt"
	"iter"
	"net/url"
	"strings"

	"gongkai/generator/site"
	"gongkai/generator/table"
)

// TableRecord is a data table of a document. All its rows are in the file that csv
// names, whose first line holds the columns.
type TableRecord struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Notes   []string `json:"notes,omitempty"`
	Columns []string `json:"columns"`
	Masked  []string `json:"masked,omitempty"`
	Rows    int      `json:"rows"`
	CSV     string   `json:"csv"`
	Bytes   int64    `json:"bytes"`
	SHA256  string   `json:"sha256"`
}

func (p *Planner) tableRecords(d *site.Public) []TableRecord {
	var list []TableRecord
	for _, t := range p.dataTables(d) {
		f := t.Facts
		list = append(list, TableRecord{
			ID: t.ID, Title: t.Title, Notes: f.Notes, Columns: f.Columns, Masked: f.Masked, Rows: f.Rows,
			CSV: p.address(t.download(d)), Bytes: f.Bytes, SHA256: f.SHA256,
		})
	}
	return list
}

// tableText is a table as plain text, a line for each row.
func tableText(t *table.Table) string {
	var b strings.Builder
	line := func(words []string) {
		b.WriteString(strings.Join(words, " "))
		b.WriteByte('\n')
	}
	line([]string{t.Title})
	for _, note := range t.Notes {
		line([]string{note})
	}
	for _, rows := range [][][]table.Cell{t.Head, t.Rows} {
		for _, row := range rows {
			var words []string
			for _, c := range row {
				if c.Text != "" {
					words = append(words, strings.Join(strings.Fields(c.Text), " "))
				}
			}
			line(words)
		}
	}
	return b.String()
}

// withTables is the text of a document and the first page of each of its tables.
func withTables(text string, tables []readTable) string {
	for _, t := range tables {
		text = strings.TrimSpace(text + "\n\n" + tableText(t.pages[0]))
	}
	return text
}

// markdown is the first page of the table and where the rest is. Markdown knows no
// merged cells: what one says is repeated in each row and column it covers.
func (t readTable) markdown(b *bytes.Buffer, base *url.URL) {
	fmt.Fprintf(b, "\n## %s\n\n", escapeMarkdown(t.whole.Title))
	for _, note := range t.whole.Notes {
		fmt.Fprintf(b, "%s\n\n", escapeMarkdown(note))
	}
	line := func(words []string) {
		for _, w := range words {
			b.WriteString("| ")
			b.WriteString(strings.ReplaceAll(escapeMarkdown(w), "|", `\|`))
			b.WriteByte(' ')
		}
		b.WriteString("|\n")
	}
	columns := t.Table.Facts.Columns
	line(columns)
	b.WriteString(strings.Repeat("| --- ", len(columns)) + "|\n")
	for row := range spread(t.pages[0].Rows, len(columns)) {
		line(row)
	}
	if note := maskNote(t.whole); note != "" {
		fmt.Fprintf(b, "\n%s\n", note)
	}
	facts := t.Table.Facts
	fmt.Fprintf(b, "\n[下载全部数据（CSV，%d 行，%s）](%s)\n", facts.Rows, size(facts.Bytes), resolve(base, t.CSV))
}

// spread completes rows: each column has the text of the cell that covers it. The
// row is used again for the next.
func spread(rows [][]table.Cell, width int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		line, left := make([]string, width), make([]int, width) // left: rows the text above still covers
		for _, row := range rows {
			next := 0
			for c := 0; c < width; {
				if left[c] > 0 {
					left[c]--
					c++
					continue
				}
				cell := table.Cell{Colspan: 1, Rowspan: 1}
				if next < len(row) {
					cell = row[next]
					next++
				}
				for end := min(width, c+max(1, cell.Colspan)); c < end; c++ {
					line[c], left[c] = cell.Text, max(0, cell.Rowspan-1)
				}
			}
			if !yield(line) {
				return
			}
		}
	}
}
