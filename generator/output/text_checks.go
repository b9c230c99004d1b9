package output

import (
	"io/fs"
	"path"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/markdown"
	"gongkai/generator/site"
)

// checkTexts reports what is wrong with texts: what cannot be parsed or is dropped,
// and links to documents and files that do not exist, of which the page shows the
// text alone, so that nobody would notice. Only the few texts that may have such a fault
// are read.
func (p *Planner) checkTexts() {
	for _, d := range p.Site.Pages {
		p.checkText(d.Body, d.Broken)
	}
	for _, s := range p.Site.Sections {
		p.checkText(s.Body, s.Broken)
	}
}

func (p *Planner) checkText(b site.Body, broken []string) {
	if len(broken) == 0 && !b.Suspect() {
		return
	}
	text, err := b.Read(p.Maker.FS)
	if err != nil {
		return // rendering fails as well, and says it
	}
	doc, found := markdown.Parse(text)
	for _, problem := range found {
		problem.Place = diag.Place{File: b.Path, Line: b.Line(problem.Line)}
		p.found.Add(problem)
	}
	// The list of destinations may hold what only looks like a link, such as code.
	for _, l := range doc.Links() {
		name, _, _ := strings.Cut(l.Dest, "#")
		for _, dest := range broken {
			if dest != name && dest != unescaped(name) {
				continue
			}
			problem := brokenLink.At(diag.Place{File: b.Path, Line: b.Line(l.Line)}, dest)
			wanted := path.Join(path.Dir(b.Path), dest)
			near := ""
			if path.Ext(wanted) == ".md" {
				near = diag.Nearest(wanted, p.textFiles())
			} else if name := diag.Nearest(path.Base(wanted), p.beside(b, path.Dir(wanted))); name != "" {
				near = path.Join(path.Dir(wanted), name)
			}
			if near != "" {
				problem = problem.Suggest(diag.Text{ZH: "是否想链接 %s？", EN: "did you mean %s?"}, relative(b.Path, near))
			}
			p.found.Add(problem)
			break
		}
	}
}

// textFiles are the files of all texts that are public.
func (p *Planner) textFiles() []string {
	var files []string
	for _, d := range p.Site.Pages {
		if d.Body.Path != "" {
			files = append(files, d.Body.Path)
		}
	}
	for _, s := range p.Site.Sections {
		if s.Body.Path != "" {
			files = append(files, s.Body.Path)
		}
	}
	return files
}

// beside are the names of the files that a text may link to in a folder: its own, or
// one in it.
func (p *Planner) beside(b site.Body, folder string) (names []string) {
	if folder != path.Dir(b.Path) && !strings.HasPrefix(folder, path.Dir(b.Path)+"/") {
		return nil
	}
	entries, _ := fs.ReadDir(p.Maker.FS, folder) // without it there is nothing to suggest
	for _, e := range entries {
		if e.Type().IsRegular() && path.Ext(e.Name()) != ".md" {
			names = append(names, e.Name())
		}
	}
	return names
}

// relative is a file as a link in another file names it.
func relative(from, to string) string {
	folders := strings.Split(path.Dir(from), "/")
	parts := strings.Split(to, "/")
	same := 0
	for same < len(folders) && same < len(parts)-1 && folders[same] == parts[same] {
		same++
	}
	return strings.Repeat("../", len(folders)-same) + strings.Join(parts[same:], "/")
}

var brokenLink = diag.Define(diag.Kind{
	Code: "P1007", Severity: diag.Warning,
	Message: diag.Text{ZH: "链接的 %s 不存在，或不在本文件旁边，网页上只显示文字", EN: "the link leads to %s, which does not exist or is not beside this file; the page shows its text only"},
	Hint:    diag.Text{ZH: "核对路径：从本文件所在的文件夹算起，如 ../policies/a.md；附件和图片放在本文件旁边", EN: "check the path, which starts in the folder of this file, such as ../policies/a.md; files and pictures stand beside it"},
	Cause:   diag.Text{ZH: "文档、附件或图片改名、移动或删除以后，链接没有跟着修改。"},
	Example: "[实施细则](../policies/detials.md)",
})
