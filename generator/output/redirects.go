package output

import (
	"net/url"
	"path"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// redirects puts a page that leads on at each address a document used to have.
var redirects = Output{Name: "redirects", Targets: func(p *Planner) {
	for _, d := range p.Site.Pages {
		for i, old := range d.Aliases {
			place := p.Site.Document(d.ID).Item("aliases", i)
			to, ok := aliasPath(old)
			if !ok {
				p.found.Add(badAlias.At(place, old))
				continue
			}
			if to != indexPath(d.Route) {
				p.redirect(to, d, place.Line)
			}
		}
	}
}}

var badAlias = diag.Define(diag.Kind{
	Code: "P1003", Severity: diag.Warning,
	Message: diag.Text{ZH: "旧址“%s”不能转到新网址", EN: "the old address %q cannot be redirected"},
	Hint:    diag.Text{ZH: "写以 / 开头的路径，以 .html、.htm、.shtml 或 / 结尾；带问号的和 .jsp、.aspx 等网址请在服务器上设置跳转", EN: "write a path that begins with / and ends in .html, .htm, .shtml or /; set up others on the server"},
	Cause:   diag.Text{ZH: "本站由文件组成，一个旧址对应一个文件；动态网址没有对应的文件。"},
	Example: "旧址: [/info/show.jsp?id=12]",
})

func (p *Planner) redirect(file string, d *site.Public, line int) {
	head := p.head(d.Title, d.Route, d.Section)
	head.Refresh, head.NoIndex = p.url(d.Route), true
	view := MessageView{
		Title: d.Title, Text: "网址已变更，正在转到新网址。",
		Links: []Link{{Title: d.Title, URL: p.url(d.Route)}}, Target: p.url(d.Route),
	}
	v := page[MessageView]{p.frame(d.Route), head, view}
	files(p, []string{file}, "redirect", p.Site.Document(d.ID).Path, v, func(m *Maker, v page[MessageView]) ([][]byte, error) {
		b, err := m.page("redirect", v.Frame, v.Head, v.View, nil)
		return [][]byte{b}, err
	})
	p.targets[len(p.targets)-1].Line = line
}

// aliasPath is the file at an old address, and whether a file can be there.
func aliasPath(old string) (string, bool) {
	if !strings.HasPrefix(old, "/") || strings.ContainsAny(old, `?#\`) {
		return "", false
	}
	name, err := url.PathUnescape(strings.TrimSuffix(old[1:], "/"))
	if err != nil || name == "" {
		return "", false
	}
	for _, segment := range strings.Split(name, "/") {
		if !portableSegment(segment) {
			return "", false
		}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".shtml":
		return name, !strings.HasSuffix(old, "/")
	case "":
		return name + "/index.html", true
	}
	return "", false
}

// portableSegment reports whether a part of an old address is a name that every
// file system takes and that hides nothing.
func portableSegment(s string) bool {
	return s != "" && len(s) <= 120 && s[0] != '.' && !strings.HasSuffix(s, ".") && strings.TrimSpace(s) == s && !content.Reserved(s) &&
		!strings.ContainsAny(s, `<>:"|?*\/`) && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f })
}
