package report

import (
	"strings"
	"testing"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/disclosure"
)

// The day on which a week begins was counted in the week before it, when the site is
// built in the course of a day.
func TestWeekChart(t *testing.T) {
	var f audit.Forecast
	for _, day := range []int{20, 26, 27} { // November: today, the last day of the week, the first of the next
		f = append(f, audit.Due{Date: disclosure.Date(2026, time.November, day)})
	}
	f = append(f,
		audit.Due{Date: disclosure.Date(2026, time.November, 19), Overdue: true},
		audit.Due{Date: disclosure.Date(2027, time.February, 11)}, // the last day of twelve weeks
		audit.Due{Date: disclosure.Date(2027, time.February, 12)},
	)
	c := weekChart(f, time.Date(2026, time.November, 20, 9, 0, 0, 0, disclosure.Beijing))
	var counts []string
	for _, text := range strings.Split(string(c.SVG), "</text>") {
		if n := text[strings.LastIndex(text, ">")+1:]; n != "" && !strings.Contains(n, "周") {
			counts = append(counts, n)
		}
	}
	if got := strings.Join(counts, " "); got != "2 1 0 0 0 0 0 0 0 0 0 1" {
		t.Errorf("weeks: %s", got)
	}
}
