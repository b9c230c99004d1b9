package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gongkai/generator/diag"
)

// Link is a link or an image of the body, in whatever way it is written: inline,
// by reference, as a bare address, in raw HTML.
type Link struct {
	Dest  string // as written, Markdown's escapes resolved
	Text  string // what is linked, or the alternative text
	Line  int    // counts from 1 in the body
	Image bool
	Title string
}

// Links is all links and images in the order of the text.
func (d *Doc) Links() []Link {
	var all []Link
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		line := d.line(max(0, n.Pos()))
		switch n := n.(type) {
		case *ast.Link:
			all = append(all, Link{string(unescape(n.Destination)), d.inlineText(n), line, false, string(unescape(n.Title))})
		case *ast.Image:
			all = append(all, Link{string(unescape(n.Destination)), d.inlineText(n), line, true, string(unescape(n.Title))})
			return ast.WalkSkipChildren, nil // an image's text is text only
		case *ast.AutoLink:
			if !insideLink(n) {
				all = append(all, Link{Dest: d.address(n), Text: string(n.Label(d.src)), Line: line})
			}
		case *ast.HTMLBlock, *ast.RawHTML:
			found := rawLinks(d.fragment(n), d.line(d.fragmentStart(n)))
			if len(found) == 1 && !found[0].Image && n.Kind() == ast.KindRawHTML {
				found[0].Text = d.textUpTo(n, "a")
			}
			all = append(all, found...)
		}
		return ast.WalkContinue, nil
	})
	return all
}

// textUpTo is the text between an inline tag and the tag that closes it.
func (d *Doc) textUpTo(n ast.Node, name string) string {
	t := texter{doc: d}
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindRawHTML {
			if end, start := tag(d.fragment(c)); end == name && !start {
				break
			}
		}
		t.inline(c)
	}
	return t.text()
}

// address is the destination of a bare or angled address.
func (d *Doc) address(n *ast.AutoLink) string {
	url := string(n.URL(d.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		return "mailto:" + url
	}
	return url
}

func insideLink(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

func rawLinks(fragment []byte, line int) (all []Link) {
	open := -1 // the link whose text is being read
	z := html.NewTokenizer(bytes.NewReader(fragment))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		height := bytes.Count(z.Raw(), []byte{'\n'})
		switch token := z.Token(); {
		case token.Type == html.TextToken && open >= 0:
			all[open].Text += token.Data
		case token.Type == html.EndTagToken && token.Data == "a":
			open = -1
		case token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken:
		case token.Data == "a":
			if href, ok := attribute(token, "href"); ok {
				title, _ := attribute(token, "title")
				all = append(all, Link{Dest: href, Line: line, Title: title})
				open = len(all) - 1
			}
		case token.Data == "img":
			if src, ok := attribute(token, "src"); ok {
				alt, _ := attribute(token, "alt")
				title, _ := attribute(token, "title")
				all = append(all, Link{src, alt, line, true, title})
			}
		}
		line += height
	}
	return all
}

func attribute(t html.Token, name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// forbiddenAddresses names the links that lose their address.
func (d *Doc) forbiddenAddresses() (found diag.List) {
	for _, l := range d.Links() {
		if !allowed(l.Dest, l.Image) {
			found.Add(droppedAddress.At(diag.Place{Line: l.Line}, abbreviated(l.Dest)))
		}
	}
	return found
}

func abbreviated(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// allowed reports whether a browser may be given an address: relative, or with a
// scheme of the list. Browsers ignore white space and control characters around
// and inside a scheme, so it is read without them.
func allowed(address string, image bool) bool {
	colon := strings.IndexAny(address, ":/?#")
	if colon < 0 || address[colon] != ':' {
		return true
	}
	scheme := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' || 0x7F <= r && r <= 0xA0 {
			return -1
		}
		return r
	}, address[:colon]))
	switch scheme {
	case "http", "https":
		return true
	case "mailto", "tel":
		return !image
	}
	// A file may be called 附件1：通知:修订.pdf; a scheme is made of ASCII letters,
	// digits, + - and dots.
	return strings.IndexFunc(scheme, func(r rune) bool { return r > 0x7F }) >= 0
}
