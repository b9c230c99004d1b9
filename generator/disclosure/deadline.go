package disclosure

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Unit is what a Deadline counts.
type Unit string

const (
	Workday  Unit = "workday"
	Day      Unit = "day"
	Realtime Unit = "realtime" // on the day itself
	Other    Unit = "other"    // a wording from which no day follows
)

var units = list(
	is(Workday, "工作日", "个工作日"),
	is(Day, "日", "天", "自然日", "日历日"),
	is(Realtime, "实时", "实时公开", "即时"),
	is(Other, "其他"),
)

// ParseUnit takes the English key or a Chinese name.
func ParseUnit(s string) (Unit, bool) { return units.parse(s) }

// Units lists all units.
func Units() []Unit { return units.all() }

// Chinese is the name shown to readers.
func (u Unit) Chinese() string { return units.name(u) }

// Deadline is a time limit (公开时限) that can be counted.
type Deadline struct {
	Days int // for Workday and Day
	Unit Unit
}

// Statutory is the general limit of 《政府信息公开条例》第二十六条.
var Statutory = Deadline{20, Workday}

// Due is the last day on which a document of the given day of issue is in time; false
// when the wording gives none.
//
// The day of issue does not count (《民法典》第二百零一条): ten workdays from 26
// September 2025 end on 16 October, the holiday skipped and the exchanged weekend days
// counted. A period of plain days that ends on a day of rest ends on the next workday
// instead (第二百零三条).
func (d Deadline) Due(issued time.Time, cal *Calendar) (time.Time, bool) {
	day := DateOf(issued)
	switch d.Unit {
	case Workday:
		return cal.AddWorkdays(day, d.Days), true
	case Day:
		last := day.AddDate(0, 0, d.Days)
		if !cal.Workday(last) {
			last = cal.AddWorkdays(last, 1)
		}
		return last, true
	case Realtime:
		return day, true
	}
	return time.Time{}, false
}

// String is the limit in Chinese.
func (d Deadline) String() string {
	switch d.Unit {
	case Workday:
		return strconv.Itoa(d.Days) + "个工作日内"
	case Day:
		return strconv.Itoa(d.Days) + "日内"
	case Realtime:
		return "实时公开"
	}
	return "按规定时限"
}

var (
	within = regexp.MustCompile(`([0-9]{1,4}|[一二两三四五六七八九十]{1,3})个?(工作日|自然日|日|天)(内|以内|之内)`)
	bare   = regexp.MustCompile(`^每?([0-9]{1,4}|[一二两三四五六七八九十]{1,3})个?(工作日|自然日|日|天)(更新)?$`)
)

// ParseDeadline reads the wording of a time limit, such as
// “信息形成或者变更之日起20个工作日内”. Of several periods the first one is meant, the
// others are for special parts of the matter. How long a notice has to stay up
// (公示7个工作日) and how long before an event (7个工作日前) are not deadlines. What
// gives no number of days is Realtime or Other.
func ParseDeadline(wording string) Deadline {
	s := plainDigits.Replace(wording)
	for _, pattern := range []*regexp.Regexp{within, bare} {
		if m := pattern.FindStringSubmatch(s); m != nil {
			unit := Day
			if m[2] == "工作日" {
				unit = Workday
			}
			return Deadline{count(m[1]), unit}
		}
	}
	for _, now := range []string{"实时", "即时", "随时", "进展", "后及时"} {
		if strings.Contains(s, now) {
			return Deadline{Unit: Realtime}
		}
	}
	return Deadline{Unit: Other}
}

var plainDigits = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	" ", "", "　", "")

// count reads Arabic digits or a Chinese number below one hundred.
func count(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digit := map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	n, last := 0, 0
	for _, r := range s {
		if r == '十' {
			n, last = max(last, 1)*10, 0
		} else {
			last = digit[r]
		}
	}
	return n + last
}
