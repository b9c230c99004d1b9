package content

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"unicode/utf8"

	"gongkai/generator/disclosure"
	"gongkai/generator/fields"

	"golang.org/x/text/encoding/simplifiedchinese"
)

var (
	errNUL      = errors.New("the file holds NUL bytes")
	errEncoding = errors.New("the file is neither UTF-8 nor GB18030")
)

var bom = []byte("\xef\xbb\xbf")

// decode turns the bytes of a file into UTF-8 with LF line ends. foreign tells
// that they were GB18030.
func decode(src []byte) (text []byte, foreign bool, err error) {
	src = bytes.TrimPrefix(src, bom)
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, false, errNUL
	}
	if !utf8.Valid(src) {
		out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return nil, false, errEncoding
		}
		src, foreign = out, true
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return src, foreign, nil
}

// parts is a file cut at its fences.
type parts struct {
	toml     bool
	fenced   bool   // the file has front matter
	closed   bool   // and its end was found
	front    []byte // between the fences
	body     []byte
	bodyLine int // the file's line on which the body begins
}

// split cuts a text at the fences of its front matter: --- for YAML, +++ for TOML.
func split(text []byte) parts {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	fence := string(bytes.TrimRight(first, " \t"))
	if fence != "---" && fence != "+++" {
		return parts{body: text, bodyLine: 1}
	}
	p := parts{toml: fence == "+++", fenced: true}
	line, at := 2, 0
	for at <= len(rest) {
		end := bytes.IndexByte(rest[at:], '\n')
		row := rest[at:]
		if end >= 0 {
			row = rest[at : at+end]
		}
		if string(bytes.TrimRight(row, " \t")) == fence {
			p.closed, p.front, p.bodyLine = true, rest[:at], line+1
			if end >= 0 {
				p.body = rest[at+end+1:]
			}
			return p
		}
		if end < 0 {
			break
		}
		at, line = at+end+1, line+1
	}
	p.front, p.bodyLine = rest, line
	return p
}

// fieldLine is a line that begins like a field, whatever colon it has.
var fieldLine = regexp.MustCompile(`(?m)^["']?([\p{Han}A-Za-z_]+)["']?[ \t]*[:：=＝]`)

// frontMatterIn is the line of a body, counted from 1, on which another front matter
// begins, or 0. Lines of --- that enclose neither keys and values nor the name of a field
// are rules.
func frontMatterIn(body []byte) int {
	text := bytes.TrimLeft(body, " \t\n")
	p := split(text)
	if !p.closed {
		return 0
	}
	parse := fields.YAML
	if p.toml {
		parse = fields.TOML
	}
	n, found := parse("", p.front, 1)
	names := func(m [][]byte) bool { return disclosure.Schema.Has(string(m[1])) }
	if (found.Failed() || len(n.Entries) == 0) && !slices.ContainsFunc(fieldLine.FindAllSubmatch(p.front, -1), names) {
		return 0
	}
	return 1 + bytes.Count(body[:len(body)-len(text)], []byte("\n"))
}
