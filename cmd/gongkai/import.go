package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gongkai/generator"
	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/exchange/office"
	"gongkai/generator/scaffold"

	"github.com/spf13/cobra"
)

func importCommand(a *app) *cobra.Command {
	var kind, section, keys string
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: a.say(diag.Text{ZH: "把 Word、网页、Excel 文件变成文档", EN: "Turn Word files, web pages and workbooks into documents"}),
		Long: a.say(diag.Text{
			ZH: "把 .docx、.html、.xlsx 文件变成 content/ 中的文档，图片和数据表放在文档旁边。标题、文号、机关、日期从公文格式中识别，并说明出自哪里；拿不准的写成“请核对”。批注、修订、隐藏文字等没有导入的逐项列出。导入的都是草稿，核对后删去“草稿”一行才会发布。",
			EN: "Turns .docx, .html and .xlsx files into documents under content/, pictures and tables beside them. Title, number, issuer and date are recognised and their origin told; what is not certain is marked. Everything left out is listed. What is imported is a draft until the draft line is removed.",
		}),
		Example: "  gongkai import 通知.docx --kind 公告公示\n  gongkai import *.docx --kind 公告公示\n  gongkai import 办法.docx --kind policy --section policies/county",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o := office.Options{Keys: keys}
			var ok bool
			if o.Kind, ok = disclosure.ParseKind(kind); !ok {
				return usageError{unknownKind(kind)}
			}
			if keys != "zh" && keys != "en" {
				return usageError{diag.Text{ZH: "--keys 只能是 zh 或 en", EN: "--keys must be zh or en"}}
			}
			if _, err := os.Stat(filepath.Join(a.source, "site.toml")); err != nil {
				return config.ErrNoSite
			}
			if section == "" {
				section = scaffold.Section(o.Kind, a.hasColumn)
			} else if !fs.ValidPath(section) || !a.hasColumn(section) {
				return usageError{diag.Text{ZH: "content/ 中没有栏目“" + section + "”", EN: "there is no column " + section + " under content/"}}
			}
			files, err := named(args)
			if err != nil {
				return err
			}
			if err := filesThere(files); err != nil {
				return err
			}
			return a.importAll(files, section, o)
		},
	}
	f := c.Flags()
	f.StringVarP(&kind, "kind", "k", "", a.say(diag.Text{ZH: "文档类型，如 公告公示、政策文件", EN: "kind of document, such as notice or policy"}))
	f.StringVar(&section, "section", "", a.say(diag.Text{ZH: "放进哪个栏目；不写时按类型", EN: "the column it goes to; by its kind when absent"}))
	f.StringVar(&keys, "keys", "zh", a.say(diag.Text{ZH: "字段名的语言：zh 或 en", EN: "language of the field names: zh or en"}))
	return c
}

func unknownKind(kind string) diag.Text {
	names := disclosure.Names(disclosure.Kinds())
	if near := diag.Nearest(kind, names); kind != "" && near != "" {
		return diag.Text{ZH: "没有类型“" + kind + "”，是否想写“" + near + "”？", EN: "there is no kind " + kind + ": did you mean " + near + "?"}
	}
	var zh, en []string
	for _, k := range disclosure.Kinds() {
		zh, en = append(zh, k.Chinese()), append(en, string(k))
	}
	return diag.Text{ZH: "用 --kind 写明类型：" + strings.Join(zh, "、"), EN: "say the kind with --kind: " + strings.Join(en, ", ")}
}

func (a *app) hasColumn(section string) bool {
	info, err := os.Stat(filepath.Join(a.source, "content", filepath.FromSlash(section)))
	return err == nil && info.IsDir()
}

// named are the files that the arguments name. The shells of Windows hand on a pattern
// such as *.docx as it is typed; what Word keeps beside a document that is open, ~$x.docx,
// is none of its files.
func named(args []string) (files []string, err error) {
	for _, arg := range args {
		dir, pattern := filepath.Split(arg)
		if _, err := os.Lstat(arg); err == nil || !strings.ContainsAny(pattern, "*?") {
			files = append(files, arg)
			continue
		}
		// Brackets are often part of a name: 关于防汛的通知[2026]3号.docx.
		matched, err := fs.Glob(os.DirFS(cmp.Or(dir, ".")), strings.ReplaceAll(pattern, "[", `\[`))
		if err != nil {
			return nil, fmt.Errorf("import: %s: %w", arg, err)
		}
		matched = slices.DeleteFunc(matched, func(name string) bool { return strings.HasPrefix(name, "~$") })
		if len(matched) == 0 {
			return nil, usageError{diag.Text{ZH: "没有文件 " + arg, EN: "there is no file " + arg}}
		}
		for _, name := range matched {
			files = append(files, dir+name)
		}
	}
	return files, nil
}

// filesThere asks before anything is made: a name that is wrong must not leave half
// of the files imported, to be imported again.
func filesThere(names []string) error {
	for _, name := range names {
		switch info, err := os.Stat(name); {
		case errors.Is(err, fs.ErrNotExist):
			return usageError{diag.Text{ZH: "没有文件 " + name, EN: "there is no file " + name}}
		case err != nil:
			return fmt.Errorf("import: %w", err)
		case info.IsDir():
			return usageError{diag.Text{ZH: name + " 是文件夹", EN: name + " is a folder"}}
		}
	}
	return nil
}

// importAll imports what can be imported and fails when something could not.
func (a *app) importAll(files []string, section string, o office.Options) error {
	var found diag.List
	var made []string
	for _, name := range files {
		result, list, err := importFile(name, o)
		if err != nil {
			return err
		}
		found = append(found, list...)
		if list.Failed() {
			continue
		}
		document, err := a.keep(section, result)
		if err != nil {
			return err
		}
		made = append(made, document)
	}
	w := a.err
	if a.format != "text" {
		w = a.out
	}
	if err := a.findings(w, found); err != nil {
		return err
	}
	if !a.quiet && a.format == "text" {
		for _, document := range made {
			fmt.Fprintf(a.out, a.say(diag.Text{ZH: "已导入 %s（草稿，核对后删去“草稿”一行）\n", EN: "imported %s (a draft: remove the draft line when it is checked)\n"}), document)
		}
	}
	if found.Failed() {
		return generator.ErrFindings
	}
	return nil
}

func importFile(name string, o office.Options) (office.Result, diag.List, error) {
	f, err := os.Open(name)
	if err != nil {
		return office.Result{}, nil, fmt.Errorf("import: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return office.Result{}, nil, fmt.Errorf("import: %w", err)
	}
	return office.Import(filepath.ToSlash(name), f, info.Size(), o)
}

// keep writes a result under a name that is free. The document comes last: what
// stands without it is no document.
func (a *app) keep(section string, r office.Result) (document string, err error) {
	stem := path.Join("content", section, r.Slug)
	for n := 2; a.taken(stem); n++ {
		stem = path.Join("content", section, r.Slug+"-"+strconv.Itoa(n))
	}
	document = stem + ".md"
	if len(r.Files) > 0 {
		document = stem + "/index.md"
	}
	for _, f := range r.Files {
		if err := scaffold.Write(a.source, scaffold.File{Path: path.Join(stem, f.Name), Text: f.Data}); err != nil {
			return "", fmt.Errorf("import: %w", err)
		}
	}
	if err := scaffold.Write(a.source, scaffold.File{Path: document, Text: r.Markdown}); err != nil {
		return "", fmt.Errorf("import: %w", err)
	}
	return document, nil
}

// taken reports whether a document of this name is there, in either form.
func (a *app) taken(stem string) bool {
	for _, form := range []string{"", ".md"} {
		if _, err := os.Lstat(filepath.Join(a.source, filepath.FromSlash(stem+form))); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
