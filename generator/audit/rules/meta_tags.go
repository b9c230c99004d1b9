package rules

import (
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/audit/markup"
)

const tagBasis = "《政府网站发展指引》（国办发〔2017〕47号）附件：网页标签规范"

// tags are the named tags of a page's head, in their order.
type tags []tag

type tag struct{ name, content string }

func tagsOf(p *audit.Page) tags {
	return audit.Remember(&p.Kept, func() tags {
		t := make(tags, 0, 24)
		for m := range p.Root.First("head").All("meta") {
			if name, ok := m.Attr("name"); ok {
				content, _ := m.Attr("content")
				t = append(t, tag{name, content})
			}
		}
		return t
	})
}

// all are the values of a name.
func (t tags) all(name string) (list []string) {
	for _, tag := range t {
		if tag.name == name {
			list = append(list, tag.content)
		}
	}
	return list
}

// get is the first value of a name, without white space around it.
func (t tags) get(name string) string {
	for _, tag := range t {
		if tag.name == name {
			return strings.TrimSpace(tag.content)
		}
	}
	return ""
}

// without lists the names of tags that are missing or empty.
func (t tags) without(names ...string) []string {
	var list []string
	for _, name := range names {
		if t.get(name) == "" {
			list = append(list, name)
		}
	}
	return list
}

var (
	siteTags     = []string{"SiteName", "SiteDomain", "SiteIDCode"}
	columnTags   = []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
	optionalTags = []string{"Keywords", "Author", "Description", "Image", "Url"}
	contentTags  = []string{"ArticleTitle", "PubDate", "ContentSource"}
)

// contentPage reports whether a page shows a piece of information with a day, which has to
// carry the tags of a content page.
func contentPage(c *audit.Context, p *audit.Page) bool {
	if p.Public == nil || !p.Public.Listed() || redirect(p) {
		return false
	}
	d := c.DocumentOf(p.Public)
	return d != nil && dated(d) && !p.Public.Published.IsZero()
}

// headlines are the first-level headings of a page.
func headlines(p *audit.Page) []*markup.Node {
	var list []*markup.Node
	for h := range p.Root.All("h1") {
		list = append(list, h)
	}
	return list
}
