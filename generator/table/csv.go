package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"gongkai/generator/diag"
)

// maxReports is how often one problem is reported for one file; who sees twenty
// knows what to look for.
const maxReports = 20

func readCSV(name string, src []byte, found *diag.List) *grid {
	text, ok := decode(name, src, found)
	if !ok {
		return nil
	}
	if bytes.IndexByte(text, '\n') < 0 {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n")) // old Macintosh
	}
	g := &grid{file: name}
	comma, skip := delimiter(text)
	r := csv.NewReader(bytes.NewReader(text[skip:]))
	r.Comma, r.FieldsPerRecord = comma, -1
	lines := bytes.Count(text[:skip], []byte("\n"))
	for quotes := 0; ; {
		record, err := r.Read()
		if err == io.EOF {
			return g
		}
		if err != nil {
			found.Add(quoteProblem(name, text[skip:], lines, err))
			if quotes++; quotes == maxReports {
				return nil
			}
			continue
		}
		line, _ := r.FieldPos(0)
		if problem := g.add(line+lines, record); problem.ZH != "" {
			found.Add(tooLarge.At(diag.Place{File: name, Line: line + lines}, problem))
			return nil
		}
	}
}

// quoteProblem places an error of the CSV reader. A quote that is never closed is
// noticed at the end of the file, but mended where it was opened.
func quoteProblem(name string, text []byte, lines int, err error) diag.Diagnostic {
	place := diag.Place{File: name}
	if e := (*csv.ParseError)(nil); errors.As(err, &e) {
		place.Line, place.Column = e.Line+lines, e.Column
		if e.StartLine != e.Line {
			place.Line, place.Column = e.StartLine+lines, 0
		} else if row := nthLine(text, e.Line); e.Column-1 <= len(row) {
			place.Column = 1 + utf8.RuneCount(row[:e.Column-1])
		}
	}
	return badQuote.At(place)
}

func nthLine(text []byte, n int) []byte {
	for ; n > 1; n-- {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

// delimiter finds out what stands between the fields: the sign that most lines hold
// equally often. Excel's own first line, sep=;, says it, and is skipped.
func delimiter(text []byte) (comma rune, skip int) {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if s, ok := strings.CutPrefix(strings.TrimRight(string(first), "\r"), "sep="); ok && len(s) == 1 && strings.Contains(",;\t", s) {
		return rune(s[0]), min(len(first)+1, len(text))
	}
	best := 0
	comma = ','
	for _, c := range []byte(",;\t") {
		if n := regular(text, c); n > best {
			best, comma = n, rune(c)
		}
	}
	return comma, 0
}

// regular is how many of the first lines hold the sign equally often, quoted text
// aside.
func regular(text []byte, sign byte) int {
	counts := map[int]int{}
	n, lines, quoted := 0, 0, false
	for i := 0; i < len(text) && i < 64<<10 && lines < 50; i++ {
		switch b := text[i]; {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == sign:
			n++
		case b == '\n':
			counts[n]++
			n, lines = 0, lines+1
		}
	}
	counts[n]++
	best := 0
	for n, often := range counts {
		if n > 0 {
			best = max(best, often)
		}
	}
	return best
}
