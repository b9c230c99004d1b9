package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// Raw HTML comes in fragments: a block, or a single tag inside text. Each fragment
// is cleaned for itself, so what Markdown prints between them never passes the
// sanitizer and cannot be imitated: raw HTML has no ids, classes or roles.

// elements are what raw HTML may use: what Word and CMS editors put around text.
var elements = strings.Fields(`p br hr div blockquote pre h1 h2 h3 h4 h5 h6
	ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td
	a img figure figcaption details summary
	b strong i em u s del ins mark small sub sup code kbd samp q cite abbr time ruby rt rp wbr`)

// unwrapped elements go without notice: they only carry looks, or office data.
var unwrapped = strings.Fields("span font center o:p st1:chsdate html head body meta link")

// swallowed elements go with everything inside. Browsers read the content of most
// of them as something other than HTML.
var swallowed = strings.Fields(`script style iframe object embed applet noscript noembed noframes template
	textarea title xmp plaintext select svg math frameset audio video canvas`)

// policy lets addresses through: bluemonday refuses those with spaces, as in
// 附件 1.pdf, so openLink and image check them, as they do for Markdown's own.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(elements...)
	p.AllowNoAttrs().OnElements("a", "img")
	p.SkipElementsContent(swallowed...)
	p.AllowAttrs("href", "title").OnElements("a")
	p.AllowAttrs("src", "alt", "title").OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(?:row|col|rowgroup|colgroup)$`)).OnElements("th")
	p.AllowAttrs("span").Matching(bluemonday.Integer).OnElements("col", "colgroup")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("value").Matching(bluemonday.Integer).OnElements("li")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(?:open)?$`)).OnElements("details")
	p.AllowAttrs("datetime").Matching(regexp.MustCompile(`^[-0-9T:+Z. ]+$`)).OnElements("time")
	p.AllowAttrs("title").OnElements("abbr")
	return p
}()

// raw prints a fragment of raw HTML, cleaned, with our conventions for links,
// images, tables and headings.
func (p *printer) raw(fragment []byte) {
	if !p.doc.page {
		p.w.Write(fragment)
		return
	}
	if p.mute {
		return
	}
	z := html.NewTokenizer(bytes.NewReader(policy.SanitizeBytes(fragment)))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		source := z.Raw()
		switch kind {
		case html.TextToken:
			p.rawText(z.Text())
			continue
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			continue
		}
		source = bytes.Clone(source) // Token lowers the case in place
		token := z.Token()
		start := token.Type != html.EndTagToken
		switch token.Data {
		case "a":
			if start {
				p.openRawLink(token)
			} else {
				p.endRawLink()
			}
		case "img":
			src, _ := attribute(token, "src")
			alt, _ := attribute(token, "alt")
			title, _ := attribute(token, "title")
			p.image(src, alt, title)
		case "table":
			p.rawTable(start)
		case "h1":
			p.w.WriteString(map[bool]string{true: "<h2>", false: "</h2>"}[start])
		default:
			p.w.Write(source)
		}
	}
}

func (p *printer) rawText(text []byte) {
	if p.refs.Cite != nil && p.links == 0 {
		text = p.citations(text)
	}
	escape(p.w, text)
}

func (p *printer) openRawLink(t html.Token) {
	href, ok := attribute(t, "href")
	if !ok || p.links > 0 {
		return
	}
	title, _ := attribute(t, "title")
	p.rawLink = p.openLink(href, title)
}

func (p *printer) endRawLink() {
	p.closeLink(p.rawLink)
	p.rawLink = false
}

// rawTable gives the outermost of nested tables a region.
func (p *printer) rawTable(start bool) {
	switch {
	case start && p.rawTables == 0:
		p.openTable()
	case start:
		p.w.WriteString("<table>")
	case p.rawTables == 1:
		p.closeTable()
	case p.rawTables > 1:
		p.w.WriteString("</table>")
	}
	if start {
		p.rawTables++
	} else if p.rawTables > 0 {
		p.rawTables--
	}
}
