package office

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/generator/disclosure"
)

// fact is the value of one field and the text it was taken from.
type fact struct {
	value, from string
	sure        bool
}

// facts are what the form of an official document (GB/T 9704—2012) says about it.
type facts struct {
	title, number, issuer, issued, published, source, mode fact

	attachments []string // as the 附件说明 names them
	parts       []string // of the official form that were left out
	headings    []string // taken as such by their form
	secret      bool
}

// hints are what a file says about itself outside of its text, as the meta tags of
// government pages do.
type hints struct {
	title, published, source, number fact
}

const headZone = 25 // blocks at the top in which the official head is looked for

// recognise finds the parts of the official form, takes out of the body what the
// page shows elsewhere, and makes headings of what looks like headings.
func (d *document) recognise() *facts {
	f := &facts{title: d.hints.title, published: d.hints.published, source: d.hints.source, number: d.hints.number}
	d.head(f)
	d.tail(f)
	f.reconcile()
	f.headings = formHeadings(d.blocks)
	return f
}

var (
	secrecy  = regexp.MustCompile(`^(?:绝密|机密|秘密)(?:\s*★.*)?$`)
	redHead  = regexp.MustCompile(`^(\p{Han}{2,40}(?:政府|委员会|局|办公室|厅|会|院|所|中心|社|站|队|处|科))(?:文件|（\s*）|)$`)
	margin   = regexp.MustCompile(`^(?:[0-9]{6}|特急|加急|特提|平急|急件)$`)
	signer   = regexp.MustCompile(`^(.*?)\s*签\s*发\s*人\s*[:：].*$`)
	openMark = regexp.MustCompile(`^[（(]?\s*(?:此件|本文|信息公开选项\s*[:：]|公开方式\s*[:：]|公开属性\s*[:：])\s*(主动公开|公开发布|依申请公开|不予公开|不公开|删减后公开)\s*[）)]?$`)
)

// head reads from the top down to the title. Blocks that are recognised are removed
// from the body.
func (d *document) head(f *facts) {
	end := min(len(d.blocks), headZone)
	remove := map[int]bool{}
	var issuers []string
	from, to := f.titleLines(d.blocks[:end])
	for i := range end {
		b := &d.blocks[i]
		text := oneLine(b.text())
		if b.form == grid {
			f.secret = f.secret || marked(b)
			continue
		}
		if to > 0 && i >= from && i < to {
			continue
		}
		beforeTitle := to == 0 && i < 6 || i < from
		compact := strings.ReplaceAll(text, " ", "")
		switch {
		case secrecy.MatchString(compact):
			f.secret = true
		case f.number.value == "" && d.numberLine(f, text, beforeTitle || i < to+2):
			remove[i] = true
		case !beforeTitle:
		case margin.MatchString(compact):
			f.parts = append(f.parts, map[bool]string{true: "份号", false: "紧急程度"}[compact[0] < 0x80])
			remove[i] = true
		case signer.MatchString(text) && utf8.RuneCountInString(text) < 40:
			f.parts = append(f.parts, "签发人")
			remove[i] = true
		case to > 0 && redHead.MatchString(compact) && (b.look.red || strings.HasSuffix(compact, "文件")):
			issuers = append(issuers, redHead.FindStringSubmatch(compact)[1])
			remove[i] = true
		}
	}
	if to > from {
		f.takeTitle(d.blocks[from:to])
		for i := from; i < to; i++ {
			// A picture or a note set into the title stays in the text.
			d.blocks[i].spans = slices.DeleteFunc(d.blocks[i].spans, func(s span) bool { return s.isText() || s.brk })
			d.blocks[i].form = paragraph
			remove[i] = len(d.blocks[i].spans) == 0
		}
	}
	if len(issuers) > 0 && f.issuer.value == "" {
		f.issuer = fact{value: issuers[0], from: "发文机关标志“" + strings.Join(issuers, "”“") + "”", sure: len(issuers) == 1}
	}
	d.blocks = without(d.blocks, remove)
}

// marked reports a secrecy mark in the cells of a head that is set as a table.
func marked(b *block) bool {
	for _, row := range b.rows {
		for _, c := range row {
			for i := range c.blocks {
				if secrecy.MatchString(strings.ReplaceAll(oneLine(c.blocks[i].text()), " ", "")) {
					return true
				}
			}
		}
	}
	return false
}

// numberLine takes a line that is nothing but a document number, with or without
// the name of who signed it.
func (d *document) numberLine(f *facts, text string, near bool) bool {
	if !near {
		return false
	}
	line := text
	if m := signer.FindStringSubmatch(text); m != nil {
		line = m[1]
	}
	line = strings.ReplaceAll(strings.Trim(line, "（）() "), " ", "")
	number, changes, err := disclosure.ParseDocumentNumber(line)
	if err != nil || number.String() == "" {
		return false
	}
	if line != text && strings.Contains(text, "签") {
		f.parts = append(f.parts, "签发人")
	}
	repaired := slices.ContainsFunc(changes, func(c disclosure.Change) bool { return c.Repair() })
	f.number = fact{value: number.String(), from: line, sure: !repaired}
	return true
}

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

func without(blocks []block, remove map[int]bool) []block {
	kept := make([]block, 0, len(blocks))
	for i := range blocks {
		if !remove[i] {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}
