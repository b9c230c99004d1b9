package disclosure

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func date(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.ParseInLocation(time.DateOnly, s, Beijing)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAddWorkdays(t *testing.T) {
	tests := []struct {
		name, from string
		days       int
		want       string
	}{
		{"plain week", "2025-03-03", 5, "2025-03-10"},
		{"over a weekend worked in exchange", "2025-01-24", 3, "2025-02-05"},
		{"over the national holiday", "2025-09-26", 10, "2025-10-16"},
		{"from a day of rest", "2025-03-08", 1, "2025-03-10"},
		{"none", "2025-03-08", 0, "2025-03-08"},
		{"backwards over a weekend", "2025-03-10", -1, "2025-03-07"},
		{"into a year not announced", "2098-12-31", 1, "2099-01-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := DefaultCalendar().AddWorkdays(date(t, tt.from), tt.days).Format(time.DateOnly)
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestKnown(t *testing.T) {
	c := DefaultCalendar()
	for y := 2008; y <= 2026; y++ {
		if !c.Known(y) {
			t.Errorf("%d is not known", y)
		}
	}
	if c.Known(2007) || c.Known(2099) {
		t.Error("a year that was never announced is known")
	}
}

// a slip of the pen in the table shows as a make-up day in the week.
func TestMakeUpDaysAreWeekends(t *testing.T) {
	c := DefaultCalendar()
	for d, worked := range c.days {
		if wd := d.date().Weekday(); worked && wd != time.Saturday && wd != time.Sunday {
			t.Errorf("%s is worked anyway", d.date().Format(time.DateOnly))
		}
		if !c.Known(d.date().Year()) {
			t.Errorf("%s is in a year without a table", d.date().Format(time.DateOnly))
		}
	}
}

func TestParseCalendarRefuses(t *testing.T) {
	for name, toml := range map[string]string{
		"no date":      `["2025"]` + "\n" + `holidays = ["2025-02-30"]`,
		"no year":      `[soon]` + "\n" + `holidays = []`,
		"both":         `["2025"]` + "\n" + `holidays = ["2025-01-01"]` + "\n" + `workdays = ["2025-01-01"]`,
		"not TOML":     `[`,
		"not a string": `["2025"]` + "\n" + `holidays = [1]`,
	} {
		if _, err := ParseCalendar([]byte(toml)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWorkdaysInvertsAddWorkdays(t *testing.T) {
	c := DefaultCalendar()
	rapid.Check(t, func(t *rapid.T) {
		from := Date(1950, 1, 1).AddDate(0, 0, rapid.IntRange(0, 40000).Draw(t, "day"))
		n := rapid.IntRange(-60, 60).Draw(t, "n")
		to := c.AddWorkdays(from, n)
		if n != 0 && !c.Workday(to) {
			t.Fatalf("%s is not a workday", to)
		}
		// Going back, the day arrived at counts and the day left does not.
		got := c.Workdays(from, to)
		if n < 0 {
			got = -c.Workdays(to.AddDate(0, 0, -1), from.AddDate(0, 0, -1))
		}
		if got != n {
			t.Fatalf("%d workdays after %s is %s, but %d are counted", n, from, to, got)
		}
		if c.Workdays(from, to) != -c.Workdays(to, from) {
			t.Fatal("counting is not symmetric")
		}
	})
}

func TestDateOf(t *testing.T) {
	utc := time.Date(2025, 3, 3, 17, 0, 0, 0, time.UTC) // already the 4th in Beijing
	if got := DateOf(utc); !got.Equal(date(t, "2025-03-04")) {
		t.Errorf("DateOf = %s", got)
	}
	if got := DefaultCalendar().AddWorkdays(utc, 1); !got.Equal(date(t, "2025-03-05")) {
		t.Errorf("AddWorkdays = %s", got)
	}
}
