package feed

import (
	"encoding/xml"
	"time"
)

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language,omitempty"`
	Date        string    `xml:"lastBuildDate"`
	Self        rssSelf   `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssSelf struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type rssItem struct {
	Title       string        `xml:"title"`
	Link        string        `xml:"link"`
	GUID        rssGUID       `xml:"guid"`
	Date        string        `xml:"pubDate,omitempty"`
	Creator     string        `xml:"dc:creator,omitempty"` // <author> must be an e-mail address
	Categories  []rssCategory `xml:"category"`
	Description string        `xml:"description,omitempty"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type rssCategory struct {
	Domain string `xml:"domain,attr,omitempty"`
	Name   string `xml:",chardata"`
}

// RSS is the feed as RSS 2.0; self is its own address.
func (f Feed) RSS(self string) ([]byte, error) {
	c := rssChannel{
		Title: clean(f.Title), Link: f.Home, Description: clean(f.Subtitle), Language: f.Language,
		Date: f.Updated.Format(time.RFC1123Z), Self: rssSelf{"self", "application/rss+xml", self},
	}
	if c.Description == "" {
		c.Description = c.Title // the element must be there
	}
	for _, e := range f.Entries {
		item := rssItem{
			Title: clean(e.Title), Link: e.URL, GUID: rssGUID{e.ID == e.URL, e.ID},
			Creator: clean(e.Author), Description: clean(e.Summary),
		}
		if !e.Published.IsZero() {
			item.Date = e.Published.Format(time.RFC1123Z)
		}
		for _, cat := range e.Categories {
			item.Categories = append(item.Categories, rssCategory{cat.Scheme, clean(cat.name())})
		}
		c.Items = append(c.Items, item)
	}
	return encode(rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/", Channel: c,
	})
}

func (c Category) name() string {
	if c.Label != "" {
		return c.Label
	}
	return c.Term
}
