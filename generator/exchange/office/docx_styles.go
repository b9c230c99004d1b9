package office

import (
	"strconv"
	"strings"
)

// styles are the styles of a Word document by id.
type styles struct {
	byID      map[string]*element
	paragraph string // id of the default paragraph style
	defaults  *element
}

func newStyles(root *element) styles {
	s := styles{byID: map[string]*element{}, defaults: root.child("w:docDefaults", "w:rPrDefault", "w:rPr")}
	for _, e := range root.children {
		e.bound()
		if e.name != "w:style" {
			continue
		}
		id := e.attr("w:styleId")
		s.byID[id] = e
		if on := e.attr("w:default"); e.attr("w:type") == "paragraph" && (on == "1" || on == "true") {
			s.paragraph = id
		}
	}
	return s
}

// chain is a style and those it is based on, the most general first.
func (s styles) chain(id string) (chain []*element) {
	for range 20 {
		e := s.byID[id]
		if e == nil {
			break
		}
		chain = append([]*element{e}, chain...)
		id = e.val("w:basedOn")
	}
	return chain
}

// layers are properties from the most general to the most specific; the last that
// says something is right.
type layers []*element

func (l layers) on(name string) bool {
	for i := len(l) - 1; i >= 0; i-- {
		if on, set := l[i].on(name); set {
			return on
		}
	}
	return false
}

// get is an attribute of a property.
func (l layers) get(name, attr string) string {
	for i := len(l) - 1; i >= 0; i-- {
		if v := l[i].child(name).attr(attr); v != "" {
			return v
		}
	}
	return ""
}

// paragraphLook is all that is said about a paragraph.
type paragraphLook struct {
	properties layers // w:pPr
	runs       layers // w:rPr that its runs start from
	name       string // of its style, in lower case
	style      string // id
}

func (s styles) paragraphOf(p *element) paragraphLook {
	own := p.child("w:pPr")
	id := own.val("w:pStyle")
	if s.byID[id] == nil {
		id = s.paragraph
	}
	look := paragraphLook{style: id, runs: layers{s.defaults}}
	for _, e := range s.chain(id) {
		look.properties = append(look.properties, e.child("w:pPr"))
		look.runs = append(look.runs, e.child("w:rPr"))
		look.name = strings.ToLower(strings.TrimSpace(e.val("w:name")))
	}
	look.properties = append(look.properties, own)
	return look
}

// level is the heading level of a paragraph, 0 for none: by outline level, else by
// the name of the style.
func (p paragraphLook) level() int {
	if v := p.properties.get("w:outlineLvl", "w:val"); v != "" {
		if n, err := strconv.Atoi(v); err == nil && 0 <= n && n < 9 {
			return n + 1
		}
		return 0
	}
	for _, prefix := range []string{"heading ", "标题 "} {
		if n, err := strconv.Atoi(strings.TrimPrefix(p.name, prefix)); err == nil && 1 <= n && n <= 9 {
			return n
		}
	}
	return 0
}

func (p paragraphLook) isTitle() bool { return p.name == "title" || p.name == "标题" }
func (p paragraphLook) isContents() bool {
	return strings.HasPrefix(p.name, "toc ") || strings.HasPrefix(p.name, "目录 ")
}

// runOf is all that is said about a run.
func (s styles) runOf(base layers, r *element) layers {
	own := r.child("w:rPr")
	all := append(layers{}, base...)
	if id := own.val("w:rStyle"); id != "" {
		for _, e := range s.chain(id) {
			all = append(all, e.child("w:rPr"))
		}
	}
	return append(all, own)
}

func (l layers) style() style {
	align := l.get("w:vertAlign", "w:val")
	return style{
		bold: l.on("w:b"), italic: l.on("w:i"), strike: l.on("w:strike") || l.on("w:dstrike"),
		super: align == "superscript", sub: align == "subscript",
	}
}

func (l layers) size() int {
	n, _ := strconv.Atoi(l.get("w:sz", "w:val"))
	return n
}

func (l layers) display() bool { return displayFont(l.get("w:rFonts", "w:eastAsia")) }

// displayFont reports a typeface that official documents use for headings
// (GB/T 9704—2012, 7.3.3).
func displayFont(family string) bool {
	family = strings.ToLower(family)
	for _, name := range []string{"黑体", "楷体", "小标宋", "simhei", "kaiti"} {
		if strings.Contains(family, name) {
			return true
		}
	}
	return false
}

func (l layers) red() bool {
	c := strings.ToUpper(l.get("w:color", "w:val"))
	return len(c) == 6 && c[:2] >= "C0" && c[2:4] <= "40" && c[4:] <= "40"
}
