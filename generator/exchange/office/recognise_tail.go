package office

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	body       = regexp.MustCompile(`^\p{Han}{2,40}(?:政府|委员会|局|办公室|厅|会|院|所|中心|社|站|队|处|科|部)$`)
	copies     = regexp.MustCompile(`^(?:抄\s*送|主\s*送|分\s*送|抄\s*报)\s*[:：]`)
	printed    = regexp.MustCompile(`^\p{Han}{2,30}\s*[0-9〇一二三四五六七八九十]{4}年.{2,9}日\s*印发$`)
	copyCount  = regexp.MustCompile(`^[（(]?\s*共印\s*[0-9]+\s*份\s*[）)]?$`)
	attachment = regexp.MustCompile(`^附\s*件\s*[:：]\s*(.*)$`)
	listed     = regexp.MustCompile(`^([0-9]{1,2})\s*[.．、]\s*(.+)$`)
)

// tail reads the signature, the date, the mark of openness, the list of attachments
// and the imprint. The imprint is removed, the rest stays in the text.
func (d *document) tail(f *facts) {
	remove := map[int]bool{}
	var dates []int
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.form == grid {
			d.imprintTable(f, i, remove)
			continue
		}
		text := oneLine(b.text())
		if m := openMark.FindStringSubmatch(text); m != nil {
			f.takeMode(m[1], text)
		}
		if m := attachment.FindStringSubmatch(text); m != nil && len(f.attachments) == 0 {
			f.takeAttachments(m[1], d.blocks[i:])
		}
		switch last := i > len(d.blocks)/2; {
		case last && i > 0 && (copies.MatchString(text) && !strings.HasPrefix(text, "主") || printed.MatchString(text) || copyCount.MatchString(text)):
			f.leaveOut("版记（抄送、印发）")
			remove[i] = true
		case signedOn(b) != "":
			dates = append(dates, i)
		}
	}
	if len(dates) > 0 {
		d.signature(f, dates)
	}
	d.blocks = without(d.blocks, remove)
}

// imprintTable removes an imprint that is set as a table.
func (d *document) imprintTable(f *facts, i int, remove map[int]bool) {
	rows := d.blocks[i].rows
	if i < len(d.blocks)/2 || len(rows) > 4 {
		return
	}
	for _, row := range rows {
		for _, c := range row {
			if text := oneLine(spanText(c.spans())); copies.MatchString(text) || printed.MatchString(text) {
				f.leaveOut("版记（抄送、印发）")
				remove[i] = true
			}
		}
	}
}

func (f *facts) leaveOut(part string) {
	for _, p := range f.parts {
		if p == part {
			return
		}
	}
	f.parts = append(f.parts, part)
}

// signedOn is the date a paragraph consists of; its last line when the signature
// stands in the same paragraph.
func signedOn(b *block) string {
	lines := strings.Split(b.text(), "\n")
	date, _ := parseDate(strings.ReplaceAll(oneLine(lines[len(lines)-1]), " ", ""))
	return date
}

// signature takes issuer and date from where they stand together; dates alone are
// not certain.
func (d *document) signature(f *facts, dates []int) {
	for k := len(dates) - 1; k >= 0; k-- {
		i := dates[k]
		lines := strings.Split(d.blocks[i].text(), "\n")
		var above string
		switch {
		case len(lines) > 1:
			above = lines[len(lines)-2]
		case i > 0:
			above = d.blocks[i-1].text()
		}
		above = strings.ReplaceAll(oneLine(above), " ", "")
		if !body.MatchString(above) {
			continue
		}
		value := signedOn(&d.blocks[i])
		f.issued = fact{value: value, from: "落款“" + above + "　" + clip(lines[len(lines)-1], 30) + "”", sure: true}
		signed := fact{value: above, from: "落款“" + above + "”", sure: true}
		switch {
		case i > 1 && len(lines) == 1 && body.MatchString(strings.ReplaceAll(oneLine(d.blocks[i-2].text()), " ", "")):
			// Two bodies signed: who issued it and who joined in is for people to say.
			if f.issuer.value == "" {
				f.issuer = signed
			}
			f.issuer.sure = false
		case f.issuer.value == "":
			f.issuer = signed
		case f.issuer.value != signed.value:
			f.issuer.from += "；" + signed.from
			f.issuer.sure = false
		default:
			f.issuer.from += "、" + signed.from
			f.issuer.sure = true
		}
		return
	}
	last := dates[len(dates)-1]
	f.issued = fact{value: signedOn(&d.blocks[last]), from: "单独成段的日期“" + clip(d.blocks[last].text(), 30) + "”"}
}

func (f *facts) takeMode(word, text string) {
	mode := map[string]string{"依申请公开": "on-request", "不予公开": "withheld", "不公开": "withheld"}[word]
	if mode == "" {
		mode = "proactive"
	}
	// A document marked twice is as closed as its most closed mark.
	rank := map[string]int{"": 0, "proactive": 1, "on-request": 2, "withheld": 3}
	if rank[mode] > rank[f.mode.value] {
		f.mode = fact{value: mode, from: text, sure: word != "删减后公开"}
	}
}

// takeAttachments reads 附件：1.… and the numbered lines below it.
func (f *facts) takeAttachments(first string, blocks []block) {
	add := func(s string) {
		if m := listed.FindStringSubmatch(s); m != nil {
			s = m[2]
		}
		if s = clip(s, 80); s != "" && len(f.attachments) < 20 {
			f.attachments = append(f.attachments, s)
		}
	}
	lines := strings.Split(blocks[0].text(), "\n")
	if len(lines) > 1 {
		first = attachment.FindStringSubmatch(oneLine(lines[0]))[1]
	}
	add(first)
	for _, line := range lines[1:] {
		add(oneLine(line))
	}
	for i := 1; i < len(blocks) && i < 20; i++ {
		text := oneLine(blocks[i].text())
		if m := listed.FindStringSubmatch(text); m == nil || utf8.RuneCountInString(text) > 80 {
			return
		}
		add(text)
	}
}

// reconcile holds the facts against one another.
func (f *facts) reconcile() {
	if year := numberYear(f.number.value); f.issued.value != "" && year != "" && !strings.HasPrefix(f.issued.value, year) {
		f.issued.sure = false
		f.issued.from += "，与发文字号的年份不同"
	}
}

var yearPart = regexp.MustCompile(`〔([0-9]{4})〕`)

func numberYear(number string) string {
	if m := yearPart.FindStringSubmatch(number); m != nil {
		return m[1]
	}
	return ""
}
