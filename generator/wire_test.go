//go:build unix

package generator

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// plainHost serves a folder as a web server does that was given no settings of its
// own: text compressed, all else as it is.
func plainHost(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Clean(r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		kind := mime.TypeByExtension(path.Ext(name))
		if kind == "" {
			kind = "application/octet-stream"
		}
		w.Header().Set("Content-Type", kind)
		switch path.Ext(name) {
		case ".html", ".css", ".js", ".svg":
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			z.Write(data)
			z.Close()
			data = packed.Bytes()
			w.Header().Set("Content-Encoding", "gzip")
		}
		w.Write(data)
	})
}

// A wire counts what a host sends, the heads of answers aside.
type wire struct {
	mu   sync.Mutex
	sent []parcel
	open int
	last time.Time
}

type parcel struct {
	path  string
	bytes int
}

// through counts what a handler sends.
func (w *wire) through(h http.Handler) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		w.note(func() { w.open++ })
		c := &counted{ResponseWriter: to}
		h.ServeHTTP(c, r)
		w.note(func() { w.open, w.sent = w.open-1, append(w.sent, parcel{r.URL.Path, c.bytes}) })
	})
}

type counted struct {
	http.ResponseWriter
	bytes int
}

func (c *counted) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.bytes += n
	return n, err
}

func (w *wire) note(what func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last = time.Now()
	what()
}

func (w *wire) forget() { w.note(func() { w.sent = nil }) }

// settle waits until nothing has been sent for a while.
func (w *wire) settle() {
	for {
		time.Sleep(20 * time.Millisecond)
		w.mu.Lock()
		quiet := w.open == 0 && time.Since(w.last) > 250*time.Millisecond
		w.mu.Unlock()
		if quiet {
			return
		}
	}
}

// clear leaves the page and empties the browser's cache.
func (w *wire) clear(v visitor) {
	v.do(chromedp.Navigate("about:blank"))
	if _, err := chromedp.Call(v.tab, network.ClearBrowserCache, struct{}{}); err != nil {
		v.Fatal(err)
	}
	w.forget()
}

// tally is what came over the wire, once and again.
type tally struct {
	bytes, requests []int
	kinds           map[string]int
}

// add adds what was sent since the last forget.
func (t *tally) add(w *wire, which func(path string) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	bytes, requests := 0, 0
	for _, p := range w.sent {
		if which(p.path) {
			bytes, requests = bytes+p.bytes, requests+1
			t.count(p.path)
		}
	}
	t.bytes, t.requests = append(t.bytes, bytes), append(t.requests, requests)
}

// count counts files of search by their kind, which is the folder they are in.
func (t *tally) count(path string) {
	if t.kinds == nil {
		t.kinds = map[string]int{}
	}
	kind, _, _ := strings.Cut(strings.TrimPrefix(path, "/search/data/"), "/")
	if kind == "" {
		kind = "page"
	}
	t.kinds[kind]++
}

func (t tally) String() string {
	return fmt.Sprintf("median %.1f KB in %d requests, p90 %.1f KB in %d", float64(percentile(t.bytes, 50))/1e3, percentile(t.requests, 50),
		float64(percentile(t.bytes, 90))/1e3, percentile(t.requests, 90))
}

// perSearch is how many requests of each kind a search takes on average.
func (t tally) perSearch() string {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(t.kinds)) {
		fmt.Fprintf(&b, " %s %.1f", kind, float64(t.kinds[kind])/float64(len(t.requests)))
	}
	return b.String()
}

func percentile(list []int, percent int) int {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}
