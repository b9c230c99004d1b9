package office

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/generator/disclosure"
	"gongkai/generator/slug"
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

// slug is a name for the document's folder: by its number, which is short and its
// own, else by its title.
func (f *facts) slug() string {
	if f.number.sure {
		if name := slug.Number(f.number.value); name != "" {
			return name
		}
	}
	return slug.Title(f.title.value)
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
	f := &facts{title: d.hints.title, published: d.hints.published, source: d.hints.source, number: d.hints.number, secret: d.secret}
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
		case isSecrecy(text):
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

// isSecrecy reports a text that is a secrecy mark and nothing else.
func isSecrecy(text string) bool {
	return secrecy.MatchString(strings.ReplaceAll(oneLine(text), " ", ""))
}

// marked reports a secrecy mark in the cells of a head that is set as a table.
func marked(b *block) bool {
	for _, row := range b.rows {
		for _, c := range row {
			for i := range c.blocks {
				if isSecrecy(c.blocks[i].text()) {
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

func without(blocks []block, remove map[int]bool) []block {
	kept := make([]block, 0, len(blocks))
	for i := range blocks {
		if !remove[i] {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}
