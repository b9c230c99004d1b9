package output

import "html"

// Head is what differs from page to page in <head>: the tags of META-01…15.
type Head struct {
	Title       string // of the browser tab: page, column, site
	Description string
	Canonical   string
	SiteName    string
	SiteDomain  string
	SiteIDCode  string
	// Column tags, inherited by content pages.
	ColumnName, ColumnDescription, ColumnKeywords, ColumnType string
	// Content tags; ArticleTitle is empty on columns.
	ArticleTitle, PubDate, ContentSource, Keywords, Author, Image, URL string
	Feeds                                                              []Link // title, address; ID is the media type
	Alternate                                                          []Link // Markdown and JSON twins; ID is the media type
	NoIndex                                                            bool
	Refresh                                                            string // redirect pages
	Prev, Next                                                         string
}

// html is the tags, a line each; one without a value is left out. They are printed
// here and not by a template: inspectors' tools read them, so no theme may lose one,
// and each page has a score of them.
func (h Head) html() []byte {
	out := make([]byte, 0, 2<<10)
	print := func(parts ...string) {
		for i, part := range parts {
			if i%2 == 1 { // what is not markup
				part = html.EscapeString(part)
			}
			out = append(out, part...)
		}
		out = append(out, '\n')
	}
	meta := func(name, content string) {
		if content != "" {
			print(`<meta name="`, name, `" content="`, content, `">`)
		}
	}
	link := func(rel, href string) {
		if href != "" {
			print(`<link rel="`, rel, `" href="`, href, `">`)
		}
	}
	print("<title>", h.Title, "</title>")
	meta("SiteName", h.SiteName)
	meta("SiteDomain", h.SiteDomain)
	meta("SiteIDCode", h.SiteIDCode)
	meta("ColumnName", h.ColumnName)
	meta("ColumnDescription", h.ColumnDescription)
	meta("ColumnKeywords", h.ColumnKeywords)
	meta("ColumnType", h.ColumnType)
	meta("ArticleTitle", h.ArticleTitle)
	meta("PubDate", h.PubDate)
	meta("ContentSource", h.ContentSource)
	meta("Keywords", h.Keywords)
	meta("Author", h.Author)
	meta("Description", h.Description)
	meta("Image", h.Image)
	meta("Url", h.URL)
	if h.NoIndex {
		meta("robots", "noindex")
	}
	if h.Refresh != "" {
		print(`<meta http-equiv="refresh" content="0; url=`, h.Refresh, `">`)
	}
	link("canonical", h.Canonical)
	link("prev", h.Prev)
	link("next", h.Next)
	for _, list := range [][]Link{h.Feeds, h.Alternate} {
		for _, l := range list {
			print(`<link rel="alternate" type="`, l.ID, `" title="`, l.Title, `" href="`, l.URL, `">`)
		}
	}
	return out
}
