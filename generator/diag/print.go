package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printer writes diagnostics in one of the formats.
type Printer struct {
	Language Language
	Color    bool                             // for terminals
	Source   func(file string) ([]byte, bool) // the text of a file, to show the line; may be nil
	Tool     string                           // name of the program, for SARIF
	Version  string
}

// Formats lists the names Print takes.
var Formats = []string{"text", "json", "sarif", "github"}

// Print writes the list as text, json, sarif or github.
func (p Printer) Print(w io.Writer, format string, list List) error {
	switch format {
	case "text":
		return p.text(w, list)
	case "json":
		return p.json(w, list)
	case "sarif":
		return p.sarif(w, list)
	case "github":
		return p.github(w, list)
	}
	return fmt.Errorf("unknown format %q", format)
}

var colors = map[Severity]string{Error: "\x1b[31;1m", Warning: "\x1b[33;1m", Notice: "\x1b[36m"}

// text writes for people: the place, the problem, the line with a caret, the hint.
func (p Printer) text(w io.Writer, list List) error {
	out := bufio.NewWriter(w)
	for _, d := range list {
		word := d.Severity.String()
		if p.Language == ZH {
			word = d.Severity.Chinese()
		}
		on, off := "", ""
		if p.Color {
			on, off = colors[d.Severity], "\x1b[0m"
		}
		fmt.Fprintf(out, "%s: %s%s %s%s: %s\n", Plain(d.Place.String()), on, word, d.Code(), off, Plain(d.Message(p.Language)))
		p.excerpt(out, d.Place)
		if hint := d.Hint(p.Language); hint != "" {
			label := map[Language]string{ZH: "提示", EN: "hint"}[p.Language]
			fmt.Fprintf(out, "    %s: %s\n", label, Plain(hint))
		}
	}
	return out.Flush()
}

// excerpt shows the line of a place with a caret below the column. Wide characters
// take two cells on a terminal, so the caret is moved by cells, not by characters.
func (p Printer) excerpt(out *bufio.Writer, place Place) {
	if p.Source == nil || place.Line == 0 || place.Column == 0 {
		return
	}
	src, ok := p.Source(place.File)
	if !ok {
		return
	}
	line, ok := lineOf(src, place.Line)
	if !ok || strings.TrimSpace(line) == "" {
		return
	}
	before, rest := line, ""
	if runes := []rune(line); place.Column-1 <= len(runes) {
		before, rest = string(runes[:place.Column-1]), string(runes[place.Column-1:])
	}
	if utf8.RuneCountInString(rest) > 60 {
		rest = string([]rune(rest)[:60]) + "…"
	}
	before = Plain(before)
	fmt.Fprintf(out, "    %4d | %s%s\n         | %s^\n", place.Line, before, Plain(rest), strings.Repeat(" ", cells(before)))
}

// Line is a line of a text, counted from 1, with tabs as spaces and without control
// characters, so that a hostile file cannot steer a terminal.
func Line(src []byte, n int) (string, bool) {
	line, ok := lineOf(src, n)
	return Plain(line), ok
}

func lineOf(src []byte, n int) (string, bool) {
	if n < 1 {
		return "", false
	}
	for ; n > 1; n-- {
		end := bytes.IndexByte(src, '\n')
		if end < 0 {
			return "", false
		}
		src = src[end+1:]
	}
	row, _, _ := bytes.Cut(src, []byte("\n"))
	return string(bytes.TrimSuffix(row, []byte("\r"))), true
}

// Plain is a text as it may stand on a line of a terminal: control characters, and
// those that turn the direction of a text, are question marks.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError {
			return '?'
		}
		return r
	}, strings.ReplaceAll(s, "\t", "    "))
}

func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60) {
			n++
		}
	}
	return n
}

type record struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func (p Printer) json(w io.Writer, list List) error {
	records := make([]record, len(list))
	for i, d := range list {
		records[i] = record{d.File, d.Line, d.Column, d.Severity.String(), d.Code(), d.Message(p.Language), d.Hint(p.Language)}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(records)
}

// github writes workflow commands, which GitHub and compatible systems show beside
// the lines of a change.
func (p Printer) github(w io.Writer, list List) error {
	out := bufio.NewWriter(w)
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for _, d := range list {
		fmt.Fprintf(out, "::%s file=%s", d.Severity, property.Replace(Plain(d.File)))
		if d.Line > 0 {
			fmt.Fprintf(out, ",line=%d", d.Line)
		}
		if d.Column > 0 {
			fmt.Fprintf(out, ",col=%d", d.Column)
		}
		message := Plain(d.Message(p.Language))
		if hint := d.Hint(p.Language); hint != "" {
			message += "\n" + Plain(hint)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", property.Replace(d.Code()), data.Replace(message))
	}
	return out.Flush()
}
