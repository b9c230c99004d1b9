package privacy

import (
	"slices"
	"strings"
	"time"

	"gongkai/generator/disclosure"
)

var (
	identityWords = []string{"身份证", "身份号码", "证件号", "公民身份", "身份信息"}
	creditWords   = []string{"信用代码", "索引号", "机构代码"}
)

// identity adds a hit if the number is an identity number.
func (f *finder) identity(r run) bool {
	if len(r.groups) > 0 && !slices.Equal(r.groups, []int{6, 8, 4}) && !slices.Equal(r.groups, []int{6, 8, 3}) && !slices.Equal(r.groups, []int{6, 4, 4, 4}) {
		return false
	}
	switch s := r.digits; {
	case len(s) == 18 && region(s) && birthday(s[6:14]):
		if f.credit(r) {
			return false
		}
		if checkDigit(s) == s[17] {
			f.add(Identity, r.start, r.end, maskMiddle(s, 2, 3))
			return true
		}
		if f.near(r.start, r.end, identityWords) {
			f.add(Doubtful, r.start, r.end, maskMiddle(s, 2, 3))
			return true
		}
	case len(s) == 15 && region(s) && birthday("19"+s[6:12]) && f.near(r.start, r.end, identityWords):
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
	if !disclosure.CreditCodeValid(r.digits) || !province(r.digits[2:4]) {
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

// checkDigit is the last character that belongs to the first 17 (ISO 7064, MOD 11-2).
func checkDigit(s string) byte {
	sum := 0
	for i, weight := range [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11]
}

// region reports whether a number begins with a code of GB/T 2260; 9 begins the
// cards of foreigners with permanent residence.
func region(s string) bool { return s[0] == '9' || province(s[:2]) }

func province(s string) bool {
	return strings.Contains(" 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ", " "+s+" ")
}

// birthday reports whether YYYYMMDD is a day on which someone living may be born.
// The upper end needs no clock: the years to come are not used by other numbers much.
func birthday(s string) bool {
	day, err := time.Parse("20060102", s)
	return err == nil && day.Year() >= 1900 && day.Year() < 2050
}

// maskMiddle keeps the first and last characters.
func maskMiddle(s string, first, last int) string {
	return s[:first] + strings.Repeat("*", len(s)-first-last) + s[len(s)-last:]
}
