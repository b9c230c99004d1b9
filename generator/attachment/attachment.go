// Package attachment reads the text of files that hang on a document, so that what is
// inside them can be looked at before they are published.
//
// Read passes the text on in Pieces, one row of a table or one paragraph each, with
// where it stands in the words of the program that shows the file, and whether a
// reader would see it at all: hidden sheets, rows and columns, comments, deleted
// text that is still in the file.
//
//	err := attachment.Read("名单.xlsx", file, size, func(p attachment.Piece) bool {
//		fmt.Println(p.Where, p.Text) // 工作表“名单”第 12 行
//		return true
//	})
//
// What a file is follows from its bytes, not from its name: what calls itself .xls may
// be a web page. Read knows XLSX, DOCX, PPTX, ODF, OFD, RTF, PDF with a text layer,
// CSV, text, HTML, ZIP, and what can be read in old .xls and .doc. A file that cannot be
// read, or only in part, gives an error that wraps ErrUnreadable; what was read
// before has been passed on.
//
// Files come from strangers. Everything is bounded: entries, bytes while inflating,
// their ratio to the file, depth; tables are streamed, row by row.
package attachment

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ErrUnreadable means that a person has to look at the file.
var ErrUnreadable = errors.New("the text of the file cannot be read")

// Piece is a stretch of text.
type Piece struct {
	Text   string // a row has its cells separated by tabs
	Where  string // 工作表“名单”第 12 行, 第 3 页, 批注; empty: somewhere in the file
	Hidden bool   // not seen by one who opens the file
	Line   int    // of a text file, counted from 1; 0 in other files
	Laid   bool   // a line as it stands on a page: a word or a number may go on in the next
	Cells  []Cell // of a row; nil in running text

	sheet string
	row   int
}

// Cell is a cell of a row. Cells that are empty may be left out.
type Cell struct {
	Text   string
	Column int // counts from 0
	Hidden bool
}

// At is where the i-th of the cells stands: 工作表“名单”C12.
func (p Piece) At(i int) string {
	if p.sheet == "" || i >= len(p.Cells) {
		return p.Where
	}
	return "工作表“" + p.sheet + "”" + columnName(p.Cells[i].Column) + strconv.Itoa(p.row)
}

// Row is the texts of the cells by column, the empty ones included; running text is one.
func (p Piece) Row() []string {
	n := len(p.Cells)
	if n == 0 {
		return []string{p.Text}
	}
	row := make([]string, p.Cells[n-1].Column+1)
	for _, c := range p.Cells {
		if c.Column < len(row) {
			row[c.Column] = c.Text
		}
	}
	return row
}

// Read passes on the text of a file. It stops without an error when yield returns
// false.
func Read(name string, r io.ReaderAt, size int64, yield func(Piece) bool) (err error) {
	// A file made to break a reader costs a look by a person, not the build.
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("read %s: %v: %w", path.Base(name), v, ErrUnreadable)
		}
	}()
	if size <= 0 {
		return nil
	}
	rd := &reader{yield: yield, left: MaxInflated, size: size}
	if err := rd.file(name, r, size); err != nil && !errors.Is(err, errStop) {
		return fmt.Errorf("read %s: %w", path.Base(name), err)
	}
	return nil
}

// errStop unwinds when the caller wants no more.
var errStop = errors.New("stopped")

// reader is one call of Read, with the archives inside the file.
type reader struct {
	yield func(Piece) bool
	left  int64 // bytes that may still be inflated
	size  int64 // of the outermost file
	depth int
}

func (rd *reader) emit(p Piece) error {
	if strings.TrimSpace(p.Text) == "" {
		return nil
	}
	if !rd.yield(p) {
		return errStop
	}
	return nil
}

// file reads by what the first bytes say.
func (rd *reader) file(name string, r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return err
	}
	ext := strings.ToLower(path.Ext(name))
	is := func(signs ...string) bool {
		for _, s := range signs {
			if bytes.HasPrefix(head, []byte(s)) {
				return true
			}
		}
		return false
	}
	switch {
	case is("PK\x03\x04", "PK\x05\x06"):
		return rd.archive(r, size)
	case is("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return rd.ole(r, size)
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return rd.pdf(r, size)
	case is("{\\rtf"):
		return rd.rtf(io.NewSectionReader(r, 0, size))
	case Picture(head):
		return unreadable("图片里的文字")
	case bytes.IndexByte(head, 0) >= 0 && !is("\xFF\xFE", "\xFE\xFF"):
		return unreadable("这种格式")
	case ext == ".csv" || ext == ".tsv":
		return rd.csv(ext, io.NewSectionReader(r, 0, size))
	case ext == ".html" || ext == ".htm" || looksLikeHTML(head):
		return rd.html(io.NewSectionReader(r, 0, size))
	case utf8.Valid(head[:lastWhole(head)]) || legacyText(head):
		return rd.text(io.NewSectionReader(r, 0, size))
	}
	return unreadable("这种格式")
}

// unreadable names what could not be read, in the words of the report.
func unreadable(what string) error { return fmt.Errorf("%s: %w", what, ErrUnreadable) }

// Picture reports whether a file that begins with head is a picture, sound or film.
func Picture(head []byte) bool {
	for _, s := range []string{"\xFF\xD8\xFF", "\x89PNG", "GIF8", "BM", "II*\x00", "MM\x00*", "ID3", "OggS"} {
		if bytes.HasPrefix(head, []byte(s)) {
			return s != "BM" || bytes.IndexByte(head, 0) >= 0
		}
	}
	return len(head) > 12 && (string(head[:4]) == "RIFF" || string(head[4:8]) == "ftyp")
}

// columnName is the letters of a column counted from 0.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
