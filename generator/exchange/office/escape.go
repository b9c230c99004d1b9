package office

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	entity     = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	listNumber = regexp.MustCompile(`^([0-9]{1,9})([.)])(\s|$)`)
	blockSigns = "#+-=>:|" // at the start of a line they open a block or close one
)

// escapeText makes text mean itself, with as few backslashes as that takes: people
// go on writing in the result. Document numbers such as 〔2026〕 and [2026] in
// particular stay as they are, so that they are still found.
func escapeText(s string, at position, atStart bool) string {
	var b strings.Builder
	if atStart {
		s = strings.TrimLeftFunc(s, blank)
		if m := listNumber.FindStringSubmatch(s); m != nil {
			b.WriteString(m[1] + `\`)
			s = s[len(m[1]):]
		} else if s != "" && strings.IndexByte(blockSigns, s[0]) >= 0 {
			b.WriteByte('\\')
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	var before rune
	for i, c := range s {
		rest := s[i+utf8.RuneLen(c):]
		if special(c, before, rest, at) || c == '&' && entity.MatchString(s[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// special reports whether c, between the rune before and the rest of its run, would
// mean something. At the end of a run, where the next is not known, it does.
func special(c, before rune, rest string, at position) bool {
	switch c {
	case '\\', '`', '*', '~':
		return true
	case '_':
		return !(wordByte(before) && rest != "" && wordByte(rune(rest[0])))
	case '[':
		return at&inBrackets != 0 || rest == "" || rest[0] == '^'
	case ']':
		return at&inBrackets != 0 || rest == "" || strings.IndexByte("([:", rest[0]) >= 0
	case '<':
		return rest == "" || rest[0] == '/' || rest[0] == '!' || rest[0] == '?' || wordByte(rune(rest[0]))
	case '!':
		return rest == ""
	case '#':
		return rest == "" // or it closes a heading
	case '|':
		return at&inCell != 0
	}
	return false
}

func wordByte(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
