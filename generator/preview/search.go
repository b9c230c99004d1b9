package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"gongkai/generator/diag"
	"gongkai/generator/index"
	"gongkai/search"
	"gongkai/search/shard"
)

// shards are the files of search of a snapshot, made when somebody searches.
type shards struct {
	once  sync.Once
	err   error
	files map[string][]byte

	mu     sync.Mutex // the reader is for one at a time
	reader *shard.Reader
}

// open makes the files; further calls have them already.
func (s *shards) open(x *index.Index) error {
	s.once.Do(func() {
		files := map[string][]byte{}
		read := func(name string) ([]byte, error) {
			b, ok := files[name]
			if !ok {
				return nil, fmt.Errorf("there is no %s", name)
			}
			return b, nil
		}
		s.err = x.Write(index.Files{Write: func(name string, data []byte) error { files[name] = data; return nil }, Read: read})
		if s.err == nil {
			s.files = files
			s.reader, s.err = shard.Open(read)
		}
	})
	return s.err
}

// searchFile is a file of search/data/.
func (s *snapshot) searchFile(name string) ([]byte, bool, error) {
	if err := s.search.open(s.project.Search); err != nil {
		return nil, true, err
	}
	b, ok := s.search.files[strings.TrimPrefix(name, searchFolder)]
	return b, ok, nil
}

const searchFolder = "search/data/"

// api answers /.gongkai/api/search?q=…&unit=…&limit=…, for scripts and tools of the
// editor's own.
func (s *Server) api(w http.ResponseWriter, r *http.Request) {
	snap, _, _ := s.state()
	if snap == nil {
		http.Error(w, "the site has errors", http.StatusServiceUnavailable)
		return
	}
	if err := snap.search.open(snap.project.Search); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	asked := r.URL.Query()
	q := search.Query{Text: asked.Get("q"), ByDate: asked.Get("sort") == "date", Limit: 10, Passages: 10, Counts: true, Filters: map[string][]string{}}
	if n, err := strconv.Atoi(asked.Get("limit")); err == nil && n > 0 {
		q.Limit = min(n, 1000)
	}
	if asked.Get("exact") != "1" {
		q.Aliases = snap.project.Search.Aliases
	}
	for _, name := range search.Facets {
		q.Filters[name] = asked[name]
	}
	snap.search.mu.Lock()
	result, err := search.Search(snap.search.reader, q)
	snap.search.mu.Unlock()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.Encode(index.NewAnswer(q.Text, path.Clean(snap.project.Config.BasePath()), result, asked.Get("explain") == "1", diag.ZH))
}
