package main

import (
	"errors"
	"slices"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/site"

	"github.com/spf13/cobra"
)

func catalogCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "catalog [DOMAIN|ITEM|WORD]",
		Short: a.say(diag.Text{ZH: "查标准目录：领域、公开事项，各有多少文档", EN: "Look up domains and items and how many documents each has"}),
		Long: a.say(diag.Text{
			ZH: "不写参数时列出 26 个领域和本县增设的领域；写领域的名称或编号，列出它的公开事项；写事项编号，显示它的要素；写别的词，查名称和内容里有这个词的事项。文档里的“公开事项”填事项编号。",
			EN: "Without an argument lists the domains; with a domain's name or code its items; with an item's id what the catalogue says of it; with any other word the items that mention it.",
		}),
		Example: "  gongkai catalog\n  gongkai catalog 义务教育\n  gongkai catalog 2412\n  gongkai catalog 低保",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.load()
			if p == nil {
				return err
			}
			if len(args) == 0 {
				return errors.Join(a.print(domains(p.Site)), err)
			}
			l, found := lookUp(p.Site, args[0])
			if !found {
				return unknown("catalog", args[0], p.Site.Catalog.Names())
			}
			return errors.Join(a.print(l), err)
		},
	}
}

func domains(s *site.Site) listing {
	out := listing{columns: []listColumn{
		{"code", diag.Text{ZH: "编号", EN: "code"}}, {"name", diag.Text{ZH: "领域", EN: "domain"}}, {"slug", diag.Text{ZH: "短地址", EN: "slug"}},
		{"items", diag.Text{ZH: "事项", EN: "items"}}, {"covered", diag.Text{ZH: "已有文档的事项", EN: "with documents"}}, {"documents", diag.Text{ZH: "文档", EN: "documents"}},
	}}
	for _, d := range s.Domains {
		covered := 0
		for _, i := range d.Items {
			if len(i.Public) > 0 {
				covered++
			}
		}
		out.add(d.Code, d.Name, d.Slug, len(d.Items), covered, len(d.Public))
	}
	return out
}

// lookUp is a domain's items, one item's facts, or the items that mention a word.
func lookUp(s *site.Site, word string) (listing, bool) {
	if c, ok := s.Catalog.Domain(word); ok {
		i := slices.IndexFunc(s.Domains, func(d *site.Domain) bool { return d.Domain == c })
		return items(s.Domains[i].Items), true
	}
	if i, ok := s.Catalog.Item(word); ok {
		return facts(s.Item(i.ID)), true
	}
	var list []*site.Item
	for _, d := range s.Domains {
		for _, i := range d.Items {
			if strings.Contains(d.Name+i.Path()+strings.Join(i.Contents, ""), word) {
				list = append(list, i)
			}
		}
	}
	return items(list), len(list) > 0
}

func items(list []*site.Item) listing {
	out := listing{columns: []listColumn{
		{"id", diag.Text{ZH: "事项编号", EN: "item"}}, {"domain", diag.Text{ZH: "领域", EN: "domain"}}, {"documents", diag.Text{ZH: "文档", EN: "documents"}}, {"name", diag.Text{ZH: "公开事项", EN: "name"}},
	}}
	for _, i := range list {
		out.add(i.ID, i.Domain.Name, len(i.Public), i.Path())
	}
	return out
}

// facts are the elements of an item. What the catalogue does not tell is left out.
func facts(i *site.Item) listing {
	out := listing{columns: []listColumn{{"element", diag.Text{ZH: "要素", EN: "element"}}, {"text", diag.Text{ZH: "内容", EN: "text"}}}}
	add := func(name, text string) {
		if text != "" {
			out.add(name, text)
		}
	}
	var levels []string
	for _, l := range i.Levels {
		levels = append(levels, l.Chinese())
	}
	mode := ""
	if i.Mode != "" {
		mode = i.Mode.Chinese()
	}
	add("编号", i.ID)
	add("领域", i.Domain.Name)
	add("公开事项", i.Path())
	add("公开内容", strings.Join(i.Contents, "；"))
	add("公开依据", strings.Join(i.Basis, "；"))
	add("公开时限", i.TimeLimit)
	add("公开主体", strings.Join(i.Publishers, "；"))
	add("公开渠道", strings.Join(i.Channels, "；"))
	add("公开对象", map[string]string{"all": "全社会", "specific": "特定群体"}[i.Audience]+i.AudienceNote)
	add("公开方式", mode)
	add("公开层级", strings.Join(levels, "、"))
	for _, p := range i.Public {
		add("文档", p.Title+" "+p.Route)
	}
	return out
}
