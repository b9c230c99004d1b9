package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// attachments copies the files of public documents and columns beside their pages.
var attachments = Output{Name: "attachments", Targets: func(p *Planner) {
	for _, d := range p.Site.Pages {
		p.attach(d.Route, d.Body, d.Files)
	}
	for _, s := range p.Site.Sections {
		p.attach(s.Route, s.Body, s.Files)
	}
}}

func (p *Planner) attach(route string, text site.Body, files []site.File) {
	for _, f := range files {
		if slices.Contains(activeTypes, strings.ToLower(path.Ext(f.Name))) {
			p.found.Add(activeFile.At(p.named(text, f.Name), f.Name))
			continue
		}
		p.copied(strings.TrimPrefix(route, "/")+f.Name, f)
	}
}

// named is where a text names a file beside it: in the front matter, or else the
// first line of the body that has its name.
func (p *Planner) named(b site.Body, file string) diag.Place {
	place, ok := b.Names(file)
	if ok {
		return place
	}
	text, err := b.Read(p.Maker.FS)
	if err != nil {
		return place
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		if n++; strings.Contains(line, file) || strings.Contains(unescaped(line), file) {
			return diag.Place{File: b.Path, Line: b.Line(n)}
		}
	}
	return place
}

// activeTypes are files that a browser opens as a page of the site and whose scripts
// it then runs: SVG and XML can hold them as HTML does.
var activeTypes = []string{
	".htm", ".html", ".shtml", ".xhtml", ".xht", ".mht", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".xslt", ".js", ".mjs", ".hta", ".swf",
}

var activeFile = diag.Define(diag.Kind{
	Code: "P1004", Severity: diag.Error,
	Message: diag.Text{ZH: "文件“%s”会被浏览器当作网页打开，不能作为附件", EN: "%q would be opened as a page and cannot be an attachment"},
	Hint:    diag.Text{ZH: "图片改用 PNG 或 JPG，文件改用 PDF、DOCX、XLSX、CSV 或打包为 ZIP", EN: "use PNG or JPG for pictures, PDF, DOCX, XLSX, CSV or ZIP for files"},
	Cause:   diag.Text{ZH: "网页、SVG、XML 等文件里可以带有脚本，放在政府网站上会以本站的名义运行。"},
	Example: "附件: [流程图.svg]",
})

// attached are the files that are listed under a document.
func attached(d *site.Public) []site.File {
	var list []site.File
	for _, f := range d.Files {
		if f.Attached {
			list = append(list, f)
		}
	}
	return list
}

// fileSums are the SHA-256 of files, in their order. Files are read here, when
// bytes are made: the plan knows them by their states. A document's page, its
// record and the lists of all records name the same sums, so a Maker remembers them.
func fileSums(m *Maker, files []site.File) ([]string, error) {
	sums := make([]string, len(files))
	for i, f := range files {
		sum, err := fileSum(m, f)
		if err != nil {
			return nil, fmt.Errorf("attachment %s: %w", f.Source, err)
		}
		sums[i] = sum
	}
	return sums, nil
}

func fileSum(m *Maker, f site.File) (string, error) {
	if sum, known := m.fileSums.Load(f); known {
		return sum.(string), nil
	}
	src, err := m.FS.Open(f.Source)
	if err != nil {
		return "", err
	}
	defer src.Close()
	h := sha256.New()
	n, err := io.Copy(h, src)
	if err != nil {
		return "", err
	}
	if n != f.Bytes {
		return "", content.ErrChanged
	}
	sum := hex.EncodeToString(h.Sum(nil))
	m.fileSums.Store(f, sum)
	return sum, nil
}
