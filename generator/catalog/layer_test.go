package catalog

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gongkai/generator/diag"
	"gongkai/generator/fields"
	"gongkai/internal/golden"
)

// TestLayer reads testdata/*.txtar: a county's file, where “# want CODE text” marks a
// line with a problem whose message or hint has the text, and the catalogue that
// results, as far as it differs from the standard.
func TestLayer(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, _, ok := strings.Cut(string(b), "-- result --\n")
			m := input.FindStringSubmatch(head)
			if !ok || m == nil {
				t.Fatal("want a county's file and -- result --")
			}
			parse := fields.YAML
			if strings.HasSuffix(m[1], ".toml") {
				parse = fields.TOML
			}
			node, found := parse(m[1], []byte(m[2]), 1)
			c, more := Standard().Layer(m[1], node)
			checkWanted(t, m[2], append(found, more...))
			golden.File(t, file, head+"-- result --\n"+describe(c))
		})
	}
}

var (
	input = regexp.MustCompile(`(?s)-- (\S+) --\n(.*)$`)
	want  = regexp.MustCompile(`# want (\S+) (.+)$`)
)

func checkWanted(t *testing.T, src string, found diag.List) {
	t.Helper()
	for n, line := range strings.Split(src, "\n") {
		var here diag.List
		for _, d := range found {
			if d.Line == n+1 {
				here.Add(d)
			}
		}
		m := want.FindStringSubmatch(line)
		switch {
		case m == nil && len(here) > 0:
			t.Errorf("line %d: unwanted %s %s", n+1, here[0].Code(), here[0].Message(diag.ZH))
		case m == nil:
		case len(here) != 1:
			t.Errorf("line %d: %d problems, want one: %s", n+1, len(here), m[0])
		case here[0].Code() != m[1] || !strings.Contains(here[0].Message(diag.ZH)+here[0].Hint(diag.ZH), m[2]):
			t.Errorf("line %d: got %s %s %s", n+1, here[0].Code(), here[0].Message(diag.ZH), here[0].Hint(diag.ZH))
		}
	}
}

// describe lists what differs from the standard.
func describe(c *Catalog) string {
	var b strings.Builder
	fmt.Fprintf(&b, "version %s of %s, %d items\n", c.Version, c.Updated.Format(time.DateOnly), len(c.Items()))
	std := Standard()
	for _, d := range c.Domains {
		if s, ok := std.Domain(d.Code); !ok || s.Name != d.Name || !reflect.DeepEqual(s.Aliases, d.Aliases) || s.Complete != d.Complete {
			fmt.Fprintln(&b, "domain", d.Code, d.Slug, d.Name, d.Aliases, d.Origin)
		}
	}
	for _, i := range c.Items() {
		if _, ok := std.Item(i.ID); !ok || i.Changed {
			fmt.Fprintln(&b, "item", i.ID, i.Path(), i.Deadline, i.Publishers, i.Mode, i.Levels, len(i.Contents), i.Origin)
		}
	}
	for _, r := range c.Removed {
		fmt.Fprintf(&b, "removed %s: %s\n", r.Item.ID, r.Reason)
	}
	for _, ch := range c.Changes {
		fmt.Fprintf(&b, "changed on %s: %s\n", ch.Date.Format(time.DateOnly), ch.Text)
	}
	return b.String()
}

func TestLayerLeavesTheStandardAlone(t *testing.T) {
	before := snapshot(Standard())
	node, _ := fields.YAML("c.yaml", []byte(`
domains: [{code: "01", name: 规划}]
items: [{id: "0101", primary: 甲}, {id: "0102", remove: true, reason: 无}, {id: "0190", domain: "01", primary: 乙}]
publishers: {"0103": [x], "06": [y]}
`), 1)
	c, found := Standard().Layer("c.yaml", node)
	if len(found) > 0 {
		t.Fatal(found[0].Message(diag.EN))
	}
	if d := cmp.Diff(before, snapshot(Standard())); d != "" {
		t.Error(d)
	}
	for _, d := range c.Domains {
		for _, i := range d.Items {
			if i.Domain != d {
				t.Fatalf("%s points to another catalogue's domain", i.ID)
			}
		}
	}
	if i, ok := c.Item("甲/法规文件"); !ok || i.ID != "0101" {
		t.Error("a renamed item is not found by its new path")
	}
}

func snapshot(c *Catalog) (lines []string) {
	for _, d := range c.Domains {
		lines = append(lines, fmt.Sprint(d.Code, d.Slug, d.Name, d.Aliases, d.Complete, len(d.Items)))
		for _, i := range d.Items {
			lines = append(lines, fmt.Sprint(i.ID, i.Path(), i.Contents, i.Deadline, i.Publishers, i.Mode, i.Levels, i.Changed))
		}
	}
	return lines
}

// A county's file is layered over any catalogue, so also over another layer.
func TestLayersStack(t *testing.T) {
	first, _ := fields.YAML("a.yaml", []byte(`domains: [{code: "27", slug: rural, name: 和美乡村}]`), 1)
	second, _ := fields.YAML("b.yaml", []byte(`items: [{id: "2701", domain: 和美乡村, primary: 甲}]`), 1)
	a, _ := Standard().Layer("a.yaml", first)
	b, found := a.Layer("b.yaml", second)
	if i, ok := b.Item("2701"); !ok || i.Domain.Name != "和美乡村" || len(found) > 0 {
		t.Errorf("%v %v", i, found)
	}
}

func FuzzLayer(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		b, _ := os.ReadFile(file)
		head, _, _ := strings.Cut(string(b), "-- result --\n")
		if m := input.FindStringSubmatch(head); m != nil {
			f.Add(m[2])
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		node, found := fields.YAML("c.yaml", []byte(src), 1)
		if found.Failed() {
			return
		}
		c, _ := Standard().Layer("c.yaml", node)
		for _, d := range c.Domains {
			if !addressable.MatchString(d.Slug) || !addressable.MatchString(d.Code) {
				t.Fatalf("domain %q %q became part of an address", d.Code, d.Slug)
			}
			for _, i := range d.Items {
				if !addressable.MatchString(i.ID) || i.Primary == "" || i.Domain != d {
					t.Fatalf("item %+v", i)
				}
			}
		}
	})
}
