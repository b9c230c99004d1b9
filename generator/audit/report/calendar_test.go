package report

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"
)

// TestCalendar reads the forecast back with a calendar library, and holds its bytes
// against what RFC 5545 asks and the library lets pass.
func TestCalendar(t *testing.T) {
	r, _ := checked(t)
	text := string(r.Result.Forecast.Calendar(r.Site))
	lines := strings.Split(text, "\r\n")
	if last := len(lines) - 1; lines[last] != "" || strings.Count(text, "\n") != last {
		t.Error("a line does not end in CRLF")
	}
	for _, line := range lines[:len(lines)-1] {
		if len(line) > 75 || line == "" || !utf8.ValidString(line) {
			t.Errorf("%d bytes in the line %q", len(line), line)
		}
	}
	c, err := ical.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	events := c.Events()
	if len(events) != len(r.Result.Forecast) || len(events) == 0 {
		t.Fatalf("%d events, %d days in the forecast", len(events), len(r.Result.Forecast))
	}
	ids := map[string]bool{}
	for i, d := range r.Result.Forecast {
		e := events[i]
		if summary := e.GetProperty(ical.ComponentPropertySummary); summary == nil || ical.FromText(summary.Value) != d.Text {
			t.Errorf("%+v is not %q", summary, d.Text)
		}
		if ids[e.Id()] || e.Id() == "" {
			t.Errorf("the UID %q is empty or not unique", e.Id())
		}
		ids[e.Id()] = true
		if _, err := e.GetDtStampTime(); err != nil {
			t.Error(err)
		}
		from, err := e.GetAllDayStartAt()
		if err != nil || from.Format(time.DateOnly) != d.Date.Format(time.DateOnly) {
			t.Errorf("from %s, want %s: %v", from, d.Date, err)
		}
		if to, err := e.GetAllDayEndAt(); err != nil || !to.Equal(from.AddDate(0, 0, 1)) {
			t.Errorf("from %s to %s: %v", from, to, err)
		}
		if alarms := e.Alarms(); len(alarms) != 1 || alarms[0].GetProperty(ical.ComponentPropertyTrigger).Value != "-P3D" {
			t.Errorf("alarms %v", alarms)
		}
	}
}
