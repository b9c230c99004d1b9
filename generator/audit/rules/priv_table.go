package rules

import (
	"io/fs"
	"path"

	"gongkai/generator/audit"
	"gongkai/generator/audit/privacy"
	"gongkai/generator/diag"
	"gongkai/generator/table"
)

// shownTable holds data files as the page shows them, columns left out and masked,
// against the same questions as texts. Lists, feeds and the index are made of nothing
// else.
var shownTable = audit.Rule{
	Code: "PRIV-15", Title: "数据表显示了个人信息", English: "a table shows personal information",
	Basis:    deIdent,
	Hint:     "在“数据表”的“列”中把这一列设为隐藏或遮盖",
	Severity: diag.Error, Profile: audit.Veto, Grade: audit.Derived,
	Site: func(c *audit.Context) {
		for d := range shown(c) {
			for i, spec := range d.Tables {
				src, err := fs.ReadFile(c.FS, path.Join(d.Dir(), spec.File))
				if err != nil || spec.File == "" {
					continue // reported when the document was loaded
				}
				read, _ := table.Read(spec.File, src, spec)
				if read == nil || len(read.Head) == 0 {
					continue
				}
				reader := privacy.NewTable(d.Title+" "+read.Title, texts(read.Head[len(read.Head)-1]))
				count := map[privacy.Kind]int{}
				first := map[privacy.Kind]string{}
				for _, row := range read.Rows {
					for _, h := range reader.Row(texts(row)) {
						if count[h.Kind]++; count[h.Kind] == 1 {
							first[h.Kind] = h.Masked
						}
					}
				}
				for _, k := range []privacy.Kind{privacy.Identity, privacy.BankCard, privacy.Mobile, privacy.Address} {
					if count[k] > 0 {
						c.Report(d.Item("tables", i), "%s：%s %d 处，首处 %s", spec.File, k, count[k], first[k])
					}
				}
			}
		}
	},
}

func texts(row []table.Cell) []string {
	list := make([]string, len(row))
	for i, c := range row {
		list[i] = c.Text
	}
	return list
}
