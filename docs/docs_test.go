// Package docs holds the manual to what the program does.
//
// The pages are written by hand, for the people who keep a site. What the code knows
// better, such as the tables of fields, rules and codes, stands between two marks and
// is written from the code:
//
//	go test ./docs -update
//
// The tests fail when such a part is out of date, when a command line of a page does
// not do what the page says, when an example is not a document, and when a link leads
// nowhere.
package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/internal/golden"
)

// page is a file of the manual, or one of the README files of the repository.
type page struct {
	name string // from this folder, with slashes
	text string
}

// pages are all files whose words and commands are tested.
func pages(t *testing.T) []page {
	t.Helper()
	names, err := filepath.Glob("*.md")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	names = append(names, "../README.md", "../README.zh-CN.md")
	var all []page
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page{filepath.ToSlash(name), string(b)})
	}
	return all
}

var generatedPart = regexp.MustCompile(`(?s)<!-- 自动生成：([^ ]+) -->\n.*?<!-- 结束 -->`)

// TestGenerated compares the generated parts with what the code says now.
func TestGenerated(t *testing.T) {
	used := map[string]bool{}
	for _, p := range pages(t) {
		text := generatedPart.ReplaceAllStringFunc(p.text, func(old string) string {
			name := generatedPart.FindStringSubmatch(old)[1]
			part, ok := parts()[name]
			if !ok {
				t.Errorf("%s: nothing is called %s", p.name, name)
				return old
			}
			used[name] = true
			return fmt.Sprintf("<!-- 自动生成：%s -->\n\n%s\n\n<!-- 结束 -->", name, strings.TrimSpace(part()))
		})
		golden.File(t, p.name, text)
	}
	for name := range parts() {
		if !used[name] {
			t.Errorf("no page holds the part %s", name)
		}
	}
}

// fence is a fenced block of a page.
type fence struct {
	language string
	line     int // of its first line of text
	text     string
	before   string // the line above it that is not blank
}

// fences finds the fenced blocks of a page.
func (p page) fences() []fence {
	var all []fence
	var open *fence
	mark, before := "", ""
	for i, line := range strings.Split(p.text, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case open == nil && strings.HasPrefix(bare, "```"):
			mark = bare[:len(bare)-len(strings.TrimLeft(bare, "`"))]
			open = &fence{language: bare[len(mark):], line: i + 2, before: before}
		case open != nil && bare == mark:
			all, open = append(all, *open), nil
		case open != nil:
			open.text += line + "\n"
		case bare != "":
			before = bare
		}
	}
	return all
}

// table writes a table in Markdown.
func table(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) {
		for i, c := range cells {
			cells[i] = strings.NewReplacer("|", `\|`, "\n", "<br>").Replace(c)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	line(slices.Clone(head))
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range rows {
		line(slices.Clone(r))
	}
	return b.String()
}
