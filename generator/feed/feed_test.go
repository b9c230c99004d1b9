package feed

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"
	"time"
)

var sample = Feed{
	ID: "https://www.example.gov.cn/notices/", Title: "通知\v公告", Home: "https://www.example.gov.cn/notices/",
	Language: "zh-CN", Author: "示例县人民政府", Updated: time.Date(2026, 3, 5, 10, 30, 0, 0, time.FixedZone("CST", 8*3600)),
	Entries: []Entry{
		{
			ID: "https://www.example.gov.cn/notices/a/", URL: "https://www.example.gov.cn/notices/a/",
			Title: "关于\u0001<甲>&“乙”的通告\ufffe", Summary: "一\n二\xff]]>", Author: "示例县教育局",
			Published:  time.Date(2026, 3, 5, 10, 30, 0, 0, time.FixedZone("CST", 8*3600)),
			Categories: []Category{{Term: "notice", Label: "公告公示"}, {Scheme: "https://www.example.gov.cn/domains/", Term: "24"}},
		},
		{
			ID: "tag:www.example.gov.cn,2026:b", URL: "https://www.example.gov.cn/notices/b/", Title: "乙",
			Published: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), Updated: time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC),
		},
	},
}

var empty = Feed{ID: "https://www.example.gov.cn/", Title: "空", Home: "https://www.example.gov.cn/", Author: "示例县人民政府", Updated: time.Unix(0, 0)}

// The musts of RFC 4287, sections 4.1.1 and 4.1.2.
func TestAtom(t *testing.T) {
	for _, f := range []Feed{sample, empty} {
		var got struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			IDs     []string `xml:"id"`
			Titles  []string `xml:"title"`
			Updated []string `xml:"updated"`
			Authors []string `xml:"author>name"`
			Entries []struct {
				IDs     []string `xml:"id"`
				Titles  []string `xml:"title"`
				Updated []string `xml:"updated"`
				Summary []string `xml:"summary"`
				Links   []struct {
					Rel string `xml:"rel,attr"`
				} `xml:"link"`
				Terms []struct {
					Term string `xml:"term,attr"`
				} `xml:"category"`
			} `xml:"entry"`
		}
		b, err := f.Atom(f.Home + "feed.xml")
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(b, &got); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if len(got.IDs) != 1 || len(got.Titles) != 1 || len(got.Updated) != 1 || len(got.Authors) != 1 {
			t.Errorf("a feed has one id, title, updated and author: %+v", got)
		}
		absolute(t, got.IDs...)
		moments(t, got.Updated...)
		if len(got.Entries) != len(f.Entries) {
			t.Errorf("%d entries", len(got.Entries))
		}
		for _, e := range got.Entries {
			if len(e.IDs) != 1 || len(e.Titles) != 1 || len(e.Updated) != 1 {
				t.Errorf("an entry has one id, title and updated: %+v", e)
			}
			absolute(t, e.IDs...)
			moments(t, e.Updated...)
			if len(e.Links) != 1 || e.Links[0].Rel != "alternate" {
				t.Errorf("an entry without content has an alternate link: %+v", e)
			}
			for _, c := range e.Terms {
				if c.Term == "" {
					t.Error("a category has a term")
				}
			}
		}
		if f.Entries != nil && (got.Titles[0] != "通知公告" || got.Entries[0].Titles[0] != "关于<甲>&“乙”的通告" || got.Entries[0].Summary[0] != "一\n二]]>") {
			t.Errorf("texts are not cleaned: %+v", got)
		}
	}
}

func absolute(t *testing.T, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if u, err := url.Parse(id); err != nil || !u.IsAbs() {
			t.Errorf("the id %q is not an absolute address", id)
		}
	}
}

func moments(t *testing.T, times ...string) {
	t.Helper()
	for _, s := range times {
		if _, err := time.Parse(time.RFC3339, s); err != nil {
			t.Error(err)
		}
	}
}

func TestRSS(t *testing.T) {
	for _, f := range []Feed{sample, empty} {
		var got struct {
			Version string `xml:"version,attr"`
			Channel struct {
				Title       string `xml:"title"`
				Description string `xml:"description"`
				Date        string `xml:"lastBuildDate"`
				Items       []struct {
					Title string `xml:"title"`
					Date  string `xml:"pubDate"`
					GUID  struct {
						Permanent bool   `xml:"isPermaLink,attr"`
						ID        string `xml:",chardata"`
					} `xml:"guid"`
				} `xml:"item"`
			} `xml:"channel"`
		}
		b, err := f.RSS(f.Home + "rss.xml")
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(b, &got); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		c := got.Channel
		if got.Version != "2.0" || c.Title == "" || c.Description == "" || !strings.Contains(string(b), "<link>"+f.Home+"</link>") {
			t.Errorf("a channel has title, link and description: %+v", got)
		}
		for i, item := range c.Items {
			if _, err := time.Parse(time.RFC1123Z, item.Date); err != nil {
				t.Error(err)
			}
			if want := f.Entries[i].ID == f.Entries[i].URL; item.GUID.Permanent != want {
				t.Errorf("%s: isPermaLink is %t", item.GUID.ID, item.GUID.Permanent)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	for _, f := range []Feed{sample, empty} {
		b, err := f.JSON(f.Home + "feed.json")
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		items, ok := got["items"].([]any)
		if got["version"] != "https://jsonfeed.org/version/1.1" || got["title"] == "" || !ok || len(items) != len(f.Entries) {
			t.Errorf("a feed has version, title and items:\n%s", b)
		}
		for _, item := range items {
			if item := item.(map[string]any); item["id"] == "" || item["content_text"] == "" {
				t.Errorf("an item has id and content: %v", item)
			}
		}
	}
}

// An entry without an update is as new as its publication.
func TestUpdated(t *testing.T) {
	if e := sample.Entries[0]; !e.updated().Equal(e.Published) {
		t.Error("not when it was published")
	}
	if e := sample.Entries[1]; !e.updated().Equal(e.Updated) {
		t.Error("not when it was updated")
	}
}
