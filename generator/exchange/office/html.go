package office

import (
	"bytes"
	"io"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"gongkai/generator/diag"
)

const (
	maxPage  = 32 << 20 // bytes of a page; most of a large one are its pictures
	maxNodes = 400_000  // elements and texts of the article
)

// looksLikeHTML reports whether a file begins as pages and pasted fragments do.
func looksLikeHTML(src []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(src[:min(len(src), 4096)], []byte("\xEF\xBB\xBF")), " \t\r\n\u3000")
	if len(start) < 3 || start[0] != '<' || bytes.IndexByte(start, 0) >= 0 {
		return false
	}
	return start[1] == '!' || start[1] == '/' || wordByte(rune(start[1])) && !bytes.HasPrefix(start, []byte("<?xml "))
}

// readHTML reads a saved page or a pasted fragment. The page is parsed for what it
// says about itself and for the part that holds the article; only that part is then
// cleaned and read.
func readHTML(d *document, src []byte, at diag.Place) *diag.Diagnostic {
	if len(src) > maxPage {
		return refuse(tooLarge.At(at))
	}
	decoded, err := charset.NewReader(bytes.NewReader(src), "text/html")
	if err != nil {
		return refuse(damaged.At(at, "charset"))
	}
	root, err := parsePage(decoded)
	if err != nil {
		return refuse(tooLarge.At(at))
	}
	d.hints = pageHints(root)
	article := articleOf(root)
	p := page{document: d}
	p.prune(article)
	if count(article) > maxNodes {
		return refuse(tooLarge.At(at))
	}
	var clean bytes.Buffer
	if err := html.Render(&clean, article); err != nil {
		return refuse(tooLarge.At(at))
	}
	root, err = parsePage(pastePolicy.SanitizeReader(&clean))
	if err != nil {
		return refuse(tooLarge.At(at))
	}
	p.walk(root, look{})
	p.end()
	d.blocks = p.blocks
	markTitle(d.blocks)
	if p.tooLarge {
		return refuse(tooLarge.At(at))
	}
	return nil
}

// markTitle takes the one h1 of a page for its title.
func markTitle(blocks []block) {
	var title *block
	for i := range blocks {
		if b := &blocks[i]; b.form == heading && b.level == 1 {
			if title != nil {
				return
			}
			title = b
		}
	}
	if title != nil {
		title.look.title = true
	}
}

// parsePage bounds the size once more, because a page in GB18030 grows when it is
// decoded. Nesting is bounded by the parser.
func parsePage(r io.Reader) (*html.Node, error) { return html.Parse(io.LimitReader(r, 2*maxPage)) }

// pastePolicy keeps the elements that mean something and the few attributes from
// which a title or a heading is recognised.
var pastePolicy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(strings.Fields(`p div section article main br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption
		table caption thead tbody tfoot tr th td center span font b strong i em s strike del sup sub a img`)...)
	p.AllowNoAttrs().OnElements("a", "img", "span", "font")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("align").OnElements("p", "div", "td", "h1", "h2", "h3")
	p.AllowStyles("text-align", "font-weight", "font-size", "font-family", "font-style", "vertical-align").Globally()
	p.AllowDataURIImages()
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	return p
}()

// pageHints reads the meta tags of government pages, WeChat's title, and <title>.
func pageHints(root *html.Node) (h hints) {
	var title, heading string
	each(root, func(n *html.Node) {
		switch {
		case n.Data == "meta":
			name, content := strings.ToLower(attribute(n, "name")+attribute(n, "property")), oneLine(attribute(n, "content"))
			switch {
			case content == "":
			case name == "articletitle":
				h.title = fact{value: content, from: "网页标签 ArticleTitle", sure: true}
			case name == "og:title" && h.title.value == "":
				h.title = fact{value: content, from: "网页标签 og:title"}
			case name == "contentsource":
				h.source = fact{value: content, from: "网页标签 ContentSource", sure: true}
			case name == "pubdate":
				if day, ok := parseDate(strings.Fields(content)[0]); ok {
					h.published = fact{value: day, from: "网页标签 PubDate"} // there, not on this site
				}
			}
		case n.Data == "title" && title == "" && n.Parent != nil && n.Parent.Data == "head":
			title = oneLine(words(n))
		case attribute(n, "id") == "activity-name" && heading == "":
			heading = oneLine(words(n))
		}
	})
	switch {
	case h.title.sure:
	case heading != "":
		h.title = fact{value: heading, from: "文章标题", sure: true}
	case h.title.value == "" && title != "":
		// Site and column are appended to it: 标题-青禾县人民政府.
		name, _, _ := strings.Cut(strings.NewReplacer("_", "|", " - ", "|", "--", "|").Replace(title), "|")
		h.title = fact{value: oneLine(name), from: "网页标签 title"}
	}
	return h
}

// articleOf is the part of a page that holds the article: where the usual systems
// put it, else the whole body.
func articleOf(root *html.Node) *html.Node {
	places := []func(*html.Node) bool{
		func(n *html.Node) bool { return attribute(n, "id") == "js_content" }, // WeChat
		func(n *html.Node) bool { return attribute(n, "id") == "UCAP-CONTENT" },
		func(n *html.Node) bool { return hasClass(n, "TRS_Editor", "trs_editor_view", "pages_content") },
		func(n *html.Node) bool { return hasClass(n, "article-content", "article_content", "news_content") },
		func(n *html.Node) bool { return n.Data == "article" },
		func(n *html.Node) bool { return n.Data == "main" },
		func(n *html.Node) bool { return n.Data == "body" },
	}
	found := make([]*html.Node, len(places))
	each(root, func(n *html.Node) {
		for i, here := range places {
			if found[i] == nil && here(n) {
				found[i] = n
			}
		}
	})
	for _, n := range found {
		if n != nil && (n.Data == "body" || strings.TrimSpace(words(n)) != "") {
			return n
		}
	}
	return root
}

// each calls f for every element below n. The parser bounds how deep they go.
func each(n *html.Node, f func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			f(c)
		}
	}
}

func count(n *html.Node) (nodes int) {
	for range n.Descendants() {
		nodes++
	}
	return nodes
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, names ...string) bool {
	for _, class := range strings.Fields(attribute(n, "class")) {
		for _, name := range names {
			if class == name {
				return true
			}
		}
	}
	return false
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
