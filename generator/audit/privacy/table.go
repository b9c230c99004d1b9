package privacy

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/identity"
)

// Table reads the rows of one table. Its header says which columns hold names and
// homes, so that a row can be judged as a whole.
type Table struct {
	header []string
	names  []int // columns with names of persons
	homes  []int // columns that may hold a home address
	groups string
}

// CellHit is a hit in one cell of a row.
type CellHit struct {
	Cell int
	Hit
}

var (
	nameColumns = []string{"姓名", "户主", "申请人", "保障对象", "救助对象", "补贴对象", "受益人", "持证人", "监护人", "领取人", "农户", "学生", "儿童"}
	homeColumns = []string{"住址", "家庭地址", "户籍地", "居住地", "家庭所在地"}
	anyAddress  = []string{"地址", "坐落", "位置", "村", "组", "小区", "社区"}
	bodyColumns = []string{"单位", "机构", "企业", "公司", "学校", "部门", "场所", "店", "项目", "合作社", "工程", "路段"}
	doorOf      = numbered("号", "栋", "幢", "座", "单元", "室", "弄")
	teamOf      = numbered("村民小组", "小组", "组", "社", "队")
)

// protected are the groups whose members must not be named (《未成年人保护法》,
// 《艾滋病防治条例》, 《精神卫生法》).
var protected = []string{
	"孤儿", "事实无人抚养", "困境儿童", "弃婴", "艾滋病", "HIV", "精神障碍", "精神病", "严重精神", "性侵", "被拐", "吸毒", "戒毒",
	"社区矫正", "刑满释放", "未成年犯", "家暴受害", "受害人", "被害人", "传染病患者", "麻风",
}

// NewTable reads the header. Title is what the table or its sheet is called: a list
// of orphans need not say so in its columns.
func NewTable(title string, header []string) *Table {
	t := &Table{header: header}
	bodies := false
	for i, h := range header {
		switch {
		case containsAny(h, nameColumns) && !strings.Contains(h, "单位"):
			t.names = append(t.names, i)
		case containsAny(h, bodyColumns):
			bodies = true
		}
	}
	for i, h := range header {
		if containsAny(h, homeColumns) || !bodies && containsAny(h, anyAddress) {
			t.homes = append(t.homes, i)
		}
	}
	for _, word := range append([]string{title}, header...) {
		t.groups = cmp.Or(t.groups, groupIn(word))
	}
	return t
}

// Persons reports whether the table has a column of names.
func (t *Table) Persons() bool { return len(t.names) > 0 }

// Row finds what stands in one row.
func (t *Table) Row(cells []string) []CellHit {
	var all []CellHit
	for i, cell := range cells {
		label := ""
		if i < len(t.header) {
			label = t.header[i]
		}
		for _, h := range Find(cell, Context{Label: label}) {
			all = append(all, CellHit{i, h})
		}
	}
	all = append(all, boxes(cells)...)
	name, at := t.person(cells)
	if name == "" && slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) == "元" }) {
		all = slices.DeleteFunc(all, func(h CellHit) bool { return h.Kind == Mobile }) // a row of figures and their unit
	}
	if name == "" {
		card := func(h CellHit) bool { return h.Kind == BankCard }
		if slices.ContainsFunc(all, card) && t.unitRow(cells) { // its account is there to be paid into
			all = slices.DeleteFunc(all, card)
		}
		return all
	}
	masked := MaskedName(name)
	for _, i := range t.homes {
		if i < len(cells) {
			if at := home(cells[i], masked); at >= 0 {
				all = append(all, CellHit{i, Hit{Address, 0, len(cells[i]), cells[i][:at] + "***"}})
			}
		}
	}
	if !masked {
		if group := t.group(cells); group != "" {
			all = append(all, CellHit{at, Hit{Sensitive, 0, len(cells[at]), maskName(name) + "（" + group + "）"}})
		}
	}
	slices.SortStableFunc(all, func(a, b CellHit) int { return a.Cell - b.Cell })
	return all
}

// boxes finds an identity number of which each character stands in a cell of its own, as
// in forms that are filled in by hand.
func boxes(cells []string) (all []CellHit) {
	const length = 18
	var number string
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if d, size := glyph(cell); d >= '0' && size == len(cell) {
			number += string(d)
		} else if cell == "X" || cell == "x" || cell == "Ｘ" || cell == "ｘ" {
			number += "X"
		} else {
			number = ""
		}
		if first := i + 1 - length; len(number) >= length {
			if s := number[len(number)-length:]; identity.Valid(s) {
				all = append(all, CellHit{first, Hit{Identity, 0, len(cells[first]), maskMiddle(s, 2, 3)}})
			}
		}
	}
	return all
}

// home is where an address becomes more exact than its village, or -1. A door tells
// who lives there even when the name is masked; a villagers' group does not.
func home(address string, masked bool) int {
	if strings.ContainsAny(address, "*＊") {
		return -1
	}
	if at := doorOf(address); at >= 0 || masked {
		return at
	}
	return teamOf(address)
}

// numbered finds where a number stands before one of some words, or -1.
func numbered(words ...string) func(text string) int {
	expression := regexp.MustCompile(`[0-9０-９一二三四五六七八九十百]+\s*(?:` + strings.Join(words, "|") + `)`)
	return func(text string) int {
		if !containsAny(text, words) {
			return -1
		}
		if m := expression.FindStringIndex(text); m != nil {
			return m[0]
		}
		return -1
	}
}

// person is the name in the row, and its cell.
func (t *Table) person(cells []string) (string, int) {
	for _, i := range t.names {
		if i < len(cells) {
			if name := strings.Join(strings.Fields(cells[i]), ""); name != "" && len(name) <= 30 {
				return name, i
			}
		}
	}
	return "", 0
}

// group is the protected group that the row belongs to.
func (t *Table) group(cells []string) string {
	for _, cell := range cells {
		if p := groupIn(cell); p != "" {
			return p
		}
	}
	return t.groups
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
