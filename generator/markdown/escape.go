package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// escapes holds what stands for a byte in HTML text and in quoted attributes.
// Control characters, which pasted text carries and no browser shows, are left out.
var escapes = func() (table [256]struct {
	special bool
	text    string
}) {
	for c := range 0x20 {
		table[c].special = c != '\t' && c != '\n'
	}
	table[0x7F].special = true
	for c, s := range map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"} {
		table[c].special, table[c].text = true, s
	}
	return table
}()

// escape writes text so that it is text and nothing else, inside an element or a
// quoted attribute. All that comes from a document passes here.
func escape(w *bytes.Buffer, b []byte) {
	start := 0
	for i, c := range b {
		if e := &escapes[c]; e.special {
			w.Write(b[start:i])
			w.WriteString(e.text)
			start = i + 1
		}
	}
	w.Write(b[start:])
}

// unescape resolves backslashes and character references. What needs neither is
// returned as it is.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]):
			i++
			out = append(out, b[i])
		case b[i] == '&':
			characters, length := reference(b[i:])
			if length == 0 {
				out = append(out, '&')
				continue
			}
			out = append(out, characters...)
			i += length - 1
		default:
			out = append(out, b[i])
		}
	}
	return out
}

// reference decodes the character reference b begins with: &amp; &#38; &#x26;.
func reference(b []byte) (characters []byte, length int) {
	end := bytes.IndexByte(b[:min(len(b), 40)], ';')
	if end < 2 {
		return nil, 0
	}
	name := string(b[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return e.Characters, end + 1
		}
		return nil, 0
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return nil, 0
	}
	return []byte(string(util.ToValidRune(rune(n)))), end + 1
}
