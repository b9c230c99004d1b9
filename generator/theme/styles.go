package theme

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/generator/diag"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// loadStyles joins the style sheets in the order of theme.toml: tokens, base,
// layout, components, utilities.
func (t *Theme) loadStyles(l layered, m manifest, base string, found *diag.List) error {
	var sheet bytes.Buffer
	for _, entry := range m.Styles {
		files := []string{entry}
		if entry == "components" {
			files = l.glob("components/*/*.css")
		}
		for _, file := range files {
			src, err := fs.ReadFile(l, file)
			if err != nil {
				found.Add(badAsset.At(diag.Place{File: "theme.toml"}, err.Error()))
				continue
			}
			sheet.Write(t.style(file, src, base, found))
			sheet.WriteByte('\n')
		}
	}
	out, err := t.min.CSS(sheet.Bytes())
	if err != nil {
		found.Add(badAsset.At(diag.Place{File: "assets/css"}, err.Error()))
		return nil
	}
	t.add(CSS, "site."+Fingerprint(out)+".css", out, base)
	return nil
}

var accentRule = regexp.MustCompile(`\[data-gx-accent=["']?([\w-]+)`)

// Accents are the colours that the styles offer for theme.accent, in alphabetical order.
func (t *Theme) Accents() (names []string) {
	for _, a := range t.Assets {
		if strings.HasSuffix(a.Path, ".css") {
			for _, m := range accentRule.FindAllSubmatch(a.Data, -1) {
				names = append(names, string(m[1]))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// style is a style sheet ready to be joined to others: its blocks end where it ends, for
// an open one would swallow what follows, and its pictures have the addresses they come
// out at.
func (t *Theme) style(file string, src []byte, base string, found *diag.List) []byte {
	var out []byte
	var open []int // the lines of the blocks that are open
	line := 1
	wrong := func(line int, text string) {
		found.Add(badAsset.At(diag.Place{File: file, Line: line, Column: 1}, text))
	}
	for lex := css.NewLexer(parse.NewInputBytes(src)); ; {
		kind, text := lex.Next()
		lines := bytes.Count(text, []byte("\n"))
		switch kind {
		case css.ErrorToken: // the end
			if len(open) > 0 {
				wrong(open[0], "{ is not closed")
			}
			return out
		case css.LeftBraceToken:
			open = append(open, line)
		case css.RightBraceToken:
			if len(open) == 0 {
				wrong(line, "} closes nothing")
				break
			}
			open = open[:len(open)-1]
		case css.URLToken:
			ref := strings.Trim(string(text[len("url("):len(text)-1]), " \t\n\"'")
			address, ok := t.beside(file, ref, base)
			if !ok {
				wrong(line, fmt.Sprintf("there is no asset %q", ref))
			}
			text = fmt.Appendf(nil, "url(%q)", address)
		}
		out = append(out, text...)
		line += lines
	}
}

// beside is the address, from the joined sheet, of a file that a style names by where it
// lies in the theme. What lies elsewhere is named in full and stays.
func (t *Theme) beside(file, ref, base string) (string, bool) {
	if strings.HasPrefix(ref, "/") || strings.HasPrefix(ref, "#") || strings.Contains(ref, ":") {
		return ref, true
	}
	name, part := ref, ""
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		name, part = ref[:i], ref[i:]
	}
	url := t.URL(strings.TrimPrefix(path.Join(path.Dir(file), name), "assets/"))
	return strings.TrimPrefix(url, base+"assets/") + part, url != ""
}
