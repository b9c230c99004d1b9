package rules

import (
	"net/url"
	"testing"
)

func TestFileOf(t *testing.T) {
	tests := []struct {
		name, base, from, link, want string
		plain                        bool
	}{
		{"a folder", "/", "index.html", "/news/", "news/index.html", true},
		{"a folder without its slash", "/", "index.html", "/news", "news/index.html", false},
		{"home", "/", "news/a/index.html", "/", "index.html", true},
		{"the host alone", "/", "news/a/index.html", "https://www.qinghe.gov.cn", "index.html", false},
		{"a file", "/", "index.html", "/news/form.docx", "news/form.docx", true},
		{"an address of the site itself", "/", "index.html", "https://www.qinghe.gov.cn/news/", "news/index.html", true},
		{"a query to a folder", "/", "index.html", "/news/?page=2/", "news/index.html", false},
		{"two strokes", "/", "index.html", "/news//a/", "news/a/index.html", false},
		{"a folder above, from the root", "/", "index.html", "/news/../a/", "a/index.html", false},
		{"beside the page", "/", "news/a/index.html", "form.docx", "news/a/form.docx", false},
		{"above the page", "/", "news/a/index.html", "../b/", "news/b/index.html", false},
		{"a place in the page itself", "/", "news/a/index.html", "#top", "news/a/index.html", false},
		{"a query", "/", "index.html", "/search/?q=低保", "search/index.html", false},
		{"a dot in a folder", "/", "index.html", "/v1.2/", "v1.2/index.html", true},
		{"Chinese, escaped", "/", "index.html", "/%E6%96%B0%E9%97%BB/", "新闻/index.html", false},
		{"below a path", "/qinghe/", "index.html", "/qinghe/news/", "news/index.html", true},
		{"beside a page below a path", "/qinghe/", "news/a/index.html", "../b/", "news/b/index.html", false},
		{"outside of the path", "/qinghe/", "index.html", "/other/", "", false},
		{"a path that only begins alike", "/qinghe/", "index.html", "/qinghexian/", "", false},
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
			roots := []string{test.base, "https://www.qinghe.gov.cn" + test.base}
			if got, plain := appendFile(nil, roots, test.link); plain != test.plain || plain && string(got) != test.want {
				t.Errorf("%s is %q, plain: %v; want %q", test.link, got, plain, test.want)
			}
		})
	}
}
