package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	siteBefore = map[string]string{"index.html": "一", "a/index.html": "a", "kept/x.css": "x", "gone/index.html": "gone"}
	siteAfter  = map[string]string{"index.html": "二", "b/c/index.html": "c", "kept/x.css": "x", "form.pdf": "表"}
	siteNext   = map[string]string{"index.html": "三"}
	notOurs    = map[string]string{"verify.txt": "v", "uploads/a/photo.jpg": "p", "empty/": "", "link": "→ verify.txt"}
)

// published makes an output folder with a site and with files of others.
func published(t *testing.T) (out string) {
	out = filepath.Join(t.TempDir(), "public")
	if err := publish(Options{Output: out, FS: &faulty{FS: OS, noSync: true}}, siteBefore); err != nil {
		t.Fatal(err)
	}
	put(t, out, "verify.txt", "v")
	put(t, out, "uploads/a/photo.jpg", "p")
	if err := errors.Join(os.Mkdir(filepath.Join(out, "empty"), 0o755), os.Symlink("verify.txt", filepath.Join(out, "link"))); err != nil {
		t.Fatal(err)
	}
	return out
}

func with(site, others map[string]string) map[string]string {
	all := maps.Clone(site)
	maps.Copy(all, others)
	return all
}

// whole fails the test unless the output is one of the sites, its manifest included.
func whole(t *testing.T, out string, sites ...map[string]string) {
	t.Helper()
	got := pages(t, out)
	report, err := Verify(os.DirFS(out))
	if err != nil || !report.Intact() {
		t.Fatalf("the manifest does not agree with the site: %+v, %v", report, err)
	}
	var diff string
	for _, site := range sites {
		if diff = cmp.Diff(with(site, notOurs), got); diff == "" {
			return
		}
	}
	t.Fatalf("neither the old site nor the new one:\n%s", diff)
}

func TestEveryOperationMayFail(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		noExchange, noLinks, dead bool
	}{
		{name: "exchange, one fails"},
		{name: "exchange, the rest fails", dead: true},
		{name: "renames, one fails", noExchange: true},
		{name: "renames, the rest fails", noExchange: true, dead: true},
		{name: "copies, one fails", noLinks: true},
		{name: "copies, the rest fails", noLinks: true, noExchange: true, dead: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := 1
			for ; ; n++ {
				f := &faulty{FS: OS, noSync: true, failAt: n, dead: tt.dead, noExchange: tt.noExchange, noLinks: tt.noLinks}
				if !failAndRecover(t, f) {
					break
				}
			}
			if n < 40 {
				t.Errorf("only %d operations: does everything go through the seam?", n)
			}
			t.Logf("%d operations", n)
		})
	}
}

// failAndRecover reports whether the failure was reached.
func failAndRecover(t *testing.T, f *faulty) bool {
	t.Helper()
	out := published(t)
	err := publish(Options{Output: out, FS: f}, siteAfter)
	f.die()
	if f.count < f.failAt {
		if err != nil {
			t.Fatalf("no operation failed, and yet: %v", err)
		}
		whole(t, out, siteAfter)
		return false
	}
	failed := f.log[f.failAt-1]
	defer func() {
		if t.Failed() {
			t.Logf("operation %d failed: %s; the run said: %v", f.failAt, failed, err)
		}
	}()

	healthy := &faulty{FS: OS, noSync: true}
	if _, missing := os.Lstat(out); errors.Is(missing, fs.ErrNotExist) && f.noExchange && f.dead {
		// Between two renames there is a moment without a site. The next run ends it
		// before it does anything else.
		s, err := Begin(Options{Output: out, FS: healthy})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Abort(); err != nil {
			t.Fatal(err)
		}
	}
	switch {
	case err == nil || errors.Is(err, ErrLeftover):
		whole(t, out, siteAfter)
	default:
		whole(t, out, siteBefore, siteAfter)
	}

	if err := publish(Options{Output: out, FS: healthy}, siteNext); err != nil {
		t.Fatalf("the next run: %v", err)
	}
	whole(t, out, siteNext)
	alone(t, out)
	return true
}

// Everything is on the disk before the folders are exchanged, and written before that;
// otherwise a power failure could leave a new site of empty files.
func TestSyncComesBeforeTheExchange(t *testing.T) {
	out := published(t)
	f := &faulty{FS: OS}
	if err := publish(Options{Output: out, FS: f}, siteAfter); err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, line := range f.log {
		op, _, _ := strings.Cut(line, ": ")
		switch op {
		case "write", "create", "write to", "link", "symlink", "chmod":
			op = "change"
		case "sync", "exchange", "sync folder", "removeall", "unlock":
		default:
			continue
		}
		if len(order) == 0 || order[len(order)-1] != op {
			order = append(order, op)
		}
	}
	if diff := cmp.Diff([]string{"change", "sync", "exchange", "sync folder", "removeall", "unlock"}, order); diff != "" {
		t.Error(diff)
	}
}

// What a run that was killed between two renames leaves, and what the next one makes
// of it.
func TestRecoverOutput(t *testing.T) {
	const id = "0123456789ab"
	for _, tt := range []struct {
		name   string
		beside map[string]string // folder → its site; "" is the output
		want   string
	}{
		{"killed while writing", map[string]string{"": "old", id: "half"}, "old"},
		{"killed with the old site aside", map[string]string{id: "new", id + aside: "old"}, "new"},
		{"the same, and somebody made the missing folder", map[string]string{"": "", id: "new", id + aside: "old"}, "new"},
		{"killed with the new site in place", map[string]string{"": "new", id + aside: "old"}, "new"},
		{"killed while removing the old site", map[string]string{"": "new", id: "half"}, "new"},
		{"only the old site is left", map[string]string{id + aside: "old"}, "old"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			for folder, site := range tt.beside {
				dir := out
				if folder != "" {
					dir = beside(out, folder)
				}
				if err := os.MkdirAll(dir, 0o755); err != nil {
					t.Fatal(err)
				}
				if site != "" {
					put(t, dir, "index.html", site)
				}
			}
			if err := recoverOutput(OS, out); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string]string{"index.html": tt.want}, tree(t, out)); diff != "" {
				t.Error(diff)
			}
			if err := recoverOutput(OS, out); err != nil {
				t.Fatal(err)
			}
			alone(t, out)
		})
	}
	t.Run("neighbours that are not ours", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		for _, name := range []string{".public.gongkai-backup", ".public.gongkai-2025", ".public2.gongkai-" + id, ".public.gongkai-0123456789AB"} {
			put(t, filepath.Dir(out), name+"/a.txt", "a")
		}
		before := tree(t, filepath.Dir(out))
		if err := recoverOutput(OS, out); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, tree(t, filepath.Dir(out))); diff != "" {
			t.Error(diff)
		}
	})
}
