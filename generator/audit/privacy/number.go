package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// run is a number as it is written: its digits, where they stand, and the gaps that
// people put between groups.
type run struct {
	digits     string // ASCII; '*' for what is masked, 'X' at the end of an identity number
	start, end int
	groups     []int // lengths of the groups, when there is more than one
	spaced     bool  // the groups are separated by spaces, as neighbouring cells may be
	apart      bool  // a line end cuts it, or each digit stands by itself, as in the boxes of a form
}

// number looks at the number that begins at i and returns where to go on.
func (f *finder) number(i int) int {
	if end, short := f.short(i); short {
		return end
	}
	r := f.read(i)
	if f.judge(r) {
		return r.end
	}
	for _, long := range slices.Backward(f.join(r)) {
		if f.judge(long) {
			return long.end
		}
	}
	return r.end
}

// short reports whether the number at i ends at once, as most do: years, amounts. What
// is looked for has eleven digits, or is written in groups.
func (f *finder) short(i int) (end int, short bool) {
	end = i
	for end < len(f.text) && f.text[end] >= '0' && f.text[end] <= '9' {
		end++
	}
	n := end - i
	if n == 0 || n > 10 {
		return end, false
	}
	if end == len(f.text) {
		return end, true
	}
	switch f.text[end] {
	case ' ', '-', '\r', '\n', 0xC2, 0xE3: // or the first byte of a blank
		g := gapAt(f.text[end:])
		next, _ := glyph(f.text[end+g.size:])
		return end, next == 0 || !g.joins(n)
	case '*', 0xC3, 0xE2, 0xEF: // or the first byte of another sign of masking, or of a digit of full width
		return end, false
	}
	return end, true
}

func (f *finder) judge(r run) bool {
	switch {
	case strings.Contains(r.digits, "*"):
		return f.mask(r)
	case r.apart: // two numbers, if it is none of a person
		return f.identity(r)
	}
	if len(r.groups) == 0 {
		if x := f.withX(r); f.identity(x) {
			return true
		}
	}
	return f.identity(r) || f.card(r) || f.mobile(r)
}

// read takes in digits and stars.
func (f *finder) read(i int) run {
	var b [64]byte
	n, at := 0, i
	for at < len(f.text) {
		d, size := glyph(f.text[at:])
		if d == 0 {
			break
		}
		if n < len(b) {
			b[n] = d
			n++
		}
		at += size
	}
	return run{digits: trimNote(string(b[:n])), start: i, end: at}
}

// trimNote drops a lone star after a whole number: it is a reference to a note.
func trimNote(s string) string {
	if t := strings.TrimSuffix(s, "*"); len(t) >= 11 && len(t)+1 == len(s) && !strings.Contains(t, "*") {
		return t
	}
	return s
}

// withX adds the X that takes the place of the digit 10 in identity numbers.
func (f *finder) withX(r run) run {
	if len(r.digits) != 17 {
		return r
	}
	end := r.end
	if len(r.groups) > 0 {
		end += gapAt(f.text[end:]).size
	}
	for _, x := range []string{"X", "x", "Ｘ", "ｘ"} {
		if strings.HasPrefix(f.text[end:], x) {
			r.digits += "X"
			r.end = end + len(x)
		}
	}
	return r
}

// join puts together groups that are separated by gaps: the first two, the first three …
func (f *finder) join(first run) (all []run) {
	r := first
	r.groups = []int{len(first.digits)}
	for len(r.groups) < 6 || len(r.groups) == len(r.digits) {
		g := gapAt(f.text[r.end:])
		if g.size == 0 || len(r.groups) == 1 && !g.joins(len(first.digits)) {
			break
		}
		next := f.read(r.end + g.size)
		if next.digits == "" || len(r.digits)+len(next.digits) > 19 || strings.Contains(next.digits, "*") ||
			len(first.digits) == 1 && !g.line && len(next.digits) > 1 {
			break
		}
		r.groups = append(slices.Clip(r.groups), len(next.digits))
		r.digits += next.digits
		r.end = next.end
		r.spaced = r.spaced || g.blank
		r.apart = r.apart || g.line || len(r.groups) == len(r.digits)
		all = append(all, f.withX(r))
	}
	return all
}

// gap is what stands between two groups: one or two blanks or dashes of whatever width
// and program, or the end of a line with the blanks around it.
type gap struct {
	size        int // in bytes; 0: no gap
	blank, line bool
}

// joins reports whether a first group of n digits may go on behind the gap.
func (g gap) joins(n int) bool { return n >= 3 && n <= 8 || n == 1 && g.blank || g.line }

// gapAt is the gap at the start of s.
func gapAt(s string) (g gap) {
	for n := 0; ; n++ {
		r, size := utf8.DecodeRuneInString(s[g.size:])
		switch r {
		case '\r':
		case '\n':
			if g.line {
				return gap{} // what follows is another paragraph
			}
			g.line = true
		case ' ', '\u00A0', '\u2002', '\u2003', '\u2009', '\u200B', '\u3000', '\uFEFF':
			if n >= 2 && !g.line {
				return g
			}
			g.blank = true
		case '-', '‐', '‑', '–', '—', '－':
			if n >= 2 || g.line {
				return g
			}
		default:
			return g
		}
		g.size += size
	}
}

// wordBefore and wordAfter report whether an ASCII letter or a joining sign stands
// right beside the number, so that it is a piece of something longer.
func (f *finder) wordBefore(r run) bool {
	return r.start > 0 && partOfWord(f.text[r.start-1])
}

func (f *finder) wordAfter(r run) bool {
	return r.end < len(f.text) && partOfWord(f.text[r.end])
}

func partOfWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

// inAddress reports whether the number stands inside a web address or a file name.
func (f *finder) inAddress(r run) bool {
	from, to := r.start, r.end
	for from > 0 && f.text[from-1] > ' ' && f.text[from-1] < 0x7F {
		from--
	}
	for to < len(f.text) && f.text[to] > ' ' && f.text[to] < 0x7F {
		to++
	}
	if to-from == r.end-r.start {
		return false // nothing but the number
	}
	word := strings.ToLower(f.text[from:to])
	for _, sign := range []string{"://", "www.", ".html", ".htm", ".shtml", ".jpg", ".png", ".pdf", ".doc", ".xls", ".zip", ".gov.cn"} {
		if strings.Contains(word, sign) {
			return true
		}
	}
	return false
}
