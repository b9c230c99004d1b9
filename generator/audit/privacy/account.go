package privacy

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	holderLabels = []string{"户名", "账户名", "帐户名", "账户名称", "帐户名称", "开户名称", "户头", "收款人", "收款单位", "收款方", "缴款单位"}
	unitColumns  = []string{"单位", "单位名称", "机构名称", "缴费单位", "执收单位"}
	unitAccounts = []string{"对公账户", "对公帐户", "单位账户", "单位账号", "财政专户", "非税收入", "国库", "保证金专户", "保证金账户", "监管账户", "专用存款账户", "捐赠账户"}
	unitEndings  = []string{
		"政府", "局", "委员会", "办公室", "中心", "厅", "财政所", "派出所", "管理站", "管理所", "事务所", "服务站", "医院", "卫生院", "学校", "小学", "中学", "学院", "幼儿园",
		"公司", "合作社", "联合社", "协会", "学会", "商会", "基金会", "红十字会", "慈善总会", "总会", "工会", "联合会", "法院", "检察院", "支队", "大队", "国库", "专户",
	}
)

// institution reports whether the number is the account of an institution, which is
// published so that people can pay: the holder that is named nearest is one, or the
// words of the line say so. The holder stands in the same paragraph, a few lines above
// or below.
func (f *finder) institution(r run) bool {
	if name := f.holder(r); name != "" {
		return isInstitution(name)
	}
	return f.near(r.start, r.end, unitAccounts)
}

// unitRow reports whether a row without a column of persons shows an institution as the
// holder of an account, and nothing in it that may be a person's name.
func (t *Table) unitRow(cells []string) bool {
	unit := false
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if n := utf8.RuneCountInString(cell); (n == 2 || n == 3) && isName(cell) {
			return false
		}
		if i < len(t.header) && (slices.Contains(unitColumns, t.header[i]) || containsAny(t.header[i], holderLabels)) {
			unit = unit || isInstitution(cell)
		}
	}
	return unit
}

// holder is the name behind the nearest label of a holder; first of those above.
func (f *finder) holder(r run) string {
	const above, below = 360, 180 // bytes: a few lines
	left := paragraphAbove(f.text[max(0, r.start-above):r.start])
	right := f.text[r.end:min(len(f.text), r.end+below)]
	if i := strings.Index(right, "\n\n"); i >= 0 {
		right = right[:i]
	}
	left, right = unspaced.Replace(left), unspaced.Replace(right)
	labels := holderLabels
	if !containsAny(left, nameColumns) {
		labels = append(slices.Clip(labels), "单位名称") // not where somebody works
	}
	at, found := -1, ""
	for _, label := range labels {
		if i := strings.LastIndex(left, label); i > at {
			at, found = i, label
		}
	}
	if at >= 0 {
		return nameAfter(left[at:], found)
	}
	at = len(right)
	for _, label := range labels {
		if i := strings.Index(right, label); i >= 0 && i < at {
			at, found = i, label
		}
	}
	return nameAfter(right[at:], found)
}

// paragraphAbove is the end of a text back to where its paragraph begins. An account that
// is a field by itself has those above it that are fields as well: a word processor makes
// each a paragraph.
func paragraphAbove(text string) string {
	start := strings.LastIndex(text, "\n\n") + 1
	if start > 0 && accountField.MatchString(unspaced.Replace(text[start:])) {
		for start > 1 {
			above := strings.LastIndex(text[:start-1], "\n\n") + 1
			if !field.MatchString(text[above : start-1]) {
				break
			}
			start = above
		}
	}
	return text[start:]
}

var (
	// unspaced puts labels together that were set to the width of others: 账　号.
	unspaced = strings.NewReplacer("户　名", "户名", "户 名", "户名", "户  名", "户名", "账　号", "账号", "账 号", "账号", "账  号", "账号",
		"帐　号", "帐号", "帐 号", "帐号", "帐  号", "帐号", "电　话", "电话", "电 话", "电话", "电  话", "电话")
	accountField = regexp.MustCompile(`^[\n>* -]*(?:银行|开户|收款|缴款)?[账帐][号户](?:号码)?[：:* 　]*$`)
	field        = regexp.MustCompile(`^\s*[^：:。\n]{1,12}[：:][^。\n]*$`)
)

// nameAfter is the name that follows a label: 户名：青禾县财政局, 收款人全称：青禾县财政局.
func nameAfter(text, label string) string {
	text = strings.TrimPrefix(text, label)
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(text, " 　*|"), "全"), "称")
	text = strings.TrimLeft(text, " 　*|:：为是“\"")
	if end := strings.IndexAny(text, "\n ，,；;。、|（(“”\"*　：:"); end >= 0 {
		text = text[:end]
	}
	for _, next := range []string{"开户", "账号", "帐号", "账户", "帐户", "银行账"} { // lines that Markdown has joined
		text, _, _ = strings.Cut(text, next)
	}
	return text
}

// isInstitution reports whether a name is that of an institution and not of a person. A
// bank is not looked for: it is where the account is, not whose.
func isInstitution(name string) bool {
	name = strings.TrimSpace(name)
	return utf8.RuneCountInString(name) > 4 && slices.ContainsFunc(unitEndings, func(end string) bool { return strings.HasSuffix(name, end) })
}
