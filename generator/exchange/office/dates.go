package office

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	inDigits  = regexp.MustCompile(`^([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?$`)
	inChinese = regexp.MustCompile(`^([〇○Ｏ零O一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$`)
)

// parseDate reads a text that is a date and nothing else, in digits or in Chinese
// numerals, as 2006-01-02.
func parseDate(s string) (string, bool) {
	m := inDigits.FindStringSubmatch(s)
	if c := inChinese.FindStringSubmatch(s); c != nil {
		year := strings.Map(func(r rune) rune {
			return rune('0' + max(0, strings.Index(chineseDigits, string(r))/len("〇")))
		}, c[1])
		m = []string{s, year, strconv.Itoa(numeral(c[2] + "、")), strconv.Itoa(numeral(c[3] + "、"))}
	}
	if m == nil {
		return "", false
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || year < 1949 || year > 2199 {
		return "", false
	}
	return t.Format("2006-01-02"), true
}

// numeral is the number a text begins with when 、 follows it, as in 十二、; else 0.
func numeral(s string) int {
	word, _, ok := strings.Cut(s, "、")
	if !ok {
		return 0
	}
	for n := 1; n < 100; n++ {
		if chinese(n) == word {
			return n
		}
	}
	return 0
}
