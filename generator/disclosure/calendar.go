package disclosure

import (
	_ "embed"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// Beijing is the one time zone of the sites. It is fixed, so that no time zone data
// is needed where the program runs.
var Beijing = time.FixedZone("CST", 8*3600)

// Date is midnight in Beijing.
func Date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, Beijing)
}

// DateOf is the midnight in Beijing that begins the day of t.
func DateOf(t time.Time) time.Time { return Date(t.In(Beijing).Date()) }

// Calendar knows which days are worked. Days of years that have not been announced
// count as worked from Monday to Friday; Known tells the two apart.
type Calendar struct {
	years map[int]bool
	days  map[dayNumber]bool // days that differ from the plain week: worked or not
}

//go:embed workdays.toml
var workdaysTOML []byte

var defaultCalendar = sync.OnceValue(func() *Calendar {
	c, err := ParseCalendar(workdaysTOML)
	if err != nil {
		panic("disclosure: " + err.Error())
	}
	return c
})

// DefaultCalendar is the calendar the State Council has announced, as far as it was
// known when the program was made.
func DefaultCalendar() *Calendar { return defaultCalendar() }

// ParseCalendar reads a table of years in TOML, each with holidays that fall in the
// plain week or beside it, and the weekend days that are worked in exchange.
func ParseCalendar(b []byte) (*Calendar, error) {
	var table map[string]struct{ Holidays, Workdays []string }
	if err := toml.Unmarshal(b, &table); err != nil {
		return nil, fmt.Errorf("workdays: %w", err)
	}
	c := &Calendar{years: map[int]bool{}, days: map[dayNumber]bool{}}
	for name, year := range table {
		y, err := strconv.Atoi(name)
		if err != nil {
			return nil, fmt.Errorf("workdays: year %q: %w", name, err)
		}
		c.years[y] = true
		if err := c.mark(year.Holidays, false); err != nil {
			return nil, fmt.Errorf("workdays: holidays of %d: %w", y, err)
		}
		if err := c.mark(year.Workdays, true); err != nil {
			return nil, fmt.Errorf("workdays: make-up days of %d: %w", y, err)
		}
	}
	return c, nil
}

func (c *Calendar) mark(dates []string, worked bool) error {
	for _, s := range dates {
		t, err := time.ParseInLocation(time.DateOnly, s, Beijing)
		if err != nil {
			return err
		}
		d := numberOf(t)
		if other, twice := c.days[d]; twice && other != worked {
			return fmt.Errorf("%s is both a holiday and worked", s)
		}
		c.days[d] = worked
	}
	return nil
}

// Known reports whether the holidays of a year have been announced.
func (c *Calendar) Known(year int) bool { return c.years[year] }

// Workday reports whether the day of t is worked.
func (c *Calendar) Workday(t time.Time) bool { return c.worked(numberOf(t)) }

// AddWorkdays is the n-th workday after the day of t, or before it when n is
// negative. The day of t itself does not count; for n = 0 it is the answer.
func (c *Calendar) AddWorkdays(t time.Time, n int) time.Time {
	step := dayNumber(1)
	if n < 0 {
		step, n = -1, -n
	}
	d := numberOf(t)
	for n > 0 {
		d += step
		if c.worked(d) {
			n--
		}
	}
	return d.date()
}

// Workdays counts the workdays after the day of from, up to and including the day
// of to. It is negative when to is earlier: then from counts and to does not.
func (c *Calendar) Workdays(from, to time.Time) int {
	a, b, sign := numberOf(from), numberOf(to), 1
	if b < a {
		a, b, sign = b, a, -1
	}
	n := 0
	for d := a + 1; d <= b; d++ {
		if c.worked(d) {
			n++
		}
	}
	return sign * n
}

func (c *Calendar) worked(d dayNumber) bool {
	if worked, special := c.days[d]; special {
		return worked
	}
	wd := d.date().Weekday()
	return wd != time.Saturday && wd != time.Sunday
}

// dayNumber counts days since 1970-01-01 in Beijing.
type dayNumber int

func numberOf(t time.Time) dayNumber {
	y, m, d := t.In(Beijing).Date()
	return dayNumber(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d dayNumber) date() time.Time { return Date(1970, time.January, 1+int(d)) }
