package disclosure

import "strings"

// creditAlphabet leaves out the letters that look like digits (GB 32100—2015).
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CreditCodeValid reports whether s is a 统一社会信用代码: 18 characters with the right
// check character.
func CreditCodeValid(s string) bool {
	if len(s) != 18 {
		return false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(creditAlphabet, s[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return creditAlphabet[(31-sum%31)%31] == s[17]
}

// OrganisationCodeValid reports whether s is an 组织机构代码 with the right check
// character (GB 11714—1997), with or without the hyphen before it. Old records hold
// codes that are not, so it is worth a notice at most.
func OrganisationCodeValid(s string) bool {
	if len(s) == 10 && s[8] == '-' {
		s = s[:8] + s[9:]
	}
	if len(s) != 9 {
		return false
	}
	sum := 0
	for i, weight := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", s[i])
		if v < 0 {
			return false
		}
		sum += v * weight
	}
	return "0X987654321"[sum%11] == s[8]
}
