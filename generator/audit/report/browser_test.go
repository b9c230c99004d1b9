package report

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"gongkai/internal/browsertest"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestBrowser looks at the report in a browser: it can be read at the width of a
// phone, every table has its headers, and nothing is fetched.
func TestBrowser(t *testing.T) {
	r, _ := checked(t)
	var file bytes.Buffer
	if err := r.HTML(&file); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.URL.Path != "/report.html" {
			http.NotFound(w, q)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(file.Bytes())
	}))
	defer server.Close()
	ctx := browsertest.Open(t)
	var mu sync.Mutex
	var said, fetched []string
	err := chromedp.Listen(ctx, func(e any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			said = append(said, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			said = append(said, e.Entry.Text)
		case *network.EventRequestWillBeSent:
			fetched = append(fetched, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	type page struct {
		H1       string
		Headings []string
		Tables   int
		Bare     int // tables without column and row headers
		Unnamed  int // drawings without a name
		Width    int
		Scroll   int
		Units    int // by how much the table of units is wider than its box
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(server.URL+"/report.html")); err != nil {
		t.Fatal(err)
	}
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[page](`({
		H1: document.querySelector("h1").textContent,
		Headings: [...document.querySelectorAll("h2")].map(h => h.textContent),
		Tables: document.querySelectorAll("table").length,
		Bare: [...document.querySelectorAll("table")].filter(t => !t.querySelector("thead th[scope=col]") || !t.querySelector("tbody th[scope=row]")).length,
		Unnamed: [...document.querySelectorAll("svg")].filter(s => !s.getAttribute("aria-label")).length,
		Width: document.documentElement.clientWidth,
		Scroll: document.documentElement.scrollWidth,
		Units: (box => box.scrollWidth - box.clientWidth)(document.querySelector(".units").parentElement),
	})`))
	if err != nil {
		t.Fatal(err)
	}
	if seen.H1 != "青禾县人民政府网站检查报告" {
		t.Errorf("h1 %q", seen.H1)
	}
	for _, want := range []string{"一、总体情况", "二、图表", "三、责任单位", "四、问题清单", "五、到期提醒（今后三个月）", "未能核验"} {
		if !strings.Contains(strings.Join(seen.Headings, "|"), want) {
			t.Errorf("no heading %s in %v", want, seen.Headings)
		}
	}
	if seen.Tables < 4 || seen.Bare > 0 || seen.Unnamed > 0 {
		t.Errorf("%d tables, %d without headers, %d drawings without a name", seen.Tables, seen.Bare, seen.Unnamed)
	}
	if seen.Scroll > seen.Width {
		t.Errorf("the page is %d wide on a screen of %d", seen.Scroll, seen.Width)
	}
	if seen.Units > 0 {
		t.Errorf("the table of units is %d pixels too wide", seen.Units)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(fetched) == 0 {
		t.Error("no request was seen, not even that of the report")
	}
	for _, u := range fetched {
		if !strings.HasSuffix(u, "/report.html") && !strings.HasSuffix(u, "/favicon.ico") {
			t.Errorf("the report fetches %s", u)
		}
	}
	for _, s := range said {
		if !strings.Contains(s, "favicon.ico") && !strings.Contains(s, "404") {
			t.Errorf("the browser says: %s", s)
		}
	}
}
