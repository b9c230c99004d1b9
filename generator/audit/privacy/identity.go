package privacy

import (
	"slices"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/identity"
)

var (
	identityWords = []string{"身份证", "身份号码", "证件号", "公民身份", "身份信息"}
	creditWords   = []string{"信用代码", "索引号", "机构代码"}
	identityForms = [][]int{{6, 8, 4}, {6, 8, 3}, {6, 4, 4, 4}, {6, 4, 4, 3}} // without words that say so
)

// identity adds a hit if the number is an identity number.
func (f *finder) identity(r run) bool {
	usual := func(form []int) bool { return slices.Equal(r.groups, form) }
	if len(r.groups) > 0 && !r.apart && !slices.ContainsFunc(identityForms, usual) && !f.near(r.start, r.end, identityWords) {
		return false
	}
	switch s := r.digits; {
	case len(s) == 18 && identity.Shaped(s):
		if f.credit(r) {
			return false
		}
		if identity.Valid(s) {
			f.add(Identity, r.start, r.end, maskMiddle(s, 2, 3))
			return true
		}
		if f.near(r.start, r.end, identityWords) {
			f.add(Doubtful, r.start, r.end, maskMiddle(s, 2, 3))
			return true
		}
	case len(s) == 20 && identity.Valid(s[:18]) && f.near(r.start, r.end, []string{"残疾"}): // of a disabled person's card
		f.add(Identity, r.start, r.end, maskMiddle(s[:18], 2, 3)) // not what the disability is
		return true
	case len(s) == 15 && identity.Shaped(s) && f.near(r.start, r.end, identityWords):
		f.add(Identity, r.start, r.end, maskMiddle(s, 2, 3))
		return true
	}
	return false
}

// credit reports whether the number is a unified credit code. One identity number in
// 31 passes the check of GB 32100 by chance; so the region has to stand where codes
// have it, and the code's own organisation part (GB 11714) has to agree, or the words
// and the form around it have to say so.
func (f *finder) credit(r run) bool {
	if !disclosure.CreditCodeValid(r.digits) || !identity.Province(r.digits[2:4]) {
		return false
	}
	return disclosure.OrganisationCodeValid(r.digits[8:17]) || f.indexTail(r.end) || f.near(r.start, r.end, creditWords)
}

// indexTail reports whether what follows makes the number the first part of an index
// number: /2021-00426 or -zcxzf-00004650.
func (f *finder) indexTail(end int) bool {
	rest := f.text[end:]
	if len(rest) < 6 {
		return false
	}
	year := rest[0] == '/' && (strings.HasPrefix(rest[1:], "19") || strings.HasPrefix(rest[1:], "20"))
	return year && rest[5] >= '-' || rest[0] == '-' && partOfWord(rest[1])
}

// maskMiddle keeps the first and last characters.
func maskMiddle(s string, first, last int) string {
	return s[:first] + strings.Repeat("*", len(s)-first-last) + s[len(s)-last:]
}
