package output

import (
	"strings"
	"testing"
)

func TestOldAddresses(t *testing.T) {
	tests := []struct{ old, file string }{
		{"/zwgk/12.html", "zwgk/12.html"},
		{"/zwgk/12.HTM", "zwgk/12.HTM"},
		{"/zwgk/12.shtml", "zwgk/12.shtml"},
		{"/zwgk/", "zwgk/index.html"},
		{"/zwgk/old", "zwgk/old/index.html"},
		{"/%E5%85%AC%E5%BC%80/1.html", "公开/1.html"},
		{"/", ""},
		{"zwgk/12.html", ""},
		{"http://old.example/12.html", ""},
		{"//old.example/12.html", ""},
		{"/a/../../etc/x.html", ""},
		{"/a/%2e%2e/x.html", ""},
		{"/a/..%2fx.html", ""},
		{`/a\..\x.html`, ""},
		{"/show.html?id=3", ""},
		{"/show.jsp", ""},
		{"/x.html/", ""},
		{"/.git/x.html", ""},
		{"/a/b:c.html", ""},
		{"/a/%00.html", ""},
	}
	for _, tt := range tests {
		got, ok := aliasPath(tt.old)
		if ok != (tt.file != "") || ok && got != tt.file {
			t.Errorf("%s: got %q %t, want %q", tt.old, got, ok, tt.file)
		}
	}
}

func TestRedirectLeadsOn(t *testing.T) {
	p := fixture(t)
	page := string(p.bytes(t, "zwgk/old/12.html"))
	for _, want := range []string{
		`<meta http-equiv="refresh" content="0; url=/policies/housing/">`,
		`<link rel="canonical" href="https://www.example.gov.cn/policies/housing/">`,
		`<meta name="robots" content="noindex">`,
		"Target:/policies/housing/",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s\n%s", want, page)
		}
	}
	if len(p.found) != 1 || p.found[0].Code() != "P1003" || p.found[0].File != "content/policies/housing/index.md" || p.found[0].Line == 0 {
		t.Errorf("the address with a query is not reported at its place: %v", p.found)
	}
}
