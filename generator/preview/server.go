package preview

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"gongkai/generator"
	"gongkai/generator/diag"
)

// Server serves a site and follows its changes.
type Server struct {
	Options generator.Options
	Log     *slog.Logger
	// Report is called after every load with what was found and how long it took.
	Report func(found diag.List, took time.Duration)
	// Hosts are further names under which the server may be asked, beside the
	// loopback's.
	Hosts []string

	kept  store
	hub   hub
	files *listing // once they are watched, where that is possible

	mu      sync.RWMutex
	good    *snapshot          // the last without errors
	project *generator.Project // the last loaded, good or not
	found   diag.List          // of the last load
	failure error              // of the machine, in the last load
}

// hurry is the percentage of garbage that may come up while a page waits to be told.
const hurry = 400

// Refresh loads the site again and tells the open pages: to reload, those whose
// bytes have changed; to show the problems, all.
func (s *Server) Refresh() {
	// Somebody waits: garbage is collected afterwards, unless it is very much.
	defer debug.SetGCPercent(debug.SetGCPercent(hurry))
	begin := time.Now()
	o := s.Options
	o.Preview = true
	if s.files != nil {
		o.Files = s.files
	}
	s.mu.RLock()
	before, good := s.project, s.good
	s.mu.RUnlock()
	next, project, found, err := take(o, before)
	s.mu.Lock()
	s.failure, s.found = err, found
	if project != nil && project.Tree != nil {
		s.project = project
	}
	if next != nil {
		s.good = next
	}
	s.mu.Unlock()
	s.hub.send(func(path string) event {
		if next != nil && (next.sum(path) != good.sum(path) || unpublished(path)) {
			return reload
		}
		return problems
	})
	if s.Report != nil {
		s.Report(found, time.Since(begin))
	}
	if err != nil && s.Log != nil {
		s.Log.Error("load", "err", err)
	}
}

func (s *Server) state() (*snapshot, diag.List, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.good, s.found, s.failure
}

// Serve answers on the listener and watches the files until the context ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	s.Refresh()
	w, err := s.watch()
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	defer w.close()
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	var quiet <-chan time.Time
	for {
		select {
		case <-w.changes:
			s.Refresh()
			w.follow(s.watched())
			if s.files != nil {
				quiet = time.After(lookAgain)
			}
		case <-quiet:
			if s.files.confirm() {
				w.tell()
			}
		case err := <-failed:
			return err
		case <-ctx.Done():
			s.hub.close()
			stop, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			server.Shutdown(stop)
			return nil
		}
	}
}
