package output

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// A division is a way to divide the library; a shelf is one of its parts.
type division struct {
	title, folder string
	shelves       []*shelf
}

type shelf struct {
	slug, title string
	documents   []*site.Public
}

func (v division) route(s *shelf) string {
	if s.slug == "" {
		return libraryRoute + v.folder + "/"
	}
	return libraryRoute + v.folder + "/" + s.slug + "/"
}

// divide puts each policy on its shelf of every division.
func (p *Planner) divide(policies []*site.Public) []division {
	return []division{
		shelve("有效性", "status", policies, validityShelves(), func(d *site.Public) []shelf { return []shelf{validity(d.Status)} }),
		shelve("规范性文件", "normative", policies, normativeShelves, normativeShelf),
		shelve("发文机关", "units", policies, p.unitShelves(), issuerShelves),
		shelve("年份", "years", policies, nil, yearShelf).ordered(func(a, b *shelf) int { return cmp.Compare(b.slug, a.slug) }),
		shelve("主题分类", "topics", policies, nil, topicShelf).ordered(func(a, b *shelf) int {
			return cmp.Or(len(b.documents)-len(a.documents), cmp.Compare(a.slug, b.slug))
		}),
	}
}

// shelve makes a division. The fixed shelves stand first, in their order; of says on
// which shelves a document goes.
func shelve(title, folder string, policies []*site.Public, fixed []shelf, of func(*site.Public) []shelf) division {
	v := division{title: title, folder: folder}
	bySlug := map[string]*shelf{}
	add := func(s shelf) *shelf {
		if bySlug[s.slug] == nil {
			bySlug[s.slug] = &s
			v.shelves = append(v.shelves, &s)
		}
		return bySlug[s.slug]
	}
	for _, s := range fixed {
		add(s)
	}
	for _, d := range policies {
		for _, s := range of(d) {
			on := add(s)
			on.documents = append(on.documents, d)
		}
	}
	return v
}

func (v division) ordered(by func(a, b *shelf) int) division {
	slices.SortFunc(v.shelves, by)
	return v
}

var (
	inForce    = shelf{slug: "in-force", title: "现行有效"}
	notYet     = shelf{slug: "pending", title: "尚未施行"}
	notInForce = shelf{slug: "not-in-force", title: "失效废止"}
)

func validityShelves() []shelf { return []shelf{inForce, notYet, notInForce} }

func validity(s disclosure.Status) shelf {
	switch s {
	case disclosure.Pending:
		return notYet
	case disclosure.Expired, disclosure.Repealed:
		return notInForce
	}
	return inForce
}

var normativeShelves = []shelf{
	{title: "全部规范性文件"}, {slug: "in-force", title: "现行有效的规范性文件"}, {slug: "not-in-force", title: "失效废止的规范性文件"},
}

func normativeShelf(d *site.Public) []shelf {
	if !d.Normative {
		return nil
	}
	return []shelf{normativeShelves[0], {slug: validity(d.Status).slug, title: validity(d.Status).title + "的规范性文件"}}
}

// unitShelves are the units that issued a policy, in the order of units.
func (p *Planner) unitShelves() []shelf {
	var list []shelf
	for _, u := range p.Site.Units {
		if slices.ContainsFunc(u.Public, func(d *site.Public) bool { return d.Kind == disclosure.Policy }) {
			list = append(list, shelf{slug: u.ID, title: u.Name})
		}
	}
	return list
}

// issuerShelves: a joint document stands with each of its issuers.
func issuerShelves(d *site.Public) []shelf {
	var list []shelf
	for _, u := range append([]*site.Unit{d.Issuer}, d.Joint...) {
		if u != nil && !slices.ContainsFunc(list, func(s shelf) bool { return s.slug == u.ID }) {
			list = append(list, shelf{slug: u.ID, title: u.Name})
		}
	}
	return list
}

// yearShelf is the year of signing, or of publication where that is not known.
func yearShelf(d *site.Public) []shelf {
	year := d.Issued.Year()
	if d.Issued.IsZero() {
		year = d.Published.Year()
	}
	return []shelf{{slug: fmt.Sprint(year), title: fmt.Sprintf("%d年", year)}}
}

// topicShelf is the first level of the subject class: 城乡建设、环境保护\住房保障 stands
// under 城乡建设、环境保护.
func topicShelf(d *site.Public) []shelf {
	class, _, _ := strings.Cut(slashes.Replace(d.Topic), "/")
	if s := addressable(class); s != "" {
		return []shelf{{slug: s, title: class}}
	}
	return []shelf{{slug: "none", title: "未分类"}}
}

var slashes = strings.NewReplacer(`\`, "/", "＼", "/", "／", "/")

// addressable makes a text part of an address: letters and digits of any script,
// everything else a dash.
func addressable(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	runes := []rune(strings.Join(words, "-"))
	return string(runes[:min(len(runes), 40)])
}
