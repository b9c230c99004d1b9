package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// appears reports whether the text of a document is on the site, or will be by itself
// when its day comes.
func appears(d *site.Document) bool {
	return d.Hidden == site.Shown || d.Hidden == site.Future
}

// placedHit is personal information at a place of a document.
type placedHit struct {
	privacy.Hit
	at diag.Place
}

// personal is the personal information in the front matter and the body.
func personal(t *audit.Text) []placedHit {
	return audit.Remember(&t.Kept, func() (all []placedHit) {
		for _, s := range stated(t.Document) {
			for _, h := range privacy.Find(s.text, privacy.Context{Label: s.label}) {
				all = append(all, placedHit{h, s.at})
			}
		}
		seen := map[string]bool{}
		hits, judged := inSource(t)
		for _, h := range hits {
			seen[h.Masked] = true
			all = append(all, placedHit{h, t.At(h.Start)})
		}
		// What marks of Markdown or entities cut apart is whole again on the page.
		for _, h := range inPlain(t, judged) {
			if !seen[h.Masked] && (h.Kind == privacy.Identity || h.Kind == privacy.BankCard || h.Kind == privacy.Mobile) {
				all = append(all, placedHit{h, t.Start()})
			}
		}
		return all
	})
}

// inPlain looks through the text as it is read, but for the cells that have been judged
// in their columns: an examinee's number is no telephone's.
func inPlain(t *audit.Text, judged map[string]bool) (hits []privacy.Hit) {
	if len(judged) == 0 {
		return privacy.Find(t.Plain, privacy.Context{})
	}
	text := 0 // where the running text begins that has not been looked at
	for at := 0; at < len(t.Plain); {
		end := len(t.Plain)
		if i := strings.IndexByte(t.Plain[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if row := t.Plain[at:end]; strings.Contains(row, "\t") {
			hits = append(hits, privacy.Find(t.Plain[text:at], privacy.Context{})...)
			text = end
			for cell := range strings.SplitSeq(strings.TrimSuffix(row, "\n"), "\t") {
				if !judged[cell] {
					hits = append(hits, privacy.Find(cell, privacy.Context{})...)
				}
			}
		}
		at = end
	}
	return append(hits, privacy.Find(t.Plain[text:], privacy.Context{})...)
}

// inSource looks through running text, and through tables row by row; judged are the
// cells of these.
func inSource(t *audit.Text) (hits []privacy.Hit, judged map[string]bool) {
	source := t.Source
	if !strings.Contains(source, "|") {
		return privacy.Find(source, privacy.Context{}), nil
	}
	judged = map[string]bool{}
	var table *privacy.Table
	var before string // the line before
	plain := 0        // where the running text begins that has not been looked at
	flush := func(end int) {
		for _, h := range privacy.Find(source[plain:end], privacy.Context{}) {
			h.Start, h.End = h.Start+plain, h.End+plain
			hits = append(hits, h)
		}
	}
	for at := 0; at < len(source); {
		end := len(source)
		if i := strings.IndexByte(source[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := source[at:end]
		switch {
		case strings.Contains(before, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: \t\r\n") == "":
			header, _ := cellsOf(before)
			table = privacy.NewTable(t.Document.Title, header)
		case table != nil && strings.Contains(line, "|"):
			flush(at)
			plain = end
			cells, offsets := cellsOf(line)
			for _, cell := range cells {
				if len(cell) > 10 { // shorter ones hold no number that counts
					judged[cell] = true
				}
			}
			for _, h := range table.Row(cells) {
				h.Start, h.End = h.Start+at+offsets[h.Cell], h.End+at+offsets[h.Cell]
				hits = append(hits, h.Hit)
			}
		default:
			table = nil
		}
		before, at = line, end
	}
	flush(len(source))
	return hits, judged
}

// cellsOf splits a row of a Markdown table; offsets are where the cells begin.
func cellsOf(line string) (cells []string, offsets []int) {
	start := strings.IndexByte(line, '|') + 1
	if strings.TrimSpace(line[:max(0, start-1)]) != "" {
		start = 0
	}
	for start <= len(line) {
		end := strings.IndexByte(line[start:], '|')
		if end < 0 {
			end = len(line)
		} else {
			end += start
		}
		cell := line[start:end]
		lead := len(cell) - len(strings.TrimLeft(cell, " \t"))
		if text := strings.TrimSpace(cell); text != "" || end < len(line) {
			cells, offsets = append(cells, text), append(offsets, start+lead)
		}
		start = end + 1
	}
	return cells, offsets
}

// statement is a text of the front matter that the page shows.
type statement struct {
	label, text string
	at          diag.Place
}

func stated(d *site.Document) []statement {
	list := []statement{{"标题", d.Title, d.Field("title")}}
	add := func(field, label string, texts ...string) {
		for _, s := range texts {
			if s != "" {
				list = append(list, statement{label, s, d.Field(field)})
			}
		}
	}
	add("summary", "概述", d.Summary)
	add("keywords", "关键词", d.Keywords...)
	add("source", "来源", d.Source)
	add("author", "作者", d.Author)
	for _, a := range d.Attachments {
		add("attachments", "附件", a.Title)
	}
	if d.Consultation != nil {
		add("consultation", "联系方式", d.Consultation.Contact, d.Consultation.ShortenedReason)
	}
	if g := d.Guide; g != nil {
		add("guide", "电话", g.Telephone...)
		add("guide", "办理", g.Process...)
		add("guide", "材料", g.Materials...)
	}
	if u := d.Attributes.Unit; u != nil {
		add("unit", "电话", u.Telephone, u.Email, u.Head)
	}
	return list
}
