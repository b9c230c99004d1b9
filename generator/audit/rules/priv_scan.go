package rules

import (
	"slices"
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
		hits, cleared := inSource(t)
		for _, h := range hits {
			seen[h.Masked] = true
			all = append(all, placedHit{h, t.At(h.Start)})
		}
		// What marks of Markdown or entities cut apart is whole again on the page.
		for _, h := range privacy.Find(t.Plain, privacy.Context{}) {
			if seen[h.Masked] || cleared[t.Plain[h.Start:h.End]] {
				continue
			}
			if h.Kind == privacy.Identity || h.Kind == privacy.BankCard || h.Kind == privacy.Mobile {
				all = append(all, placedHit{h, t.Start()})
			}
		}
		return all
	})
}

// inSource looks through running text, and through tables row by row; cleared are the
// numbers that are nothing else in their columns: an examinee's is no telephone's.
func inSource(t *audit.Text) ([]privacy.Hit, map[string]bool) {
	source := t.Source
	s := sourceScan{title: t.Document.Title, source: source, cleared: map[string]bool{}}
	if !strings.Contains(source, "|") {
		s.running(0, len(source))
		return s.hits, s.cleared
	}
	var table *privacy.Table
	var before string // the line before
	plain := 0        // where the running text begins that has not been looked at
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
			s.running(plain, at)
			plain = end
			cells, offsets := cellsOf(line)
			for _, h := range s.row(table, cells) {
				s.add(h.Hit, at+offsets[h.Cell])
			}
		default:
			table = nil
		}
		before, at = line, end
	}
	s.running(plain, len(source))
	return s.hits, s.cleared
}

// sourceScan is one search through the Markdown of a document.
type sourceScan struct {
	title, source string
	hits          []privacy.Hit
	cleared       map[string]bool
}

func (s *sourceScan) add(h privacy.Hit, offset int) {
	h.Start, h.End = h.Start+offset, h.End+offset
	s.hits = append(s.hits, h)
}

// row looks at the cells of a row.
func (s *sourceScan) row(table *privacy.Table, cells []string) []privacy.CellHit {
	hits := table.Row(cells)
	for i, cell := range cells {
		if len(cell) <= 10 || slices.ContainsFunc(hits, func(h privacy.CellHit) bool { return h.Cell == i }) {
			continue // a number that counts is longer
		}
		for _, h := range privacy.Find(cell, privacy.Context{}) {
			s.cleared[cell[h.Start:h.End]] = true
		}
	}
	return hits
}

// running looks through running text, in which tables may be written in HTML.
func (s *sourceScan) running(from, to int) {
	text := s.source[from:to]
	for {
		before, rest, found := strings.Cut(text, "<table")
		for _, h := range privacy.Find(before, privacy.Context{}) {
			s.add(h, from)
		}
		if !found {
			return
		}
		from += len(before)
		table, after, _ := strings.Cut(rest, "</table>")
		size := len(text) - len(before) - len(after)
		s.html("<table"+table, from)
		from, text = from+size, after
	}
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
