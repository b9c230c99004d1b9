package publish

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/internal/golden"
)

var sample = map[string]string{
	"index.html":             "<!doctype html><title>青禾县人民政府</title>\n",
	"公告/2025-03/index.html":  "<!doctype html><title>关于征求意见的公告</title>\n",
	"assets/a&b.css":         "main { margin: 0 }\n",
	"files/application.pdf":  "%PDF-1.7\n",
	"files/empty.csv":        "",
	"assets/Names in Use.js": "export {}\n",
}

func TestManifestGolden(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := publish(Options{Output: out, Generator: "gongkai 1.0"}, sample); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{ManifestFile, SumsFile} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		golden.File(t, filepath.Join("testdata", name), got)
	}
	m, _, err := readManifest(os.DirFS(out))
	if err != nil || len(m.Files) != len(sample) || m.Generator != "gongkai 1.0" {
		t.Errorf("readManifest = %v, %v", m, err)
	}

	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("sha256sum is not installed")
	}
	check := exec.Command(tool, "-c", "--strict", SumsFile)
	check.Dir = out
	if text, err := check.CombinedOutput(); err != nil || strings.Count(string(text), ": OK\n") != len(sample)+1 {
		t.Errorf("sha256sum: %v\n%s", err, text)
	}
}

func TestManifestThatCannotBeReliedOn(t *testing.T) {
	const sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	for _, tt := range []struct{ name, data, want string }{
		{"not JSON", `<html>`, "invalid character"},
		{"another kind of manifest", `{"name": "app", "icons": []}`, "not the manifest of a published site"},
		{"a path that leaves the site", `{"files": [{"path": "../a", "sha256": "` + sum + `"}]}`, "../a"},
		{"an address as a path", `{"files": [{"path": "//host.example/a", "sha256": "` + sum + `"}]}`, "absolute"},
		{"a file twice", `{"files": [{"path": "a", "sha256": "` + sum + `"}, {"path": "a", "sha256": "` + sum + `"}]}`, "listed twice"},
		{"no sum", `{"files": [{"path": "a"}]}`, "no valid size and sum"},
		{"a negative size", `{"files": [{"path": "a", "bytes": -1, "sha256": "` + sum + `"}]}`, "no valid size and sum"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readManifest(fstest.MapFS{ManifestFile: {Data: []byte(tt.data)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}
