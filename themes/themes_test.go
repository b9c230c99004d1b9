package themes

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/generator/theme"
	"gongkai/internal/golden"
	"gongkai/search/client"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// example is an entry of a component's examples.yaml: documentation, golden test
// and preview in one.
type example struct {
	Name string
	View map[string]any
}

func load(t *testing.T) *theme.Theme {
	t.Helper()
	th, found, err := theme.Load([]fs.FS{Standard(), client.Layer()}, nil, "/")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("%v", d)
	}
	return th
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := fs.Glob(Standard(), pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(files))
	}
	return files
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	src, err := fs.ReadFile(Standard(), file)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestComponents(t *testing.T) {
	th := load(t)
	for _, dir := range glob(t, "components/*") {
		name := path.Base(dir)
		t.Run(name, func(t *testing.T) {
			golden.File(t, filepath.Join("testdata", "components", name+".html"), renderExamples(t, th, name))
		})
	}
}

// The examples are the same by programs as by html/template, which each component needs
// but once.
func TestComponentsByPrograms(t *testing.T) {
	fast, slow := load(t), load(t)
	slow.Library = true
	components := glob(t, "components/*")
	for range 2 {
		for _, dir := range components {
			name := path.Base(dir)
			if diff := cmp.Diff(string(renderExamples(t, slow, name)), string(renderExamples(t, fast, name))); diff != "" {
				t.Errorf("%s (-library +program):\n%s", name, diff)
			}
		}
	}
	if programs, library := fast.Executions(); library != int64(len(components)) || programs < library {
		t.Errorf("%d by programs, %d by the library", programs, library)
	}
}

// renderExamples is all examples of a component, each under its name.
func renderExamples(t *testing.T, th *theme.Theme, name string) []byte {
	t.Helper()
	var examples []example
	if err := yaml.Unmarshal(read(t, "components/"+name+"/examples.yaml"), &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) == 0 {
		t.Fatal("a component has at least one example")
	}
	var out bytes.Buffer
	for _, e := range examples {
		out.WriteString("<!-- " + e.Name + " -->\n")
		html, err := th.Component(name, e.View)
		if err != nil {
			t.Fatalf("%s: %v", e.Name, err)
		}
		for _, problem := range checkHTML(html) {
			t.Errorf("%s: %s", e.Name, problem)
		}
		out.Write(withoutBlankLines(html))
	}
	return out.Bytes()
}

// withoutBlankLines drops what the actions of a template leave behind, so that a
// golden file reads like a page.
func withoutBlankLines(html []byte) []byte {
	var out bytes.Buffer
	for line := range strings.Lines(string(html)) {
		if strings.TrimSpace(line) != "" {
			out.WriteString(strings.TrimRight(line, "\n") + "\n")
		}
	}
	return out.Bytes()
}
