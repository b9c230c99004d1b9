package themes

import (
	"bytes"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"gongkai/generator/output"
	"gongkai/generator/theme"
)

// layouts says which view each layout gets.
var layouts = map[string]any{
	"home":     output.HomeView{},
	"list":     output.ListView{},
	"document": output.DocumentView{},
	"domain":   output.DomainView{},
	"item":     output.ItemView{},
	"catalog":  output.CatalogView{},
	"platform": output.PlatformView{},
	"unit":     output.UnitView{},
	"units":    output.UnitsView{},
	"topic":    output.TopicView{},
	"topics":   output.TopicsView{},
	"library":  output.LibraryView{},
	"map":      output.MapView{},
	"search":   output.SearchView{},
	"message":  output.MessageView{},
	"redirect": output.MessageView{},
}

func TestLayouts(t *testing.T) {
	th := load(t)
	for name, empty := range layouts {
		t.Run(name, func(t *testing.T) {
			t.Run("with every field", func(t *testing.T) {
				checkPage(t, th, name, fill(empty))
			})
			for _, style := range []string{"policies", "consultations", "leaders", "item", "statutory", "entry"} {
				t.Run(style, func(t *testing.T) { checkPage(t, th, name, styled(fill(empty), style)) })
			}
			t.Run("without any", func(t *testing.T) {
				html := page(t, th, name, empty)
				if strings.Contains(html, "<ul></ul>") {
					t.Error("an empty list")
				}
			})
		})
	}
}

func TestEveryLayoutHasAView(t *testing.T) {
	for _, file := range glob(t, "layouts/*.html") {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if _, ok := layouts[name]; !ok && name != "base" {
			t.Errorf("%s: which view?", file)
		}
	}
}

func page(t *testing.T, th *theme.Theme, layout string, view any) string {
	t.Helper()
	html, err := th.Page(layout, theme.Page{
		Frame: fill(output.Frame{}), Head: []byte("<title>标题</title>"), View: view, Body: []byte("<p>正文</p>"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

func checkPage(t *testing.T, th *theme.Theme, layout string, view any) {
	t.Helper()
	html := page(t, th, layout, view)
	for _, problem := range checkHTML([]byte(html)) {
		t.Error(problem)
	}
	for _, once := range []string{"<h1", "<main", "<header class=\"gx-site-header", "<footer class=\"gx-site-footer", "<!DOCTYPE html>", `lang="zh-CN"`, `role="search"`} {
		if n := strings.Count(html, once); n == 0 || n > 1 && once != `role="search"` {
			t.Errorf("%d times %s", n, once)
		}
	}
	checkHeadings(t, html)
	if strings.Contains(html, "<no value>") || strings.Contains(html, "ZgotmplZ") {
		t.Error("a value could not be printed")
	}
}

var heading = regexp.MustCompile(`<h([1-6])[ >]`)

// Headings do not skip a level on the way down.
func checkHeadings(t *testing.T, html string) {
	t.Helper()
	last := 0
	for _, m := range heading.FindAllStringSubmatch(html, -1) {
		level := int(m[1][0] - '0')
		if level > last+1 {
			t.Errorf("h%d after h%d", level, last)
		}
		last = level
	}
}

// fill is a copy of a view in which every field has a value, each text its own.
func fill(view any) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	n := 0
	fillValue(v, "", &n)
	return v.Interface()
}

func fillValue(v reflect.Value, name string, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(text(name, *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fillValue(v.Index(i), name, n)
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"hot": "低保\n社保卡"}))
	case reflect.Struct:
		for i := range v.NumField() {
			fillValue(v.Field(i), v.Type().Field(i).Name, n)
		}
	}
}

// text is a value that fits the name of its field.
func text(name string, n int) string {
	switch {
	case strings.HasSuffix(name, "URL"), name == "CSS", name == "JS", name == "Target", name == "Search", name == "Home":
		return fmt.Sprintf("/x%d/", n)
	case name == "Date", name == "Issued", name == "Expires", name == "Latest":
		return "2026-11-20"
	case name == "Time", name == "Updated", name == "PubDate":
		return "2026-11-20 09:30"
	}
	return fmt.Sprintf("文%d", n)
}

// styled is a view whose style, part and form are what a layout may ask for.
func styled(view any, style string) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	v.Set(reflect.ValueOf(view))
	for _, name := range []string{"Style", "Part", "Form"} {
		if f := v.FieldByName(name); f.IsValid() {
			f.SetString(style)
		}
	}
	return v.Interface()
}

var inline = regexp.MustCompile(`(?i)<style|<script(?:[^>]*)>[^<]|\sstyle=|\son[a-z]+=|javascript:|<iframe|http-equiv="refresh" content="[1-9]`)

// The Content-Security-Policy of every page forbids them, and so do we.
func TestTemplatesHaveNothingInline(t *testing.T) {
	for _, pattern := range []string{"layouts/*.html", "components/*/*.html"} {
		for _, file := range glob(t, pattern) {
			src := read(t, file)
			if m := inline.Find(src); m != nil {
				t.Errorf("%s: %s", file, m)
			}
			if bytes.Contains(src, []byte("unsafe-")) {
				t.Errorf("%s: an unsafe policy", file)
			}
		}
	}
}
