package table

import (
	"strings"
	"unicode"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// column is a column of the grid and what is done with it.
type column struct {
	name    string // the head's rows joined by '/': 联系方式/手机
	leaf    string // the last of them
	shown   bool
	mask    Kind // 0: not masked
	kind    Kind
	decided bool // the document has a rule for it
}

type rule int

const (
	ruleShow rule = iota + 1
	ruleHide
	ruleMask
)

var ruleNames = map[string]rule{
	"显示": ruleShow, "show": ruleShow,
	"隐藏": ruleHide, "hide": ruleHide,
	"遮盖": ruleMask, "mask": ruleMask,
}

// columns joins the names in the head with the document's rules. Without a rule the
// name decides.
func (g *grid) columns(h head, rules []disclosure.TableColumn, found *diag.List) []column {
	columns := make([]column, g.width)
	for c, parts := range g.names(h) {
		col := column{name: strings.Join(parts, "/"), shown: !g.hidden[c]}
		if len(parts) > 0 {
			col.leaf = parts[len(parts)-1]
		}
		col.kind = KindOf(plain(col.name))
		columns[c] = col
	}
	place := g.place(h.first)
	for _, r := range rules {
		applyRule(columns, r, place, found)
	}
	for c := range columns {
		col := &columns[c]
		if col.shown && !col.decided && private(plain(col.name)) {
			col.mask = col.kind
			found.Add(maskedByName.At(place, col.name))
		}
		if col.shown && col.name == "" && c > 0 {
			g.reportUnnamed(h, c, found)
		}
	}
	for _, col := range columns {
		if col.shown {
			return columns
		}
	}
	found.Add(noTable.At(place, diag.Text{ZH: "所有的列都隐藏了", EN: "all columns are hidden"}))
	return columns
}

func applyRule(columns []column, r disclosure.TableColumn, place diag.Place, found *diag.List) {
	what, ok := ruleNames[strings.ToLower(strings.TrimSpace(r.Rule))]
	if !ok {
		d := badRule.At(place, r.Name, r.Rule)
		if near := diag.Nearest(r.Rule, []string{"显示", "隐藏", "遮盖", "show", "hide", "mask"}); near != "" {
			d = d.Suggest(diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, near)
		}
		found.Add(d)
		return
	}
	var names []string
	matched := false
	for c := range columns {
		col := &columns[c]
		names = append(names, col.name)
		if name := plain(r.Name); name == "" || name != plain(col.name) && name != plain(col.leaf) {
			continue
		}
		matched = true
		if col.decided {
			found.Add(twoRules.At(place, r.Name))
			return
		}
		col.decided = true
		switch what {
		case ruleHide:
			col.shown = false
		case ruleMask:
			col.mask = col.kind
		}
	}
	if !matched {
		d := noColumn.At(place, r.Name)
		if near := diag.Nearest(plain(r.Name), names); near != "" {
			d = d.Suggest(diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, near)
		} else {
			d = d.Suggest(noColumn.Hint, strings.Join(names, "、"))
		}
		found.Add(d)
	}
}

// plain is a name for comparing: heads are written 姓 名, 金额（元） or broken in two.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= 0xff01 && r <= 0xff5e: // full width
			return r - 0xfee0
		}
		return unicode.ToLower(r)
	}, s)
}

func (g *grid) reportUnnamed(h head, c int, found *diag.List) {
	for i := h.first + h.count; i < len(g.rows); i++ {
		if g.text(i, c) != "" && (g.sheet || c < len(g.rows[h.first].cells)) {
			found.Add(unnamed.At(g.place(i), g.cell(i, c)))
			return
		}
	}
}
