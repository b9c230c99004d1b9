package markup

// nameID is a number for the name of an element; 0 for names that HTML does not know.
type nameID uint8

// names are the elements of HTML, and the two that hold other languages.
var names = [...]string{
	"html", "head", "body", "title", "base", "link", "meta", "style", "script", "noscript", "template", "noframes",
	"article", "section", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "header", "footer", "address", "main", "search",
	"p", "hr", "pre", "blockquote", "ol", "ul", "menu", "li", "dl", "dt", "dd", "figure", "figcaption", "div", "center",
	"a", "em", "strong", "small", "s", "cite", "q", "dfn", "abbr", "ruby", "rt", "rp", "data", "time", "code", "var", "samp", "kbd",
	"sub", "sup", "i", "b", "u", "mark", "bdi", "bdo", "span", "br", "wbr", "ins", "del", "font",
	"picture", "source", "img", "iframe", "embed", "object", "param", "video", "audio", "track", "map", "area", "svg", "math",
	"table", "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th",
	"form", "label", "input", "button", "select", "datalist", "optgroup", "option", "textarea", "output", "progress", "meter",
	"fieldset", "legend", "details", "summary", "dialog", "canvas", "slot",
	"path", "circle", "rect", "g", "use", "line", "polyline", "polygon", "ellipse",
}

// slots are the numbers by a sum over their names: a map would take a third of the time
// of reading a page.
var slots = func() (t [512]nameID) {
	for i, name := range names {
		h := sum(name)
		for t[h%512] != 0 {
			h++
		}
		t[h%512] = nameID(i + 1)
	}
	return t
}()

func sum(name string) uint {
	n := uint(len(name))
	return 7*uint(name[0]) + 31*uint(name[n-1]) + 57*n
}

// known is the number of a name.
func known(name string) nameID {
	if name == "" {
		return 0
	}
	for h := sum(name); ; h++ {
		if id := slots[h%512]; id == 0 || names[id-1] == name {
			return id
		}
	}
}

// The names that are asked for by number.
var (
	page, head, body          = known("html"), known("head"), known("body")
	paragraph, anchor, option = known("p"), known("a"), known("option")
	item, term, meaning       = known("li"), known("dt"), known("dd")
	table, row                = known("table"), known("tr")
	block, address, button    = known("div"), known("address"), known("button")
	script, style             = known("script"), known("style")
)

// trait is what the parser has to know of an element.
type trait uint16

const (
	void      trait = 1 << iota // has no end
	inHead                      // stands in the head when the body has not begun
	rawText                     // holds text up to its own end
	entities                    // of those: with entities
	closesP                     // ends a paragraph that is open
	heading                     // ends the heading that is open
	special                     // is not passed over when the end of an item is looked for
	foreign                     // its elements may end themselves
	cell                        // the end of something else does not reach across it
	rowGroup                    // may hold rows
	tablePart                   // stands right in a table, in a group or a row
)

var traits = func() (t [len(names) + 1]trait) {
	for _, group := range []struct {
		trait
		names []string
	}{
		{void, []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}},
		{inHead, []string{"base", "link", "meta", "noframes", "noscript", "script", "style", "template", "title"}},
		{rawText, []string{"iframe", "noframes", "noscript", "script", "style", "textarea", "title"}},
		{entities, []string{"textarea", "title"}},
		{closesP, []string{
			"address", "article", "aside", "blockquote", "center", "details", "dialog", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form",
			"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
			"li", "dt", "dd",
		}},
		{heading, []string{"h1", "h2", "h3", "h4", "h5", "h6"}},
		{special, []string{
			"html", "body", "article", "aside", "blockquote", "button", "caption", "details", "dl", "fieldset", "figure", "footer", "form", "header",
			"main", "menu", "nav", "object", "ol", "section", "select", "table", "tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul",
		}},
		{foreign, []string{"svg", "math"}},
		{cell, []string{"html", "body", "caption", "object", "table", "td", "template", "th"}},
		{rowGroup, []string{"tbody", "tfoot", "thead"}},
		{tablePart, []string{"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}},
	} {
		for _, name := range group.names {
			t[known(name)] |= group.trait
		}
	}
	return t
}()
