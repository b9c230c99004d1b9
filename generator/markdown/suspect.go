package markdown

import (
	"bytes"
	"slices"
)

// signs are the bytes that make a search for their counterpart, or a level, possible;
// markers those that a line begins with to open a level.
var (
	signs   = oneOf("[]*_~`<^!")
	markers = oneOf(" \t>-+*:.)0123456789")
)

func oneOf(bytes string) (is [256]bool) {
	for _, c := range []byte(bytes) {
		is[c] = true
	}
	return is
}

// longPrefix is how far a line is indented before it can be a hundred levels deep: a
// level of a list is two nodes and two columns, and a tab is four columns.
const longPrefix = 24

// Suspect tells cheaply, from the bytes alone, that Parse may find something wrong
// with a body, which is UTF-8. When it is false, Parse finds nothing: of ten thousand texts only the
// few that are suspect have to be parsed to know what is wrong with all of them.
func Suspect(src []byte) bool {
	src = lineFeeds(src)
	return len(inspect(src)) > 0 || holdsHTML(src) || holdsScheme(src) || costly(src)
}

// holdsHTML looks for a tag or an address in angle brackets.
func holdsHTML(src []byte) bool {
	for {
		i := bytes.IndexByte(src, '<')
		if i < 0 || i+1 == len(src) {
			return false
		}
		if c := src[i+1]; c == '/' || c == '!' || c == '?' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			return true
		}
		src = src[i+1:]
	}
}

// holdsScheme looks for a destination whose scheme is not one of the usual ones, or
// is written so that it cannot be told without parsing.
func holdsScheme(src []byte) bool {
	for _, mark := range []string{"](", "]:"} {
		for rest := src; ; {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				break
			}
			rest = rest[i+len(mark):]
			dest := bytes.TrimLeft(rest, " \t\n>")
			if end := bytes.IndexAny(dest[:min(len(dest), 2048)], " \t\n)"); end >= 0 {
				dest = dest[:end]
			}
			if colon := bytes.IndexAny(dest, ":&\\"); colon >= 0 &&
				(dest[colon] != ':' || !slices.Contains(plainSchemes, string(bytes.ToLower(dest[:colon])))) {
				return true
			}
		}
	}
	return false
}

var plainSchemes = []string{"http", "https", "mailto", "tel"}

// costly looks at the paragraphs as wholes: how many signs they hold, how long they
// are and how far their lines are indented.
func costly(src []byte) bool {
	effort, found, length := 0, 0, 0
	for line := range bytes.Lines(src) {
		prefix := 0
		for prefix < len(line) && markers[line[prefix]] {
			prefix++
		}
		if line[0] <= ' ' && len(bytes.TrimSpace(line)) == 0 {
			found, length = 0, 0
			continue
		}
		if prefix >= longPrefix && bytes.ContainsAny(line[:prefix], " \t>") {
			return true
		}
		length += len(line)
		for _, c := range line {
			if signs[c] {
				found++
				effort += max(noteEffort, length)
			}
		}
		// Emphasis takes two signs a level.
		if found > maxDepth || effort > maxEffort {
			return true
		}
	}
	return false
}
