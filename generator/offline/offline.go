// Package offline makes a page of the site one that opens from a folder: handed over
// on a disk, kept in an archive, read where there is no network.
//
// Addresses of the site become relative and name the files they mean, since a disk
// knows no index.html. The entry script becomes a classic one, because browsers refuse
// modules there, and the page says that it is offline, so that search takes its data
// from scripts.
//
//	page := offline.Page("notices/a/index.html", html, "/")
package offline

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// Attribute stands on the html element of offline pages.
const Attribute = "data-gx-offline"

// addressed are the attributes that hold an address.
var addressed = map[string]bool{"href": true, "src": true, "action": true, "data-gx-search": true}

// Page is the page of a path, for a site that is served below base.
func Page(file string, page []byte, base string) []byte {
	p := place{dir: path.Dir(file), base: base}
	out := bytes.NewBuffer(make([]byte, 0, len(page)+len(page)/8))
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := z.Raw()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		original := bytes.Clone(raw) // the tokenizer lowers names in place
		token := z.Token()
		if p.change(&token) {
			out.WriteString(token.String())
		} else {
			out.Write(original)
		}
	}
}

type place struct{ dir, base string }

// change makes a tag fit for the disk; it answers whether anything had to be changed.
func (p place) change(t *html.Token) (changed bool) {
	switch t.Data {
	case "html":
		t.Attr = append(t.Attr, html.Attribute{Key: Attribute})
		changed = true
	case "script":
		for i, a := range t.Attr {
			if a.Key == "type" && a.Val == "module" {
				t.Attr[i] = html.Attribute{Key: "defer"}
				changed = true
			}
		}
	}
	refresh := t.Data == "meta" && attribute(t, "http-equiv") == "refresh"
	for i, a := range t.Attr {
		value := a.Val
		switch {
		case addressed[a.Key]:
			value = p.relative(a.Val)
		case refresh && a.Key == "content":
			if wait, to, ok := strings.Cut(a.Val, "url="); ok {
				value = wait + "url=" + p.relative(to)
			}
		}
		if value != a.Val {
			t.Attr[i].Val, changed = value, true
		}
	}
	return changed
}

func attribute(t *html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// relative is an address of the site as it is reached from the page's folder. Others
// stay as they are.
func (p place) relative(address string) string {
	to, rest := address, ""
	if at := strings.IndexAny(address, "?#"); at >= 0 {
		to, rest = address[:at], address[at:]
	}
	route, ours := strings.CutPrefix(to, p.base)
	switch {
	case strings.HasPrefix(to, "//"), strings.Contains(to, ":"), to == "":
		return address
	case ours:
		to = up(p.dir) + route
	case strings.HasPrefix(to, "/"):
		return address // another site of the host
	}
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	return to + rest
}

// up leads from a folder to the root of the site.
func up(dir string) string {
	if dir == "." {
		return ""
	}
	return strings.Repeat("../", strings.Count(dir, "/")+1)
}
