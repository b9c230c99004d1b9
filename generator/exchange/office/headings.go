package office

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

type formLevel struct {
	number *regexp.Regexp
	level  int
}

// formLevels are the numbers official documents put before headings (GB/T
// 9704—2012, 7.3.3), and the heading levels they stand for.
var formLevels = []formLevel{
	{regexp.MustCompile(`^第[〇零一二三四五六七八九十百]+[编章]`), 1},
	{regexp.MustCompile(`^第[〇零一二三四五六七八九十百]+节`), 2},
	{regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、`), 1},
	{regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`), 2},
	{regexp.MustCompile(`^[0-9]{1,2}[.．、]\s*\D`), 3},
}

const longestFormHeading = 40 // characters

// formHeadings makes headings of paragraphs that are numbered like headings, stand
// alone, and are set apart: bold, centred or in a typeface of headings. It returns
// their texts. Where the author used heading styles for such numbers, nothing is
// touched.
func formHeadings(blocks []block) (texts []string) {
	styled := map[int]bool{} // the kinds of number that stand in styled headings
	for i := range blocks {
		if kind, _ := formKind(&blocks[i]); blocks[i].form == heading && kind >= 0 {
			styled[kind] = true
		}
	}
	offset := 0
	if top := topLevel(blocks); top > 0 {
		offset = top - 1
	}
	for i := range blocks {
		b := &blocks[i]
		kind, level := formKind(b)
		if b.form != paragraph || kind < 0 || styled[kind] || !(b.look.bold || b.look.centred || b.look.display) {
			continue
		}
		b.form, b.level = heading, level+offset
		texts = append(texts, oneLine(b.text()))
	}
	return texts
}

// formKind tells by which of formLevels a paragraph is numbered like a heading; -1
// for none.
func formKind(b *block) (kind, level int) {
	text := oneLine(b.text())
	if b.form == grid || utf8.RuneCountInString(text) > longestFormHeading || strings.ContainsAny(text, "。；") ||
		strings.HasSuffix(text, "：") || strings.HasSuffix(text, "，") {
		return -1, 0
	}
	if kind = formNumber(text); kind < 0 {
		return -1, 0
	}
	return kind, formLevels[kind].level
}

func formNumber(text string) int {
	return slices.IndexFunc(formLevels, func(f formLevel) bool { return f.number.MatchString(text) })
}
