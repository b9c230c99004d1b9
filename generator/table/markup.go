package table

import "bytes"

// tags calls visit for every start tag (end false) and end tag (end true) of an XML
// part, with its name without prefix. It only finds marks in markup, so it is
// fast; the text is read elsewhere. An empty element has a start and an end.
func tags(src []byte, visit func(name string, attrs []byte, end bool) bool) {
	for {
		i := bytes.IndexByte(src, '<')
		if i < 0 {
			return
		}
		src = src[i+1:]
		if skip := markupAside(src); skip >= 0 {
			src = src[skip:]
			continue
		}
		n := tagEnd(src)
		tag := src[:n]
		src = src[min(n+1, len(src)):]
		end := bytes.HasPrefix(tag, []byte("/"))
		empty := bytes.HasSuffix(tag, []byte("/"))
		tag = bytes.Trim(tag, "/")
		name, attrs := tag, []byte(nil)
		if j := bytes.IndexAny(tag, " \t\r\n"); j >= 0 {
			name, attrs = tag[:j], tag[j:]
		}
		if j := bytes.IndexByte(name, ':'); j >= 0 {
			name = name[j+1:]
		}
		word := elementName(name)
		if !visit(word, attrs, end) || empty && !visit(word, nil, true) {
			return
		}
	}
}

// markupAside is the length of a comment, a CDATA section or an instruction behind
// its '<', or -1.
func markupAside(src []byte) int {
	for _, m := range [][2]string{{"!--", "-->"}, {"![CDATA[", "]]>"}, {"?", "?>"}, {"!", ">"}} {
		if bytes.HasPrefix(src, []byte(m[0])) {
			if i := bytes.Index(src[len(m[0]):], []byte(m[1])); i >= 0 {
				return len(m[0]) + i + len(m[1])
			}
			return len(src)
		}
	}
	return -1
}

// tagEnd is where the tag ends: at the first '>' outside quotes.
func tagEnd(src []byte) int {
	var quote byte
	for i, b := range src {
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return i
		}
	}
	return len(src)
}

// elementName avoids a new string for the names that fill a sheet.
func elementName(name []byte) string {
	for _, known := range [...]string{"c", "v", "row", "f", "is", "t", "si", "r", "col", "mergeCell"} {
		if string(name) == known {
			return known
		}
	}
	return string(name)
}

// attr is the value of an attribute, or "".
func attr(attrs []byte, key string) []byte {
	for len(attrs) > 0 {
		eq := bytes.IndexByte(attrs, '=')
		if eq < 0 {
			return nil
		}
		name := bytes.TrimSpace(attrs[:eq])
		rest := bytes.TrimLeft(attrs[eq+1:], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(name) == key {
			return rest[1 : 1+end]
		}
		attrs = rest[end+2:]
	}
	return nil
}

func isTrue(v []byte) bool { return string(v) == "1" || string(v) == "true" }
