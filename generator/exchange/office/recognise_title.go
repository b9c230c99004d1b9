package office

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/generator/disclosure"
)

// titleLines finds the title: a paragraph of the title style, else the largest
// centred lines, which are not red. Lines that follow at the same size belong to it.
// Where the file says its title outside of the text, only that title is looked for.
func (f *facts) titleLines(blocks []block) (from, to int) {
	from = slices.IndexFunc(blocks, func(b block) bool { return b.look.title && b.form != grid })
	switch {
	case f.title.value == "":
	case !f.title.sure && from >= 0:
		f.title = fact{}
	default:
		from = slices.IndexFunc(blocks, func(b block) bool { return b.form != grid && oneLine(b.text()) == f.title.value })
		return max(from, 0), from + 1
	}
	if from < 0 {
		from = largestCentred(blocks)
	}
	switch {
	case from >= 0:
	case len(blocks) > 0 && (onlyTop(blocks) || titleLike(&blocks[0])):
		return 0, 1
	default:
		return 0, 0
	}
	to = from + 1
	for to < len(blocks) && to < from+4 && continues(&blocks[from], &blocks[to]) {
		to++
	}
	return from, to
}

// onlyTop reports whether the document begins with its one heading of the highest
// level.
func onlyTop(blocks []block) bool {
	top, n := topLevel(blocks), 0
	for _, b := range blocks {
		if b.form == heading && b.level == top {
			n++
		}
	}
	return n == 1 && blocks[0].form == heading && blocks[0].level == top
}

// titleLike reports a first paragraph that may be a title, though nothing sets it
// apart.
func titleLike(b *block) bool {
	text := oneLine(b.text())
	n := utf8.RuneCountInString(text)
	return b.form == paragraph && 4 <= n && n <= 60 && !strings.HasSuffix(text, "：") && !strings.ContainsAny(text, "。；") && !headNoise(text)
}

func largestCentred(blocks []block) int {
	best, size := -1, 0
	for i := range blocks {
		b := &blocks[i]
		text := oneLine(b.text())
		if b.form == grid || b.form == item || !b.look.centred || b.look.red || utf8.RuneCountInString(text) < 4 || headNoise(text) {
			continue
		}
		if best < 0 || b.look.size > size {
			best, size = i, b.look.size
		}
	}
	return best
}

// headNoise is what stands centred in the head besides the title.
func headNoise(text string) bool {
	compact := strings.ReplaceAll(text, " ", "")
	if formNumber(text) >= 0 {
		return true
	}
	if _, _, err := disclosure.ParseDocumentNumber(strings.Trim(compact, "（）()")); err == nil {
		return true
	}
	_, isDate := parseDate(strings.Trim(compact, "（）()"))
	return isDate || redHead.MatchString(compact) && strings.HasSuffix(compact, "文件") || openMark.MatchString(compact) ||
		strings.HasPrefix(compact, "（") && strings.HasSuffix(compact, "）")
}

func continues(a, b *block) bool {
	text := oneLine(b.text())
	if text == "" || headNoise(text) || b.form == item || b.form == grid {
		return false
	}
	if a.look.title {
		return b.look.title
	}
	return b.look.centred && b.look.size == a.look.size && a.look.size > 0 && b.form == a.form
}

func (f *facts) takeTitle(lines []block) {
	if f.title.value != "" {
		return // the file said it already; here it is only taken out of the text
	}
	var title strings.Builder
	for i := range lines {
		part := strings.ReplaceAll(oneLine(strings.ReplaceAll(lines[i].text(), "\n", "")), "\u3000", "")
		if title.Len() > 0 && wordByte(rune(part[0])) {
			title.WriteByte(' ')
		}
		title.WriteString(part)
	}
	first := &lines[0]
	f.title = fact{
		value: oneLine(title.String()), from: "居中的标题“" + clip(first.text(), 40) + "”",
		// 二号 is 44 half points; nothing else in a document is set from 18 points up.
		sure: first.look.title || first.look.centred && first.look.size >= 36,
	}
	switch {
	case first.look.title:
		f.title.from = "标题样式的段落“" + clip(first.text(), 40) + "”"
	case !first.look.centred:
		f.title.from = "首段“" + clip(first.text(), 40) + "”"
	}
}
