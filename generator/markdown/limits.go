package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gongkai/generator/diag"
)

// What a body may ask for. A real document stays a hundred times below.
const (
	maxBytes    = 8 << 20
	maxDepth    = 100        // containers inside each other
	maxNotes    = 1000       // footnote definitions, which each reference searches
	maxPadding  = 1 << 16    // cells that short table rows are filled up with
	maxEffort   = 30_000_000 // steps of the searches below; about a tenth of a second
	noteEffort  = maxNotes
	labelEffort = 500  // a label is compared with all references, at most 999 bytes of it
	maxLabels   = 2000 // reference definitions in one paragraph, which is read anew after each
	minColumns  = 16   // narrower tables cannot be blown up
	blankOrRule = " \t|:-"
)

// openers are what a line begins with that is more than text to inspect.
var openers = oneOf(" \t\n>-+*:|[0123456789")

// inspect refuses, before anything is built, what would make the block structure
// enormous: it reads each line once.
func inspect(src []byte) (found diag.List) {
	if len(src) > maxBytes {
		found.Add(tooLarge.At(diag.Place{Line: 1}, len(src)))
		return found
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		found.Add(nulByte.At(diag.Place{Line: 1 + bytes.Count(src[:i], []byte{'\n'})}))
		return found
	}
	notes, labels, columns, padding, delimiter := 0, 0, 0, 0, 0
	number := 0
	for line := range bytes.Lines(src) {
		number++
		if columns == 0 && !openers[line[0]] {
			continue
		}
		at := diag.Place{Line: number}
		if containers(line) > maxDepth {
			found.Add(tooDeep.At(at, maxDepth))
			return found
		}
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t>"), []byte("[^")) {
			if notes++; notes > maxNotes {
				found.Add(tooManyNotes.At(at, maxNotes))
				return found
			}
		}
		if labels = labelsUpTo(line, labels); labels > maxLabels {
			found.Add(tooCostly.At(at))
			return found
		}
		switch n := bytes.Count(line, []byte{'|'}); {
		case len(bytes.TrimSpace(line)) == 0:
			columns = 0
		case n >= minColumns && len(bytes.Trim(line, blankOrRule+"\n>")) == 0:
			columns, delimiter = n+1, number
		case columns > 0:
			padding += max(0, columns-n-1)
		}
		if padding > maxPadding {
			found.Add(tableTooWide.At(diag.Place{Line: delimiter}, columns))
			return found
		}
	}
	return found
}

// labelsUpTo counts the reference definitions of a paragraph up to this line.
func labelsUpTo(line []byte, before int) int {
	line = bytes.TrimLeft(line, " \t>")
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return 0
	case line[0] == '[' && bytes.Contains(line, []byte("]:")):
		return before + 1
	}
	return before
}

// containers counts the markers of quotations, list items, definitions and
// footnotes a line begins with; each of them opens a level.
func containers(line []byte) (n int) {
	rest := bytes.TrimSpace(line)
	if len(rest) < maxDepth || len(bytes.Trim(rest, " \t"+string(rest[:1]))) == 0 && bytes.IndexByte([]byte("-*_"), rest[0]) >= 0 {
		return 0 // too short, or a thematic break
	}
	for len(rest) > 0 {
		switch c := rest[0]; {
		case c == ' ' || c == '\t':
			rest = rest[1:]
			continue
		case c == '>':
			rest = rest[1:]
		case (c == '-' || c == '+' || c == '*' || c == ':') && len(rest) > 1 && (rest[1] == ' ' || rest[1] == '\t'):
			rest = rest[2:]
		case '0' <= c && c <= '9':
			after := bytes.TrimLeft(rest, "0123456789")
			if len(after) < 2 || after[0] != '.' && after[0] != ')' || after[1] != ' ' && after[1] != '\t' {
				return n
			}
			rest = after[2:]
		case c == '[' && len(rest) > 1 && rest[1] == '^':
			end := bytes.Index(rest, []byte("]:"))
			if end < 0 {
				return n
			}
			rest = rest[end+2:]
		default:
			return n
		}
		n++
	}
	return n
}

// effort is what is left of the work one body may cause. Searches for a closing
// sign may run to the end of the block and fail; many of them in one block are
// quadratic. Each search is charged with the longest way it may go, and when the
// account is empty the signs are taken as plain text and the body is refused.
type effort struct {
	left       int
	spentAt    int // where the account ran out
	delimiters int // runs of * _ ~ in this block so far
}

var effortKey = parser.NewContextKey()

func spend(pc parser.Context, steps, offset int) bool {
	e := pc.Get(effortKey).(*effort)
	if e.left < 0 {
		return false
	}
	if e.left -= steps; e.left < 0 {
		e.spentAt = offset
		return false
	}
	return true
}

// limited charges an inline parser's searches.
type limited struct {
	parser.InlineParser
	cost func(line []byte, at int, block ast.Node) int
}

func (l limited) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !spend(pc, l.cost(line, segment.Start, parent), segment.Start) {
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// CloseBlock passes on the end of the block, which the link parser waits for.
func (l limited) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := l.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

func restOfBlock(_ []byte, at int, block ast.Node) int {
	lines := block.Lines()
	return lines.At(lines.Len()-1).Stop - at
}

func linkSearch(line []byte, at int, block ast.Node) int {
	if len(line) > 1 && line[0] == ']' && (line[1] == '(' || line[1] == '[') {
		return restOfBlock(line, at, block)
	}
	if line[0] == ']' {
		return labelEffort
	}
	return 1
}

func footnoteSearch(line []byte, _ int, _ ast.Node) int {
	if len(line) > 1 && (line[1] == '^' || line[0] == '!') {
		return noteEffort
	}
	return 0
}
