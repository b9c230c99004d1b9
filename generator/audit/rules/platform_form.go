package rules

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"gongkai/generator/attachment"
	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// formFields looks into the application forms of the page on requests.
var formFields = audit.Rule{
	Code: "PLATFORM-14", Title: "政府信息公开申请表项目不全", English: "the application form lacks fields",
	Basis: "《中华人民共和国政府信息公开条例》第二十九条", Hint: "申请表应有姓名（名称）、身份证明、联系方式、所需信息的名称或文号等特征描述、获取信息的方式",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Practice,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			if d.Section == nil || d.Section.Path != site.OnRequestSection {
				continue
			}
			for i, a := range d.Attachments {
				if !strings.Contains(a.File+a.Title, "申请表") && !strings.Contains(a.File, "application") {
					continue
				}
				text, ok := attachedText(c.FS, path.Join(d.Dir(), a.File))
				if !ok {
					continue
				}
				if list := lacking(text, formNames, formWords); len(list) > 0 {
					c.Report(d.Item("attachments", i), "%s缺少%s", a.File, some(list, 6))
				}
			}
		}
	},
}

var (
	formNames = []string{"姓名（名称）", "身份证明", "联系方式", "所需信息的描述", "获取方式"}
	formWords = map[string][]string{
		"姓名（名称）": {"姓名", "名称"}, "身份证明": {"证件", "证明", "代码"}, "联系方式": {"电话", "地址"},
		"所需信息的描述": {"所需", "内容描述", "特征", "文号"}, "获取方式": {"方式", "途径", "载体"},
	}
)

// attachedText is the text of a file; false when it cannot be read.
func attachedText(fsys fs.FS, name string) (string, bool) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	err = attachment.Read(name, bytes.NewReader(src), int64(len(src)), func(p attachment.Piece) bool {
		b.WriteString(p.Text + "\n")
		return true
	})
	return strings.Join(strings.Fields(b.String()), ""), err == nil && b.Len() > 0
}
