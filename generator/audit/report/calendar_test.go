package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestCalendar reads the forecast back as a calendar program does.
func TestCalendar(t *testing.T) {
	r, _ := checked(t)
	events, err := readCalendar(string(r.Result.Forecast.Calendar(r.Site)))
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != len(r.Result.Forecast) || len(events) == 0 {
		t.Fatalf("%d events, %d days in the forecast", len(events), len(r.Result.Forecast))
	}
	for i, d := range r.Result.Forecast {
		e := events[i]
		if e["SUMMARY"] != d.Text || e["DTSTART;VALUE=DATE"] != d.Date.Format("20060102") {
			t.Errorf("%v is not %v", e, d)
		}
	}
}

// readCalendar is a strict reader of the part of RFC 5545 that is used: every line
// ends in CRLF and has at most 75 bytes, components are closed in order, each event
// has what the RFC requires and a UID of its own, and lasts one day.
func readCalendar(text string) ([]map[string]string, error) {
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		return nil, errors.New("a line does not end in CRLF")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" || !utf8.ValidString(line) {
			return nil, fmt.Errorf("%d bytes in the line %q", len(line), line)
		}
	}
	var open []string
	var events []map[string]string
	uids := map[string]bool{}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	for line := range strings.SplitSeq(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			return nil, fmt.Errorf("no colon in %q", line)
		case name == "BEGIN":
			if open = append(open, value); value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				return nil, fmt.Errorf("%s is closed inside %v", value, open)
			}
			open = open[:len(open)-1]
			if value == "VEVENT" {
				if err := checkEvent(events[len(events)-1], uids); err != nil {
					return nil, err
				}
			}
		case len(open) == 2 && open[1] == "VEVENT":
			value, err := unescape(value)
			if err != nil {
				return nil, err
			}
			events[len(events)-1][name] = value
		}
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("not closed: %v", open)
	}
	return events, nil
}

func checkEvent(e map[string]string, uids map[string]bool) error {
	if e["UID"] == "" || uids[e["UID"]] {
		return fmt.Errorf("the UID %q is empty or not unique", e["UID"])
	}
	uids[e["UID"]] = true
	if _, err := time.Parse("20060102T150405Z", e["DTSTAMP"]); err != nil {
		return err
	}
	from, err := time.Parse("20060102", e["DTSTART;VALUE=DATE"])
	if err != nil {
		return err
	}
	to, err := time.Parse("20060102", e["DTEND;VALUE=DATE"])
	if err != nil || !to.Equal(from.AddDate(0, 0, 1)) {
		return fmt.Errorf("from %s to %s: %w", from, to, err)
	}
	return nil
}

func unescape(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != '\\':
			if s[i] == ',' || s[i] == ';' {
				return "", fmt.Errorf("%q is not escaped in %q", s[i], s)
			}
			b.WriteByte(s[i])
		case i+1 < len(s) && strings.IndexByte(`\;,nN`, s[i+1]) >= 0:
			i++
			b.WriteString(map[byte]string{'n': "\n", 'N': "\n"}[s[i]])
			if s[i] != 'n' && s[i] != 'N' {
				b.WriteByte(s[i])
			}
		default:
			return "", fmt.Errorf("a lone backslash in %q", s)
		}
	}
	return b.String(), nil
}
