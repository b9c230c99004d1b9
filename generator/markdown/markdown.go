// Package markdown reads the bodies of Chinese official documents.
//
// A Doc is one parsed body. It answers what the other stages ask: its Outline,
// its Links, its plain Text and Sections, and its HTML. What depends on the site,
// where a link leads and which document a cited number means, comes in as Refs.
//
//	doc, found := markdown.Parse(body)
//	doc.HTML(&page, markdown.Refs{Link: routes.Resolve, Cite: numbers.Lookup})
//
// The dialect is GitHub's (tables, strikethrough, task lists, bare addresses) with
// footnotes and definition lists, and with what Chinese text needs: emphasis next
// to full-width punctuation, addresses that end where Chinese begins, line breaks
// that leave no space between Han characters, heading ids in Chinese.
//
// Authors are not trusted. Raw HTML passes an allow-list, link schemes are listed,
// nothing that is printed needs a style or a script. A body that would take
// unreasonable time is refused with the line that causes it.
//
// A Doc does not change after Parse and may be used by many goroutines.
package markdown

import (
	"bytes"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"gongkai/generator/diag"
)

// Doc is one parsed body.
type Doc struct {
	src      []byte
	root     ast.Node
	newlines []int // offsets of the line feeds in src
	headings []Heading
	raw      bool // holds raw HTML
	page     bool // follows the conventions of our pages, not only the syntax

	written sync.Once
	text    string // what Text is, once it was asked for
}

// Heading is one entry of the outline.
type Heading struct {
	Level    int // as printed: the highest level of a body is 2, the page's title is 1
	ID, Text string
	Line     int // counts from 1 in the body
}

// Parse reads a body. The diagnostics have a line and no file; after an Error the
// Doc is empty, never nil.
func Parse(src []byte) (*Doc, diag.List) { return parse(src, true) }

// parse with page false leaves out the conventions of our pages (heading ids and
// levels, table regions, figures, the sanitizer), so that the syntax alone can be
// held against the CommonMark specification.
func parse(src []byte, page bool) (doc *Doc, found diag.List) {
	empty := &Doc{root: ast.NewDocument(), page: page}
	src = valid(lineFeeds(src))
	if found = inspect(src); found.Failed() {
		return empty, found
	}
	// The parser is fed by strangers. Should it ever panic, that costs one document
	// and not the build.
	defer func() {
		if recover() != nil {
			doc, found = empty, append(found, unreadable.At(diag.Place{Line: 1}))
		}
	}()

	pc := parser.NewContext()
	effort := &effort{left: maxEffort}
	pc.Set(effortKey, effort)
	d := &Doc{src: src, page: page, newlines: newlines(src)}
	d.root = syntax.Parse(text.NewReader(src), parser.WithContext(pc))
	if effort.left < 0 {
		return empty, append(found, tooCostly.At(diag.Place{Line: d.line(effort.spentAt)}))
	}
	if found = append(found, d.settle()...); found.Failed() {
		return empty, found
	}
	return d, found
}

// Outline is the headings in the order of the text.
func (d *Doc) Outline() []Heading { return d.headings }

// syntax is goldmark's parser, set up once and shared.
var syntax = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
	)...),
	parser.WithInlineParsers(
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(limited{parser.NewCodeSpanParser(), restOfBlock}, 100),
		util.Prioritized(limited{extension.NewFootnoteParser(), footnoteSearch}, 101),
		util.Prioritized(limited{parser.NewLinkParser(), linkSearch}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(limited{parser.NewRawHTMLParser(), restOfBlock}, 400),
		util.Prioritized(emphasisParser{}, 500),
		util.Prioritized(addressParser{}, 999),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 0),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
	),
)

// lineFeeds turns every line end into a line feed, which changes no line number.
func lineFeeds(src []byte) []byte {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	return src
}

// valid replaces bytes that are not UTF-8.
func valid(src []byte) []byte {
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	return src
}

func newlines(src []byte) []int {
	all := make([]int, 0, bytes.Count(src, []byte{'\n'}))
	for at := -1; len(all) < cap(all); {
		at += 1 + bytes.IndexByte(src[at+1:], '\n')
		all = append(all, at)
	}
	return all
}

// line is the line of an offset, counted from 1.
func (d *Doc) line(offset int) int {
	n, _ := slices.BinarySearch(d.newlines, offset)
	return n + 1
}
