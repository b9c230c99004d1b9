package attachment

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	maxGroups = 1000 // within each other
	maxCells  = 1000 // of a row
)

// silent are the destinations of RTF that hold no text of the document.
var silent = strings.Fields("fonttbl colortbl stylesheet listtable listoverridetable pict objdata themedata colorschememapping " +
	"latentstyles rsidtbl revtbl xmlnstbl generator filetbl datastore datafield blipuid pgdsctbl info sn sv")

// rtf reads Rich Text Format (version 1.9.1), which Word saves, and which often calls
// itself .doc. The text is cut into runs by the dates of its changes, so it is passed on
// by the paragraph and the row.
func (rd *reader) rtf(r io.Reader) error {
	t := &rtf{reader: rd, in: bufio.NewReader(r), encoder: simplifiedchinese.GB18030.NewEncoder(), group: rtfGroup{fallback: 1}}
	for {
		c, err := t.in.ReadByte()
		if err != nil {
			break
		}
		switch c {
		case '{':
			if t.outer = append(t.outer, t.group); len(t.outer) > maxGroups {
				return unreadable("损坏的 RTF 文件")
			}
		case '}':
			if n := len(t.outer); n > 0 {
				t.group, t.outer = t.outer[n-1], t.outer[:n-1]
			}
		case '\\':
			err = t.control()
		case '\r', '\n':
		default:
			t.char(c)
		}
		switch {
		case err != nil:
			return err
		case len(t.text) > maxLine || len(t.secret) > maxLine || len(t.cells) > maxCells:
			return unreadable("过长的一段")
		}
	}
	if err := t.endRow(); err != nil {
		return err
	}
	if t.objects {
		return unreadable("嵌入的对象")
	}
	return nil
}

// rtf is a text while it is read.
type rtf struct {
	*reader
	in      *bufio.Reader
	encoder *encoding.Encoder
	group   rtfGroup
	outer   []rtfGroup

	text, secret []byte // of the paragraph or cell, in GB18030: what is seen, and what is not
	cells        []Cell
	inTable      bool
	paragraphs   int
	rows         int
	skip         int    // characters that stand for the last \u
	high         uint16 // the first half of a character beyond the basic plane
	objects      bool
}

// rtfGroup is what ends with the brace.
type rtfGroup struct {
	silent   bool
	hidden   bool // as its characters are formatted
	aside    bool // a comment, or the instruction of a field
	fallback int  // characters that follow \u for programs that do not know it
}

func (t *rtf) char(c byte) {
	switch {
	case t.skip > 0:
		t.skip--
	case t.group.silent:
	case t.group.hidden || t.group.aside:
		t.secret = append(t.secret, c)
	default:
		t.text = append(t.text, c)
	}
}

// control reads what follows a backslash.
func (t *rtf) control() error {
	c, _ := t.in.ReadByte()
	switch {
	case c == '\'':
		var hex [2]byte
		_, _ = io.ReadFull(t.in, hex[:])
		if n, err := strconv.ParseUint(string(hex[:]), 16, 8); err == nil {
			t.char(byte(n))
		}
	case c == '\\' || c == '{' || c == '}':
		t.char(c)
	case c == '~':
		t.char(' ')
	case c == '_':
		t.char('-')
	case c == '\r' || c == '\n':
		return t.endParagraph()
	case isLetter(c):
		return t.word(t.read([]byte{c}, isLetter))
	}
	return nil
}

// read goes on reading what belongs to a control word or its number.
func (t *rtf) read(word []byte, belongs func(byte) bool) []byte {
	for len(word) < 32 {
		c, err := t.in.ReadByte()
		if err != nil {
			break
		}
		if !belongs(c) {
			_ = t.in.UnreadByte()
			break
		}
		word = append(word, c)
	}
	return word
}

func isLetter(c byte) bool  { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isNumeral(c byte) bool { return '0' <= c && c <= '9' || c == '-' }

// word does what a control word says.
func (t *rtf) word(name []byte) error {
	digits := t.read(nil, isNumeral)
	n, _ := strconv.Atoi(string(digits))
	if next, err := t.in.Peek(1); err == nil && next[0] == ' ' {
		_, _ = t.in.Discard(1) // it only ends the word
	}
	on := len(digits) == 0 || n != 0
	switch w := string(name); w {
	case "par", "line", "page", "sect":
		return t.endParagraph()
	case "cell", "nestcell":
		t.endCell()
	case "row", "nestrow":
		return t.endRow()
	case "tab":
		t.char('\t')
	case "intbl":
		t.inTable = true
	case "pard":
		t.inTable = false
	case "plain":
		t.group.hidden = false
	case "v", "deleted":
		t.group.hidden = on
	case "annotation", "fldinst":
		t.group.aside = true
	case "uc":
		t.group.fallback = min(max(n, 0), 8)
	case "u":
		t.unicode(uint16(n))
	case "bin":
		_, _ = t.in.Discard(max(n, 0))
	default:
		t.group.silent = t.group.silent || slices.Contains(silent, w)
		t.objects = t.objects || w == "objdata"
	}
	return nil
}

// unicode adds a character by its number; beyond the basic plane it comes in two halves.
func (t *rtf) unicode(n uint16) {
	r := rune(n)
	t.skip = 0
	switch {
	case n >= 0xD800 && n < 0xDC00:
		t.high = n
	case utf16.IsSurrogate(r):
		r = utf16.DecodeRune(rune(t.high), r)
		fallthrough
	default:
		b, _ := t.encoder.Bytes([]byte(string(r)))
		for _, c := range b {
			t.char(c)
		}
	}
	t.skip = t.group.fallback
}

// taken is the text that was read, and clears it.
func taken(text *[]byte) string {
	b, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(*text)
	*text = (*text)[:0]
	return string(b)
}

func (t *rtf) endParagraph() error {
	if t.inTable {
		t.char('\n') // within a cell
		return nil
	}
	t.paragraphs++
	if err := t.emit(Piece{Text: taken(&t.secret), Where: "已删除或隐藏的文字", Hidden: true}); err != nil {
		return err
	}
	return t.emit(Piece{Text: taken(&t.text), Where: "第 " + strconv.Itoa(t.paragraphs) + " 段"})
}

func (t *rtf) endCell() {
	t.cells = append(t.cells, Cell{Text: taken(&t.text), Column: len(t.cells)})
}

// endRow passes on a row, and what stands behind it.
func (t *rtf) endRow() error {
	if len(t.cells) > 0 {
		t.rows++
		p := rowOf(t.cells, Piece{Where: "表格第 " + strconv.Itoa(t.rows) + " 行"})
		t.cells = nil
		if err := t.emit(p); err != nil {
			return err
		}
	}
	t.inTable = false
	return t.endParagraph()
}
