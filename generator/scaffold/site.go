package scaffold

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"gongkai/generator/disclosure"
)

// County is what a new site is made from. Name is required; the rest is left to be
// filled in where it is empty.
type County struct {
	Name      string // 青禾县人民政府
	Short     string // 青禾县; Name without 人民政府 when empty
	Domain    string // www.qinghe.gov.cn
	Code      string // 行政区划代码
	SiteCode  string // 网站标识码; from Code when empty
	Office    string // 承办单位
	Address   string
	Postcode  string
	Telephone string
	Email     string
	Services  string // address of the online services
	Consult   string // address where people can ask
	Now       time.Time
}

//go:embed site
var siteFiles embed.FS

// Site is the files of a new site: settings, columns, units, the pages that the law
// asks for, a topic, and a sample notice as a draft.
func Site(c County) ([]File, error) {
	v := newSiteView(c)
	var files []File
	err := fs.WalkDir(siteFiles, "site", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := v.fill(name)
		if err != nil {
			return fmt.Errorf("new site: %w", err)
		}
		path := strings.TrimPrefix(name, "site/")
		if path == "gitignore" { // under its own name it would hold for this repository
			path = ".gitignore"
		}
		files = append(files, File{path, text})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, col := range columns {
		text := fmt.Sprintf("---\n标题: %s\n内容概述: %s\n---\n\n%s\n", col.Title, col.Text, col.Text)
		files = append(files, File{"content/" + col.Path + "/_index.md", []byte(text)})
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files, nil
}

// siteView is what the files of a new site are filled from.
type siteView struct {
	County
	DomainNote, SiteCodeNote string // what is to be checked, as a comment
	Blank                    string
	Now, Day                 string
	Columns                  []column
}

func newSiteView(c County) siteView {
	v := siteView{County: c, Blank: blank, Columns: columns}
	now := c.Now.In(disclosure.Beijing)
	v.Now, v.Day = now.Format("2006-01-02 15:04"), now.Format(time.DateOnly)
	v.Short = cmp.Or(c.Short, strings.TrimSuffix(c.Name, "人民政府"))
	if c.Domain == "" {
		v.Domain, v.DomainNote = "www.example.gov.cn", " # "+blank+"网站的域名，下面的 domain 同改"
	}
	if c.SiteCode == "" {
		v.SiteCode = cmp.Or(c.Code, "000000") + "0001"
		v.SiteCodeNote = " # " + blank + "核对后四位"
	}
	return v
}

func (v siteView) fill(name string) ([]byte, error) {
	t, err := template.New("").Funcs(template.FuncMap{"q": quote, "y": yamlText}).ParseFS(siteFiles, name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.ExecuteTemplate(&b, name[strings.LastIndex(name, "/")+1:], v)
	return b.Bytes(), err
}

// quote writes a text as a string of TOML, YAML and JSON alike.
func quote(s string) string { return strconv.Quote(s) }

// yamlText writes a text as a scalar of YAML, in quotes only where it needs them.
func yamlText(s string) string {
	plain := s != "" && strings.TrimSpace(s) == s && !strings.ContainsAny(s, "\"'\\#:{}[],&*?|<>=!%@`\t\r\n")
	if plain && !strings.HasPrefix(s, "-") && strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f }) {
		return s
	}
	return strconv.Quote(s)
}
