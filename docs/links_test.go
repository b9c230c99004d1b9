package docs

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	destination = regexp.MustCompile(`\]\(<?([^)\s>]+)>?\)`)
	heading     = regexp.MustCompile(`(?m)^#{1,6} +(.+)$`)
	code        = regexp.MustCompile("(?s)```.*?\n *```|`[^`\n]*`|\\\\.") // and what a backslash escapes
)

// TestLinks follows the links between pages, to headings and to files.
func TestLinks(t *testing.T) {
	all := pages(t)
	anchors := map[string]map[string]bool{}
	for _, p := range all {
		anchors[p.name] = p.anchors()
	}
	for _, p := range all {
		for _, m := range destination.FindAllStringSubmatch(code.ReplaceAllString(p.text, ""), -1) {
			u, err := url.Parse(m[1])
			if err != nil {
				t.Errorf("%s: %v", p.name, err)
				continue
			}
			if u.Scheme != "" {
				continue
			}
			file := p.name
			if u.Path != "" {
				file = path.Join(path.Dir(p.name), u.Path)
				if _, err := os.Stat(filepath.FromSlash(file)); err != nil {
					t.Errorf("%s: %s leads nowhere", p.name, m[1])
					continue
				}
			}
			if u.Fragment != "" && anchors[file] != nil && !anchors[file][u.Fragment] {
				t.Errorf("%s: there is no heading %s in %s", p.name, u.Fragment, file)
			}
		}
	}
}

// anchors are the ids that readers of Markdown give to headings.
func (p page) anchors() map[string]bool {
	ids := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(p.text, -1) {
		ids[strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, strings.TrimSpace(m[1]))] = true
	}
	return ids
}

// Every page is in the contents, and every picture is used and small.
func TestContents(t *testing.T) {
	text := map[string]string{}
	var words strings.Builder
	for _, p := range pages(t) {
		text[p.name] = p.text
		words.WriteString(p.text)
	}
	for name := range text {
		if !strings.HasPrefix(name, "../") && name != "README.md" && !strings.Contains(text["README.md"], "]("+name+")") {
			t.Errorf("%s is not in the contents", name)
		}
	}
	pictures, err := filepath.Glob("images/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pictures {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > 200<<10 {
			t.Errorf("%s has %d KB", name, info.Size()>>10)
		}
		if !strings.Contains(words.String(), path.Base(name)) {
			t.Errorf("no page shows %s", name)
		}
	}
}
