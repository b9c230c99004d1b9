package preview

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/generator"
)

// edits are what an editor does to a site: each changes files of dir.
var edits = []struct {
	name string
	do   func(t *testing.T, dir string, r *rand.Rand)
}{
	{"edit", func(t *testing.T, dir string, r *rand.Rand) { put(t, dir, doc(r.IntN(8)), text(r)) }},
	{"edit", func(t *testing.T, dir string, r *rand.Rand) { put(t, dir, doc(r.IntN(8)), text(r)) }},
	{"add", func(t *testing.T, dir string, r *rand.Rand) { put(t, dir, doc(8+r.IntN(6)), text(r)) }},
	{"delete", func(t *testing.T, dir string, r *rand.Rand) { os.Remove(filepath.Join(dir, doc(r.IntN(14)))) }},
	{"rename", func(t *testing.T, dir string, r *rand.Rand) {
		os.Rename(filepath.Join(dir, doc(r.IntN(14))), filepath.Join(dir, doc(r.IntN(14))))
	}},
	{"attachment", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "content/notices/form.txt", strings.Repeat("表", 1+r.IntN(9)))
	}},
	{"column", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "content/notices/_index.md", fmt.Sprintf("---\n标题: 通知公告\n---\n说明 %d\n", r.IntN(9)))
	}},
	{"unit", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "content/units/county.md", strings.Replace(unit, "示例县人民政府", fmt.Sprintf("示例县人民政府%d", r.IntN(3)), 1))
	}},
	{"topic", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "content/topics/a.md", fmt.Sprintf("---\n标题: 专题\n类型: 专题\n板块: [{标题: 最新, 查询: {关键词: 词%d}}]\n---\n", r.IntN(3)))
	}},
	{"layout", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "theme/components/empty-note/empty-note.html", fmt.Sprintf("<p>空 %d</p>", r.IntN(3)))
	}},
	{"settings", func(t *testing.T, dir string, r *rand.Rand) {
		put(t, dir, "site.toml", strings.Replace(themed, "0999-5550100", fmt.Sprintf("0999-555010%d", r.IntN(3)), 1))
	}},
}

const themed = settings + "\n[theme]\nfolder = \"theme\"\n"

func doc(i int) string { return fmt.Sprintf("content/notices/d%02d.md", i) }

func text(r *rand.Rand) string {
	front := []string{"", "草稿: 是\n", "发文字号: 示政发〔2026〕%d号\n", "公开方式: 依申请公开\n", "附件: [form.txt]\n", "公开事项: \"2412\"\n"}[r.IntN(6)]
	if strings.Contains(front, "%d") {
		front = fmt.Sprintf(front, 1+r.IntN(4))
	}
	return fmt.Sprintf("---\n标题: 公告%d\n类型: 公告公示\n发布日期: 2026-05-%02d 10:00\n关键词: [词%d]\n%s---\n正文 %d，见示政发〔2026〕%d号和[另一篇](d%02d.md)。\n",
		r.IntN(20), 1+r.IntN(28), r.IntN(3), front, r.IntN(100), 1+r.IntN(4), r.IntN(14))
}

// After any sequence of edits, what is served is what a build from nothing makes,
// byte for byte.
func TestServedEqualsCleanBuild(t *testing.T) {
	sequences := 500
	if testing.Short() {
		sequences = 25
	}
	r := rand.New(rand.NewPCG(3, 14))
	dir := t.TempDir()
	put(t, dir, "site.toml", themed)
	put(t, dir, "theme/theme.toml", "extends = \"standard\"\n")
	put(t, dir, "content/units/county.md", unit)
	put(t, dir, "content/notices/form.txt", "表")
	for i := range 8 {
		put(t, dir, doc(i), text(r))
	}
	s := &Server{Options: generator.Options{Source: dir}}
	s.Refresh()
	tick := time.Now()
	for n := range sequences {
		var done []string
		for range 1 + r.IntN(4) {
			e := edits[r.IntN(len(edits))]
			done = append(done, e.name)
			e.do(t, dir, r)
			// File systems tell times in steps; editors are slower than a step.
			tick = tick.Add(time.Second)
			touch(t, dir, tick)
			s.Refresh()
		}
		clean, _, found, err := take(generator.Options{Source: dir}, nil)
		if err != nil {
			t.Fatal(err)
		}
		good, served, _ := s.state()
		if clean == nil {
			if !served.Failed() {
				t.Fatalf("sequence %d (%v): a clean load finds errors, the server none: %v", n, done, found[0].Message(0))
			}
			continue
		}
		if served.Failed() {
			t.Fatalf("sequence %d (%v): the server finds errors, a clean load none: %v", n, done, served[0].Message(0))
		}
		if len(good.plan.Targets) != len(clean.plan.Targets) {
			t.Fatalf("sequence %d (%v): %d targets, clean %d", n, done, len(good.plan.Targets), len(clean.plan.Targets))
		}
		// All of a site is a thousand pages; a good part of them, different each
		// time, and always those about the documents.
		for i, target := range clean.plan.Targets {
			if target.Render == nil || !strings.HasPrefix(target.Paths[0], "notices/") && (i+n)%7 != 0 {
				continue
			}
			want, err := target.Render()
			if err != nil {
				t.Fatal(err)
			}
			for k, path := range target.Paths {
				got, _, err := good.file(path, &s.kept)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want[k]) {
					t.Fatalf("sequence %d (%v): %s differs from a clean build", n, done, path)
				}
			}
		}
	}
}

// touch gives the files that were written since the last call a time of their own.
func touch(t *testing.T, dir string, now time.Time) {
	t.Helper()
	filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) < 2*time.Second && info.ModTime().Before(now) {
			os.Chtimes(p, now, now)
		}
		return nil
	})
}

func TestBrokenContentKeepsTheLastGoodSite(t *testing.T) {
	dir := county(t, 3)
	s := &Server{Options: generator.Options{Source: dir}}
	s.Refresh()
	h := s.Handler()
	before := get(h, "/notices/d000001/")
	if before.Code != http.StatusOK {
		t.Fatal(before.Code)
	}
	put(t, dir, "content/notices/d000001.md", "---\n标题: 甲\n发布日期: 昨天\n---\n")
	s.Refresh()
	if again := get(h, "/notices/d000001/"); again.Body.String() != before.Body.String() {
		t.Error("the last good page must stay while the content is broken")
	}
	problems := get(h, "/.gongkai/problems").Body.String()
	for _, want := range []string{`"errors":1`, "content/notices/d000001.md:3:7", "F1006", "发布日期: 昨天"} {
		if !strings.Contains(problems, want) {
			t.Errorf("the problems do not tell %s: %s", want, problems)
		}
	}
	put(t, dir, "content/notices/d000001.md", "---\n标题: 甲\n发布日期: 2026-05-01\n---\n新的正文")
	s.Refresh()
	if page := get(h, "/notices/d000001/").Body.String(); !strings.Contains(page, "新的正文") {
		t.Error("mending the file must show it")
	}
}

func TestUnpublishedIsMarkedAndApart(t *testing.T) {
	dir := county(t, 2)
	put(t, dir, "content/notices/secret.md", "---\n标题: 内部事项甲\n发布日期: 2026-05-01\n公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部事务}\n---\n内部正文乙\n")
	s := &Server{Options: generator.Options{Source: dir}}
	s.Refresh()
	h := s.Handler()
	if page := get(h, "/.gongkai/unpublished/notices/secret/").Body.String(); !strings.Contains(page, "内部正文乙") || !strings.Contains(page, "不会发布") {
		t.Error("the editor must see the document, with a mark")
	}
	if r := get(h, "/notices/secret/"); r.Code != http.StatusNotFound {
		t.Errorf("its public address answers %d", r.Code)
	}
	snap, _, _ := s.state()
	for _, target := range snap.plan.Targets {
		if target.Render == nil {
			continue
		}
		files, err := target.Render()
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range files {
			if bytes.Contains(f, []byte("内部")) && bytes.Contains(f, []byte("事项甲")) {
				t.Errorf("%s tells of it", target.Paths[i])
			}
		}
	}
}

// A page may go stale between being served and listening; the first event tells it.
func TestStalePageIsToldAtOnce(t *testing.T) {
	s := &Server{Options: generator.Options{Source: county(t, 2)}}
	s.Refresh()
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	snap, _, _ := s.state()
	for sum, want := range map[string]string{snap.version("notices/d000001/index.html"): "problems", "stale": "reload", "": "reload"} {
		r, err := http.Get(server.URL + "/.gongkai/events?path=/notices/d000001/&sum=" + sum)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for lines := bufio.NewScanner(r.Body); lines.Scan(); {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				got = name
				break
			}
		}
		r.Body.Close()
		if got != want {
			t.Errorf("sum %q: the first event is %q, want %q", sum, got, want)
		}
	}
}

func TestGuard(t *testing.T) {
	s := &Server{Options: generator.Options{Source: county(t, 1)}}
	s.Refresh()
	h := s.Handler()
	tests := []struct {
		name, method, host, origin string
		want                       int
	}{
		{"loopback", "GET", "127.0.0.1:1313", "", 200},
		{"name of the loopback", "GET", "localhost:1313", "", 200},
		{"IPv6", "GET", "[::1]:1313", "", 200},
		{"rebound name", "GET", "evil.example.com:1313", "", 403},
		{"address of the network", "GET", "192.168.1.7:1313", "", 403},
		{"foreign origin", "GET", "127.0.0.1:1313", "http://evil.example.com", 403},
		{"own origin", "GET", "127.0.0.1:1313", "http://127.0.0.1:1313", 200},
		{"head", "HEAD", "127.0.0.1:1313", "", 200},
		{"post", "POST", "127.0.0.1:1313", "", 405},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, "/", nil)
			r.Host = tt.host
			if tt.origin != "" {
				r.Header.Set("Origin", tt.origin)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != tt.want {
				t.Errorf("answered %d, want %d", w.Code, tt.want)
			}
			if w.Code == 200 && !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
				t.Error("no policy")
			}
		})
	}
}

func TestWatcherHearsWhatEditorsDo(t *testing.T) {
	dir := county(t, 2)
	s := &Server{Options: generator.Options{Source: dir}}
	s.Refresh()
	w := watching(t, s)
	hears := func(name string, want bool, do func()) {
		t.Helper()
		do()
		select {
		case <-w.changes:
			if !want {
				t.Errorf("%s: heard, though it does not matter", name)
			}
		case <-time.After(map[bool]time.Duration{true: 3 * time.Second, false: 200 * time.Millisecond}[want]):
			if want {
				t.Errorf("%s: not heard", name)
			}
		}
	}
	file := filepath.Join(dir, "content/notices/d000001.md")
	hears("write", true, func() { put(t, dir, "content/notices/d000001.md", "x") })
	hears("atomic save", true, func() {
		put(t, dir, "content/notices/d000001.md.tmp", "y")
		os.Rename(file+".tmp", file)
	})
	hears("temporary files", false, func() {
		put(t, dir, "content/notices/4913", "")
		put(t, dir, "content/notices/~$d000001.docx", "")
		put(t, dir, "content/notices/.d000001.md.swp", "")
	})
	hears("new folder", true, func() { put(t, dir, "content/plans/a.md", "x") })
	hears("file in the new folder", true, func() { put(t, dir, "content/plans/b.md", "x") })
	hears("moved folder", true, func() { os.Rename(filepath.Join(dir, "content/plans"), filepath.Join(dir, "content/budget")) })
	hears("file in the moved folder", true, func() { put(t, dir, "content/budget/b.md", "z") })
	hears("settings", true, func() { put(t, dir, "site.toml", settings+"\n") })
	hears("words of search, the first time", true, func() { put(t, dir, "aliases.toml", "[aliases]\n") })
	hears("another file beside the settings", false, func() { put(t, dir, "notes.txt", "x") })
}

func TestPollingHearsToo(t *testing.T) {
	dir := county(t, 1)
	w := &watcher{changes: make(chan struct{}, 1), roots: []string{filepath.Join(dir, "content")}, stop: make(chan struct{})}
	before := w.look()
	put(t, dir, "content/notices/d000000.md", "changed")
	if w.look() == before {
		t.Error("a changed file must change what polling sees")
	}
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// watching is what a server hears of its files until the test is over.
func watching(t testing.TB, s *Server) *watcher {
	t.Helper()
	w, err := s.watch()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.close() })
	return w
}
