package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator/diag"
)

func TestOutputThatMustNotBeReplaced(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	temp := filepath.Join(t.TempDir(), "temp")
	put(t, temp, "of/another/program", "")
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	root := t.TempDir()
	for _, path := range []string{
		"county/site.toml", "county/content/a.md", "county/themes/t.toml", "county/.gongkai/ledger",
		"repository/.git/HEAD", "program/go.mod", "file", "elsewhere/a.md",
	} {
		put(t, root, path, "")
	}
	for link, target := range map[string]string{"link": "county", "out": "county/content", "county/static": "../elsewhere"} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	before := tree(t, root)
	for _, tt := range []struct{ name, output, want string }{
		{"the root", filepath.VolumeName(root) + string(filepath.Separator), "root of a file system"},
		{"home", home, "home folder"},
		{"above home", filepath.Dir(home), "home folder"},
		{"what is temporary", temp, "of the system"},
		{"above what is temporary", filepath.Dir(temp), "of the system"},
		{"a file", "file", "a file"},
		{"another site", "county", "site.toml"},
		{"a repository", "repository", ".git"},
		{"a program", "program", "go.mod"},
		{"above the source", ".", "source folder"},
		{"the source through a link", "link", "site.toml"},
		{"the documents", "county/content", "content"},
		{"below the documents", "county/content/new/public", "content"},
		{"below the themes", "county/themes/x", "themes"},
		{"the documents through a link", "out", "content"},
		{"the ledger", "county/.gongkai", ".gongkai"},
		{"a folder the source links to", "elsewhere", "static"},
		{"a folder that is not there yet", "county/data/x", "data"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			output := tt.output
			if !filepath.IsAbs(output) {
				output = filepath.Join(root, output)
			}
			s, err := Begin(Options{Output: output, Source: filepath.Join(root, "county")})
			if err == nil {
				s.Abort()
			}
			if r := refused(t, err, BadOutput); !strings.Contains(r.Message(diag.EN), tt.want) {
				t.Errorf("the refusal says %q, want %q", r.Message(diag.EN), tt.want)
			}
		})
	}
	if after := tree(t, root); len(after) != len(before) {
		t.Errorf("a refusal has left something: %v", after)
	}

	for _, output := range []string{"county/public", "county/dist/site", "other/place", "county-public"} {
		t.Run("allowed: "+output, func(t *testing.T) {
			out := filepath.Join(root, output)
			o := Options{Output: out, Source: filepath.Join(root, "county")}
			if err := publish(o, map[string]string{"index.html": ""}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// An output that is a link, such as to the folder of a web server, stays one.
func TestOutputThroughALink(t *testing.T) {
	root := t.TempDir()
	put(t, root, "www/html/keep.txt", "k")
	out := filepath.Join(root, "public")
	if err := os.Symlink("www/html", out); err != nil {
		t.Skip(err)
	}
	if err := publish(Options{Output: out}, map[string]string{"index.html": "一"}); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(out); err != nil || target != "www/html" {
		t.Errorf("the link is now %q, %v", target, err)
	}
	if got := pages(t, filepath.Join(root, "www/html")); got["index.html"] != "一" || got["keep.txt"] != "k" {
		t.Errorf("got %v", got)
	}
	alone(t, filepath.Join(root, "www/html"))
}
