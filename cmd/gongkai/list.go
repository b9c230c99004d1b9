package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongkai/generator"
	"gongkai/generator/diag"
	"gongkai/generator/site"

	"github.com/spf13/cobra"
)

// list is one thing that gongkai list can list.
type list struct {
	name string
	help diag.Text
	make func(*lister) (listing, error)
}

// lister is a site that is listed.
type lister struct {
	*app
	*generator.Project
	titles bool // of documents that are not public as well
}

// lists are in the order of the help text.
var lists = []list{
	{"documents", diag.Text{ZH: "所有文档", EN: "all documents"}, documents(func(*site.Document) bool { return true })},
	{"drafts", diag.Text{ZH: "草稿", EN: "drafts"}, documents(hidden(site.Draft))},
	{"future", diag.Text{ZH: "到时会变的文档，和下次应当重新生成的时刻", EN: "what changes by itself, and when a rebuild is due"}, future},
	{"expired", diag.Text{ZH: "失效、废止的文件和公示期满的名单", EN: "documents no longer in force, name lists past their period"}, documents(expired)},
	{"on-request", diag.Text{ZH: "依申请公开的文档", EN: "documents open on request"}, documents(hidden(site.OnRequest))},
	{"withheld", diag.Text{ZH: "不予公开的文档", EN: "documents that are withheld"}, documents(hidden(site.Withheld))},
	{"withdrawn", diag.Text{ZH: "已撤回的文档", EN: "documents that were withdrawn"}, documents(hidden(site.Withdrawn))},
	{"overdue", diag.Text{ZH: "超过期限没有更新的栏目，晚于时限公开的文档", EN: "columns past their window, documents published late"}, overdue},
	{"columns", diag.Text{ZH: "栏目、更新期限和最近更新", EN: "columns, their windows and newest documents"}, columns},
	{"units", diag.Text{ZH: "机构", EN: "units"}, units},
	{"topics", diag.Text{ZH: "专题", EN: "special topics"}, topics},
	{"targets", diag.Text{ZH: "要生成的文件、版式和来源", EN: "the files a build makes, their layouts and sources"}, targets},
}

func listCommand(a *app) *cobra.Command {
	var titles bool
	var lines []string
	for _, l := range lists {
		lines = append(lines, fmt.Sprintf("  %-11s %s", l.name, a.say(l.help)))
	}
	c := &cobra.Command{
		Use:   "list " + strings.Join(listNames(), "|"),
		Short: a.say(diag.Text{ZH: "列出文档、栏目、逾期事项等", EN: "List documents, columns, what is overdue and more"}),
		Long: a.say(diag.Text{
			ZH: "列出网站的内容；--format json 输出给程序用。不公开的文档默认不显示标题。\n\n",
			EN: "Lists what the site holds; --format json is for programs. The titles of documents that are not public are left out unless asked for.\n\n",
		}) + strings.Join(lines, "\n"),
		Example: "  gongkai list drafts --titles\n  gongkai list overdue\n  gongkai list future --format json",
		Args:    cobra.MaximumNArgs(1), ValidArgs: listNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			name := strings.Join(args, "")
			i := slices.IndexFunc(lists, func(l list) bool { return l.name == name })
			if i < 0 {
				return unknown("list", name, listNames())
			}
			p, err := a.load()
			if p == nil {
				return err
			}
			l, failed := lists[i].make(&lister{a, p, titles})
			if failed != nil {
				return failed
			}
			return errors.Join(a.print(l), err)
		},
	}
	c.Flags().BoolVar(&titles, "titles", false, a.say(diag.Text{ZH: "也显示不公开文档的标题", EN: "show the titles of documents that are not public as well"}))
	return c
}

func listNames() []string {
	var names []string
	for _, l := range lists {
		names = append(names, l.name)
	}
	return names
}

// load is the site, for a command that shows data as text or JSON. What is wrong with
// the site goes to stderr and makes the error ErrFindings; the project is nil only when
// there is nothing to show.
func (a *app) load() (*generator.Project, error) {
	if err := a.textOrJSON(); err != nil {
		return nil, err
	}
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	p, err := generator.Load(o)
	if err != nil || !p.Found.Failed() {
		return p, err
	}
	return p, a.broken(p.Found)
}

// textOrJSON is for commands whose data has no form in the formats of findings.
func (a *app) textOrJSON() error {
	if a.format != "text" && a.format != "json" {
		return usageError{diag.Text{ZH: "这个命令的 --format 只能是 text 或 json", EN: "this command's --format is text or json"}}
	}
	return nil
}

// broken tells on stderr what is wrong with the site, as text whatever the format of
// the data, and is ErrFindings.
func (a *app) broken(found diag.List) error {
	text := *a
	text.format = "text"
	errs := slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if err := text.findings(a.err, errs); err != nil {
		return err
	}
	return generator.ErrFindings
}
