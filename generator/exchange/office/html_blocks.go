package office

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// page turns the elements of an article into blocks.
type page struct {
	*document
	blocks   []block
	open     block // the paragraph being read
	lists    []list
	style    style
	href     string
	count    int // of lists
	letters  int // of the longest text in open: it sets the look
	tooLarge bool
}

type list struct {
	ordered bool
	number  int
	name    string
}

// lost are elements that go with everything inside.
var lost = strings.Fields("script style noscript iframe object embed form input button select textarea video audio canvas svg math template")

// prune takes out what is hidden, deleted or active, and counts it.
func (p *page) prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch css := strings.ReplaceAll(strings.ToLower(attribute(c, "style")), " ", ""); {
		case c.Type == html.CommentNode:
			n.RemoveChild(c)
		case c.Type != html.ElementNode:
		case slices.Contains(lost, c.Data):
			p.losses.add(pageElements, 1)
			n.RemoveChild(c)
		case strings.Contains(css, "display:none") || strings.Contains(css, "mso-hide:all") || isHidden(c):
			if strings.TrimSpace(words(c)) != "" {
				p.losses.add(hiddenText, 1)
			}
			n.RemoveChild(c)
		case c.Data == "ins" || c.Data == "del" && attribute(c, "cite")+attribute(c, "datetime") != "":
			p.losses.add(changesAccepted, 1)
			if c.Data == "del" {
				n.RemoveChild(c)
			} else {
				p.prune(c)
			}
		default:
			if src := attribute(c, "data-src"); c.Data == "img" && src != "" {
				setAttribute(c, "src", src) // WeChat loads pictures late
			}
			p.prune(c)
		}
		c = next
	}
}

func isHidden(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

func setAttribute(n *html.Node, name, value string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}

// end closes the paragraph that is open.
func (p *page) end() {
	if !p.open.empty() {
		p.blocks = append(p.blocks, p.open)
	}
	p.open, p.letters = block{}, 0
}

// walk reads the children of n; l is how the block around them is set.
func (p *page) walk(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			p.text(c.Data, l)
		case html.ElementNode:
			p.element(c, l)
		}
	}
}

func (p *page) element(n *html.Node, l look) {
	switch n.Data {
	case "head":
	case "html", "body":
		p.walk(n, l)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.end()
		p.walk(n, blockLook(n, l))
		if !p.open.empty() {
			p.open.form, p.open.level = heading, int(n.Data[1]-'0')
		}
		p.end()
	case "ul", "ol":
		p.list(n, l)
	case "li":
		p.item(n, l)
	case "table":
		p.end()
		p.table(n)
	case "br":
		p.open.spans = append(p.open.spans, span{brk: true})
	case "img":
		p.image(n)
	case "a":
		outer := p.href
		if p.href = p.address(attribute(n, "href")); p.href == "" {
			p.href = outer
		}
		p.walk(n, l)
		p.href = outer
	case "b", "strong", "i", "em", "s", "strike", "del", "sup", "sub", "span", "font":
		p.inline(n, l)
	default: // p, div and all that begin a block of their own
		keep := p.open.form == item && p.open.empty()
		if !keep {
			p.end()
		}
		p.walk(n, blockLook(n, l))
		p.end()
	}
}

func (p *page) inline(n *html.Node, l look) {
	outer := p.style
	css := declarations(n)
	weight := css["font-weight"]
	p.style.bold = p.style.bold && weight != "normal" && weight != "400" || n.Data == "b" || n.Data == "strong" || weight == "bold" || weight >= "600" && len(weight) == 3
	p.style.italic = p.style.italic || n.Data == "i" || n.Data == "em" || css["font-style"] == "italic"
	p.style.strike = p.style.strike || n.Data == "s" || n.Data == "strike" || n.Data == "del"
	p.style.super = n.Data == "sup" || css["vertical-align"] == "super"
	p.style.sub = n.Data == "sub" || css["vertical-align"] == "sub"
	if size := points(css["font-size"]); size > 0 {
		l.size = size
	}
	l.display = l.display || displayFont(css["font-family"])
	p.walk(n, l)
	p.style = outer
}

var spaces = regexp.MustCompile(`[ \t\r\n\f]+`)

func (p *page) text(s string, l look) {
	s = printable(spaces.ReplaceAllString(s, " "))
	if s == "" || s == " " && (len(p.open.spans) == 0 || p.open.spans[len(p.open.spans)-1].brk) {
		return
	}
	if trim(s) != "" {
		bold := p.style.bold
		if p.letters > 0 {
			bold = bold && p.open.look.bold
		}
		if n := len(trim(s)); n > p.letters {
			p.letters, p.open.look = n, l
		}
		p.open.look.bold = bold
	}
	p.open.spans = append(p.open.spans, span{text: s, style: p.style, href: p.href})
}

func (p *page) list(n *html.Node, l look) {
	p.end()
	p.count++
	start, err := strconv.Atoi(attribute(n, "start"))
	if err != nil || start < 0 || start > 1_000_000 {
		start = 1
	}
	name := strconv.Itoa(p.count)
	if len(p.lists) > 0 {
		name = p.lists[0].name // one with the list around it
	}
	p.lists = append(p.lists, list{ordered: n.Data == "ol", number: start, name: name})
	p.walk(n, l)
	p.end()
	p.lists = p.lists[:len(p.lists)-1]
}

func (p *page) item(n *html.Node, l look) {
	p.end()
	if len(p.lists) > 0 {
		in := &p.lists[len(p.lists)-1]
		p.open = block{form: item, level: len(p.lists) - 1, ordered: in.ordered, number: in.number, list: in.name}
		in.number++
	}
	p.walk(n, l)
	p.end()
}

// image keeps a picture that comes with the page; others are only named.
func (p *page) image(n *html.Node) {
	src := attribute(n, "src")
	kind, data, ok := strings.Cut(src, ",")
	switch {
	case src == "":
	case ok && strings.HasPrefix(strings.ToLower(kind), "data:image/"):
		raw, err := base64.StdEncoding.DecodeString(strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
				return -1
			}
			return r
		}, data))
		if err != nil {
			p.losses.add(badPictures, 1)
			return
		}
		if name := p.addPicture(raw); name != "" {
			p.open.spans = append(p.open.spans, p.document.image(name, altText(attribute(n, "alt"))))
		}
	default:
		p.remotePicture(src)
	}
}

// address is where a link leads. Relative addresses belonged to the page's own site.
func (p *page) address(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	if u, err := url.Parse(href); err != nil || u.Scheme == "" {
		p.losses.add(badLinks, 1)
		return ""
	}
	return p.link(href)
}
