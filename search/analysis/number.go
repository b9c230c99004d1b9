package analysis

import (
	"fmt"
	"regexp"
	"strings"
)

// Number is the one form of a document number: 国办发(2019)54号 for any style of
// brackets, full-width digits, Chinese numerals and a missing 号. The issuer's code
// may be missing too: (2019)54号. It is not ok when s is no document number.
func Number(s string) (key string, ok bool) {
	runes := []rune(strings.ReplaceAll(Fold(s), "\n", ""))
	at := 0
	for at < len(runes) && !startsYear(runes[at:]) {
		if runes[at] == '(' || runes[at] == ')' || classOf(runes[at]) == other {
			return "", false
		}
		at++
	}
	issuer, rest := strings.TrimSpace(string(runes[:at])), runes[at:]
	bracket := len(rest) > 0 && rest[0] == '('
	rest = skip(rest, "( ")
	if len(rest) < 4 || len([]rune(issuer)) == 1 || len([]rune(issuer)) > 24 {
		return "", false
	}
	year := 0
	for _, r := range rest[:4] {
		year = year*10 + hanDigit(r)
	}
	mark := skip(rest[4:], ") 年-")
	separated := bracket || len(mark) < len(rest)-4
	mark = skip(mark, "第 ")
	seq, tail := numeral(mark)
	if seq == 0 || !separated || issuer == "" && !bracket {
		return "", false
	}
	if end := string(tail); end != "" && end != "号" {
		return "", false
	}
	return fmt.Sprintf("%s(%d)%d号", issuer, year, seq), true
}

// startsYear reports whether a year from 1949 to 2099, bracketed or not, begins here.
func startsYear(r []rune) bool {
	if len(r) > 0 && r[0] == '(' {
		r = r[1:]
	}
	if len(r) < 4 {
		return false
	}
	year := 0
	for _, d := range r[:4] {
		n := hanDigit(d)
		if n < 0 {
			return false
		}
		year = year*10 + n
	}
	return year >= 1949 && year < 2100
}

func skip(r []rune, set string) []rune {
	for len(r) > 0 && strings.ContainsRune(set, r[0]) {
		r = r[1:]
	}
	return r
}

// hanDigit is the value of a digit, Chinese or not, and -1 for anything else.
func hanDigit(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	switch r {
	case '〇', '零', '○':
		return 0
	}
	for i, d := range []rune("一二三四五六七八九") {
		if r == d {
			return i + 1
		}
	}
	return -1
}

// numeral reads a number up to 9999 at the start of r: 54, 五四, 五十四, 一百零三.
func numeral(r []rune) (value int, rest []rune) {
	digit, plain := 0, 0
	for len(r) > 0 && value < 1e5 {
		if d := hanDigit(r[0]); d >= 0 {
			digit, plain = d, plain*10+d
		} else if unit := strings.IndexRune("十百千", r[0]); unit >= 0 {
			scale := []int{10, 100, 1000}[unit/len("十")]
			value += max(digit, 1) * scale
			digit, plain = 0, 0
		} else {
			break
		}
		r = r[1:]
	}
	if value > 0 {
		return value + digit, r
	}
	return plain, r
}

// Cited are the year and sequence of the document numbers that a text cites, in the
// one form: (2019)54号. Numbers written in Chinese numerals are not seen.
func Cited(s string) []string {
	var cited []string
	for at := 0; ; {
		next := strings.Index(s[at:], "号")
		if next < 0 {
			next = len(s) - at
		}
		if old := strings.Index(s[at:at+next], "號"); old >= 0 {
			next = old
		}
		if at+next == len(s) {
			return cited
		}
		at += next
		before := Fold(s[max(0, at-citedBytes):at])
		if m := citation.FindString(before); m != "" {
			cited = add(cited, m+"号")
		}
		at += len("号")
	}
}

// citedBytes is room for brackets, a year and a sequence in full-width digits.
const citedBytes = 48

var citation = regexp.MustCompile(`\([0-9]{4}\)[0-9]{1,5}$`)
