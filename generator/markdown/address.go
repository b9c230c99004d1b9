package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// addressParser links bare addresses: https://…, http://…, www.… and e-mail. They
// may touch Chinese text on both sides, so it starts at the first sign inside the
// address (the colon, the dot, the at) and takes back what the text before it
// holds of the address. An address ends at the first character that an address
// cannot hold unescaped, which includes all Chinese.
type addressParser struct{}

func (addressParser) Trigger() []byte { return []byte{':', '.', '@'} }

func (addressParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before, ok := parent.LastChild().(*ast.Text)
	line, segment := block.PeekLine()
	if !ok || before.Segment.Stop != segment.Start || before.SoftLineBreak() || before.HardLineBreak() {
		return nil
	}
	head := before.Segment.Value(block.Source())
	var taken, length int
	kind, protocol := ast.AutoLinkType(ast.AutoLinkURL), []byte(nil)
	switch line[0] {
	case ':':
		taken, length = webAddress(head, line)
	case '.':
		taken, length = bareHost(head, line)
		protocol = []byte("http")
	case '@':
		taken, length = mailAddress(head, line)
		kind = ast.AutoLinkEmail
	}
	if length == 0 {
		return nil
	}
	start := segment.Start - taken
	if before.Segment = before.Segment.WithStop(start); before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(length)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, segment.Start+length)))
	link.Protocol = protocol
	link.SetPos(start)
	return link
}

// webAddress is the address around "://": how many bytes of it are in head and
// how many in line.
func webAddress(head, line []byte) (taken, length int) {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0, 0
	}
	for _, scheme := range [...]string{"https", "http"} {
		n := len(head) - len(scheme)
		if n < 0 || !bytes.EqualFold(head[n:], []byte(scheme)) || n > 0 && util.IsAlphaNumeric(head[n-1]) {
			continue
		}
		if host := hostLength(line[3:]); host > 0 {
			return len(scheme), 3 + trimmedLength(line[3:], host)
		}
	}
	return 0, 0
}

// bareHost is the address around the first dot of "www.".
func bareHost(head, line []byte) (taken, length int) {
	n := len(head) - len("www")
	if n < 0 || !bytes.EqualFold(head[n:], []byte("www")) ||
		n > 0 && (util.IsAlphaNumeric(head[n-1]) || bytes.IndexByte([]byte("/@.-_:"), head[n-1]) >= 0) {
		return 0, 0
	}
	if host := hostLength(line[1:]); host > 0 {
		return len("www"), 1 + trimmedLength(line[1:], host)
	}
	return 0, 0
}

// mailAddress is the address around "@".
func mailAddress(head, line []byte) (taken, length int) {
	for taken < len(head) && taken < 64 && isMailByte(head[len(head)-1-taken]) {
		taken++
	}
	host := hostLength(line[1:])
	if taken == 0 || host == 0 || taken < len(head) && head[len(head)-1-taken] == '\\' {
		return 0, 0
	}
	if end := line[host]; end == '-' || end == '_' {
		return 0, 0
	}
	return taken, 1 + host
}

func isMailByte(c byte) bool {
	return util.IsAlphaNumeric(c) || c == '.' || c == '-' || c == '_' || c == '+'
}

// hostLength is the length of the host name b begins with; one with a dot inside.
func hostLength(b []byte) int {
	n, dots := 0, 0
	for n < len(b) && n < 256 && (util.IsAlphaNumeric(b[n]) || b[n] == '-' || b[n] == '_' || b[n] == '.') {
		if b[n] == '.' {
			if n == 0 || b[n-1] == '.' {
				break
			}
			dots++
		}
		n++
	}
	for n > 0 && b[n-1] == '.' {
		n, dots = n-1, dots-1
	}
	if dots < 1 {
		return 0
	}
	return n
}

// trimmedLength extends a host to the whole address and leaves out the punctuation
// that ends the sentence rather than the address, as GitHub does.
func trimmedLength(b []byte, host int) int {
	n := host
	for n < len(b) && isAddressByte(b[n]) {
		n++
	}
	opened := bytes.Count(b[:n], []byte{'('})
	closed := bytes.Count(b[:n], []byte{')'})
	for n > host {
		switch b[n-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~', '\'':
			n--
		case ')':
			if closed <= opened {
				return n
			}
			closed--
			n--
		case ';': // the end of an entity such as &amp;
			amp := bytes.LastIndexByte(b[:n], '&')
			if amp < host || n-amp > 10 {
				return n
			}
			n = amp
		default:
			return n
		}
	}
	return n
}

func isAddressByte(c byte) bool {
	return c > ' ' && c < 0x7F && bytes.IndexByte([]byte("<>\"`[]{}|\\^"), c) < 0
}
