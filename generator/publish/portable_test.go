package publish

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCheckPath(t *testing.T) {
	for _, tt := range []struct {
		name, path string
		ok         bool
	}{
		{"a page", "notice/2025-03/index.html", true},
		{"Chinese", "公告/关于2025年预算的公告（第1号）.html", true},
		{"a dot in front", ".well-known/security.txt", true},
		{"like a device, but longer", "console/common.css", true},
		{"a device's number too large", "com10.html", true},
		{"a device with nothing", "com.html", true},
		{"85 Han characters", strings.Repeat("公", 85), true},

		{"empty", "", false},
		{"absolute", "/etc/passwd", false},
		{"a drive", "c:/windows", false},
		{"upwards", "a/../../b", false},
		{"here", "./a", false},
		{"an empty part", "a//b", false},
		{"a folder", "a/", false},
		{"a backslash", `a\b`, false},
		{"a question mark", "a?.html", false},
		{"an asterisk", "*.html", false},
		{"angle brackets", "<a>.html", false},
		{"a quote", `a".html`, false},
		{"a bar", "a|b", false},
		{"a line break", "a\nb", false},
		{"NUL", "a\x00b", false},
		{"DEL", "a\x7fb", false},
		{"not UTF-8", "\xb9\xab", false},
		{"a dot at the end", "a./b", false},
		{"a space at the end", "a /b", false},
		{"a device", "con", false},
		{"a device in capitals", "docs/NUL", false},
		{"a device with an extension", "aux.html", false},
		{"a device with two extensions", "prn.tar.gz", false},
		{"a device before a space", "con .txt", false},
		{"a device as a folder", "lpt9/index.html", false},
		{"a device with a small number", "com¹.txt", false},
		{"console input", "CONIN$", false},
		{"86 Han characters", strings.Repeat("公", 86), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := CheckPath(tt.path); (err == nil) != tt.ok {
				t.Errorf("CheckPath(%q) = %v", tt.path, err)
			}
		})
	}
}

func TestNamesThatAreOneFileSomewhere(t *testing.T) {
	for _, tt := range []struct {
		name, first, second string
		same                bool
	}{
		{"twice", "a/b.html", "a/b.html", true},
		{"case", "a/Index.html", "a/index.html", true},
		{"case of a folder", "A/x.html", "a/y.html", true},
		{"case of other letters", "Ä.html", "ä.html", true},
		{"full-width case", "Ａ.html", "ａ.html", true},
		{"composed and not", "é.html", "e\u0301.html", true},
		{"a file and a folder", "a", "a/index.html", true},
		{"a folder and a file", "a/index.html", "a", true},
		{"the manifest", "manifest.json", "sha256sums", false},

		{"different", "a/b.html", "a/c.html", false},
		{"the same name in two folders", "a/b.html", "c/b.html", false},
		{"full and half width", "Ａ.html", "A.html", false},
		{"traditional and simplified", "國.html", "国.html", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := newNames()
			if err := n.take(tt.first); err != nil {
				t.Fatal(err)
			}
			err := n.take(tt.second)
			if (err != nil) != tt.same {
				t.Fatalf("take(%q) after %q = %v", tt.second, tt.first, err)
			}
			if tt.same && refused(t, err, SameName).File == "" {
				t.Error("the refusal names no file")
			}
		})
	}
}

// Whatever is accepted stays below the folder and is one name everywhere.
func TestPortablePathsStayInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.StringMatching(`[aA./\\: 公\x00-\x20]{0,12}`).Draw(t, "path")
		err := CheckPath(path)
		if refusal := (*Refusal)(nil); err != nil && !errors.As(err, &refusal) {
			t.Fatalf("%q: not a refusal: %v", path, err)
		}
		if err == nil && (strings.HasPrefix(path, "/") || strings.Contains("/"+path+"/", "/../") || strings.ContainsAny(path, `\:`)) {
			t.Fatalf("%q was accepted", path)
		}
	})
}
