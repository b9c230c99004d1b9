package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html"
	"mime"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/output"
)

// Own is the part of the address space that belongs to the server.
const Own = "/.gongkai/"

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

// policy is the same as on published pages.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler answers requests for the site.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(Own+"events", s.events)
	mux.HandleFunc(Own+"problems", s.problems)
	mux.HandleFunc(Own+"live.js", fixed("text/javascript; charset=utf-8", liveScript))
	mux.HandleFunc(Own+"live.css", fixed("text/css; charset=utf-8", liveStyle))
	mux.HandleFunc(Own+"unpublished/", s.unpublished)
	mux.HandleFunc(Own+"api/search", s.api)
	mux.HandleFunc("/", s.page)
	return s.guard(mux)
}

// guard refuses what a browser that is led astray would send: other hosts (DNS
// rebinding), other origins, other methods.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.Trim(host, "[]")
		ip := net.ParseIP(host)
		known := host == "localhost" || ip != nil && ip.IsLoopback() || slices.Contains(s.Hosts, host)
		origin := r.Header.Get("Origin")
		foreign := origin != "" && origin != "http://"+r.Host
		switch {
		case !known || foreign:
			http.Error(w, "unknown host or origin", http.StatusForbidden)
			return
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "GET and HEAD only", http.StatusMethodNotAllowed)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func fixed(kind string, b []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Write(b)
	}
}

// page serves a file of the last good site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	snap, _, failure := s.state()
	if snap == nil {
		s.noSite(w, failure)
		return
	}
	name := snap.path(r.URL.Path)
	version := snap.version(name)
	b, ok, err := snap.file(name, &s.kept)
	status := http.StatusOK
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	case !ok:
		if _, _, folder := snap.plan.Find(name + "/index.html"); folder {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		status, name = http.StatusNotFound, "404.html"
		if b, ok, err = snap.file(name, &s.kept); err != nil || !ok {
			http.NotFound(w, r)
			return
		}
	}
	s.answer(w, r, status, name, version, b)
}

// unpublished reports whether a path is below the part for what is not public: such
// pages stand in no plan, so any change may be one of theirs.
func unpublished(path string) bool { return strings.HasPrefix("/"+path, Own+"unpublished/") }

// path is the file that an address means.
func (s *snapshot) path(address string) string {
	base := strings.TrimSuffix(s.project.Config.BasePath(), "/")
	name := strings.TrimPrefix(strings.TrimPrefix(address, base), "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, status int, name, version string, b []byte) {
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) {
	case ".html":
		kind = "text/html; charset=utf-8"
		if !r.URL.Query().Has("plain") {
			b = alive(b, version)
		}
	case ".md", ".jsonl":
		kind = "text/plain; charset=utf-8"
	case "":
		kind = "text/plain; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(b)
	}
}

// alive adds to a page what makes it follow changes. The page itself stays as it
// will be published; with ?plain nothing is added. version is that of its address.
func alive(b []byte, version string) []byte {
	add := []byte(`<link rel="stylesheet" href="` + Own + `live.css"><script type="module" src="` + Own + `live.js?sum=` + version + `"></script>`)
	if i := bytes.LastIndex(b, []byte("</body>")); i >= 0 {
		return slices.Concat(b[:i], add, b[i:])
	}
	return slices.Concat(b, add)
}

// noSite is shown when there has not been a good site yet.
func (s *Server) noSite(w http.ResponseWriter, failure error) {
	text := "网站还有错误，改正后这里会自动显示网站。"
	if failure != nil {
		text = failure.Error()
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusServiceUnavailable)
	w.Write(alive([]byte(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>暂时无法预览</title></head><body><h1>暂时无法预览</h1><p>`+html.EscapeString(text)+`</p></body></html>`), ""))
}

// problem is a diagnostic as the page shows it.
type problem struct {
	Place    string `json:"place"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Line     int    `json:"line,omitempty"`
	Excerpt  string `json:"excerpt,omitempty"`
	Caret    int    `json:"caret,omitempty"` // characters before the column
}

// state is the answer to a page that asks how things are.
type state struct {
	Errors      int              `json:"errors"`
	Problems    []problem        `json:"problems"`
	Failure     string           `json:"failure,omitempty"`
	Unpublished []unpublishedDoc `json:"unpublished"`
}

type unpublishedDoc struct {
	Title  string `json:"title"`
	Reason string `json:"reason"`
	URL    string `json:"url"`
}

func (s *Server) problems(w http.ResponseWriter, r *http.Request) {
	snap, found, failure := s.state()
	st := state{Errors: found.Count(diag.Error), Problems: []problem{}, Unpublished: []unpublishedDoc{}}
	if failure != nil {
		st.Failure = failure.Error()
	}
	for _, d := range found {
		if d.Severity >= diag.Warning && len(st.Problems) < 200 {
			st.Problems = append(st.Problems, s.problem(d))
		}
	}
	if snap != nil {
		for route, u := range snap.project.Site.Unpublished {
			st.Unpublished = append(st.Unpublished, unpublishedDoc{u.Page.Title, u.Reason.Chinese(), Own + "unpublished" + route})
		}
		slices.SortFunc(st.Unpublished, func(a, b unpublishedDoc) int { return strings.Compare(a.URL, b.URL) })
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(st)
}

func (s *Server) problem(d diag.Diagnostic) problem {
	p := problem{
		Place: d.Place.String(), Severity: d.Severity.Chinese(), Code: d.Code(),
		Message: d.Message(diag.ZH), Hint: d.Hint(diag.ZH), Line: d.Line,
	}
	if src, ok := s.source(d.File); ok && d.Line > 0 {
		if line, ok := diag.Line(src, d.Line); ok {
			p.Excerpt, p.Caret = line, max(0, d.Column-1)
		}
	}
	return p
}

// unpublished serves a document that is not public, marked as such.
func (s *Server) unpublished(w http.ResponseWriter, r *http.Request) {
	snap, _, _ := s.state()
	if snap == nil {
		http.NotFound(w, r)
		return
	}
	u, ok := snap.project.Site.Unpublished[strings.TrimPrefix(r.URL.Path, Own+"unpublished")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	b, err := output.Unpublished(snap.project.Site, snap.maker, u)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.answer(w, r, http.StatusOK, "index.html", snap.version(""), b)
}
