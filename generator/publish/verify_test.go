package publish

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gongkai/generator/diag"
	"gongkai/generator/seen"
)

// tampered are things that happen to a published site, and what is to be found.
var tampered = []struct {
	name   string
	do     func(t *testing.T, out string)
	folder Report // as seen in the folder
	served Report // as seen from outside
}{
	{"nothing", func(*testing.T, string) {}, Report{Checked: 8}, Report{Checked: 8}},
	{"a page changed, of the same size", func(t *testing.T, out string) {
		put(t, out, "files/application.pdf", "%PDF-1.8\n")
	}, Report{Checked: 8, Changed: []string{"files/application.pdf"}}, Report{Checked: 8, Changed: []string{"files/application.pdf"}}},
	{"a page grew", func(t *testing.T, out string) {
		put(t, out, "files/empty.csv", strings.Repeat("x", 100_000))
	}, Report{Checked: 8, Changed: []string{"files/empty.csv"}}, Report{Checked: 8, Changed: []string{"files/empty.csv"}}},
	{"a page lost", func(t *testing.T, out string) {
		remove(t, out, "assets/Names in Use.js")
	}, Report{Checked: 8, Missing: []string{"assets/Names in Use.js"}}, Report{Checked: 8, Missing: []string{"assets/Names in Use.js"}}},
	{"a file added", func(t *testing.T, out string) {
		put(t, out, "shell.php", "")
	}, Report{Checked: 8, Added: []string{"shell.php"}}, Report{Checked: 8}},
	{"the sums lost", func(t *testing.T, out string) {
		remove(t, out, SumsFile)
	}, Report{Checked: 8, Missing: []string{SumsFile}}, Report{Checked: 8, Missing: []string{SumsFile}}},
	{"a line of the sums changed", func(t *testing.T, out string) {
		replace(t, out, SumsFile, "e3b0c4", "000000")
	}, Report{Checked: 8, Changed: []string{SumsFile}}, Report{Checked: 8, Changed: []string{SumsFile}}},
	{"a page and the manifest changed", func(t *testing.T, out string) {
		put(t, out, "assets/a&b.css", "evil")
		replace(t, out, ManifestFile, `"bytes": 19, "sha256": "1e57a0dcc9e6854f733d5bb92994f1fe56c4be2cb82443b0c302401b0d0f2628"`,
			`"bytes": 4, "sha256": "`+SumOf([]byte("evil")).String()+`"`)
	}, Report{Checked: 8, Changed: []string{SumsFile, ManifestFile}}, Report{Checked: 8, Changed: []string{SumsFile, ManifestFile}}},
	{"a page made a link", func(t *testing.T, out string) {
		put(t, filepath.Dir(out), "elsewhere.csv", "")
		remove(t, out, "files/empty.csv")
		if err := os.Symlink("../../elsewhere.csv", filepath.Join(out, "files/empty.csv")); err != nil {
			t.Skip(err)
		}
	}, Report{Checked: 8, Changed: []string{"files/empty.csv"}}, Report{Checked: 8}},
}

func remove(t *testing.T, dir, path string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(path))); err != nil {
		t.Fatal(err)
	}
}

func replace(t *testing.T, dir, path, old, new string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	put(t, dir, path, strings.Replace(string(data), old, new, 1))
}

func TestVerify(t *testing.T) {
	for _, tt := range tampered {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			if err := publish(Options{Output: out, FS: &faulty{FS: OS, noSync: true}}, sample); err != nil {
				t.Fatal(err)
			}
			tt.do(t, out)
			got, err := Verify(os.DirFS(out))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.folder, got); diff != "" {
				t.Errorf("folder: %s", diff)
			}
			// The server answers index.html with its folder, as many do.
			server := httptest.NewServer(http.StripPrefix("/zwgk", http.FileServerFS(os.DirFS(out))))
			defer server.Close()
			got, err = VerifyURL(context.Background(), server.Client(), server.URL+"/zwgk/")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.served, got); diff != "" {
				t.Errorf("served: %s", diff)
			}
		})
	}
}

func TestReportForEditors(t *testing.T) {
	r := Report{Changed: []string{"b"}, Missing: []string{"a"}, Added: []string{"c"}, Unread: []Failure{{"d", "503"}}}
	var got []string
	for _, d := range r.Diagnostics() {
		got = append(got, d.Place.String()+" "+d.Code()+" "+d.Severity.String())
	}
	if diff := cmp.Diff([]string{"a O2002 error", "b O2001 error", "c O2003 warning", "d O2004 error"}, got); diff != "" {
		t.Error(diff)
	}
	if r.Intact() || !(Report{Added: []string{"c"}}).Intact() {
		t.Error("a file that was added is no damage, the others are")
	}
	if msg := r.Diagnostics()[3].Message(diag.ZH); !strings.Contains(msg, "503") {
		t.Errorf("the reason is not told: %s", msg)
	}
}

// What was published by oneself is recognised, whether by its stamps or, where they do
// not fit any more, by its quick sums. A file that was added is no change of ours.
func TestUnchanged(t *testing.T) {
	for _, tt := range tampered {
		for _, wait := range []time.Duration{0, 2 * seen.Settling} {
			out, m := publishedSample(t)
			time.Sleep(wait)
			known := m.Known(out)
			for path, k := range known {
				want := seen.Stamp(lstat(t, out, path), time.Now())
				if k.Quick == 0 || wait > 0 && k.Stamp != want || wait == 0 && k.Stamp != 0 {
					t.Fatalf("%s after %v: %+v", path, wait, k)
				}
			}
			tt.do(t, out)
			if got := Unchanged(os.DirFS(out), known); got != tt.folder.Intact() {
				t.Errorf("%s after %v: unchanged %v", tt.name, wait, got)
			}
		}
	}
}

// A page that was exchanged for one of the same size and given its time is found, though
// the lists agree with it.
func TestUnchangedTrustsNoTimeThatCanBeSet(t *testing.T) {
	const name = "files/application.pdf"
	out, m := publishedSample(t)
	time.Sleep(2 * seen.Settling)
	known := m.Known(out)
	before := lstat(t, out, name)
	put(t, out, name, "%PDF-1.8\n")
	if err := os.Chtimes(filepath.Join(out, name), before.ModTime(), before.ModTime()); err != nil {
		t.Fatal(err)
	}
	for i, e := range m.Files {
		if e.Path == name {
			m.Files[i].SHA256 = SumOf([]byte("%PDF-1.8\n")).String()
		}
	}
	put(t, out, ManifestFile, string(m.encode()))
	put(t, out, SumsFile, string(m.sums(m.encode())))
	if r, err := Verify(os.DirFS(out)); err != nil || !r.Intact() {
		t.Fatalf("the lists do not agree: %v %v", r, err)
	}
	if Unchanged(os.DirFS(out), known) {
		t.Error("a page is not what was published, and nobody says so")
	}
}

// closedFiles is a file system whose files cannot be read.
type closedFiles struct{ FS }

func (closedFiles) Open(string) (io.ReadCloser, error) { return nil, fs.ErrPermission }

// What is known is kept without being read, and nothing else is.
func TestKeepWhatIsKnown(t *testing.T) {
	const name = "files/application.pdf"
	out, m := publishedSample(t)
	time.Sleep(2 * seen.Settling)
	known := m.Known(out)
	if known[name].Stamp == 0 {
		t.Skip("the system says too little of files")
	}
	sum := known[name].Sum
	keep := func(known map[string]Known, sum Sum) error {
		s, err := Begin(Options{Output: out, FS: closedFiles{OS}, Known: known})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		return s.Keep(name, sum)
	}
	if err := keep(known, SumOf([]byte("another"))); err == nil {
		t.Error("kept with another sum")
	}
	known = m.Known(out) // the entry of a file changes when a link is made
	if err := keep(known, sum); err == nil {
		t.Error("kept with a change of this very moment")
	}
	time.Sleep(2 * seen.Settling)
	if err := keep(m.Known(out), sum); err != nil {
		t.Errorf("not kept: %v", err)
	}
	time.Sleep(2 * seen.Settling)
	known = m.Known(out)
	before := lstat(t, out, name)
	put(t, out, name, "%PDF-1.8\n")
	if err := os.Chtimes(filepath.Join(out, name), before.ModTime(), before.ModTime()); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * seen.Settling)
	if err := keep(known, sum); err == nil {
		t.Error("kept a file of the same size and time that was changed")
	}
}

// publishedSample publishes the sample and returns the folder and the manifest.
func publishedSample(t *testing.T) (out string, m Manifest) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "public")
	stage, err := Begin(Options{Output: out, FS: &faulty{FS: OS, noSync: true}})
	if err != nil {
		t.Fatal(err)
	}
	if err := write(stage, sample); err != nil {
		t.Fatal(err)
	}
	if m, err = stage.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return out, m
}

func lstat(t *testing.T, dir, path string) os.FileInfo {
	t.Helper()
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// A server that lies learns nothing and cannot keep us reading.
func TestVerifyURLTrustsNothing(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("another host was asked")
	}))
	defer other.Close()
	sum := SumOf([]byte("x")).String()
	good := Manifest{Files: []Entry{{Path: "busy.html", Bytes: 1, SHA256: sum}, {Path: "elsewhere.html", Bytes: 1, SHA256: sum}, {Path: "endless.html", Bytes: 1, SHA256: sum}}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/" + ManifestFile:
			w.Write(good.encode())
		case "/" + SumsFile:
			w.Write(good.sums(good.encode()))
		case "/busy.html":
			http.Error(w, "busy", http.StatusServiceUnavailable)
		case "/elsewhere.html":
			http.Redirect(w, r, other.URL+"/x", http.StatusFound)
		case "/endless.html":
			for r.Context().Err() == nil {
				w.Write(make([]byte, 1<<16))
			}
		case "/traversal/" + ManifestFile:
			w.Write(Manifest{Files: []Entry{{Path: "../../x", Bytes: 1, SHA256: sum}}}.encode())
		}
	}))
	defer server.Close()
	got, err := VerifyURL(context.Background(), nil, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	want := Report{Checked: 5, Changed: []string{"endless.html"}, Unread: []Failure{{Path: "busy.html"}, {Path: "elsewhere.html"}}}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Failure{}, "Reason")); diff != "" {
		t.Error(diff)
	}
	for _, base := range []string{server.URL + "/traversal", server.URL + "/empty", "file:///etc", "://", "www.example"} {
		if _, err := VerifyURL(context.Background(), nil, base); err == nil {
			t.Errorf("%s was verified", base)
		}
	}
}
