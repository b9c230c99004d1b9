package output

import (
	"gongkai/generator/site"
)

// siteRecord is site.json: who runs the site, how much is in it, where all data is.
// schemas/site.json describes it.
type siteRecord struct {
	Schema      string            `json:"$schema"`
	Name        string            `json:"name"`
	Short       string            `json:"short,omitempty"`
	URL         string            `json:"url"`
	SiteCode    string            `json:"site_code,omitempty"`
	RegionCode  string            `json:"region_code,omitempty"`
	Host        string            `json:"host,omitempty"`
	Operator    string            `json:"operator,omitempty"`
	ICP         string            `json:"icp,omitempty"`
	Police      string            `json:"police,omitempty"`
	Address     string            `json:"address,omitempty"`
	Postcode    string            `json:"postcode,omitempty"`
	Telephone   string            `json:"telephone,omitempty"`
	Email       string            `json:"email,omitempty"`
	Description string            `json:"description,omitempty"`
	Language    string            `json:"language"`
	Updated     string            `json:"updated,omitempty"` // newest publication
	Counts      siteCounts        `json:"counts"`
	Addresses   map[string]string `json:"addresses"`
}

type siteCounts struct {
	Documents int            `json:"documents"`
	Kinds     map[string]int `json:"kinds"`
	Forms     map[string]int `json:"forms"`
	Sections  int            `json:"sections"`
	Units     int            `json:"units"`
	Domains   int            `json:"domains"`
	Items     int            `json:"items"`
	Topics    int            `json:"topics"`
}

func (p *Planner) siteRecord(listed []*site.Public) siteRecord {
	i := p.Site.Config.Site
	r := siteRecord{
		Schema: p.schema("site.json"),
		Name:   i.Name, Short: i.Short, URL: p.address(homeRoute), SiteCode: i.SiteCode, RegionCode: i.RegionCode,
		Host: i.Host, Operator: i.Operator, ICP: i.ICP, Police: i.Police, Address: i.Address, Postcode: i.Postcode,
		Telephone: i.Telephone, Email: i.Email, Description: i.Description, Language: "zh-CN",
		Counts: siteCounts{
			Documents: len(listed), Kinds: map[string]int{}, Forms: map[string]int{}, Sections: len(p.Site.Sections),
			Units: len(p.Site.Units), Domains: len(p.Site.Domains), Topics: len(p.Site.Topics),
		},
		Addresses: map[string]string{},
	}
	if len(p.Site.Public) > 0 {
		r.Updated = moment(p.Site.Public[0].Published)
	}
	for _, d := range listed {
		r.Counts.Kinds[string(d.Kind)]++
		r.Counts.Forms[string(d.Form)]++
	}
	for _, d := range p.Site.Domains {
		r.Counts.Items += len(d.Items)
	}
	for name, path := range siteFiles {
		r.Addresses[name] = p.address("/" + path)
	}
	r.Addresses["document"] = p.address("/"+apiRoot+"documents/") + "{id}.json"
	return r
}

// siteFiles are the data files of a site, by the name site.json gives them.
var siteFiles = map[string]string{
	"documents":    apiRoot + "documents.jsonl",
	"changes":      apiRoot + "changes.jsonl",
	"catalog":      apiRoot + "catalog.json",
	"catalog_xlsx": "catalog/catalog.xlsx",
	"catalog_csv":  "catalog/catalog.csv",
	"tree":         apiRoot + "tree.json",
	"schemas":      apiRoot + "schemas/",
	"atom":         "feed.xml",
	"rss":          "rss.xml",
	"json_feed":    "feed.json",
	"sitemap":      "sitemap.xml",
	"llms":         "llms.txt",
	"manifest":     "manifest.json",
}
