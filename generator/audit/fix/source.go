package fix

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// source is a file as bytes, with what is needed to find a character in it: lines,
// and how characters are stored. Line ends are one byte in both encodings, so lines
// are cut before anything is decoded.
type source struct {
	bytes   []byte
	foreign bool     // GB18030
	lines   [][2]int // start and end without the line end
}

var bom = []byte("\xef\xbb\xbf")

// newSource cuts a file. ok is false when it is neither UTF-8 nor GB18030, or ends
// its lines with a bare CR.
func newSource(b []byte) (s source, ok bool) {
	s = source{bytes: b, foreign: !utf8.Valid(b)}
	start := 0
	if bytes.HasPrefix(b, bom) {
		start = len(bom)
	}
	for i := start; i <= len(b); i++ {
		if i < len(b) && b[i] != '\n' {
			continue
		}
		end := i
		if end > start && b[end-1] == '\r' {
			end--
		}
		if bytes.IndexByte(b[start:end], '\r') >= 0 {
			return s, false
		}
		s.lines = append(s.lines, [2]int{start, end})
		start = i + 1
	}
	if s.foreign {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			return s, false
		}
	}
	return s, bytes.IndexByte(b, 0) < 0
}

// line is a line, counted from 1, as UTF-8 without its end.
func (s source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	raw := s.bytes[s.lines[n-1][0]:s.lines[n-1][1]]
	if !s.foreign {
		return string(raw)
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		return ""
	}
	return string(text)
}

// offset is where a character of a line, counted from 0, begins in the file.
func (s source) offset(line, char int) int {
	at, end := s.lines[line-1][0], s.lines[line-1][1]
	for ; char > 0 && at < end; char-- {
		at += s.size(s.bytes[at:end])
	}
	return at
}

// size is the number of bytes of the first character.
func (s source) size(b []byte) int {
	if !s.foreign {
		_, n := utf8.DecodeRune(b)
		return n
	}
	switch {
	case b[0] < 0x80 || len(b) == 1:
		return 1
	case b[1] >= '0' && b[1] <= '9':
		return min(4, len(b))
	}
	return 2
}

// encode is a text in the file's encoding; false when it cannot be written in it.
func (s source) encode(text string) ([]byte, bool) {
	if !s.foreign {
		return []byte(text), true
	}
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	return b, err == nil
}

// replace is the edit of n characters of a line from char, counted from 0.
func (s source) replace(line, char, n int, with, why string) (Edit, bool) {
	b, ok := s.encode(with)
	return Edit{Start: s.offset(line, char), End: s.offset(line, char+n), New: b, Line: line, Why: why}, ok
}

// insertAfter is the edit that puts a new line below a line, with the line end that
// line has.
func (s source) insertAfter(line int, text, why string) (Edit, bool) {
	at := s.lines[line-1][1]
	if line == len(s.lines) {
		return Edit{}, false // the last line has no end to copy
	}
	end := s.bytes[at:s.lines[line][0]]
	b, ok := s.encode(text)
	return Edit{Start: at, End: at, New: append(bytes.Clone(end), b...), Line: line + 1, Why: why}, ok
}
