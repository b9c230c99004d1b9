package feed

import (
	"bytes"
	"encoding/json"
	"time"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Home        string       `json:"home_page_url,omitempty"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language,omitempty"`
	Authors     []jsonAuthor `json:"authors,omitempty"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Text      string       `json:"content_text"`
	Summary   string       `json:"summary,omitempty"`
	Published string       `json:"date_published,omitempty"`
	Modified  string       `json:"date_modified,omitempty"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
}

// JSON is the feed as JSON Feed 1.1; self is its own address.
func (f Feed) JSON(self string) ([]byte, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: clean(f.Title), Home: f.Home, Self: self,
		Description: clean(f.Subtitle), Language: f.Language, Authors: jsonAuthors(f.Author), Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		item := jsonItem{
			ID: e.ID, URL: e.URL, Title: clean(e.Title), Text: clean(e.Summary), Summary: clean(e.Summary),
			Authors: jsonAuthors(e.Author),
		}
		if item.Text == "" {
			item.Text = item.Title // an item must have content
		}
		if !e.Published.IsZero() {
			item.Published = e.Published.Format(time.RFC3339)
		}
		if !e.Updated.IsZero() {
			item.Modified = e.Updated.Format(time.RFC3339)
		}
		for _, c := range e.Categories {
			item.Tags = append(item.Tags, clean(c.name()))
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func jsonAuthors(name string) []jsonAuthor {
	if name = clean(name); name == "" {
		return nil
	}
	return []jsonAuthor{{name}}
}
