package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"gongkai/generator/diag"
)

// settle brings the parsed tree into the form the rest of the package works on:
// neighbouring texts joined, headings levelled and named, raw HTML looked through.
func (d *Doc) settle() (found diag.List) {
	var headings []*ast.Heading
	audit := rawAudit{doc: d}
	deep, refused := 0, false
	var walk func(n ast.Node, depth int)
	walk = func(n ast.Node, depth int) {
		if depth > maxDepth && deep == 0 {
			deep = d.line(max(0, n.Pos()))
		}
		switch n := n.(type) {
		case *ast.Heading:
			headings = append(headings, n)
		case *ast.Link:
			refused = refused || !allowed(string(unescape(n.Destination)), false)
		case *ast.Image:
			refused = refused || !allowed(string(unescape(n.Destination)), true)
		case *ast.AutoLink:
			refused = refused || !allowed(d.address(n), false)
		case *ast.HTMLBlock, *ast.RawHTML:
			d.raw = true
			audit.look(n)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			n.Lines() // allocates when empty; done here, a Doc can be shared
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				joinTexts(n, t)
			} else if deep == 0 {
				walk(c, depth+1)
			}
		}
	}
	walk(d.root, 0)
	if d.page {
		d.nameHeadings(headings)
	}
	if deep == 0 && d.raw && d.page {
		if _, err := d.balanced(Refs{}); err != nil {
			deep = audit.first
		}
	}
	if deep > 0 {
		found.Add(tooDeep.At(diag.Place{Line: deep}, maxDepth))
		return found
	}
	if d.page {
		found.Add(audit.found()...)
		if refused || d.raw {
			found.Add(d.forbiddenAddresses()...)
		}
	}
	return found
}

// joinTexts appends to a text the texts that follow it directly in the source. The
// parser leaves them apart where a sign turned out to be plain, as in [2026]12号.
func joinTexts(parent ast.Node, t *ast.Text) {
	for {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok || t.SoftLineBreak() || t.HardLineBreak() || t.IsRaw() || next.IsRaw() ||
			t.Segment.Stop != next.Segment.Start || t.Segment.Padding+next.Segment.Padding > 0 {
			return
		}
		t.Segment.Stop = next.Segment.Stop
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		parent.RemoveChild(parent, next)
	}
}

// nameHeadings shifts all levels so that the highest is 2, the page's title being
// level 1, and gives each heading an id.
func (d *Doc) nameHeadings(headings []*ast.Heading) {
	if len(headings) == 0 {
		return
	}
	highest := 6
	for _, h := range headings {
		highest = min(highest, h.Level)
	}
	d.headings = make([]Heading, 0, len(headings))
	used := make(map[string]bool, len(headings))
	chosen := make([]string, len(headings))
	for i, h := range headings {
		// What authors chose is taken first: addresses in use must not move when a
		// heading is added above.
		if id := d.takeID(h); id != "" && !used[id] {
			chosen[i], used[id] = id, true
		}
	}
	last := map[string]int{}
	for i, h := range headings {
		h.Level = min(6, h.Level-highest+2)
		title := d.inlineText(h)
		id := chosen[i]
		if id == "" {
			id = unused(slug(title), used, last)
		}
		h.SetAttributeString("id", id)
		d.headings = append(d.headings, Heading{h.Level, id, title, d.line(max(0, h.Pos()))})
	}
}

// unused adds -2, -3, … to an id that is taken.
func unused(id string, used map[string]bool, last map[string]int) string {
	for candidate, n := id, max(1, last[id]); ; {
		if !used[candidate] {
			used[candidate], last[id] = true, n
			return candidate
		}
		n++
		candidate = id + "-" + strconv.Itoa(n)
	}
}

// takeID removes a trailing {#id} from a heading and returns the id.
func (d *Doc) takeID(h *ast.Heading) string {
	t, ok := h.LastChild().(*ast.Text)
	if !ok {
		return ""
	}
	value := t.Segment.Value(d.src)
	start := bytes.LastIndex(value, []byte("{#"))
	if start < 0 || value[len(value)-1] != '}' {
		return ""
	}
	id := string(value[start+2 : len(value)-1])
	if !safeID(id) {
		return ""
	}
	t.Segment.Stop = t.Segment.Start + len(bytes.TrimRight(value[:start], " \t"))
	return id
}

// safeID accepts letters and digits of any script joined by - and _. Ids that begin
// with gx- are those of the page around the body.
func safeID(id string) bool {
	for i, r := range id {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || r != '-' && r != '_') {
			return false
		}
	}
	return id != "" && len(id) <= 128 && !strings.HasPrefix(strings.ToLower(id), "gx-")
}

// slug is a heading's text as an id: 一、总体要求 becomes 一-总体要求.
func slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range title {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
		if b.Len() >= 120 {
			break
		}
	}
	switch id := b.String(); {
	case id == "":
		return "section"
	case strings.HasPrefix(id, "gx-"):
		return "h-" + id
	default:
		return id
	}
}
