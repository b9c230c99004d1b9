package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/generator/audit/privacy"
	"gongkai/generator/site"
)

// Excerpts wraps a reader of source files for diag.Printer. Personal information is
// starred out, and of documents that are not public as a whole nothing is shown: a
// report goes further than the folder it was made from.
func Excerpts(s *site.Site, read func(file string) ([]byte, bool)) func(file string) ([]byte, bool) {
	secret := map[string]bool{}
	for _, d := range s.Documents {
		secret[d.Path] = d.Public == nil || d.Public.Form != site.Whole
	}
	var last string
	var text []byte
	var ok bool
	return func(file string) ([]byte, bool) {
		if secret[file] {
			return nil, false
		}
		if file != last { // findings come file by file
			last = file
			if text, ok = read(file); ok {
				text = Quotable(text)
			}
		}
		return text, ok
	}
}

// Quotable is a source file as lines of it may be quoted: as UTF-8, with what is
// personal starred out.
func Quotable(b []byte) []byte { return []byte(Mask(decode(b))) }

// decode is the text of a file in one of the encodings a site may use.
func decode(b []byte) string {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(b) {
		if text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil {
			return string(text)
		}
	}
	return string(b)
}

// Mask stars out what is personal in a text. Each character keeps its column.
func Mask(text string) string {
	hits := privacy.Find(text, privacy.Context{})
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		if h.Start < at {
			continue
		}
		b.WriteString(text[at:h.Start])
		hide(&b, text[h.Start:h.End], h.Masked)
		at = h.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// hide writes the masked form when it is as long as what it stands for, and stars
// otherwise.
func hide(b *strings.Builder, original, masked string) {
	n := len([]rune(original))
	if len([]rune(masked)) == n {
		b.WriteString(masked)
		return
	}
	b.WriteString(strings.Repeat("*", n))
}
