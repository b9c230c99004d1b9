package output

import (
	"gongkai/generator/catalog"
	"gongkai/generator/disclosure"
)

// catalogRecord is catalog.json: the catalogue, and how far the site covers it.
// schemas/catalog.json describes it. A value that is not there is not known.
type catalogRecord struct {
	Schema  string                 `json:"$schema,omitempty"`
	Version string                 `json:"version,omitempty"`
	Updated string                 `json:"updated,omitempty"`
	Items   int                    `json:"items"`
	Covered int                    `json:"covered"` // items with a document
	Domains []catalogDomainRecord  `json:"domains"`
	Removed []catalogRemovalRecord `json:"removed,omitempty"`
	Changes []catalogChangeRecord  `json:"changes,omitempty"`
}

type catalogDomainRecord struct {
	Code      string              `json:"code"`
	Slug      string              `json:"slug"`
	Name      string              `json:"name"`
	Origin    catalog.Origin      `json:"origin"`
	Authority string              `json:"authority,omitempty"`
	Notice    *noticeRecord       `json:"notice,omitempty"`
	Complete  bool                `json:"complete"` // whether all items of the standard are here
	URL       string              `json:"url"`
	Feed      string              `json:"feed"`
	Documents int                 `json:"documents"`
	Covered   int                 `json:"covered"`
	Items     []catalogItemRecord `json:"items"`
}

type noticeRecord struct {
	Title  string `json:"title,omitempty"`
	Number string `json:"number,omitempty"`
	Date   string `json:"date,omitempty"`
	URL    string `json:"url,omitempty"`
}

type catalogItemRecord struct {
	ID           string             `json:"id"`
	Primary      string             `json:"primary"`
	Secondary    string             `json:"secondary,omitempty"`
	Contents     []string           `json:"contents,omitempty"`
	Basis        []string           `json:"basis,omitempty"`
	TimeLimit    string             `json:"time_limit,omitempty"`
	Publishers   []string           `json:"publishers,omitempty"`
	Channels     []string           `json:"channels,omitempty"`
	Audience     string             `json:"audience,omitempty"`
	AudienceNote string             `json:"audience_note,omitempty"`
	Mode         disclosure.Mode    `json:"mode,omitempty"`
	Levels       []disclosure.Level `json:"levels,omitempty"`
	Origin       catalog.Origin     `json:"origin"`
	Changed      bool               `json:"changed,omitempty"`
	URL          string             `json:"url"`
	Documents    int                `json:"documents"`
	Updated      string             `json:"updated,omitempty"`
}

type catalogRemovalRecord struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Reason string `json:"reason,omitempty"`
}

type catalogChangeRecord struct {
	Date string `json:"date"`
	Text string `json:"text"`
}

func (p *Planner) catalogRecord() catalogRecord {
	c := p.Site.Catalog
	r := catalogRecord{
		Schema: p.schema("catalog.json"), Version: c.Version, Updated: day(c.Updated), Domains: []catalogDomainRecord{},
	}
	for _, d := range p.Site.Domains {
		domain := catalogDomainRecord{
			Code: d.Code, Slug: d.Slug, Name: d.Name, Origin: d.Origin, Authority: d.Authority, Complete: d.Complete,
			URL: p.address(d.Route), Feed: p.address(d.Route + "feed.xml"), Documents: len(d.Public), Items: []catalogItemRecord{},
		}
		if n := (noticeRecord{d.Notice.Title, d.Notice.Number, day(d.Notice.Date), d.Notice.URL}); n != (noticeRecord{}) {
			domain.Notice = &n
		}
		for _, i := range d.Items {
			if len(i.Public) > 0 {
				domain.Covered++
			}
			domain.Items = append(domain.Items, catalogItemRecord{
				ID: i.ID, Primary: i.Primary, Secondary: i.Secondary, Contents: i.Contents, Basis: i.Basis, TimeLimit: i.TimeLimit,
				Publishers: i.Publishers, Channels: i.Channels, Audience: i.Audience, AudienceNote: i.AudienceNote,
				Mode: i.Mode, Levels: i.Levels, Origin: i.Origin, Changed: i.Changed,
				URL: p.address(i.Route), Documents: len(i.Public), Updated: updated(i.Public),
			})
		}
		r.Items += len(d.Items)
		r.Covered += domain.Covered
		r.Domains = append(r.Domains, domain)
	}
	for _, x := range c.Removed {
		r.Removed = append(r.Removed, catalogRemovalRecord{x.Item.ID, x.Item.Path(), x.Reason})
	}
	for _, x := range c.Changes {
		r.Changes = append(r.Changes, catalogChangeRecord{day(x.Date), x.Text})
	}
	return r
}
