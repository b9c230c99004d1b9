package rules

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// dayText is a day as it is written: 2026年3月12日（星期四）. Year and weekday may be
// missing.
type dayText struct {
	text, year, month, day, weekday string
}

// daysIn yields the days written in a text. It goes from one 月 to the next and looks
// at the digits on both sides: most of a text is passed over without a look.
func daysIn(text string) iter.Seq[dayText] {
	return func(yield func(dayText) bool) {
		for at := 0; ; {
			i := strings.Index(text[at:], "月")
			if i < 0 {
				return
			}
			month := at + i
			at = month + len("月")
			if d, ok := dayAround(text, month); ok && !yield(d) {
				return
			}
		}
	}
}

// dayAround reads the day whose 月 stands at an offset.
func dayAround(text string, month int) (d dayText, ok bool) {
	start := digitsBefore(text, month)
	after := month + len("月")
	end := after
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	d.month, d.day = text[start:month], text[after:end]
	if !oneOrTwo(d.month) || !oneOrTwo(d.day) || !strings.HasPrefix(text[end:], "日") {
		return d, false
	}
	end += len("日")
	if before, isYear := strings.CutSuffix(text[:start], "年"); isYear {
		from := digitsBefore(before, len(before))
		if y := before[from:]; len(y) == 4 && (y[:2] == "19" || y[:2] == "20") {
			d.year, start = y, from
		}
	}
	d.weekday, end = weekdayAt(text, end)
	d.text = text[start:end]
	return d, true
}

// weekdayAt reads （星期四 or 周四 at an offset; the offset moves past it.
func weekdayAt(text string, at int) (weekday string, end int) {
	rest := text[at:]
	for _, mark := range []string{"（", "("} {
		rest = strings.TrimPrefix(rest, mark)
	}
	for _, word := range []string{"星期", "周"} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			r, size := utf8.DecodeRuneInString(after)
			if _, known := weekdays[string(r)]; known {
				return after[:size], len(text) - len(after) + size
			}
		}
	}
	return "", at
}

func digitsBefore(text string, end int) int {
	for end > 0 && isDigit(text[end-1]) {
		end--
	}
	return end
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func oneOrTwo(digits string) bool { return len(digits) == 1 || len(digits) == 2 }
