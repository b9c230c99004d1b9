package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/util"
)

// entities are what stands for a byte in HTML text and in quoted attributes.
var entities = map[byte]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// special are the bytes that do not stand for themselves: those, and control characters,
// which pasted text carries and no browser shows; they are left out.
var special = func() (is [256]bool) {
	for c := range byte(0x20) {
		is[c] = c != '\t' && c != '\n'
	}
	is[0x7F] = true
	for c := range entities {
		is[c] = true
	}
	return is
}()

// escape writes text so that it is text and nothing else, inside an element or a
// quoted attribute. All that comes from a document passes here.
func escape(w *bytes.Buffer, b []byte) {
	start := 0
	for i, c := range b {
		if special[c] {
			w.Write(b[start:i])
			w.WriteString(entities[c])
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
