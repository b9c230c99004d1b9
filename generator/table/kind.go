package table

import "strings"

// Kind is what a column holds about a person. The zero Kind is nothing that has to
// be masked.
type Kind int

const (
	_ Kind = iota
	Name
	Identity
	Phone
	Account
	Address
	Other // masked by rule, though its name does not say what it is
)

// words tell the kind of a column by its name, the more telling first: 银行卡户主身份证号
// is an identity number, 联系人电话 a telephone.
var words = []struct {
	kind Kind
	any  []string
}{
	{Identity, []string{"身份证", "证件号", "身份号码"}},
	{Account, []string{"银行卡", "账号", "帐号", "账户", "帐户", "卡号", "一卡通"}},
	{Phone, []string{"手机", "电话", "联系方式", "移动号码"}},
	{Address, []string{"住址", "地址", "住所", "门牌"}},
	{Name, []string{"姓名", "户主", "申请人", "联系人", "法定代表人", "负责人"}},
}

// KindOf is the kind a column's name speaks of, or Other.
func KindOf(column string) Kind {
	for _, w := range words {
		if containsAny(column, w.any...) {
			return w.kind
		}
	}
	return Other
}

// private reports whether a column is masked unless the document says otherwise. A
// telephone or an address is public when it is an office's, so the name has to say
// that it is a person's; names of persons are the point of a list.
func private(column string) bool {
	return containsAny(column, "身份证", "证件号", "身份号码", "银行卡", "银行账", "账号", "帐号", "卡号", "手机", "住址") ||
		containsAny(column, "电话", "联系方式", "地址") && containsAny(column, "个人", "本人", "家庭", "户主", "户籍")
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
