package output

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongkai/generator/minify"
	"gongkai/internal/golden"
)

func TestFeedGolden(t *testing.T) {
	p := fixture(t)
	for _, name := range []string{"feed.xml", "rss.xml", "feed.json"} {
		golden.File(t, "testdata/"+name, p.bytes(t, name))
	}
}

func TestFeedsOfAllParts(t *testing.T) {
	p := fixture(t)
	for route, entries := range map[string]int{
		"": 5, "policies/": 2, "notices/": 3, "units/education/": 3, "domains/compulsory-education/": 2,
		"domains/tax/": 0, "topics/housing/": 2, "units/": 0, // pages of units have no date
	} {
		atom := p.bytes(t, route+"feed.xml")
		if n := bytes.Count(atom, []byte("<entry>")); n != entries {
			t.Errorf("%sfeed.xml has %d entries, want %d", route, n, entries)
		}
		if n := bytes.Count(p.bytes(t, route+"rss.xml"), []byte("<item>")); n != entries {
			t.Errorf("%srss.xml has %d items, want %d", route, n, entries)
		}
		if n := bytes.Count(p.bytes(t, route+"feed.json"), []byte(`"content_text"`)); n != entries {
			t.Errorf("%sfeed.json has %d items, want %d", route, n, entries)
		}
		wellFormed(t, route+"feed.xml", atom)
	}
	empty, newest := p.bytes(t, "domains/tax/feed.xml"), p.site.Public[0].Published.Format("<updated>"+time.RFC3339+"</updated>")
	if !bytes.Contains(empty, []byte(newest)) {
		t.Errorf("an empty feed is another one every day: want %s, when anything was published last", newest)
	}
}

func TestFeedsAreMinified(t *testing.T) {
	p := fixture(t)
	v := newPlanner(p.site, p.maker).feedView("/", "甲", "乙", p.site.Public)
	for _, min := range []*minify.Minifier{nil, minify.New()} {
		files, err := renderFeed(&Maker{Min: min}, v)
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range files {
			if indented := bytes.Contains(b, []byte("\n ")); indented != (min == nil) {
				t.Errorf("%d: indented: %v\n%s", i, indented, b)
			}
		}
	}
}

// A county without special topics has no column for them, and no feed: the page that says
// so named three.
func TestNoFeedWithoutAColumn(t *testing.T) {
	p := fixture(t, settings(t, "[[columns]]\npath = \"topics\"\ntitle = \"专题\"", ""), "-- content/topics/housing.md --\n---\n标题: 甲\n草稿: 是\n---\n-- content/policies/reading.md --\n---\n标题: 乙\n草稿: 是\n---\n")
	for file, page := range p.all(t) {
		for _, link := range feedLink.FindAllStringSubmatch(string(page), -1) {
			if _, _, ok := p.Find(link[1]); !ok {
				t.Errorf("%s names the feed %s", file, link[1])
			}
		}
	}
}

var feedLink = regexp.MustCompile(`href="/([a-z0-9/-]*(?:feed|rss)\.(?:xml|json))"`)

func wellFormed(t *testing.T, name string, b []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

func TestSitemap(t *testing.T) {
	p := fixture(t)
	text := string(p.bytes(t, "sitemap.xml"))
	wellFormed(t, "sitemap.xml", []byte(text))
	for _, want := range []string{
		"<url><loc>https://www.example.gov.cn/</loc></url>",
		"<url><loc>https://www.example.gov.cn/policies/housing/</loc><lastmod>2026-03-05T10:30:00+08:00</lastmod></url>",
		"<loc>https://www.example.gov.cn/notices/request/</loc>",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the site map lacks %s", want)
		}
	}
	for _, page := range []string{"404.html", "zwgk/old", "notices/back"} {
		if strings.Contains(text, page) {
			t.Errorf("the site map holds %s", page)
		}
	}
}

func TestSitemapIsSplit(t *testing.T) {
	most := sitemapMost
	defer func() { sitemapMost = most }()
	sitemapMost = 20
	p := fixture(t)
	index := p.bytes(t, "sitemap.xml")
	if !bytes.Contains(index, []byte("<loc>https://www.example.gov.cn/sitemap-2.xml</loc>")) {
		t.Fatalf("no index:\n%s", index)
	}
	if n := bytes.Count(p.bytes(t, "sitemap-1.xml"), []byte("<loc>")); n != 20 {
		t.Errorf("the first part has %d addresses", n)
	}
	// A part is as new as the newest of its pages.
	modified := regexp.MustCompile(`<lastmod>(.*?)</lastmod>`)
	parts := bytes.SplitAfter(index, []byte("</sitemap>"))
	for n, part := range parts[:len(parts)-1] {
		newest, pages := "", p.bytes(t, fmt.Sprintf("sitemap-%d.xml", n+1))
		for _, m := range modified.FindAllSubmatch(pages, -1) {
			newest = max(newest, string(m[1]))
		}
		if !bytes.Contains(part, []byte(newest)) {
			t.Errorf("the newest page of part %d is of %s:\n%s", n+1, newest, part)
		}
	}
	if !bytes.Contains(p.bytes(t, "robots.txt"), []byte("Sitemap: https://www.example.gov.cn/sitemap.xml\n")) {
		t.Error("robots.txt does not name the site map")
	}
}
