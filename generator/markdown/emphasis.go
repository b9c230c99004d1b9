package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads * _ and ~ as CommonMark and GitHub do, with two rules more.
//
// CommonMark asks for white space or punctuation outside of a run that has
// punctuation inside, which Chinese does not write: **注意：**请按时. So punctuation
// of Chinese text counts as a letter, and a Chinese character outside of a run
// does what a space does.
//
// Official documents write these signs for themselves: 张*三、李*四, 138****0000, 3*4,
// 8:30~12:00，14:30~17:30. So what looks like it is text, and only ~~ strikes out.
//
// Text without Chinese characters and digits reads as before.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	sign, length := line[0], 1
	for length < len(line) && line[length] == sign {
		length++
	}
	if sign == '~' && (length != 2 || before == '~') {
		return nil
	}
	e := pc.Get(effortKey).(*effort)
	e.delimiters++
	if !spend(pc, e.delimiters, segment.Start) {
		return nil
	}

	canOpen, canClose := flanks(sign, length, before, block.Source()[:segment.Start], line[length:])
	var p parser.DelimiterProcessor = emphasisAt(block.Source()[:segment.Start], line[length:])
	if sign == '~' {
		p = strikethrough{}
	}
	d := parser.NewDelimiter(canOpen, canClose, length, sign, p)
	d.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

// CloseBlock starts a new count: delimiters pair up inside their block only.
func (emphasisParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	pc.Get(effortKey).(*effort).delimiters = 0
}

// flanks applies https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
// to a run. The character before it is given apart, because at the start of a
// line it is the line feed whatever the bytes before say.
func flanks(sign byte, length int, before rune, preceding, following []byte) (canOpen, canClose bool) {
	after, size := rune(' '), 0
	if len(following) > 0 {
		after, size = utf8.DecodeRune(following)
	}
	// The character beyond a shared sign tells whether the sign is Chinese.
	cjkBefore, cjkAfter := isCJK(before), isCJK(after)
	if isShared(before) {
		_, n := utf8.DecodeLastRune(preceding)
		beyond, _ := utf8.DecodeLastRune(preceding[:len(preceding)-n])
		cjkBefore = isCJK(beyond)
	}
	if isShared(after) {
		beyond, _ := utf8.DecodeRune(following[size:])
		cjkAfter = isCJK(beyond)
	}
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)

	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore || (cjkAfter || cjkBefore) && begins(after))
	right := !spaceBefore && (!punctBefore || cjkBefore || spaceAfter || punctAfter || cjkAfter)
	switch {
	case sign == '_':
		return left && (!right || punctBefore), right && (!left || punctAfter)
	case sign == '*' && masks(length, before, after):
		ends := punctBefore && !strings.ContainsRune("、，；,;", before)
		return left && (!right || punctBefore), right && (!left || punctAfter || ends)
	}
	return left, right
}

// begins reports whether emphasised text may begin with a punctuation: not with one
// that ends or divides what stands before it, as in 张**、李**.
func begins(r rune) bool {
	return !strings.ContainsRune("，。、；：！？,.;:!?", r) && !unicode.In(r, unicode.Pe, unicode.Pf)
}

// masks reports whether a run of * beside these characters may stand for letters
// that are not shown, or for a multiplication. Inside a word it then does. Two of
// them make a word bold wherever it stands.
func masks(length int, before, after rune) bool {
	return length != 2 && (isCJK(before) || isCJK(after) || isDigit(before) || isDigit(after))
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// emphasis makes the nodes of a run. Two runs behind surnames mask two names, when
// something in brackets follows the first: 张**（女）、李**（男）.
type emphasis struct{ surname, bracket bool }

func emphasisAt(preceding, following []byte) emphasis {
	last, size := utf8.DecodeLastRune(preceding)
	if !unicode.Is(unicode.Han, last) {
		return emphasis{}
	}
	before, _ := utf8.DecodeLastRune(preceding[:len(preceding)-size])
	after, _ := utf8.DecodeRune(following)
	return emphasis{surname: !unicode.IsLetter(before), bracket: after == '（' || after == '('}
}

func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }
func (e emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	c, _ := closer.Processor.(emphasis)
	return opener.Char == closer.Char && !(e.surname && e.bracket && c.surname)
}
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

type strikethrough struct{}

func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }
func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (strikethrough) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
