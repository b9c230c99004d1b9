package privacy

import (
	"slices"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/identity"
)

var (
	cardWords   = []string{"卡号", "账号", "帐号", "账户", "帐户", "开户", "一卡通", "社保卡", "社会保障卡", "银行卡", "存折", "储蓄卡"}
	phoneWords  = []string{"手机", "电话", "联系", "致电", "咨询", "Tel", "TEL", "tel", "微信", "传真"}
	serialWords = []string{
		"编号", "证号", "许可证", "批号", "条码", "流水", "订单", "单号", "序列号", "代码", "案号", "备案", "标识", "编码",
		"考号", "序号", "签号", "学号", "座位号", "报名号", "户号", "表号",
	}
	amountWords = []string{"金额", "余额", "限额", "（元", "(元", "元）", "元)"}
	units       = []string{"元", "万", "亿", "吨", "千", "公", "平方", "立方", "斤", "亩", "株", "个", "户", "人", "次", "美", "%", "％"}
)

// card adds a hit if the number is that of a bank card or social security card.
func (f *finder) card(r run) bool {
	if !identity.Card(r.digits) ||
		f.wordBefore(r) || f.wordAfter(r) || f.inAddress(r) ||
		disclosure.CreditCodeValid(r.digits) || f.indexTail(r.end) || !f.near(r.start, r.end, cardWords) || f.institution(r) {
		return false
	}
	f.add(BankCard, r.start, r.end, maskMiddle(r.digits, 4, 4))
	return true
}

// mobile adds a hit if the number is that of a mobile phone.
func (f *finder) mobile(r run) bool {
	s := r.digits
	switch {
	case len(s) == 11:
	case len(s) == 12 && s[0] == '0': // as dialled from another province
		s = s[1:]
	case len(s) == 13 && strings.HasPrefix(s, "86"):
		s = s[2:]
	case len(s) == 15 && strings.HasPrefix(s, "0086"):
		s = s[4:]
	default:
		return false
	}
	if s[0] != '1' || s[1] < '3' || f.inAddress(r) || f.quantity(r) {
		return false
	}
	said := f.near(r.start, r.end, phoneWords)
	switch {
	case len(r.groups) > 0 && !mobileGroups(r, said):
		return false
	case said:
	case len(r.digits) == 12:
		return false
	case f.wordBefore(r) || f.wordAfter(r) || f.serial(r):
		return false
	}
	f.add(Mobile, r.start, r.end, s[:3]+"****"+s[7:])
	return true
}

// mobileGroups reports whether a mobile number is written in such groups: 138-1234-5678;
// where a telephone is spoken of, in others as well.
func mobileGroups(r run, said bool) bool {
	if slices.Equal(r.groups, []int{3, 4, 4}) {
		return said || !r.spaced
	}
	return said && slices.ContainsFunc([][]int{{3, 8}, {7, 4}, {4, 3, 4}, {5, 6}}, func(form []int) bool { return slices.Equal(r.groups, form) })
}

// quantity reports whether the number counts something: 13800000000元, 0.13812345678, a
// cell below 金额（元）.
func (f *finder) quantity(r run) bool {
	if containsAny(f.Label, amountWords) {
		return true
	}
	left, right := f.before(r.start, 3), f.text[r.end:]
	if strings.HasSuffix(left, "￥") || strings.HasSuffix(left, "¥") || strings.HasSuffix(left, "$") {
		return true
	}
	if n := len(left); n > 1 && (left[n-1] == '.' || left[n-1] == ',') && left[n-2] >= '0' && left[n-2] <= '9' {
		return true
	}
	if len(right) > 1 && right[0] == '.' && right[1] >= '0' && right[1] <= '9' {
		return true
	}
	right = strings.TrimPrefix(right, " ")
	return slices.ContainsFunc(units, func(u string) bool { return strings.HasPrefix(right, u) })
}

// serial reports whether the words right before the number, its column or its form
// make it the number of a thing.
func (f *finder) serial(r run) bool {
	left := f.before(r.start, 24)
	if i := strings.LastIndexAny(left, "\n，。；,;|\t"); i >= 0 {
		left = left[i:]
	}
	if strings.HasPrefix(f.text[r.end:], "号") || strings.HasPrefix(f.text[r.end:], "-") || strings.HasSuffix(left, "-") || strings.HasPrefix(f.text[r.end:], "/20") {
		return true
	}
	return slices.ContainsFunc(serialWords, func(w string) bool {
		return strings.Contains(left, w) || strings.Contains(f.Label, w)
	})
}
