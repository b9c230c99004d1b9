package output

import (
	"bytes"
	"encoding/csv"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// catalogFiles puts out the catalogue as people and programs want to have it: a
// workbook, a table and data.
var catalogFiles = Output{Name: "catalog-files", Targets: func(p *Planner) {
	v := p.catalogSheets()
	file(p, "catalog/catalog.xlsx", v, renderWorkbook)
	file(p, "catalog/catalog.csv", v, renderCSV)
	file(p, "catalog/catalog.json", p.catalogRecord(), renderJSON[catalogRecord])
}}

// catalogSheets is the catalogue as tables, one for each domain.
type catalogSheets struct {
	Title   string
	Domains []catalogSheet
}

type catalogSheet struct {
	Code, Name string
	Rows       []catalogRow
}

// catalogRow is an item under the heads of the national form. What is not known is
// empty: nothing is made up.
type catalogRow struct {
	ID                 string
	Primary, Secondary string
	Elements           []string // under elementHeads
}

// elementHeads are the columns after 公开事项.
var elementHeads = []string{
	"公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级",
}

func (p *Planner) catalogSheets() catalogSheets {
	v := catalogSheets{Title: p.Site.Config.Site.Short + "基层政务公开标准目录"}
	for _, d := range p.Site.Domains {
		sheet := catalogSheet{Code: d.Code, Name: d.Name}
		for _, i := range d.Items {
			sheet.Rows = append(sheet.Rows, catalogRowOf(i))
		}
		v.Domains = append(v.Domains, sheet)
	}
	return v
}

func catalogRowOf(i *site.Item) catalogRow {
	lines := func(list []string) string { return strings.Join(list, "\n") }
	who := map[string]string{"all": "全社会", "specific": "特定群体"}[i.Audience]
	if i.AudienceNote != "" {
		who = i.AudienceNote
	}
	mode := ""
	if i.Mode != "" {
		mode = i.Mode.Chinese()
	}
	return catalogRow{i.ID, i.Primary, i.Secondary, []string{
		lines(i.Contents), lines(i.Basis), i.TimeLimit, strings.Join(i.Publishers, "、"), strings.Join(i.Channels, "、"),
		who, mode, levels(i.Levels),
	}}
}

func levels(list []disclosure.Level) string {
	var names []string
	for _, l := range list {
		names = append(names, l.Chinese())
	}
	return strings.Join(names, "、")
}

// renderCSV is one table of all items. It begins with a byte order mark: without it
// spreadsheet programs on Chinese Windows read it as GBK.
func renderCSV(_ *Maker, v catalogSheets) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	w.Write(append([]string{"领域编号", "领域", "事项编号", "一级事项", "二级事项"}, elementHeads...))
	for _, d := range v.Domains {
		for _, r := range d.Rows {
			cells := append([]string{d.Code, d.Name, r.ID, r.Primary, r.Secondary}, r.Elements...)
			for i, c := range cells {
				cells[i] = harmless(c)
			}
			w.Write(cells)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps spreadsheet programs from taking a text for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
