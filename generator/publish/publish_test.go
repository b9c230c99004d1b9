package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/generator/diag"
)

// publish writes the files as a site; a path with "keep " before it is kept when it
// can be.
func publish(o Options, files map[string]string) error {
	s, err := Begin(o)
	if err != nil {
		return err
	}
	err = write(s, files)
	if err == nil {
		_, err = s.Commit(context.Background())
	}
	if errors.Is(err, ErrLeftover) {
		return err
	}
	return errors.Join(err, s.Abort())
}

func write(s *Staging, files map[string]string) error {
	for _, path := range slices.Sorted(maps.Keys(files)) {
		data := files[path]
		if strings.HasPrefix(path, "kept/") {
			err := s.Keep(path, SumOf([]byte(data)))
			if err == nil {
				continue
			}
			if !errors.Is(err, ErrNotKept) {
				return err
			}
		}
		var err error
		if strings.HasSuffix(path, ".pdf") {
			err = s.WriteFrom(path, int64(len(data)), strings.NewReader(data))
		} else {
			err = s.Write(path, []byte(data))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tree is every file below a folder; links as "→ target", empty folders as "".
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path, _ := filepath.Rel(dir, name)
		path = filepath.ToSlash(path)
		switch {
		case d.Type()&os.ModeSymlink != 0:
			target, err := os.Readlink(name)
			files[path] = "→ " + target
			return err
		case d.IsDir():
			if inside, err := os.ReadDir(name); err != nil || len(inside) > 0 {
				return err
			}
			files[path+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(name)
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pages is the tree without the two lists.
func pages(t testing.TB, dir string) map[string]string {
	files := tree(t, dir)
	delete(files, ManifestFile)
	delete(files, SumsFile)
	return files
}

func put(t testing.TB, dir, path, data string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// alone fails the test when something but the output is left beside it.
func alone(t testing.TB, output string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(output))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(output) {
			t.Errorf("%s is left beside the output", e.Name())
		}
	}
}

func refused(t testing.TB, err error, kind *diag.Kind) *Refusal {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || r.Kind != kind {
		t.Fatalf("got error %v, want a refusal %s (%s)", err, kind.Code, kind.Message.EN)
	}
	return r
}

func TestPublishReplacesTheSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := map[string]string{"index.html": "首页一", "公告/2025/index.html": "公告", "gone/a.html": "a", "kept/same.css": "same"}
	if err := publish(Options{Output: out}, first); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, pages(t, out)); diff != "" {
		t.Fatal(diff)
	}
	second := map[string]string{"index.html": "首页二", "new/form.pdf": "表格", "kept/same.css": "same"}
	if err := publish(Options{Output: out}, second); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(second, pages(t, out)); diff != "" {
		t.Fatal(diff)
	}
	alone(t, out)
}

func TestOtherPeoplesFilesAreTakenAlong(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := map[string]string{"index.html": "一", "a/index.html": "a"}
	if err := publish(Options{Output: out}, site); err != nil {
		t.Fatal(err)
	}
	put(t, out, "verify_1234.html", "站点验证")
	put(t, out, "a/stat/log.txt", "log")
	if err := os.Symlink("a/index.html", filepath.Join(out, "link.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(out, "uploads"), 0o770); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(out, "uploads"), 0o770); err != nil {
		t.Fatal(err)
	}
	if err := publish(Options{Output: out}, map[string]string{"index.html": "二"}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"index.html": "二", "verify_1234.html": "站点验证", "a/stat/log.txt": "log",
		"link.html": "→ a/index.html", "uploads/": "",
	}
	if diff := cmp.Diff(want, pages(t, out)); diff != "" {
		t.Fatal(diff)
	}
	info, err := os.Stat(filepath.Join(out, "uploads"))
	if err != nil || info.Mode().Perm() != 0o770 {
		t.Errorf("uploads has mode %v, %v; want 0770", info.Mode(), err)
	}
}

func TestOtherPeoplesFilesAreNotReplaced(t *testing.T) {
	for _, tt := range []struct{ name, there, site string }{
		{"a page of another program", "index.html", "index.html"},
		{"a web application's manifest", "manifest.json", "index.html"},
		{"a file where a folder is needed", "notice", "notice/index.html"},
		{"a folder where a file is needed", "notice/log.txt", "notice"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			put(t, out, tt.there, `{"name": "another"}`)
			r := refused(t, publish(Options{Output: out}, map[string]string{tt.site: "new"}), Foreign)
			if r.File != tt.there {
				t.Errorf("the refusal names %s, want %s", r.File, tt.there)
			}
			if diff := cmp.Diff(map[string]string{tt.there: `{"name": "another"}`}, tree(t, out)); diff != "" {
				t.Error(diff)
			}
			alone(t, out)
		})
	}
	t.Run("the same bytes are no loss", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		put(t, out, "index.html", "same")
		if err := publish(Options{Output: out}, map[string]string{"index.html": "same"}); err != nil {
			t.Fatal(err)
		}
	})
}

// A file that comes while a build is about to exchange the folders is not lost with
// the old one.
func TestFileThatComesLate(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := publish(Options{Output: out}, map[string]string{"index.html": "一"}); err != nil {
		t.Fatal(err)
	}
	late := &faulty{FS: OS, before: func(op, _ string) {
		if op == "exchange" {
			put(t, out, "late.txt", "late")
		}
	}}
	if err := publish(Options{Output: out, FS: late}, map[string]string{"index.html": "二"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"index.html": "二", "late.txt": "late"}, pages(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestWriteFromManyGoroutines(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s, err := Begin(Options{Output: out})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	want := map[string]string{}
	var wg sync.WaitGroup
	for i := range 200 {
		path := fmt.Sprintf("a/%d/%d/index.html", i%3, i)
		want[path] = path
		wg.Go(func() {
			if err := s.Write(path, []byte(path)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if _, err := s.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, pages(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestSiteThatIsNotWholeIsNotPublished(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, tt := range []struct {
		name string
		ctx  context.Context
		do   func(s *Staging) error // its error is expected and ignored by the caller
	}{
		{"a name twice", context.Background(), func(s *Staging) error {
			return errors.Join(s.Write("a.html", nil), s.Write("a.html", nil))
		}},
		{"a source that shrank", context.Background(), func(s *Staging) error { return s.WriteFrom("a.pdf", 5, strings.NewReader("1234")) }},
		{"a source that grew", context.Background(), func(s *Staging) error { return s.WriteFrom("a.pdf", 5, strings.NewReader("123456")) }},
		{"canceled", canceled, func(s *Staging) error { return context.Canceled }},
		{"changed behind our back", context.Background(), func(s *Staging) error {
			return errors.Join(s.Write("a.html", []byte("1")), os.WriteFile(filepath.Join(s.dir, "a.html"), []byte("22"), 0o644), errors.New("x"))
		}},
		{"removed behind our back", context.Background(), func(s *Staging) error {
			return errors.Join(s.Write("a.html", []byte("1")), os.Remove(filepath.Join(s.dir, "a.html")), errors.New("x"))
		}},
		{"added behind our back", context.Background(), func(s *Staging) error {
			return errors.Join(os.WriteFile(filepath.Join(s.dir, "b.html"), nil, 0o644), errors.New("x"))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if err := publish(Options{Output: out}, map[string]string{"index.html": "一"}); err != nil {
				t.Fatal(err)
			}
			s, err := Begin(Options{Output: out})
			if err != nil {
				t.Fatal(err)
			}
			if err := tt.do(s); err == nil {
				t.Error("no error at once")
			}
			if _, err := s.Commit(tt.ctx); err == nil {
				t.Error("the site was published")
			}
			if err := s.Abort(); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(map[string]string{"index.html": "一"}, pages(t, out)); diff != "" {
				t.Error(diff)
			}
			alone(t, out)
		})
	}
}

func TestKeep(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := publish(Options{Output: out}, map[string]string{"same.css": "same", "tampered.css": "good"}); err != nil {
		t.Fatal(err)
	}
	put(t, out, "tampered.css", "evil")
	for _, links := range []bool{true, false} {
		s, err := Begin(Options{Output: out, FS: &faulty{FS: OS, noLinks: !links}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Keep("same.css", SumOf([]byte("same"))); err != nil {
			t.Error(err)
		}
		for _, path := range []string{"tampered.css", "missing.css"} {
			if err := s.Keep(path, SumOf([]byte("good"))); !errors.Is(err, ErrNotKept) {
				t.Errorf("links %v: keep %s: %v, want ErrNotKept", links, path, err)
			}
		}
		if err := s.Write("tampered.css", []byte("good")); err != nil {
			t.Errorf("write what could not be kept: %v", err)
		}
		refused(t, s.Keep("same.css", SumOf([]byte("same"))), SameName)
		if diff := cmp.Diff(map[string]string{"same.css": "same", "tampered.css": "good"}, tree(t, s.dir)); diff != "" {
			t.Error(diff)
		}
		if err := s.Abort(); err != nil {
			t.Error(err)
		}
	}
}

// An empty folder would be taken for somebody's and stay for ever.
func TestNoFolderStaysOfWhatIsDropped(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := publish(Options{Output: out}, map[string]string{"search/d/0-aa/1.bin": "old"}); err != nil {
		t.Fatal(err)
	}
	s, err := Begin(Options{Output: out})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Keep("search/d/0-aa/1.bin", SumOf([]byte("old"))); err != nil {
		t.Error(err)
	}
	if err := s.Drop("search/d/0-aa/1.bin"); err != nil {
		t.Error(err)
	}
	if err := s.Keep("search/s/0-bb/1.bin", SumOf([]byte("gone"))); !errors.Is(err, ErrNotKept) {
		t.Errorf("keep what is not there: %v", err)
	}
	if err := write(s, map[string]string{"search/d/0-cc/1.bin": "new"}); err != nil {
		t.Error(err)
	}
	if _, err := s.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"search/d/0-cc/1.bin": "new"}, pages(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestSecondBuildIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s, err := Begin(Options{Output: out})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Begin(Options{Output: out})
	r := refused(t, err, Busy)
	if msg := r.Message(diag.ZH); !strings.Contains(msg, fmt.Sprint("进程 ", os.Getpid())) {
		t.Errorf("the holder is not named: %s", msg)
	}
	first := s
	time.AfterFunc(100*time.Millisecond, func() { first.Abort() })
	s, err = Begin(Options{Output: out, Wait: 10 * time.Second})
	if err != nil {
		t.Fatalf("waiting for the other build: %v", err)
	}
	if err := s.Abort(); err != nil {
		t.Error(err)
	}
	alone(t, out)
}

func TestDeadHoldersLockIsTakenOver(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	put(t, filepath.Dir(out), ".public.gongkai-lock", `{"pid": 1, "host": "elsewhere", "since": "2025-03-03 08:00:00"}`)
	if err := publish(Options{Output: out}, map[string]string{"index.html": ""}); err != nil {
		t.Fatal(err)
	}
	alone(t, out)
}
