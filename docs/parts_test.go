package docs

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit/rules"
	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/scaffold"
	datatable "gongkai/generator/table"
)

// parts are the generated parts, by the name in their mark.
func parts() map[string]func() string {
	all := map[string]func() string{
		"字段":   func() string { return fieldTables(disclosure.Schema.Docs(), "字段") },
		"设置":   func() string { return fieldTables(config.Docs(), "设置") },
		"栏目类别": columnClasses,
		"遮盖":   masks,
		"领域":   domains,
		"检查项":  ruleTables,
		"代码":   codes,
	}
	for _, k := range disclosure.Kinds() {
		all[k.Chinese()] = func() string { return form(k) }
	}
	return all
}

// fieldTables is a table of the fields, and one of each map among them.
func fieldTables(docs []fields.Doc, area string) string {
	b := fieldTable(docs, area+".")
	for _, d := range docs {
		b += innerTables(d, area+"."+d.Name, label(d))
	}
	return b
}

func innerTables(d fields.Doc, path, title string) string {
	if len(d.Inner) == 0 {
		return ""
	}
	b := fmt.Sprintf("\n### %s（`%s`）\n\n%s", title, strings.Join(strings.Split(path, ".")[1:], "."), fieldTable(d.Inner, path+"."))
	for _, in := range d.Inner {
		b += innerTables(in, path+"."+in.Name, title+"："+label(in))
	}
	return b
}

func fieldTable(docs []fields.Doc, path string) string {
	var rows [][]string
	for _, d := range docs {
		name := strings.Join(d.Chinese, "、")
		if d.Required {
			name = "**" + name + "**（必填）"
		}
		rows = append(rows, []string{name, "`" + d.Name + "`", d.Form.ZH, plain(meaning(path+d.Name, d.Text.ZH)) + choices(d)})
	}
	return table([]string{"名称", "英文名", "写法", "含义"}, rows)
}

func label(d fields.Doc) string {
	if len(d.Chinese) > 0 {
		return d.Chinese[0]
	}
	return d.Name
}

// choices are the values of a field, the Chinese name before the English.
func choices(d fields.Doc) string {
	var all []string
	for i := 0; i+1 < len(d.Choices); i += 2 {
		all = append(all, fmt.Sprintf("%s `%s`", d.Choices[i+1], d.Choices[i]))
	}
	if len(all) == 0 {
		return ""
	}
	return "。可选：" + strings.Join(all, "、")
}

func columnClasses() string {
	var rows [][]string
	for _, c := range disclosure.ColumnClasses() {
		window := "不要求"
		if days, ok := c.Window(); ok {
			window = fmt.Sprintf("%d 天", days)
		}
		rows = append(rows, []string{c.Chinese(), "`" + string(c) + "`", window})
	}
	return table([]string{"类别", "写法", "多久必须更新"}, rows)
}

// masks shows each form of masking on an example.
func masks() string {
	var rows [][]string
	for _, m := range []struct {
		what string
		kind datatable.Kind
		text string
	}{
		{"姓名（两个字）", datatable.Name, "李四"},
		{"姓名（三个字）", datatable.Name, "张小三"},
		{"姓名（复姓）", datatable.Name, "欧阳建华"},
		{"身份证号", datatable.Identity, "000000190001010000"},
		{"手机号", datatable.Phone, "13800000000"},
		{"固定电话", datatable.Phone, "5550100"},
		{"银行账号", datatable.Account, "6200000000000000000"},
		{"住址", datatable.Address, "青禾县青源镇柳湾村3组12号"},
	} {
		rows = append(rows, []string{m.what, m.text, "`" + datatable.Mask(m.kind, m.text) + "`"})
	}
	return table([]string{"内容", "文件里", "网页和下载里"}, rows)
}

func domains() string {
	var rows [][]string
	for _, d := range catalog.Standard().Domains {
		rows = append(rows, []string{d.Code, d.Name, "`" + d.Slug + "`", fmt.Sprint(len(d.Items))})
	}
	return table([]string{"编号", "领域", "短地址", "事项"}, rows)
}

// form is what gongkai new doc writes for a kind.
func form(k disclosure.Kind) string {
	d := scaffold.Draft{
		Kind: k, Title: "示例", Slug: "example", Unit: "青禾县人民政府", Parent: "county",
		Now: time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing),
	}
	f := scaffold.Document(d)
	return "文件：`" + f.Path + "`\n\n```markdown\n" + strings.TrimSpace(string(f.Text)) + "\n```"
}

// ruleTables lists the rules by family, in the order of the list.
func ruleTables() string {
	var families []string
	rows := map[string][][]string{}
	for _, r := range rules.All {
		family, _, _ := strings.Cut(r.Code, "-")
		if !slices.Contains(families, family) {
			families = append(families, family)
		}
		rows[family] = append(rows[family], []string{
			"`" + r.Code + "`", plain(r.Title), fmt.Sprintf("%s　%s　%s", r.Profile.Chinese(), r.Severity.Chinese(), string(r.Grade)), plain(r.Hint), plain(r.Basis),
		})
	}
	b := fmt.Sprintf("共 %d 项。\n", len(rules.All))
	for _, f := range families {
		b += "\n### " + f + " " + meaning("检查项."+f, "") + "\n\n" + table([]string{"代码", "问题", "范围、轻重、依据等级", "改法", "依据"}, rows[f])
	}
	return b
}

// codes lists the problems that are not rules: the letter of a code is its area.
func codes() string {
	b, area := "", ""
	for _, k := range diag.Kinds() {
		if strings.Contains(k.Code, "-") {
			continue
		}
		if letter := k.Code[:1]; letter != area {
			area = letter
			b += "\n## " + area + " " + meaning("代码."+area, "") + "\n"
		}
		b += fmt.Sprintf("\n### %s\n\n**%s**：%s。\n\n- 原因：%s\n", k.Code, k.Severity.Chinese(), plain(sentence(k.Message.ZH)), plain(meaning("原因."+k.Code, k.Cause.ZH)))
		if hint := sentence(k.Hint.ZH); strings.Trim(hint, "…") != "" {
			b += "- 改法：" + plain(hint) + "。\n"
		}
		if example := meaning("例子."+k.Code, k.Example); k.Example == "" {
			b += "- 例子：" + example + "\n"
		} else {
			b += "\n会引起这个问题的写法：\n\n```text\n" + strings.TrimSpace(example) + "\n```\n"
		}
	}
	return b
}

// plain keeps the signs of Markdown in a text as they are.
func plain(s string) string {
	return strings.NewReplacer("<", "&lt;", "[", `\[`, "]", `\]`, "*", `\*`, "`", "\\`", "\n", " ").Replace(s)
}

// sentence is a format without its verbs and its full stop.
func sentence(format string) string {
	return strings.TrimRight(verb.ReplaceAllString(format, "…"), "。")
}
