package table

import (
	"strings"
	"unicode"
)

// Mask hides what a value of the kind tells about a person, in the forms accepted in
// practice: 张*三, 35*************123, 138****1234, the last four of an account, an
// address down to its town or village. Masking twice changes nothing, so a list
// that came masked stays. What does not have the expected form is hidden entirely,
// except words without digits, such as 无 or 合计.
func Mask(k Kind, s string) string {
	if k == 0 || blankWord(s) {
		return s
	}
	if powerNumber.MatchString(s) {
		return starDigits(s) // 3.50102E+17: its digits are not where the forms expect them
	}
	switch k {
	case Name:
		return maskNames(s)
	case Identity:
		return maskRuns(s, keepIdentity)
	case Phone:
		return maskRuns(s, keepPhone)
	case Account:
		return maskRuns(s, keepAccount)
	case Address:
		return maskAddress(s)
	case Other:
		return maskAllButFirst(s)
	}
	return s
}

// blankWord reports a word that stands in a list where there is no value.
func blankWord(s string) bool {
	switch strings.TrimSpace(s) {
	case "", "无", "暂无", "不详", "合计", "小计", "总计", "-", "—", "——", "/":
		return true
	}
	return false
}

// keep says how many of the n characters of a number may be seen at its start and
// its end.
type keep func(number []rune) (first, last int)

func keepIdentity(number []rune) (first, last int) {
	if len(number) < 15 {
		return 0, 0 // a passport or a torn number: no accepted form
	}
	return 2, 3
}

func keepPhone(number []rune) (first, last int) {
	switch n := len(number); {
	case n < 7:
		return 0, 0
	case n == 11:
		return 3, 4
	case n == 13 && number[0] == '8' && number[1] == '6':
		return 5, 4
	}
	return 0, 4
}

func keepAccount(number []rune) (first, last int) {
	if len(number) < 8 {
		return 0, 0
	}
	return 0, 4
}

// maskRuns masks each number in s. A number is a run of digits, letters and stars,
// single blanks and hyphens inside it not counted: 6222 0000 … is one number.
func maskRuns(s string, keep keep) string {
	text := []rune(s)
	for i := 0; i < len(text); i++ {
		if !numeral(text[i]) {
			continue
		}
		var at []int
		digits := false
		for ; i < len(text); i++ {
			if numeral(text[i]) {
				at = append(at, i)
				digits = digits || unicode.IsNumber(text[i])
			} else if !joins(text[i]) || i+1 >= len(text) || !numeral(text[i+1]) {
				break
			}
		}
		if digits {
			star(text, at, keep)
		}
	}
	return string(text)
}

// star puts stars over the characters of one number, except those that are kept.
func star(text []rune, at []int, keep keep) {
	number := make([]rune, len(at))
	for j, i := range at {
		number[j] = text[i]
	}
	first, last := keep(number)
	for _, i := range at[first : len(at)-last] {
		text[i] = '*'
	}
}

// numeral reports what numbers are written with. Han numerals are not: they are
// words of an address (三组) more often than digits.
func numeral(r rune) bool {
	return isStar(r) || unicode.IsNumber(r) && !unicode.Is(unicode.Han, r) ||
		unicode.IsLetter(r) && (r < 0x80 || r >= 0xff00 && r <= 0xff5e)
}

func joins(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '\u3000' }

// isStar reports the signs that people mask with.
func isStar(r rune) bool { return strings.ContainsRune("*＊×●•█■", r) }

// starDigits replaces every digit.
func starDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsNumber(r) && !unicode.Is(unicode.Han, r) {
			return '*'
		}
		return r
	}, s)
}

// maskAllButFirst is for a column whose name tells nothing.
func maskAllButFirst(s string) string {
	text := []rune(starDigits(strings.TrimSpace(s)))
	for i := 1; i < len(text); i++ {
		text[i] = '*'
	}
	return string(text)
}
