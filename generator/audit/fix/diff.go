package fix

import (
	"fmt"
	"strings"

	"gongkai/generator/audit/privacy"
)

const around = 3 // lines of context

// Diff shows the edits as a unified diff in UTF-8. Personal information in its lines
// is starred out: a diff goes into logs and messages.
func (f File) Diff() string {
	before, ok := newSource(f.Before)
	after, ok2 := newSource(f.After)
	if !ok || !ok2 {
		return ""
	}
	added := map[int]bool{} // lines of after that are new
	touched := map[int]bool{}
	for _, e := range f.Edits {
		if e.Start == e.End {
			added[e.Line+len(added)] = true
		} else {
			touched[e.Line] = true
		}
	}
	rows := merge(before, after, touched, added)
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", f.Path, f.Path)
	for i := 0; i < len(rows); {
		if rows[i].sign == ' ' {
			i++
			continue
		}
		from, to := max(0, i-around), i
		for gap := 0; to < len(rows) && gap <= 2*around; to++ {
			if gap++; rows[to].sign != ' ' {
				gap = 0
			}
		}
		for to > 0 && rows[to-1].sign == ' ' {
			to--
		}
		to = min(len(rows), to+around)
		hunk(&b, rows[from:to])
		i = to
	}
	return b.String()
}

// row is a line of a diff.
type row struct {
	sign     byte
	text     string
	old, new int // line numbers
}

// merge lays the lines of both texts out. Edits keep the order of lines, so no
// search for what is common is needed.
func merge(before, after source, touched, added map[int]bool) []row {
	var rows []row
	y := 1
	for x := 1; x <= len(before.lines); x++ {
		for added[y] {
			rows = append(rows, row{'+', after.line(y), x, y})
			y++
		}
		if !touched[x] {
			rows = append(rows, row{' ', before.line(x), x, y})
		} else {
			rows = append(rows, row{'-', before.line(x), x, y}, row{'+', after.line(y), x + 1, y})
		}
		y++
	}
	if n := len(rows); n > 0 && rows[n-1].sign == ' ' && rows[n-1].text == "" {
		rows = rows[:n-1] // after the last line end
	}
	return rows
}

func hunk(b *strings.Builder, rows []row) {
	olds, news := 0, 0
	for _, r := range rows {
		if r.sign != '+' {
			olds++
		}
		if r.sign != '-' {
			news++
		}
	}
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n", rows[0].old, olds, rows[0].new, news)
	for _, r := range rows {
		fmt.Fprintf(b, "%c%s\n", r.sign, hide(r.text))
	}
}

func hide(line string) string {
	hits := privacy.Find(line, privacy.Context{})
	for i := len(hits) - 1; i >= 0; i-- {
		line = line[:hits[i].Start] + hits[i].Masked + line[hits[i].End:]
	}
	return line
}
