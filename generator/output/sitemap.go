package output

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"gongkai/generator/plan"
	"gongkai/generator/site"
)

// sitemap lists the addresses of all pages for search engines, as sitemaps.org has
// it: what the others planned is what is listed.
var sitemap = Output{Name: "sitemap", Over: func(p *Planner, targets []plan.Target) {
	if len(targets) <= sitemapMost {
		lazily(p, []string{"sitemap.xml"}, "", "", func() []sitemapAddress { return p.pageAddresses(targets) },
			func(m *Maker, list []sitemapAddress) ([][]byte, error) {
				b, err := renderSitemap(m, list)
				return [][]byte{b}, err
			})
		return
	}
	list := p.pageAddresses(targets)
	var parts []sitemapAddress
	for part := range slices.Chunk(list, sitemapMost) {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts)+1)
		newest := slices.MaxFunc(part, func(a, b sitemapAddress) int { return cmp.Compare(a.Modified, b.Modified) })
		parts = append(parts, sitemapAddress{p.address("/" + name), newest.Modified})
		file(p, name, part, renderSitemap)
	}
	file(p, "sitemap.xml", parts, renderSitemapIndex)
}}

// sitemapMost is the number of addresses one file may hold. It is a variable so that
// a test need not make that many.
var sitemapMost = 50000

// sitemapAddress is a page, and when its document was published; that is empty for
// pages that are lists.
type sitemapAddress struct {
	URL      string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

func (p *Planner) pageAddresses(targets []plan.Target) []sitemapAddress {
	documents := map[string]*site.Public{}
	for _, d := range p.Site.Pages {
		documents[d.Route] = d
	}
	var list []sitemapAddress
	for _, t := range targets {
		name, isIndex := strings.CutSuffix(t.Paths[0], "index.html")
		if t.Layout == "" || t.Output == redirects.Name || !isIndex {
			continue
		}
		a := sitemapAddress{URL: p.address("/" + name)}
		if d := documents["/"+name]; d != nil {
			if !d.Listed() {
				continue
			}
			a.Modified = moment(d.Published)
		}
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b sitemapAddress) int { return cmp.Compare(a.URL, b.URL) })
	return list
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

func renderSitemap(_ *Maker, list []sitemapAddress) ([]byte, error) {
	return sitemapXML(struct {
		XMLName xml.Name         `xml:"urlset"`
		Space   string           `xml:"xmlns,attr"`
		List    []sitemapAddress `xml:"url"`
	}{Space: sitemapSpace, List: list})
}

func renderSitemapIndex(_ *Maker, parts []sitemapAddress) ([]byte, error) {
	return sitemapXML(struct {
		XMLName xml.Name         `xml:"sitemapindex"`
		Space   string           `xml:"xmlns,attr"`
		List    []sitemapAddress `xml:"sitemap"`
	}{Space: sitemapSpace, List: parts})
}

func sitemapXML(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
