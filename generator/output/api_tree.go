package output

import (
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// treeRecord is tree.json: how the site is divided. schemas/tree.json describes it.
type treeRecord struct {
	Schema   string          `json:"$schema"`
	Sections []sectionRecord `json:"sections"`
	Units    []unitRecord    `json:"units"`
	Topics   []topicRecord   `json:"topics"`
}

type sectionRecord struct {
	Path     string                 `json:"path"`
	Title    string                 `json:"title"`
	URL      string                 `json:"url"`
	Class    disclosure.ColumnClass `json:"class"`
	Count    int                    `json:"count"`
	Updated  string                 `json:"updated,omitempty"`
	Feed     string                 `json:"feed"`
	Children []sectionRecord        `json:"children,omitempty"`
}

type unitRecord struct {
	ID         string              `json:"id"`
	Name       string              `json:"name"`
	Short      string              `json:"short,omitempty"`
	Type       disclosure.UnitType `json:"type"`
	URL        string              `json:"url"`
	Disclosure string              `json:"disclosure"`
	CreditCode string              `json:"credit_code,omitempty"`
	OrgCode    string              `json:"org_code,omitempty"`
	Address    string              `json:"address,omitempty"`
	Postcode   string              `json:"postcode,omitempty"`
	Hours      string              `json:"hours,omitempty"`
	Telephone  string              `json:"telephone,omitempty"`
	Fax        string              `json:"fax,omitempty"`
	Email      string              `json:"email,omitempty"`
	Head       string              `json:"head,omitempty"`
	Count      int                 `json:"count"`
	Updated    string              `json:"updated,omitempty"`
	Feed       string              `json:"feed"`
	Children   []unitRecord        `json:"children,omitempty"`
}

type topicRecord struct {
	Slug     string        `json:"slug"`
	Title    string        `json:"title"`
	URL      string        `json:"url"`
	Summary  string        `json:"summary,omitempty"`
	Archived string        `json:"archived,omitempty"`
	Count    int           `json:"count"`
	Feed     string        `json:"feed"`
	Blocks   []blockRecord `json:"blocks,omitempty"`
}

type blockRecord struct {
	Title     string   `json:"title"`
	Documents []string `json:"documents"` // IDs
}

func (p *Planner) treeRecord() treeRecord {
	r := treeRecord{
		Schema: p.schema("tree.json"), Sections: []sectionRecord{}, Units: []unitRecord{}, Topics: []topicRecord{},
	}
	for _, s := range p.Site.Sections {
		if s.Parent == nil {
			r.Sections = append(r.Sections, p.sectionRecord(s))
		}
	}
	for _, u := range p.Site.Units {
		if u.Parent == nil {
			r.Units = append(r.Units, p.unitRecord(u))
		}
	}
	for _, t := range p.Site.Topics {
		topic := topicRecord{
			Slug: t.Slug, Title: t.Title, URL: p.address(t.Route), Summary: t.Summary, Archived: day(t.Archived),
			Count: len(t.Public), Feed: p.address(t.Route + "feed.xml"),
		}
		for _, b := range t.Blocks {
			block := blockRecord{b.Title, []string{}}
			for _, d := range b.Public {
				block.Documents = append(block.Documents, d.ID)
			}
			topic.Blocks = append(topic.Blocks, block)
		}
		r.Topics = append(r.Topics, topic)
	}
	return r
}

func (p *Planner) sectionRecord(s *site.Section) sectionRecord {
	r := sectionRecord{
		Path: s.Path, Title: s.Title, URL: p.address(s.Route), Class: s.Class, Count: len(s.Public),
		Updated: updated(s.Public), Feed: p.address(s.Route + "feed.xml"),
	}
	for _, c := range s.Children {
		r.Children = append(r.Children, p.sectionRecord(c))
	}
	return r
}

func (p *Planner) unitRecord(u *site.Unit) unitRecord {
	r := unitRecord{
		ID: u.ID, Name: u.Name, Short: u.Short, Type: u.Type, URL: p.address(u.Route), Disclosure: p.address(u.Platform.Route),
		CreditCode: u.Facts.CreditCode, OrgCode: u.Facts.OrgCode, Count: len(u.Public),
		Address: u.Facts.Address, Postcode: u.Facts.Postcode, Hours: u.Facts.Hours, Telephone: u.Facts.Telephone,
		Fax: u.Facts.Fax, Email: u.Facts.Email, Head: u.Facts.Head,
		Updated: updated(u.Public), Feed: p.address(u.Route + "feed.xml"),
	}
	for _, c := range u.Children {
		r.Children = append(r.Children, p.unitRecord(c))
	}
	return r
}

// updated is when the newest of a list was published.
func updated(list []*site.Public) string {
	if len(list) == 0 {
		return ""
	}
	return moment(list[0].Published)
}
