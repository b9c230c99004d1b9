package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// event is what an open page is told.
type event string

const (
	reload   event = "reload"   // its bytes have changed
	problems event = "problems" // the site was loaded again; ask what is wrong, if anything
)

// hub tells events to the open pages.
type hub struct {
	mu     sync.Mutex
	open   map[chan event]string // by the path each page shows
	closed bool
}

func (h *hub) join(path string) (c chan event, leave func()) {
	c = make(chan event, 8)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		close(c)
		return c, func() {}
	}
	if h.open == nil {
		h.open = map[chan event]string{}
	}
	h.open[c] = path
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if _, ok := h.open[c]; ok {
			delete(h.open, c)
			close(c)
		}
	}
}

// send tells every open page what tell says for its path. A page that does not
// listen misses the event and asks how things are when it does again.
func (h *hub) send(tell func(path string) event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c, path := range h.open {
		select {
		case c <- tell(path):
		default:
		}
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for c := range h.open {
		delete(h.open, c)
		close(c)
	}
}

// events is the stream of a page; ?path= is the address it shows and ?sum= what its
// bytes depended on. A page that went stale before it listened is told at once.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusInternalServerError)
		return
	}
	path := r.URL.Query().Get("path")
	snap, _, _ := s.state()
	if snap != nil {
		path = snap.path(path)
	}
	c, leave := s.hub.join(path)
	defer leave()
	first := problems
	if snap, _, _ = s.state(); snap != nil && snap.version(path) != r.URL.Query().Get("sum") {
		first = reload
	}
	c <- first
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	fmt.Fprint(w, "retry: 500\n\n")
	flusher.Flush()
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	for {
		select {
		case e, ok := <-c:
			if !ok {
				return
			}
			fmt.Fprintf(w, "event: %s\ndata: \n\n", e)
		case <-alive.C:
			fmt.Fprint(w, ": alive\n\n")
		case <-r.Context().Done():
			return
		}
		flusher.Flush()
	}
}
