package attachment

import (
	"bytes"
	"strconv"
)

// lexer reads the values of PDF and the operators between them.
type lexer struct {
	data []byte
	at   int
}

const maxNesting = 32

// operator is a word that is no value: BT, Tj, endobj.
type operator string

func space(c byte) bool { return c <= ' ' }

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case space(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// word takes a word if it comes next.
func (l *lexer) word(w string) bool {
	l.skip()
	if bytes.HasPrefix(l.data[min(l.at, len(l.data)):], []byte(w)) {
		l.at += len(w)
		return true
	}
	return false
}

// value reads the next value or operator; false at the end, and at what is neither.
func (l *lexer) value(depth int) (any, bool) {
	l.skip()
	if l.at >= len(l.data) || depth > maxNesting {
		return nil, false
	}
	switch c := l.data[l.at]; {
	case c == '/':
		l.at++
		return name(unhash(l.regular())), true
	case c == '(':
		return l.literal(), true
	case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<':
		l.at += 2
		return l.dictionary(depth)
	case c == '<':
		return l.hex(), true
	case c == '[':
		l.at++
		return l.array(depth)
	case delimiter(c):
		l.at++
		return operator(c), true
	}
	w := string(l.regular())
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return l.reference(f), true
	}
	switch w {
	case "true":
		return true, true
	case "false":
		return false, true
	case "null":
		return nil, true
	}
	return operator(w), true
}

// reference turns "12 0 R" into a ref; f is the number just read.
func (l *lexer) reference(f float64) any {
	if f < 0 || f != float64(int(f)) {
		return f
	}
	ahead := *l
	ahead.skip()
	gen := ahead.regular()
	if len(gen) == 0 || len(gen) > 5 || gen[0] < '0' || gen[0] > '9' {
		return f
	}
	ahead.skip()
	if ahead.at < len(ahead.data) && ahead.data[ahead.at] == 'R' && (ahead.at+1 == len(ahead.data) || space(ahead.data[ahead.at+1]) || delimiter(ahead.data[ahead.at+1])) {
		l.at = ahead.at + 1
		return ref(int(f))
	}
	return f
}

// regular is a run of regular characters.
func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.data) && !space(l.data[l.at]) && !delimiter(l.data[l.at]) {
		l.at++
	}
	return l.data[from:l.at]
}

func (l *lexer) array(depth int) (any, bool) {
	list := []any{}
	for {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == ']' {
			l.at++
			return list, true
		}
		v, ok := l.value(depth + 1)
		if !ok {
			return list, false
		}
		list = append(list, v)
	}
}

func (l *lexer) dictionary(depth int) (any, bool) {
	d := dict{}
	for {
		l.skip()
		if bytes.HasPrefix(l.data[min(l.at, len(l.data)):], []byte(">>")) {
			l.at += 2
			return d, true
		}
		key, ok := l.value(depth + 1)
		if !ok {
			return d, false
		}
		k, ok := key.(name)
		if !ok {
			continue
		}
		v, ok := l.value(depth + 1)
		if !ok {
			return d, false
		}
		d[string(k)] = v
	}
}

// literal reads (text), with its escapes.
func (l *lexer) literal() []byte {
	var out []byte
	open := 1
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return out
			}
		case '\\':
			if l.at++; l.at >= len(l.data) {
				return out
			}
			switch e := l.data[l.at]; {
			case e >= '0' && e <= '7':
				n := 0
				for i := 0; i < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
					n = n*8 + int(l.data[l.at]-'0')
					l.at++
				}
				l.at--
				c = byte(n)
			case e == 'n':
				c = '\n'
			case e == 'r':
				c = '\r'
			case e == 't':
				c = '\t'
			case e == 'b', e == 'f':
				c = ' '
			case e == '\n':
				continue
			case e == '\r':
				if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
					l.at++
				}
				continue
			default:
				c = e
			}
		}
		out = append(out, c)
	}
	return out
}

// hex reads <text>.
func (l *lexer) hex() []byte {
	var out []byte
	high, half := byte(0), false
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			break
		}
		v, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// unhash resolves #20 in names.
func unhash(b []byte) string {
	if bytes.IndexByte(b, '#') < 0 {
		return string(b)
	}
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '#' && i+2 < len(b) {
			high, ok1 := hexDigit(b[i+1])
			low, ok2 := hexDigit(b[i+2])
			if ok1 && ok2 {
				out = append(out, high<<4|low)
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return string(out)
}
