package attachment

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const maxLine = 1 << 20

// decoded is the text of r in UTF-8; what is not UTF-8 is taken for GB18030.
func decoded(r io.Reader) *bufio.Reader {
	b := bufio.NewReaderSize(r, 64<<10)
	head, _ := b.Peek(64 << 10)
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, _ = b.Discard(3)
		return b
	case bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return bufio.NewReader(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(b))
	case utf8.Valid(head[:lastWhole(head)]):
		return b
	}
	return bufio.NewReader(simplifiedchinese.GB18030.NewDecoder().Reader(b))
}

// lastWhole is the length of b without a character that is cut at its end.
func lastWhole(b []byte) int {
	for n := len(b) - 1; n >= 0 && n >= len(b)-utf8.UTFMax; n-- {
		if utf8.RuneStart(b[n]) {
			if utf8.FullRune(b[n:]) {
				return len(b)
			}
			return n
		}
	}
	return len(b)
}

// legacyText reports whether bytes are likely to be Chinese text in GB18030: no
// control characters, and most of what is not ASCII decodes.
func legacyText(head []byte) bool {
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			return false
		}
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(head)
	return err == nil && strings.Count(string(out), "\uFFFD") <= 1+len(head)/200
}

func (rd *reader) csv(ext string, r io.Reader) error {
	c := csv.NewReader(decoded(r))
	c.FieldsPerRecord, c.LazyQuotes, c.ReuseRecord = -1, true, true
	if ext == ".tsv" {
		c.Comma = '\t'
	}
	for {
		record, err := c.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errors.Join(unreadable("损坏的 CSV 文件"), err)
		}
		line, _ := c.FieldPos(0)
		p := Piece{Text: strings.Join(record, "\t"), Where: "第 " + strconv.Itoa(line) + " 行", Line: line}
		for i, text := range record {
			if text != "" {
				p.Cells = append(p.Cells, Cell{Text: text, Column: i})
			}
		}
		if err := rd.emit(p); err != nil {
			return err
		}
	}
}

// text passes a text on by the line. Tabs make it a table.
func (rd *reader) text(r io.Reader) error {
	lines := bufio.NewScanner(decoded(r))
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		p := Piece{Text: lines.Text(), Where: "第 " + strconv.Itoa(n) + " 行", Line: n}
		if cells := strings.Split(p.Text, "\t"); len(cells) > 1 {
			for i, c := range cells {
				p.Cells = append(p.Cells, Cell{Text: c, Column: i})
			}
		}
		if err := rd.emit(p); err != nil {
			return err
		}
	}
	if lines.Err() != nil {
		return unreadable("过长的一行")
	}
	return nil
}

func looksLikeHTML(head []byte) bool {
	h := bytes.ToLower(bytes.TrimLeft(head, " \r\n\t\xEF\xBB\xBF"))
	return bytes.HasPrefix(h, []byte("<!doctype html")) || bytes.HasPrefix(h, []byte("<html")) || bytes.HasPrefix(h, []byte("<table")) ||
		bytes.Contains(h, []byte("<table")) && bytes.Contains(h, []byte("<html"))
}

// html passes on blocks and rows; comments and what stands in attributes for people
// to read are hidden text.
func (rd *reader) html(r io.Reader) error {
	z := html.NewTokenizer(decoded(r))
	z.SetMaxBuf(maxLine)
	var text strings.Builder
	var cells []Cell
	flush := func() error {
		p := Piece{Text: text.String()}
		text.Reset()
		return rd.emit(p)
	}
	for {
		kind := z.Next()
		var err error
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return unreadable("损坏的网页")
			}
			return flush()
		case html.TextToken:
			text.Write(z.Text())
		case html.CommentToken:
			err = rd.emit(Piece{Text: string(z.Text()), Where: "网页注释", Hidden: true})
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw, _ := z.TagName()
			switch name := string(raw); {
			case name == "td" || name == "th":
				if kind == html.EndTagToken {
					cells = append(cells, Cell{Text: strings.TrimSpace(text.String()), Column: len(cells)})
				}
				text.Reset()
			case name == "tr" && kind == html.EndTagToken:
				err = rd.emit(row(cells))
				cells = nil
			case name == "p" || name == "div" || name == "br" || name == "li" || name == "table" || name == "script" || name == "style" || len(name) == 2 && name[0] == 'h':
				if cells == nil {
					err = flush()
				}
			}
		}
		if err != nil {
			return err
		}
	}
}

func row(cells []Cell) Piece {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.Text
	}
	return Piece{Text: strings.Join(texts, "\t"), Cells: cells}
}
