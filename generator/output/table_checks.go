package output

import (
	"slices"

	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// checkTables reads the tables of all documents and reports what is wrong with them.
func (p *Planner) checkTables() {
	var copied map[string]bool // files that come out as they are
	for _, d := range p.Site.Pages {
		if len(d.Tables) > 0 && !ownPage(d) {
			p.found.Add(tableWithoutPage.At(p.named(d.Body, d.Tables[0].File), d.Kind.Chinese()))
		}
		for _, t := range p.dataTables(d) {
			for _, problem := range t.Facts.found {
				if slices.Contains(askedFor, problem.Code()) {
					problem.Place, _ = d.Body.Names(t.Spec.File)
				}
				p.found.Add(problem)
			}
			if t.Facts.Hidden == 0 && len(t.Facts.Masked) == 0 {
				continue
			}
			if copied == nil {
				copied = copiedFiles(p.Site)
			}
			if copied[t.Path] {
				p.found.Add(maskedInVain.At(p.named(d.Body, t.Spec.File), t.Path))
			}
		}
	}
}

// askedFor are the problems of what a document asks of a table: sheets and columns
// that are not there, rules that are none. They are mended in the document.
var askedFor = []string{"T1011", "T1012", "T1014", "T1015", "T1016"}

func copiedFiles(s *site.Site) map[string]bool {
	files := map[string]bool{}
	for _, d := range s.Pages {
		for _, f := range d.Files {
			files[f.Source] = true
		}
	}
	for _, section := range s.Sections {
		for _, f := range section.Files {
			files[f.Source] = true
		}
	}
	return files
}

var maskedInVain = diag.Define(diag.Kind{
	Code: "P1005", Severity: diag.Error,
	Message: diag.Text{ZH: "数据表 %s 有遮盖或隐藏的列，原始文件却同时作为附件公开", EN: "%s has columns that are masked or hidden, but the file itself is put out as an attachment"},
	Hint:    diag.Text{ZH: "从“附件”和正文链接里去掉这个文件：页面上有遮盖后的数据表可供下载", EN: "remove the file from the attachments and links: the page offers the masked table as a download"},
	Cause:   diag.Text{ZH: "遮盖和隐藏只作用于网页和由网页提供的下载；附件按原样公开，里面的身份证号、电话等会泄露。"},
	Example: "数据表: [名单.xlsx]\n附件: [名单.xlsx]",
})

var tableWithoutPage = diag.Define(diag.Kind{
	Code: "P1006", Severity: diag.Warning,
	Message: diag.Text{ZH: "%s页面不显示数据表", EN: "a page of kind %s shows no data tables"},
	Hint:    diag.Text{ZH: "把数据表放进一篇统计数据或公告，再从这里链接过去", EN: "put the table into a document of its own and link to it"},
	Cause:   diag.Text{ZH: "机构和专题的页面由系统编排，没有放数据表的位置。"},
})
