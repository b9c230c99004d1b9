package rules

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

var (
	yearInTitle = regexp.MustCompile(`((?:19|20)[0-9]{2})年`)
	signedLine  = regexp.MustCompile(`^\s*((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日\s*$`)
)

// signedDay compares the day below the signature with the field. It stands alone on
// one of the last lines.
var signedDay = audit.Rule{
	Code: "DATE-04", Title: "正文落款日期与成文日期不一致", English: "the day in the signature differs from the day of issue",
	Basis: "《党政机关公文格式》（GB/T 9704—2012）第7.3.5条", Hint: "“成文日期”照正文落款填写",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Issued.IsZero() {
			return
		}
		lines := strings.Split(t.Plain, "\n")
		for i := len(lines) - 1; i >= max(0, len(lines)-8); i-- {
			m := signedLine.FindStringSubmatch(lines[i])
			if m == nil {
				continue
			}
			day, ok := dayOf(m[1], m[2], m[3])
			if ok && !day.Equal(disclosure.DateOf(t.Document.Issued)) {
				c.Report(t.Find(strings.TrimSpace(lines[i])), "落款 %s，成文日期 %s", day, t.Document.Issued)
			}
			return
		}
	},
}

// datesOf are the days written in a text.
func datesOf(t *audit.Text) []dayText {
	return audit.Remember(&t.Kept, func() []dayText { return slices.Collect(daysIn(t.Plain)) })
}

// dayOf is a day of the calendar; false when there is none such.
func dayOf(year, month, day string) (time.Time, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := disclosure.Date(y, time.Month(m), d)
	return t, t.Month() == time.Month(m) && t.Day() == d
}

var wrongWeekday = audit.Rule{
	Code: "DATE-09", Title: "日期与星期不符", English: "the weekday does not fit the date",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：信息准确", Hint: "核对日历",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		for _, d := range datesOf(t) {
			if d.weekday != "" && !fits(d, t) {
				c.Report(t.Find(d.text), "%s", d.text)
			}
		}
	},
}

// fits reports whether a date falls on its weekday. A date without a year may be of
// the year of the document or of the next one.
func fits(d dayText, t *audit.Text) bool {
	years := []string{d.year}
	if d.year == "" {
		from := t.Document.Attributes.Published
		if from.IsZero() {
			from = t.Document.Issued
		}
		if from.IsZero() {
			return true
		}
		y := from.In(disclosure.Beijing).Year()
		years = []string{strconv.Itoa(y), strconv.Itoa(y + 1)}
	}
	for _, y := range years {
		if day, ok := dayOf(y, d.month, d.day); ok && day.Weekday() == weekdays[d.weekday] {
			return true
		}
	}
	return false
}

var weekdays = map[string]time.Weekday{
	"一": time.Monday, "二": time.Tuesday, "三": time.Wednesday, "四": time.Thursday, "五": time.Friday, "六": time.Saturday,
	"日": time.Sunday, "天": time.Sunday,
}

var impossibleDay = audit.Rule{
	Code: "DATE-10", Title: "正文中的日期不存在", English: "there is no such day",
	Basis: "《政府网站发展指引》（国办发〔2017〕47号）：信息准确", Hint: "核对原件",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		for _, d := range datesOf(t) {
			year := cmp.Or(d.year, "2024") // a leap year: the 29th of February may be meant
			if _, ok := dayOf(year, d.month, d.day); !ok {
				c.Report(t.Find(d.text), "%s", d.text)
			}
		}
	},
}

// machineDates finds times that programs cannot read. They come from the theme, so
// that one finding stands for all pages.
var machineDates = audit.Rule{
	Code: "DATE-05", Title: "time 元素的 datetime 不是标准格式", English: "a datetime attribute is not in the standard form",
	Basis: "《数据元和交换格式 信息交换 日期和时间表示法》（GB/T 7408）", Hint: "写作 2026-03-12 或 2026-03-12T16:30:00+08:00",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Page: func(c *audit.Context, p *audit.Page) {
		for e := range p.Root.All("time") {
			if v, ok := e.Attr("datetime"); ok && !standardTime(v) {
				audit.Shared(c, newOddTimes).add(p.Path, v)
				return
			}
		}
	},
	Done: func(c *audit.Context) {
		if t := audit.Shared(c, newOddTimes); t.pages > 0 {
			c.Report(diag.Place{File: t.first}, "共 %d 页，如 %s", t.pages, audit.Safe(t.value))
		}
	},
}

// oddTimes counts the pages with such a time, and keeps the first by its path.
type oddTimes struct {
	mu           sync.Mutex
	pages        int
	first, value string
}

func newOddTimes(*audit.Context) *oddTimes { return &oddTimes{} }

func (t *oddTimes) add(path, value string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.pages++; t.pages == 1 || path < t.first {
		t.first, t.value = path, strings.Clone(value) // not the whole page
	}
}

func standardTime(s string) bool {
	layouts := []string{time.RFC3339, "2006-01-02T15:04Z07:00"}
	switch len(s) { // a layout that cannot fit costs as much as one that does
	case len("2006"):
		layouts = []string{"2006"}
	case len("2006-01"):
		layouts = []string{"2006-01"}
	case len(time.DateOnly):
		layouts = []string{time.DateOnly}
	case len("2006-01-02T15:04Z"), len("2006-01-02T15:04+08:00"):
		layouts = []string{"2006-01-02T15:04Z07:00", time.RFC3339}
	}
	return slices.ContainsFunc(layouts, func(layout string) bool { _, err := time.Parse(layout, s); return err == nil })
}
