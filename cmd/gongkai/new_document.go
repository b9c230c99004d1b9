package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongkai/generator"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/scaffold"
	"gongkai/generator/slug"
)

// newDocument writes a document into the site.
func (a *app) newDocument(flags draftFlags) error {
	o, err := a.options()
	if err != nil {
		return err
	}
	p, err := generator.Load(o)
	if err != nil {
		return err
	}
	if p.Tree == nil { // site.toml cannot be read
		return errors.Join(a.findings(a.err, p.Found), generator.ErrFindings)
	}
	now, err := a.now()
	if err != nil {
		return err
	}
	if a.clock == "" && !p.Config.Clock.IsZero() {
		now = p.Site.Clock
	}
	d, err := flags.draft(p)
	if err != nil {
		return err
	}
	d.Now, d.Language = now, a.lang()
	d.IndexNumber = p.Site.NextNumber(p.Site.Unit(d.Unit), now.In(disclosure.Beijing).Year())
	f, err := free(a.source, d, flags.slug != "")
	if err != nil {
		return err
	}
	if err := scaffold.Write(a.source, f); err != nil {
		return refuse(err, f.Path)
	}
	a.talk(diag.Text{ZH: "已建立 %s，还有 %d 处要填写。\n", EN: "Made %s; %d lines are to be filled in.\n"}, f.Path, len(content.Blanks(f.Path, f.Text)))
	return nil
}

// draft checks the flags against the site.
func (flags draftFlags) draft(p *generator.Project) (scaffold.Draft, error) {
	d := scaffold.Draft{Title: strings.TrimSpace(flags.title), Slug: flags.slug, Folder: flags.folder, EnglishKeys: flags.keys == "en"}
	kind, known := disclosure.ParseKind(flags.kind)
	switch {
	case !known:
		return d, unknown("--kind", flags.kind, disclosure.Names(disclosure.Kinds()))
	case d.Title == "" || oneLine(d.Title) != d.Title:
		return d, usageError{diag.Text{ZH: "请用 --title 写明标题，不要换行", EN: "give a title of one line with --title"}}
	case flags.keys != "zh" && flags.keys != "en":
		return d, usageError{diag.Text{ZH: "--keys 只能是 zh 或 en", EN: "--keys is zh or en"}}
	case d.Slug != "" && (!columnPath.MatchString(d.Slug) || strings.Contains(d.Slug, "/")):
		return d, usageError{diag.Text{ZH: "--slug 用小写字母、数字和连字符", EN: "--slug takes lower-case letters, digits and dashes"}}
	}
	d.Kind, d.Section = kind, strings.Trim(flags.section, "/")
	if d.Section == "" {
		d.Section = scaffold.Section(kind, func(path string) bool { return p.Site.Section(path) != nil })
	} else if !columnPath.MatchString(d.Section) {
		return d, usageError{diag.Text{ZH: "--section 写栏目的路径，如 news/county", EN: "--section takes the path of a column, such as news/county"}}
	}
	for _, name := range append(strings.Split(d.Section, "/"), d.Slug) {
		if content.Reserved(name) {
			return d, usageError{diag.Text{ZH: "“" + name + "”是 Windows 的保留名称，请换一个名称", EN: name + " is reserved on Windows: choose another name"}}
		}
	}
	if kind == disclosure.UnitKind {
		if d.UnitType, known = disclosure.ParseUnitType(cmp.Or(flags.unitType, string(disclosure.UnitDepartment))); !known {
			return d, unknown("--type", flags.unitType, disclosure.Names(disclosure.UnitTypes()))
		}
	}
	return d, flags.units(p, &d)
}

// units resolves the unit that issues the document, and that above a new unit.
func (flags draftFlags) units(p *generator.Project, d *scaffold.Draft) error {
	county := p.Site.County()
	var names []string
	for _, u := range p.Site.Units {
		names = append(names, u.ID, u.Name)
	}
	if u := p.Site.Unit(flags.unit); u != nil {
		d.Unit = u.Name
	} else if flags.unit != "" {
		return unknown("--unit", flags.unit, names)
	} else if county != nil {
		d.Unit = county.Name
	}
	if u := p.Site.Unit(flags.parent); u != nil {
		d.Parent = u.ID
	} else if flags.parent != "" {
		return unknown("--parent", flags.parent, names)
	} else if county != nil {
		d.Parent = county.ID
	}
	return nil
}

// unknown is a flag's value that is none of the names, with the nearest that is.
func unknown(flag, value string, names []string) error {
	near, list := diag.Nearest(value, names), strings.Join(names, " ")
	switch {
	case value == "":
		return usageError{diag.Text{ZH: fmt.Sprintf("请写明 %s。可选：%s", flag, list), EN: fmt.Sprintf("%s is missing. Choices: %s", flag, list)}}
	case near == "":
		return usageError{diag.Text{ZH: fmt.Sprintf("%s 没有“%s”。可选：%s", flag, value, list), EN: fmt.Sprintf("%s: there is no %q. Choices: %s", flag, value, list)}}
	}
	return usageError{diag.Text{ZH: fmt.Sprintf("%s 没有“%s”。是否想写“%s”？", flag, value, near), EN: fmt.Sprintf("%s: there is no %q; did you mean %q?", flag, value, near)}}
}

// free is the file of a document under a name that is not taken. A name that was asked
// for is not changed.
func free(source string, d scaffold.Draft, asked bool) (scaffold.File, error) {
	d.Slug = cmp.Or(d.Slug, slug.Title(d.Title))
	folder := content.Dir + "/" + d.Section + "/"
	for base, n := d.Slug, 2; taken(filepath.Join(source, filepath.FromSlash(folder)), d.Slug); n++ {
		if asked {
			return scaffold.File{}, refuse(scaffold.ErrExists, folder+d.Slug)
		}
		d.Slug = fmt.Sprintf("%s-%d", base, n)
	}
	return scaffold.Document(d), nil
}

// taken reports whether a document of that name is there, as a file or as a folder.
func taken(folder, slug string) bool {
	for _, name := range []string{slug, slug + ".md"} {
		if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
			return true
		}
	}
	return false
}
