package analysis

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form of s in which texts are compared; see the package comment.
func Fold(s string) string { return string(AppendFold(make([]byte, 0, len(s)), []byte(s))) }

// AppendFold appends the folded form of src to dst.
func AppendFold(dst, src []byte) []byte {
	f := folder{dst: dst, t2s: t2s()}
	for i := 0; i < len(src); {
		if end := i + inert(src[i:]); end > i {
			for i < end {
				r, n := rune(src[i]), 1
				if r >= utf8.RuneSelf {
					r, n = decode(src[i:])
				}
				f.add(r)
				i += n
			}
			continue
		}
		// Characters that NFKC may join or change go through it together.
		end := i
		for end < len(src) && inert(src[end:]) == 0 {
			_, n := utf8.DecodeRune(src[end:])
			end += n
		}
		for _, r := range string(norm.NFKC.Bytes(src[i:end])) {
			f.add(r)
		}
		i = end
	}
	return f.dst
}

// decode is utf8.DecodeRune, quick for what most of a text is.
func decode(b []byte) (rune, int) {
	if len(b) > 2 && b[0] > 0xE0 && b[0] < 0xED && b[1]&0xC0 == 0x80 && b[2]&0xC0 == 0x80 {
		return rune(b[0]&0xF)<<12 | rune(b[1]&0x3F)<<6 | rune(b[2]&0x3F), 3
	}
	return utf8.DecodeRune(b)
}

// inert is the length of the characters at the start of src that NFKC leaves alone
// or that need no table to fold (ASCII, ideographs, full-width forms, the usual
// punctuation), not counting one that a combining mark may follow.
func inert(src []byte) int {
	i := 0
	for i < len(src) {
		n := 0
		switch c := src[i]; {
		case c < utf8.RuneSelf:
			n = 1
		case c >= 0xE4 && c <= 0xE9 && len(src) > i+2: // U+4000–9FFF
			n = 3
		case c == 0xE3 && len(src) > i+2 && src[i+1] == 0x80 && (src[i+2] < 0xAA): // U+3000–3029
			n = 3
		case c == 0xEF && len(src) > i+2 && (src[i+1] == 0xBC && src[i+2] > 0x80 || src[i+1] == 0xBD && src[i+2] < 0x9F): // U+FF01–FF5E
			n = 3
		default:
			return i
		}
		if next := i + n; next < len(src) && (src[next] == 0xCC || src[next] == 0xCD) {
			return i
		}
		i += n
	}
	return i
}

type folder struct {
	dst   []byte
	t2s   *t2sTable
	last  class
	blank bool // white space since the last character
}

func (f *folder) add(r rune) {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		r = rune(f.t2s.basic[r-firstHan])
		f.dst = append(f.dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
		f.last, f.blank = han, false
		return
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
	case r >= 'A' && r <= 'Z':
		r += 'a' - 'A'
	case r == '\n' || r == '\t' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		if n := len(f.dst); n > 0 && f.dst[n-1] != '\n' {
			f.dst = append(f.dst, '\n')
		}
		f.last, f.blank = other, false
		return
	case r == ' ' || unicode.Is(unicode.Zs, r):
		f.blank = true
		return
	case r >= 0xFF01 && r <= 0xFF5E: // a full-width form that did not go through NFKC
		f.add(r - 0xFEE0)
		return
	case ignored(r):
		return
	case r < firstHan:
		r = rune(f.t2s.low[r])
	default:
		r = foldOther(f.t2s.fold(unicode.ToLower(r)))
	}
	c := classOf(r)
	if f.blank && f.last >= letter && c >= letter {
		f.dst = append(f.dst, ' ')
	}
	f.dst = utf8.AppendRune(f.dst, r)
	f.last, f.blank = c, false
}

func ignored(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200D || r == 0x2060 || r == 0xFEFF || r == utf8.RuneError
}

// foldOther folds variants of punctuation.
func foldOther(r rune) rune {
	if to, ok := variants[r]; ok {
		return to
	}
	return r
}

var variants = func() map[rune]rune {
	m := map[rune]rune{}
	for to, from := range map[rune]string{
		'(': "〔【〖[{〘〚", ')': "〕】〗]}〙〛", '《': "〈«", '》': "〉»", '-': "‐‑‒–—―−",
		'"': "“”„‟「」『』〝〞〟", '\'': "‘’‚‛", '·': "•･・∙‧",
	} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()
