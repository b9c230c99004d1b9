package rules

import (
	"net/url"
	"testing"
)

func TestFileOf(t *testing.T) {
	tests := []struct{ name, base, from, link, want string }{
		{"a folder", "/", "index.html", "/news/", "news/index.html"},
		{"a folder without its slash", "/", "index.html", "/news", "news/index.html"},
		{"home", "/", "news/a/index.html", "/", "index.html"},
		{"the host alone", "/", "news/a/index.html", "https://www.qinghe.gov.cn", "index.html"},
		{"beside the page", "/", "news/a/index.html", "form.docx", "news/a/form.docx"},
		{"above the page", "/", "news/a/index.html", "../b/", "news/b/index.html"},
		{"a place in the page itself", "/", "news/a/index.html", "#top", "news/a/index.html"},
		{"a query", "/", "index.html", "/search/?q=低保", "search/index.html"},
		{"a dot in a folder", "/", "index.html", "/v1.2/", "v1.2/index.html"},
		{"Chinese, escaped", "/", "index.html", "/%E6%96%B0%E9%97%BB/", "新闻/index.html"},
		{"below a path", "/qinghe/", "index.html", "/qinghe/news/", "news/index.html"},
		{"beside a page below a path", "/qinghe/", "news/a/index.html", "../b/", "news/b/index.html"},
		{"outside of the path", "/qinghe/", "index.html", "/other/", ""},
		{"a path that only begins alike", "/qinghe/", "index.html", "/qinghexian/", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			u, err := url.Parse(test.link)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := fileOf(test.base, test.from, u); got != test.want {
				t.Errorf("%s from %s is %q, want %q", test.link, test.from, got, test.want)
			}
		})
	}
}
