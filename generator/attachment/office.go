package attachment

import (
	"fmt"
	"path"
	"strings"
)

// texts passes on the text in elements called text, one piece for each element called
// unit.
func (p *parts) texts(like Piece, text, unit string) func(string, *scanner) error {
	return func(_ string, s *scanner) error {
		var b strings.Builder
		inside := false
		for t := s.next(); t != eof; t = s.next() {
			switch {
			case t == chars && inside:
				b.Write(s.text)
			case s.name == text:
				inside = t == start
				if unit == "row" && t == end {
					b.WriteByte('\t')
				}
			case t == end && s.name == unit:
				like.Text = b.String()
				if err := p.emit(like); err != nil {
					return err
				}
				b.Reset()
			}
		}
		like.Text = b.String()
		if err := p.emit(like); err != nil {
			return err
		}
		return s.failed()
	}
}

// values passes on the attributes v: the records behind a pivot table.
func (p *parts) values(where string) func(string, *scanner) error {
	return func(_ string, s *scanner) error {
		for t := s.next(); t != eof; t = s.next() {
			if t != start {
				continue
			}
			if v := s.attr("v"); v != "" {
				if err := p.emit(Piece{Text: wholeNumber(v), Where: where, Hidden: true}); err != nil {
					return err
				}
			}
		}
		return s.failed()
	}
}

func (p *parts) word() error {
	for _, step := range []struct{ pattern, where string }{
		{"word/document.xml", ""}, {"word/header*.xml", "页眉"}, {"word/footer*.xml", "页脚"},
		{"word/footnotes.xml", "脚注"}, {"word/endnotes.xml", "尾注"}, {"word/comments.xml", "批注"},
	} {
		err := p.each(step.pattern, func(_ string, s *scanner) error {
			return p.flow(s, flow{where: step.where, hidden: step.where == "批注"})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parts) slides() error {
	for _, step := range []struct {
		pattern, where string
		hidden         bool
	}{
		{"ppt/slides/*.xml", "幻灯片", false}, {"ppt/notesSlides/*.xml", "备注", true},
		{"ppt/comments/*.xml", "批注", true}, {"ppt/slideMasters/*.xml", "母版", false},
	} {
		err := p.each(step.pattern, func(name string, s *scanner) error {
			digits := strings.Trim(path.Base(name), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.")
			return p.flow(s, flow{where: strings.TrimSpace(step.where + " " + digits), hidden: step.hidden})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parts) openDocument() error {
	for _, name := range []string{"content.xml", "styles.xml"} {
		if err := p.scan(name, func(s *scanner) error { return p.flow(s, flow{odf: true}) }); err != nil {
			return err
		}
	}
	return nil
}

// ofd reads the national format for documents of fixed layout (GB/T 33190—2016).
func (p *parts) ofd() error {
	page := 0
	for _, name := range p.order {
		if path.Base(name) != "Content.xml" {
			continue
		}
		page++
		err := p.scan(name, func(s *scanner) error {
			return p.texts(Piece{Where: fmt.Sprintf("第 %d 页", page), Laid: true}, "TextCode", "TextObject")("", s)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// flow reads paragraphs and tables; the elements of Word, of slides and of ODF have
// names that do not contradict each other. A number may be cut into many runs, so text
// is passed on by the paragraph.
func (p *parts) flow(s *scanner, f flow) error {
	f.parts = p
	for t := s.next(); t != eof; t = s.next() {
		var err error
		switch t {
		case chars:
			f.chars(s.text)
		case start:
			f.start(s)
		case end:
			err = f.end(s.name)
		}
		if err != nil {
			return err
		}
	}
	return s.failed()
}

// flow is a text while it is read.
type flow struct {
	*parts
	where  string
	hidden bool
	odf    bool // text stands in the paragraph itself

	text, secret strings.Builder // of the paragraph: what is seen, and what is not
	inText       bool
	vanish       bool // of the run
	deleted      int  // inside deletions
	skip         int  // inside a fallback, which repeats what stands before it
	tables       int
	cells        []Cell
	cell         strings.Builder
	row          int
}

func (f *flow) chars(text []byte) {
	if f.skip > 0 || !f.inText {
		return
	}
	if f.deleted > 0 || f.vanish {
		f.secret.Write(text)
		return
	}
	f.text.Write(text)
}

func (f *flow) start(s *scanner) {
	switch s.name {
	case "Fallback":
		f.skip++
	case "sld":
		f.hidden = f.hidden || s.attr("show") == "0"
	case "del", "moveFrom", "tracked-changes":
		f.deleted++
	case "r":
		f.vanish = false
	case "vanish", "webHidden":
		f.vanish = s.attr("val") != "0" && s.attr("val") != "false"
	case "color":
		// White text in a table is usually a heading on a dark ground.
		if f.tables == 0 && strings.EqualFold(s.attr("val"), "FFFFFF") {
			f.vanish = true
		}
	case "t", "delText", "text":
		f.inText = f.inText || !f.odf
	case "tab", "s", "br", "cr", "line-break":
		if f.deleted == 0 {
			f.text.WriteByte(' ')
		}
	case "tbl", "table":
		f.tables++
	case "tr", "table-row":
		if f.tables == 1 {
			f.cells = nil
			f.row++
		}
	case "p", "h":
		f.inText = f.odf
	}
}

func (f *flow) end(name string) error {
	switch name {
	case "Fallback":
		f.skip--
	case "del", "moveFrom", "tracked-changes":
		f.deleted--
	case "t", "delText", "text":
		f.inText = f.inText && f.odf
	case "p", "h":
		f.inText = false
		return f.paragraph()
	case "tc", "table-cell":
		if f.tables == 1 {
			f.cells = append(f.cells, Cell{Text: strings.TrimSpace(f.cell.String()), Column: len(f.cells), Hidden: f.hidden})
			f.cell.Reset()
		}
	case "tr", "table-row":
		if f.tables == 1 {
			return f.tableRow()
		}
	case "tbl", "table":
		f.tables--
		if f.tables == 0 {
			f.row = 0
		}
	}
	return nil
}

func (f *flow) paragraph() error {
	text, secret := f.text.String(), f.secret.String()
	f.text.Reset()
	f.secret.Reset()
	if err := f.emit(Piece{Text: secret, Where: strings.TrimSpace(f.where + " 已删除或隐藏的文字"), Hidden: true}); err != nil {
		return err
	}
	if f.tables > 0 {
		f.cell.WriteString(text)
		f.cell.WriteByte(' ')
		return nil
	}
	return f.emit(Piece{Text: text, Where: f.where, Hidden: f.hidden})
}

func (f *flow) tableRow() error {
	where := strings.TrimSpace(fmt.Sprintf("%s 表格第 %d 行", f.where, f.row))
	p := rowOf(f.cells, Piece{Where: where, Hidden: f.hidden})
	f.cells = nil
	return f.emit(p)
}

// rowOf is a piece with the cells of a row, and their texts.
func rowOf(cells []Cell, p Piece) Piece {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.Text
	}
	p.Text, p.Cells = strings.Join(texts, "\t"), cells
	return p
}
