package generator

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/generator/publish"

	"golang.org/x/net/html"
)

func sampleSite(t *testing.T) (files map[string]string, sum Summary) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the sample county")
	}
	output, sum := build(t, "..")
	return tree(t, output), sum
}

func TestSampleCounty(t *testing.T) {
	files, sum := sampleSite(t)
	t.Run("documents", func(t *testing.T) {
		if sum.Documents < 160 || sum.Pages < 400 {
			t.Errorf("%d documents, %d pages: the sample has become small", sum.Documents, sum.Pages)
		}
		for _, path := range []string{
			"index.html", "404.html", "disclosure/index.html", "disclosure/guide/index.html", "disclosure/rules/index.html",
			"disclosure/statutory/index.html", "disclosure/annual-reports/index.html", "disclosure/on-request/index.html",
			"domains/compulsory-education/index.html", "domains/compulsory-education/2412/index.html", "catalog/index.html",
			"catalog/catalog.xlsx", "catalog/catalog.csv", "catalog/catalog.json", "units/education/index.html",
			"units/education/disclosure/index.html", "topics/index.html", "search/index.html", "map/index.html",
			"feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt", "llms.txt",
			"api/v1/site.json", "api/v1/documents.jsonl", "api/v1/catalog.json", "api/v1/tree.json", "api/v1/changes.jsonl",
			"manifest.json", "SHA256SUMS",
		} {
			if files[path] == "" {
				t.Errorf("%s is missing", path)
			}
		}
		domains := 0
		for p := range files {
			if ok, _ := path.Match("domains/*/index.html", p); ok {
				domains++
			}
		}
		if domains < 26 {
			t.Errorf("%d domain columns", domains)
		}
	})
	pages := map[string]*html.Node{}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") {
			root, err := html.Parse(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			pages[name] = root
		}
	}
	t.Run("links", func(t *testing.T) { brokenLinks(t, files, pages) })
	t.Run("markup", func(t *testing.T) {
		for name := range pages {
			for _, fault := range markupFaults(files[name]) {
				t.Errorf("%s: %s", name, fault)
			}
		}
	})
	t.Run("tags", func(t *testing.T) {
		for name := range pages {
			missingTags(t, name, files[name])
		}
	})
	t.Run("titles", func(t *testing.T) { sameTitles(t, pages) })
}

// brokenLinks follows every link, picture and anchor of every page.
func brokenLinks(t *testing.T, files map[string]string, pages map[string]*html.Node) {
	ids := map[string]map[string]bool{}
	for name, root := range pages {
		ids[name] = map[string]bool{}
		for n := range root.Descendants() {
			if id := attribute(n, "id"); id != "" {
				ids[name][id] = true
			}
		}
	}
	for name, root := range pages {
		base := &url.URL{Path: "/" + name}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, key := range []string{"href", "src", "action"} {
				address := attribute(n, key)
				if address == "" || n.Data == "link" && attribute(n, "rel") == "canonical" {
					continue
				}
				u, err := base.Parse(address)
				if err != nil {
					t.Errorf("%s: %s is no address: %v", name, address, err)
					continue
				}
				if u.Scheme != "" || u.Host != "" {
					continue
				}
				file := strings.TrimPrefix(u.Path, "/")
				if file == "" || strings.HasSuffix(file, "/") {
					file += "index.html"
				}
				if _, ok := files[file]; !ok {
					t.Errorf("%s: broken: %s", name, address)
				} else if u.Fragment != "" && !ids[file][u.Fragment] {
					t.Errorf("%s: no anchor: %s", name, address)
				}
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

var voidElements = strings.Fields("area base br col embed hr img input link meta source track wbr")

// markupFaults are the faults of a page that a browser would mend silently: tags
// that do not match, attributes and ids that stand twice, blocks inside paragraphs,
// styles and scripts that the security policy forbids.
func markupFaults(text string) []string {
	var faults, open []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if !strings.HasPrefix(strings.ToLower(text), "<!doctype html>") {
		fault("no doctype")
	}
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(text))
	svg := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			seen := map[string]bool{}
			for _, a := range token.Attr {
				if seen[a.Key] {
					fault("<%s> has %s twice", token.Data, a.Key)
				}
				seen[a.Key] = true
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					fault("<%s> has %s", token.Data, a.Key)
				}
				if a.Key == "id" {
					if ids[a.Val] {
						fault("id %s stands twice", a.Val)
					}
					ids[a.Val] = true
				}
			}
			if token.Data == "style" || token.Data == "script" && !seen["src"] {
				fault("<%s> in the page", token.Data)
			}
			if token.Data == "img" && !seen["alt"] {
				fault("a picture without alternative")
			}
			if token.Data == "svg" {
				svg++
			}
			if slices.Contains(open, "p") && svg == 0 && slices.Contains(strings.Fields("p div ul ol table section h1 h2 h3 h4 h5 h6 figure dl blockquote form nav header footer main"), token.Data) {
				fault("<%s> inside <p>", token.Data)
			}
			if kind == html.StartTagToken && !slices.Contains(voidElements, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if token.Data == "svg" {
				svg--
			}
			if len(open) == 0 || open[len(open)-1] != token.Data {
				fault("</%s> where %v is open", token.Data, open[max(0, len(open)-3):])
				return faults
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		fault("not closed: %v", open)
	}
	return faults
}

// missingTags looks for the tags of 国办发〔2017〕47号 as inspectors' tools do: in the
// bytes, with quotes.
func missingTags(t *testing.T, name, text string) {
	has := func(tag string) bool {
		return regexp.MustCompile(`<meta name="` + tag + `" content="[^"]+"`).MatchString(text)
	}
	if strings.Contains(text, `http-equiv="refresh"`) {
		return // an old address that only leads on
	}
	for _, tag := range []string{"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} {
		if !has(tag) {
			t.Errorf("%s: no %s", name, tag)
		}
	}
	if strings.Contains(text, `name="ArticleTitle"`) {
		for _, tag := range []string{"ArticleTitle", "ContentSource"} {
			if !has(tag) {
				t.Errorf("%s: no %s", name, tag)
			}
		}
	}
}

func sameTitles(t *testing.T, pages map[string]*html.Node) {
	seen := map[string]string{}
	names := make([]string, 0, len(pages))
	for name := range pages {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if redirects(pages[name]) {
			continue // an old address has the title of the page it leads to
		}
		for n := range pages[name].Descendants() {
			if n.Type == html.ElementNode && n.Data == "title" && n.FirstChild != nil {
				if other := seen[n.FirstChild.Data]; other != "" {
					t.Errorf("%s and %s have one title: %s", other, name, n.FirstChild.Data)
				}
				seen[n.FirstChild.Data] = name
				break
			}
		}
	}
}

func redirects(root *html.Node) bool {
	for n := range root.Descendants() {
		if n.Data == "meta" && attribute(n, "http-equiv") == "refresh" {
			return true
		}
	}
	return false
}

func TestSameInputSameBytes(t *testing.T) {
	first, _ := sampleSite(t)
	output, _ := build(t, "..")
	if diff := differences(first, tree(t, output)); diff != "" {
		t.Error(diff)
	}
}

func TestTamperingIsFound(t *testing.T) {
	output, _ := build(t, fixture(t, map[string]string{"content/units/county.md": fixtureUnit}))
	report, err := publish.Verify(os.DirFS(output))
	if err != nil || !report.Intact() {
		t.Fatalf("a fresh site: %+v, %v", report, err)
	}
	page := output + "/index.html"
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(page, b, 0o644); err != nil {
		t.Fatal(err)
	}
	report, err = publish.Verify(os.DirFS(output))
	if err != nil || fmt.Sprint(report.Changed) != "[index.html]" {
		t.Errorf("one changed byte: %+v, %v", report, err)
	}
}
