//go:build unix

package generator

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
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

// A wiretap counts what a tab receives.
type wiretap struct {
	visitor
	mu    sync.Mutex
	paths map[network.RequestID]string
	sizes map[network.RequestID]int // of those that came over the wire
	open  map[network.RequestID]bool
	last  time.Time
}

func listen(v visitor) *wiretap {
	w := &wiretap{visitor: v}
	w.forget()
	err := chromedp.Listen(v.tab, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.last = time.Now()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") {
				w.paths[e.RequestID], w.open[e.RequestID] = u.Path, true
			}
		case *network.EventLoadingFinished:
			delete(w.open, e.RequestID)
			if e.EncodedDataLength > 0 {
				w.sizes[e.RequestID] = int(e.EncodedDataLength)
			}
		case *network.EventLoadingFailed:
			delete(w.open, e.RequestID)
		}
	})
	if err != nil {
		v.Fatal(err)
	}
	return w
}

// settle waits until nothing has come for a while.
func (w *wiretap) settle() {
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		w.mu.Lock()
		quiet := len(w.open) == 0 && time.Since(w.last) > 200*time.Millisecond
		w.mu.Unlock()
		if quiet {
			return
		}
	}
	w.Fatal("the page goes on fetching")
}

// clear leaves the page and empties the browser's cache.
func (w *wiretap) clear() {
	w.do(chromedp.Navigate("about:blank"))
	if _, err := chromedp.Call(w.tab, network.ClearBrowserCache, struct{}{}); err != nil {
		w.Fatal(err)
	}
	w.forget()
}

func (w *wiretap) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.paths, w.sizes, w.open = map[network.RequestID]string{}, map[network.RequestID]int{}, map[network.RequestID]bool{}
	w.last = time.Now()
}

// received is how many requests were answered over the wire, heads included, and with
// how many bytes.
func (w *wiretap) received(which func(path string) bool) (requests, bytes int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, size := range w.sizes {
		if which(w.paths[id]) {
			requests++
			bytes += size
		}
	}
	return requests, bytes
}
