package audit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Forecast is what becomes overdue, and when.
type Forecast []Due

// Due is one thing that has to be done by a day: the last on which it is in time.
type Due struct {
	Date    time.Time // midnight in Beijing
	Rule    *Rule
	Subject string     // stable, for the calendar: a column's path, a unit's id
	Text    string     // what has to be done, in Chinese
	Unit    *site.Unit // whose it is; nil: the site's
	Overdue bool       // the day has passed
}

// Due adds to the forecast. Subject tells it from others of the same rule.
func (c *Context) Due(u *site.Unit, last time.Time, subject, format string, args ...any) {
	if c.in.Unit != nil && u != c.in.Unit {
		return
	}
	d := Due{
		Date: disclosure.DateOf(last), Rule: c.Rule, Subject: subject, Unit: u,
		Text: fmt.Sprintf(format, c.printable(nil, args)...), Overdue: disclosure.DateOf(last).Before(c.Today),
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forecast = append(c.forecast, d)
}

func (f Forecast) sort() {
	slices.SortStableFunc(f, func(a, b Due) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Rule.Code, b.Rule.Code), cmp.Compare(a.Subject, b.Subject))
	})
}

// Until is what falls due up to a day.
func (f Forecast) Until(day time.Time) Forecast {
	return slices.DeleteFunc(slices.Clone(f), func(d Due) bool { return d.Date.After(day) })
}

// Write prints the forecast for people, a line each.
func (f Forecast) Write(w io.Writer) error {
	for _, d := range f {
		mark := "　　"
		if d.Overdue {
			mark = "逾期"
		}
		if _, err := fmt.Fprintf(w, "%s  %s  %-11s %s\n", d.Date.Format(time.DateOnly), mark, d.Rule.Code, d.Text); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON writes a list of objects.
func (d Due) MarshalJSON() ([]byte, error) {
	unit := ""
	if d.Unit != nil {
		unit = d.Unit.ID
	}
	return json.Marshal(struct {
		Date    string `json:"date"`
		Rule    string `json:"rule"`
		Subject string `json:"subject"`
		Unit    string `json:"unit,omitempty"`
		Text    string `json:"text"`
		Overdue bool   `json:"overdue"`
	}{d.Date.Format(time.DateOnly), d.Rule.Code, d.Subject, unit, d.Text, d.Overdue})
}

// Calendar is the forecast as an iCalendar file (RFC 5545): an all-day event a due
// day, with a reminder three days before. The name and stamp are those of the site,
// so that the same site gives the same bytes; an event keeps its UID when its day
// moves, so that a calendar that subscribes moves it too.
func (f Forecast) Calendar(s *site.Site) []byte {
	var c calendar
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//gongkai//forecast//ZH")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + c.text(s.Config.Site.Name+"信息更新日历"))
	c.line("X-WR-TIMEZONE:Asia/Shanghai")
	for _, d := range f {
		c.line("BEGIN:VEVENT")
		c.line("UID:" + c.uid(d, s.Config.Site.Domain))
		c.line("DTSTAMP:" + s.Clock.UTC().Format("20060102T150405Z"))
		c.line("DTSTART;VALUE=DATE:" + d.Date.Format("20060102"))
		c.line("DTEND;VALUE=DATE:" + d.Date.AddDate(0, 0, 1).Format("20060102"))
		c.line("SUMMARY:" + c.text(d.Text))
		c.line("DESCRIPTION:" + c.text(d.Rule.Code+" "+d.Rule.Title+"\n依据："+d.Rule.Basis))
		c.line("TRANSP:TRANSPARENT")
		c.line("BEGIN:VALARM")
		c.line("ACTION:DISPLAY")
		c.line("TRIGGER:-P3D")
		c.line("DESCRIPTION:" + c.text(d.Text))
		c.line("END:VALARM")
		c.line("END:VEVENT")
	}
	c.line("END:VCALENDAR")
	return []byte(c.b.String())
}

type calendar struct{ b strings.Builder }

// line writes one content line, folded after at most 75 bytes between characters.
func (c *calendar) line(s string) {
	room := 75
	for _, r := range s {
		n := len(string(r))
		if n > room {
			c.b.WriteString("\r\n ")
			room = 74
		}
		c.b.WriteRune(r)
		room -= n
	}
	c.b.WriteString("\r\n")
}

var calendarText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`)

func (c *calendar) text(s string) string { return calendarText.Replace(s) }

func (c *calendar) uid(d Due, host string) string {
	subject := strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`\;,:"`, r) {
			return '-'
		}
		return r
	}, d.Subject)
	return strings.ToLower(d.Rule.Code) + "-" + subject + "@" + cmp.Or(host, "localhost")
}
