package attachment

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding/unicode"
)

// scanner reads the XML of office documents: well-formed, without a DTD, of any
// length. It is several times as fast as encoding/xml, which counts here: a list of a
// thousand households is three megabytes of markup.
type scanner struct {
	r    *bufio.Reader
	err  error
	name string // local name of the tag
	tag  []byte // its attributes
	text []byte
	buf  []byte // holds what does not fit into the reader's buffer
	open bool   // the '<' of a tag has been read
	self bool   // the tag closed itself: its end comes next
}

// token is a kind of thing in XML.
type token byte

const (
	eof token = iota
	start
	end
	chars
)

const maxTag = 1 << 20

// buffers are reused: a workbook has a dozen parts.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 32<<10) }}

// scanning calls f with a scanner over r.
func scanning(r io.Reader, f func(*scanner) error) error {
	b := buffers.Get().(*bufio.Reader)
	defer buffers.Put(b)
	b.Reset(r)
	if head, _ := b.Peek(2); bytes.Equal(head, []byte("\xFF\xFE")) || bytes.Equal(head, []byte("\xFE\xFF")) {
		return f(&scanner{r: bufio.NewReader(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(b))})
	}
	return f(&scanner{r: b})
}

// next goes to the next token. What text and attributes give is valid until the next
// call.
func (s *scanner) next() token {
	if s.self {
		s.self = false
		return end
	}
	for s.err == nil {
		if !s.open {
			chunk, err := s.r.ReadSlice('<')
			s.open = err == nil
			if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
				s.err = err
			}
			if chunk = bytes.TrimSuffix(chunk, []byte{'<'}); len(chunk) > 0 {
				s.text = s.unescape(chunk)
				return chars
			}
			continue
		}
		s.open = false
		tag, err := s.until('>')
		if err != nil {
			s.err = err
			break
		}
		switch {
		case bytes.HasPrefix(tag, []byte("![CDATA[")):
			if s.text, err = s.rest(tag[len("![CDATA["):], "]]>"); err == nil {
				return chars
			}
			s.err = err
		case bytes.HasPrefix(tag, []byte("!--")):
			_, s.err = s.rest(tag[len("!--"):], "-->")
		case len(tag) > 0 && tag[0] == '/':
			s.name = localName(bytes.TrimRight(tag[1:], " \r\n\t"))
			return end
		case len(tag) > 0 && tag[0] != '?' && tag[0] != '!':
			if tag[len(tag)-1] == '/' {
				s.self, tag = true, tag[:len(tag)-1]
			}
			i := bytes.IndexAny(tag, " \r\n\t")
			if i < 0 {
				i = len(tag)
			}
			s.name, s.tag = localName(tag[:i]), tag[i:]
			return start
		}
	}
	return eof
}

// failed is the error that ended the text early, or nil.
func (s *scanner) failed() error {
	if s.err == nil || s.err == io.EOF {
		return nil
	}
	return s.err
}

// until reads a tag up to its '>', which may also stand in a quoted value.
func (s *scanner) until(stop byte) ([]byte, error) {
	chunk, err := s.r.ReadSlice(stop)
	if err == nil && balanced(chunk) {
		return chunk[:len(chunk)-1], nil
	}
	s.buf = append(s.buf[:0], chunk...)
	for err == nil || errors.Is(err, bufio.ErrBufferFull) {
		if err == nil && balanced(s.buf) {
			return s.buf[:len(s.buf)-1], nil
		}
		if len(s.buf) > maxTag {
			return nil, unreadable("损坏的文件")
		}
		chunk, err = s.r.ReadSlice(stop)
		s.buf = append(s.buf, chunk...)
	}
	return nil, err
}

func balanced(tag []byte) bool {
	return bytes.HasPrefix(tag, []byte("!")) || bytes.Count(tag, []byte{'"'})%2 == 0 || bytes.IndexByte(tag, '=') < 0
}

// rest reads on until what closes a comment or a CDATA section; have is its beginning,
// without the '>' it ended in.
func (s *scanner) rest(have []byte, closing string) ([]byte, error) {
	text := append(append([]byte(nil), have...), '>')
	for !bytes.HasSuffix(text, []byte(closing)) {
		if len(text) > maxTag {
			return nil, unreadable("损坏的文件")
		}
		chunk, err := s.r.ReadSlice('>')
		text = append(text, chunk...)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
	return text[:len(text)-len(closing)], nil
}

// attr is the value of an attribute of the tag, by its local name.
func (s *scanner) attr(name string) string { return string(s.bytes(name)) }

func (s *scanner) bytes(name string) []byte {
	for key, value := range s.attributes {
		if string(key) == name {
			return s.unescape(value)
		}
	}
	return nil
}

// attributes yields the attributes of the tag: local names, and values as they are
// written.
func (s *scanner) attributes(yield func(name, value []byte) bool) {
	for rest := s.tag; ; {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return
		}
		name := trimBlanks(rest[:eq])
		rest = trimBlanks(rest[eq+1:])
		if len(rest) == 0 {
			return
		}
		closing := bytes.IndexByte(rest[1:], rest[0])
		if closing < 0 || !yield(localBytes(name), rest[1:closing+1]) {
			return
		}
		rest = rest[closing+2:]
	}
}

// trimBlanks is b without the blanks around it. Between attributes there is mostly one.
func trimBlanks(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	return b
}

// on reports whether an attribute is stated and true.
func (s *scanner) on(name string) bool {
	v := s.attr(name)
	return v == "1" || v == "true" || v == "on"
}

func localBytes(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// localName is the name without its prefix. The usual ones are not allocated anew.
func localName(name []byte) string {
	b := localBytes(name)
	switch string(b) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "row":
		return "row"
	case "t":
		return "t"
	case "r":
		return "r"
	case "p":
		return "p"
	case "si":
		return "si"
	}
	return string(b)
}

// unescape resolves entities.
func (s *scanner) unescape(b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		amp := bytes.IndexByte(b, '&')
		semi := bytes.IndexByte(b, ';')
		if amp < 0 {
			break
		}
		if semi < amp {
			semi = amp + bytes.IndexByte(b[amp:], ';')
		}
		if semi < amp || semi-amp > 10 {
			out, b = append(out, b[:amp+1]...), b[amp+1:]
			continue
		}
		out = append(append(out, b[:amp]...), entity(string(b[amp+1:semi]))...)
		b = b[semi+1:]
	}
	return append(out, b...)
}

func entity(name string) string {
	switch name {
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "amp":
		return "&"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
			digits, base = hex, 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err == nil && n <= 0x10FFFF {
			return string(rune(n))
		}
	}
	return "&" + name + ";"
}
