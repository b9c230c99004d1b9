package rules

import (
	"strings"

	"gongkai/generator/audit/cells"
	"gongkai/generator/audit/privacy"

	"golang.org/x/net/html"
)

// html looks through a table written in HTML, as those with cells that span are. The
// rows without a digit that come first, perhaps below a title, are its header.
func (s *sourceScan) html(source string, offset int) {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil { // reading from memory does not fail
		return
	}
	var header []string
	bare := privacy.NewTable(s.title, nil)
	table := bare
	var all strings.Builder
	done := 0 // how far the numbers of the rows have been found in the source
	for _, row := range cells.Of(root) {
		text := strings.Join(row, "\n")
		all.WriteString(text + "\n")
		if table == bare && !strings.ContainsAny(text, "0123456789") {
			header = joinHeader(header, row)
			continue
		}
		if table == bare && header != nil {
			table = privacy.NewTable(s.title, header)
		}
		for _, h := range s.row(table, row) {
			found := row[h.Cell][h.Start:h.End]
			at := strings.Index(source[done:], found)
			switch {
			case at >= 0:
				done += at + len(found)
				h.Start, h.End = done-len(found), done
			case strings.Contains(source, found):
				continue // the cell reaches down from a row above
			default: // cut by tags or entities
				h.Start, h.End = 0, 0
			}
			s.add(h.Hit, offset)
		}
	}
	for _, h := range privacy.Find(source, privacy.Context{}) { // captions, addresses of links
		if !strings.Contains(all.String(), source[h.Start:h.End]) {
			s.add(h, offset)
		}
	}
}

// joinHeader adds one more row to a header, below what it has.
func joinHeader(header, row []string) []string {
	for i, cell := range header {
		if i < len(row) && row[i] != cell {
			row[i] = cell + row[i]
		}
	}
	return row
}
