package attachment

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

// maxShared is how much text of the shared strings is kept. What is beyond is passed
// on without its cell, so that nothing goes unseen.
const maxShared = 32 << 20

// book is a workbook while it is read.
type book struct {
	*parts
	sheets  map[string]sheet // by part name
	strings []string
	styles  []bool // whether the n-th cell format hides its text
}

type sheet struct {
	name   string
	hidden bool
}

// workbook reads the sheets, then what programs keep beside them: comments, texts in
// drawings, and copies of the data behind pivot tables and links.
func (p *parts) workbook() error {
	b := &book{parts: p, sheets: map[string]sheet{}}
	targets := map[string]string{}
	note := Piece{Where: "批注", Hidden: true}
	steps := []func() error{
		func() error {
			return p.scan("xl/_rels/workbook.xml.rels", func(s *scanner) error { return relations(s, targets) })
		},
		func() error { return p.scan("xl/workbook.xml", func(s *scanner) error { return b.list(s, targets) }) },
		func() error { return p.scan("xl/sharedStrings.xml", b.shared) },
		func() error { return p.scan("xl/styles.xml", b.formats) },
		func() error { return p.each("xl/worksheets/*.xml", b.sheet) },
		func() error { return p.each("xl/comments*.xml", p.texts(note, "t", "comment")) },
		func() error { return p.each("xl/comments/*.xml", p.texts(note, "t", "comment")) },
		func() error { return p.each("xl/threadedComments/*.xml", p.texts(note, "text", "threadedComment")) },
		func() error { return p.each("xl/drawings/*.xml", p.texts(Piece{Where: "图形"}, "t", "p")) },
		func() error { return p.each("xl/pivotCache/*.xml", p.values("数据透视表的缓存")) },
		func() error {
			return p.each("xl/externalLinks/*.xml", p.texts(Piece{Where: "外部链接的缓存", Hidden: true}, "v", "row"))
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// relations reads which part an id means.
func relations(s *scanner, targets map[string]string) error {
	for t := s.next(); t != eof; t = s.next() {
		if t == start && s.name == "Relationship" {
			target := s.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("xl", target)
			}
			targets[s.attr("Id")] = strings.TrimPrefix(target, "/")
		}
	}
	return s.failed()
}

func (b *book) list(s *scanner, targets map[string]string) error {
	for t := s.next(); t != eof; t = s.next() {
		if t == start && s.name == "sheet" {
			state := s.attr("state")
			b.sheets[targets[s.attr("id")]] = sheet{s.attr("name"), state == "hidden" || state == "veryHidden"}
		}
	}
	return s.failed()
}

func (b *book) shared(s *scanner) error {
	var text []byte
	kept, inText, phonetic := 0, false, false
	for t := s.next(); t != eof; t = s.next() {
		switch {
		case t == chars && inText && !phonetic:
			text = append(text, s.text...)
		case s.name == "t":
			inText = t == start
		case s.name == "rPh":
			phonetic = t == start
		case t == start && s.name == "si":
			text = text[:0]
		case t == end && s.name == "si":
			if kept += len(text); kept > maxShared {
				if err := b.emit(Piece{Text: string(text), Where: "工作表中的文字"}); err != nil {
					return err
				}
				text = text[:0]
			}
			b.strings = append(b.strings, string(text))
		}
	}
	return s.failed()
}

// formats finds the cell formats that show nothing: white on nothing, or ;;;.
func (b *book) formats(s *scanner) error {
	var white, filled []bool
	blank := map[string]bool{}
	within := ""
	for t := s.next(); t != eof; t = s.next() {
		if t != start {
			if t == end && s.name == within {
				within = ""
			}
			continue
		}
		switch s.name {
		case "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs":
			within = s.name
		case "numFmt":
			blank[s.attr("numFmtId")] = s.attr("formatCode") == ";;;"
		case "font":
			if within == "fonts" {
				white = append(white, false)
			}
		case "color":
			if within == "fonts" && len(white) > 0 && (strings.EqualFold(s.attr("rgb"), "FFFFFFFF") || s.attr("theme") == "0" && s.attr("tint") == "") {
				white[len(white)-1] = true
			}
		case "patternFill":
			if within == "fills" {
				kind := s.attr("patternType")
				filled = append(filled, kind != "none" && kind != "")
			}
		case "gradientFill":
			if within == "fills" {
				filled = append(filled, true)
			}
		case "xf":
			if within == "cellXfs" {
				font, _ := strconv.Atoi(s.attr("fontId"))
				fill, _ := strconv.Atoi(s.attr("fillId"))
				unseen := font < len(white) && white[font] && !(fill < len(filled) && filled[fill])
				b.styles = append(b.styles, unseen || blank[s.attr("numFmtId")])
			}
		}
	}
	return s.failed()
}

// sheetReader reads one worksheet, a row at a time.
type sheetReader struct {
	*book
	sheet
	columns []columnSpan // hidden ones
	row     Piece
	text    []byte // of the row, as it grows
	ends    []int  // where the texts of its cells end in it
	line    int
	column  int // of the next cell that does not say where it is
	kind    string
	style   int
	value   []byte
	within  bool // a value
}

type columnSpan struct{ from, to int }

func (b *book) sheet(name string, s *scanner) error {
	about, ok := b.sheets[name]
	if !ok {
		about = sheet{strings.TrimSuffix(path.Base(name), ".xml"), true} // a sheet that the workbook does not list
	}
	r := &sheetReader{book: b, sheet: about}
	if about.hidden {
		if err := b.emit(Piece{Text: about.name, Where: "隐藏的工作表", Hidden: true}); err != nil {
			return err
		}
	}
	for t := s.next(); t != eof; t = s.next() {
		var err error
		switch t {
		case start:
			r.start(s)
		case end:
			err = r.end(s.name)
		case chars:
			if r.within {
				r.value = append(r.value, s.text...)
			}
		}
		if err != nil {
			return err
		}
	}
	return s.failed()
}

func (r *sheetReader) start(s *scanner) {
	switch s.name {
	case "col":
		if s.on("hidden") || s.attr("width") == "0" {
			from, _ := strconv.Atoi(s.attr("min"))
			to, _ := strconv.Atoi(s.attr("max"))
			r.columns = append(r.columns, columnSpan{from - 1, to - 1})
		}
	case "row":
		r.line++
		if n, err := strconv.Atoi(s.attr("r")); err == nil {
			r.line = n
		}
		cells := make([]Cell, 0, len(r.row.Cells)) // rows of a table are alike
		r.row = Piece{Hidden: r.hidden || s.on("hidden") || s.attr("ht") == "0", Cells: cells, sheet: r.name, row: r.line}
		r.text, r.ends = r.text[:0], r.ends[:0]
		r.column = 0
	case "c":
		r.kind, r.style = "", 0
		for name, value := range s.attributes {
			switch string(name) {
			case "r":
				r.column = columnIndex(s.unescape(value))
			case "t":
				r.kind = cellType(s.unescape(value))
			case "s":
				r.style, _ = strconv.Atoi(string(s.unescape(value)))
			}
		}
		r.value = r.value[:0]
	case "v", "t":
		r.within = true
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		r.within, r.value = true, r.value[:0]
	}
}

func (r *sheetReader) end(name string) error {
	switch name {
	case "v", "t":
		r.within = false
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		r.within = false
		text := string(r.value)
		return r.emit(Piece{Text: text, Where: "工作表“" + r.name + "”页眉页脚", Hidden: r.hidden})
	case "c":
		r.cell()
		r.column++
	case "row":
		return r.emitRow()
	}
	return nil
}

func (r *sheetReader) emitRow() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	r.row.Text = string(r.text)
	start := 0
	for i, end := range r.ends {
		r.row.Cells[i].Text = r.row.Text[start:end]
		start = end + len("\t")
	}
	r.row.Where = "工作表“" + r.name + "”第 " + strconv.Itoa(r.line) + " 行"
	return r.emit(r.row)
}

// cellType is the attribute t, without allocating the usual values anew.
func cellType(t []byte) string {
	switch string(t) {
	case "s":
		return "s"
	case "n":
		return "n"
	}
	return string(t)
}

// cell adds the cell that ends, unless it is empty. Its text becomes a part of the row's.
func (r *sheetReader) cell() {
	text := bytes.TrimSpace(r.value)
	if len(text) == 0 {
		return
	}
	begin := len(r.text)
	if len(r.ends) > 0 {
		r.text = append(r.text, '\t')
	}
	first := len(r.text)
	switch {
	case r.kind == "s":
		if i, err := strconv.Atoi(string(text)); err == nil && i >= 0 && i < len(r.strings) {
			r.text = append(r.text, r.strings[i]...)
		}
	case (r.kind == "" || r.kind == "n") && bytes.ContainsAny(text, "eE"):
		r.text = append(r.text, wholeNumber(string(text))...)
	default:
		r.text = append(r.text, text...)
	}
	if len(r.text) == first {
		r.text = r.text[:begin]
		return
	}
	r.ends = append(r.ends, len(r.text))
	r.row.Cells = append(r.row.Cells, Cell{Column: r.column, Hidden: r.row.Hidden || r.unseen()})
}

// unseen reports whether the cell stands in a hidden column or its format hides it.
func (r *sheetReader) unseen() bool {
	for _, c := range r.columns {
		if r.column >= c.from && r.column <= c.to {
			return true
		}
	}
	return r.style < len(r.styles) && r.styles[r.style]
}

// wholeNumber writes 1.3812345678E10 as people see it.
func wholeNumber(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != float64(int64(f)) {
		return s
	}
	return strconv.FormatInt(int64(f), 10)
}

// columnIndex is the column of a reference such as C12, counted from 0.
func columnIndex(ref []byte) int {
	n := 0
	for i := 0; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		n = n*26 + int(ref[i]-'A') + 1
	}
	return max(0, n-1)
}
