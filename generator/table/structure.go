package table

import (
	"bytes"
	"strconv"

	"github.com/xuri/excelize/v2"

	"gongkai/generator/diag"
)

// structure is what a sheet's markup says besides its values: what is hidden, what
// is merged, which formulas have no result. It is scanned before excelize reads
// the values, and a sheet is refused whose rows or cells do not stand in order: a
// reader could put such a cell into another column, under another rule.
type structure struct {
	rows       []rowState // by number
	hiddenCols map[int]bool
	hiddenRows []int
	areas      []area
	noResult   []string // cells

	row, col       int
	formula, value bool
	data           bool // between <sheetData> and its end
	problem        diag.Text
	tooWide        bool
}

type rowState byte

const (
	rowAbsent rowState = iota
	rowShown
	rowHidden
)

const (
	maxSheetRow    = 1 << 20
	maxSheetColumn = 1 << 14
	maxString      = 256 << 10 // of one shared string with its markup
	maxFormat      = 1 << 10   // of a number format
)

// scan reads the markup of a sheet.
func scan(src []byte) *structure {
	s := &structure{hiddenCols: map[int]bool{}}
	tags(src, func(name string, attrs []byte, end bool) bool {
		switch {
		case name == "sheetData":
			s.data = !end
		case end && name == "c":
			s.endCell()
		case end:
		case name == "row" && s.data:
			s.startRow(attrs)
		case name == "c" && s.data:
			s.startCell(attrs)
		case name == "f":
			s.formula = true
		case name == "v" || name == "is":
			s.value = true
		case name == "col":
			s.column(attrs)
		case name == "mergeCell":
			s.merge(attrs)
		}
		return s.problem.ZH == "" && !s.tooWide
	})
	return s
}

func (s *structure) startRow(attrs []byte) {
	n := s.row + 1
	if r := attr(attrs, "r"); r != nil {
		n, _ = strconv.Atoi(string(r))
	}
	if n <= s.row || n > maxSheetRow {
		s.problem = diag.Text{ZH: "行号混乱", EN: "its rows are out of order"}
		return
	}
	for len(s.rows) <= n {
		s.rows = append(s.rows, rowAbsent)
	}
	s.row, s.col, s.rows[n] = n, 0, rowShown
	if isTrue(attr(attrs, "hidden")) || string(attr(attrs, "ht")) == "0" {
		s.rows[n] = rowHidden
		s.hiddenRows = append(s.hiddenRows, n)
	}
}

func (s *structure) startCell(attrs []byte) {
	col := s.col + 1
	if r := attr(attrs, "r"); r != nil {
		col = columnNumber(r)
	}
	if col <= s.col || col > maxSheetColumn {
		s.problem = diag.Text{ZH: "单元格次序混乱", EN: "its cells are out of order"}
		return
	}
	s.col, s.formula, s.value = col, false, false
}

func (s *structure) endCell() {
	if s.formula && !s.value {
		name, _ := excelize.CoordinatesToCellName(max(1, s.col), max(1, s.row))
		s.noResult = append(s.noResult, name)
	}
	s.tooWide = s.tooWide || s.col > MaxColumns && s.value
}

func (s *structure) column(attrs []byte) {
	if !isTrue(attr(attrs, "hidden")) && string(attr(attrs, "width")) != "0" {
		return
	}
	from, _ := strconv.Atoi(string(attr(attrs, "min")))
	to, _ := strconv.Atoi(string(attr(attrs, "max")))
	for c := max(1, from); c <= min(to, MaxColumns); c++ {
		s.hiddenCols[c-1] = true
	}
}

func (s *structure) merge(attrs []byte) {
	from, to, ok := bytes.Cut(attr(attrs, "ref"), []byte(":"))
	if !ok {
		return // a single cell
	}
	left, top, err1 := excelize.CellNameToCoordinates(string(from))
	right, bottom, err2 := excelize.CellNameToCoordinates(string(to))
	if err1 != nil || err2 != nil || left > right || top > bottom {
		s.problem = diag.Text{ZH: "合并单元格的范围有误", EN: "a merged area is wrong"}
		return
	}
	s.areas = append(s.areas, area{top: top, left: left - 1, bottom: bottom, right: right - 1})
}

// columnNumber is the column of a cell's name: 28 for AB7; 0 when it is no name.
func columnNumber(cell []byte) int {
	n := 0
	for _, b := range cell {
		switch {
		case b >= 'A' && b <= 'Z':
			n = n*26 + int(b-'A') + 1
		case b >= 'a' && b <= 'z':
			n = n*26 + int(b-'a') + 1
		default:
			return n
		}
		if n > maxSheetColumn {
			return n
		}
	}
	return 0
}

// excessive reports a shared string or a number format so long that, repeated in
// every cell, it would fill the memory or the day.
func excessive(strings, styles []byte) bool {
	bad, left := false, 0
	rest := len(strings)
	for {
		i := bytes.Index(strings, []byte("</"))
		if i < 0 {
			break
		}
		strings = strings[i+2:]
		if j := bytes.IndexByte(strings, '>'); j >= 0 && bytes.HasSuffix(strings[:j], []byte("si")) {
			bad = bad || rest-len(strings)-left > maxString
			left = rest - len(strings)
		}
	}
	bad = bad || rest-left > maxString
	tags(styles, func(_ string, attrs []byte, _ bool) bool {
		bad = bad || len(attr(attrs, "formatCode")) > maxFormat
		return !bad
	})
	return bad
}
