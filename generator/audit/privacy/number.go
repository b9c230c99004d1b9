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
// is looked for has eleven digits, or groups of three to eight.
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
	case ' ', '-', 0xC2, 0xE3: // or the first byte of a blank
		return end, n < 3 || n > 8
	case '*', 0xC3, 0xE2, 0xEF: // or the first byte of another sign of masking, or of a digit of full width
		return end, false
	}
	return end, true
}

func (f *finder) judge(r run) bool {
	if strings.Contains(r.digits, "*") {
		return f.mask(r)
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
	for _, x := range []string{"X", "x", "Ｘ", "ｘ"} {
		if strings.HasPrefix(f.text[r.end:], x) {
			r.digits += "X"
			r.end += len(x)
		}
	}
	return r
}

// join puts together groups that are separated by gaps: the first two, the first three …
func (f *finder) join(first run) (all []run) {
	if len(first.digits) < 3 || len(first.digits) > 8 {
		return nil
	}
	r := first
	r.groups = []int{len(first.digits)}
	for len(r.groups) < 6 {
		size, blank := gap(f.text[r.end:])
		if size == 0 {
			break
		}
		next := f.read(r.end + size)
		if next.digits == "" || len(r.digits)+len(next.digits) > 19 || strings.Contains(next.digits, "*") {
			break
		}
		r.spaced = r.spaced || blank
		r.groups = append(slices.Clip(r.groups), len(next.digits))
		r.digits += next.digits
		r.end = next.end
		all = append(all, f.withX(r))
	}
	return all
}

// gap is the size of what stands between two groups at the start of s, and whether it is
// blank: one or two blanks or dashes of whatever width and program.
func gap(s string) (size int, blank bool) {
	for range 2 {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch r {
		case ' ', '\u00A0', '\u2002', '\u2003', '\u2009', '\u200B', '\u3000', '\uFEFF':
			blank = true
		case '-', '‐', '‑', '–', '—', '－':
		default:
			return size, blank
		}
		size += n
	}
	return size, blank
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
