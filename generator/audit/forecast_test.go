package audit

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

var testRules = Define(Rule{
	Code: "TEST-01", Title: "栏目没有更新；100%逾期", English: "a column is overdue", Basis: "《检查指标》", Hint: "更新",
	Severity: diag.Warning, Profile: Inspect, Grade: Sourced,
	Site: func(c *Context) {
		c.Due(nil, day("2026-11-24"), "news/county", "更新栏目%s，这个栏目的名称很长很长很长很长很长很长很长很长", &site.Section{Title: "要闻, 动态"})
		c.Due(nil, day("2026-11-19"), "notices", "更新栏目“通知公告”")
		c.Report(diag.Place{File: config.File, Line: 3}, "共 %d 个", 2)
	},
})

func day(s string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, disclosure.Beijing)
	if err != nil {
		panic(err)
	}
	return t
}

// bare is a site of settings alone.
func bare() *site.Site {
	cfg := config.Default()
	cfg.Site.Name, cfg.Site.Domain = "青禾县人民政府", "www.qinghe.gov.cn"
	return &site.Site{Config: &cfg, Calendar: disclosure.DefaultCalendar(), Clock: day("2026-11-20").Add(9 * time.Hour)}
}

func TestForecastText(t *testing.T) {
	var b strings.Builder
	if err := Run(testRules, Input{Site: bare(), Profile: Full}).Forecast.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := "2026-11-19  逾期  TEST-01     更新栏目“通知公告”\n2026-11-24  　　  TEST-01     更新栏目“要闻, 动态”"
	if got := b.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s", got)
	}
}

func TestForecastJSON(t *testing.T) {
	f := Run(testRules, Input{Site: bare(), Profile: Full}).Forecast.Until(day("2026-11-20"))
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"date":"2026-11-19","rule":"TEST-01","subject":"notices","text":"更新栏目“通知公告”","overdue":true}]`
	if string(b) != want {
		t.Errorf("got %s", b)
	}
}

// TestForecastCalendar reads the file as RFC 5545 asks: lines end in CRLF and have at
// most 75 bytes, continued ones begin with a space.
func TestForecastCalendar(t *testing.T) {
	s := bare()
	f := Run(testRules, Input{Site: s, Profile: Full}).Forecast
	ics := string(f.Calendar(s))
	if strings.Count(ics, "\n") != strings.Count(ics, "\r\n") || !strings.HasSuffix(ics, "END:VCALENDAR\r\n") {
		t.Error("a line does not end in CRLF")
	}
	for line := range strings.SplitSeq(ics, "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d bytes: %s", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(ics, "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
		"UID:test-01-news/county@www.qinghe.gov.cn\r\n",
		"DTSTAMP:20261120T010000Z\r\n",
		"DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n",
		`SUMMARY:更新栏目“要闻\, 动态”，这个栏目的名称很长很长很长很长很长很长很长很长` + "\r\n",
		`DESCRIPTION:TEST-01 栏目没有更新；100%逾期\n依据：《检查指标》` + "\r\n",
	} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("lacks %q in\n%s", want, unfolded)
		}
	}
	if n := strings.Count(ics, "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d events, want 2", n)
	}
	// The event moves when the column is updated, and keeps its name.
	f[1].Date = day("2026-12-08")
	if moved := string(f.Calendar(s)); !strings.Contains(moved, "UID:test-01-news/county@") || moved == ics {
		t.Error("an event that moved has another UID")
	}
}
