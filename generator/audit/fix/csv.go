package fix

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/generator/audit/privacy"
	"gongkai/generator/site"
)

// csvTable proposes edits for a data file: a mask that hides too little is completed,
// and other signs of masking become stars. A number that is not masked at all is
// not touched: whether it may be shown is a person's to decide.
func csvTable(_ string, src []byte, _ *site.Site) []Edit {
	file, ok := newSource(src)
	if !ok {
		return nil
	}
	var edits []Edit
	for n := 1; n <= len(file.lines); n++ {
		line := file.line(n)
		if !strings.ContainsAny(line, "*＊×●•") {
			continue
		}
		for _, c := range masks(line) {
			char := utf8.RuneCountInString(line[:c.start])
			if e, ok := file.replace(n, char, utf8.RuneCountInString(line[c.start:c.end]), c.with, "遮盖改为规范写法"); ok {
				edits = append(edits, e)
			}
		}
	}
	return edits
}

// change is a part of a line and what it becomes.
type change struct {
	start, end int
	with       string
}

// masks finds the masked numbers of a line that are not in an accepted form.
func masks(line string) []change {
	var list []change
	for _, h := range privacy.Find(line, privacy.Context{}) {
		if h.Kind == privacy.WeakMask {
			list = append(list, change{h.Start, h.End, cover(line[h.Start:h.End])})
		}
	}
	for start := 0; start < len(line); {
		end := start + cellLength(line[start:])
		text := line[start:end]
		covered := slices.ContainsFunc(list, func(c change) bool { return c.start < end && c.end > start })
		if with := stars(text); with != text && !covered {
			list = append(list, change{start, end, with})
		}
		start = end + 1
	}
	slices.SortFunc(list, func(a, b change) int { return a.start - b.start })
	return list
}

// cellLength is the length of a line's first cell. A comma inside quotes cuts it too:
// a part of a cell is masked as well as the whole.
func cellLength(line string) int {
	if i := strings.IndexByte(line, ','); i >= 0 {
		return i
	}
	return len(line)
}

// stars writes signs of masking as '*' in a cell that is a masked number or name: it
// holds no other punctuation, so a size such as 3×4 米 is not one.
func stars(cell string) string {
	trimmed := strings.Trim(cell, ` "`)
	signs, others := 0, 0
	for _, r := range trimmed {
		switch {
		case strings.ContainsRune("＊×●•", r):
			signs++
		case r == '*' || r >= '0' && r <= '9' || r == 'X' || r >= '\u4e00' && r <= '\u9fff':
			others++
		default:
			return cell
		}
	}
	digits := strings.IndexFunc(trimmed, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0
	if signs == 0 || digits && signs < 4 || !digits && (others == 0 || others > 3 || signs > 3) {
		return cell
	}
	return strings.NewReplacer("＊", "*", "×", "*", "●", "*", "•", "*").Replace(cell)
}

// cover hides enough of a number that is masked too little, in the accepted forms:
// 138****1234, 35*************123, and the last four of anything else.
func cover(text string) string {
	n := utf8.RuneCountInString(text)
	first, last := 0, 4
	switch {
	case n == 11:
		first = 3
	case n == 18 || n == 15:
		first, last = 2, 3
	}
	runes := []rune(text)
	for i := first; i < n-last; i++ {
		runes[i] = '*'
	}
	return string(runes)
}
