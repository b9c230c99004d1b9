package offline

import "testing"

func TestPage(t *testing.T) {
	const page = `<!DOCTYPE html><html lang="zh-CN"><head>` +
		`<link rel="canonical" href="https://www.qinghe.gov.cn/a/"><script src="/assets/modes.js"></script><script type="module" src="/assets/main.js"></script></head>` +
		`<body><a href="/">首页</a><a href="/b/c/#甲">甲</a><a HREF="/b/form.docx?x=1">表</a><a href="page/2/">2</a><a href="#gx-main">正文</a><a href="mailto:a@b.cn">信</a>` +
		`<form action="/search/"></form><p>1 &lt; 2 &amp; <br>x</p><meta http-equiv="refresh" content="0; url=/b/"></body></html>`
	const want = `<!DOCTYPE html><html lang="zh-CN" data-gx-offline=""><head>` +
		`<link rel="canonical" href="https://www.qinghe.gov.cn/a/"><script src="../../assets/modes.js"></script><script defer="" src="../../assets/main.js"></script></head>` +
		`<body><a href="../../index.html">首页</a><a href="../../b/c/index.html#甲">甲</a><a href="../../b/form.docx?x=1">表</a><a href="page/2/index.html">2</a><a href="#gx-main">正文</a><a href="mailto:a@b.cn">信</a>` +
		`<form action="../../search/index.html"></form><p>1 &lt; 2 &amp; <br>x</p><meta http-equiv="refresh" content="0; url=../../b/index.html"></body></html>`
	if got := string(Page("notices/a/index.html", []byte(page), "/")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRelative(t *testing.T) {
	tests := []struct{ file, base, address, want string }{
		{"index.html", "/", "/a/", "a/index.html"},
		{"index.html", "/", "/", "index.html"},
		{"404.html", "/", "/a/b.css", "a/b.css"},
		{"a/index.html", "/county/", "/county/b/", "../b/index.html"},
		{"a/index.html", "/county/", "/county/", "../index.html"},
		{"a/index.html", "/county/", "/other/", "/other/"},
		{"a/index.html", "/", "//host/x/", "//host/x/"},
		{"a/index.html", "/", "?page=2", "?page=2"},
	}
	for _, tt := range tests {
		dir := place{dir: map[string]string{"index.html": ".", "404.html": ".", "a/index.html": "a"}[tt.file], base: tt.base}
		if got := dir.relative(tt.address); got != tt.want {
			t.Errorf("%s in %s of %s: %s, want %s", tt.address, tt.file, tt.base, got, tt.want)
		}
	}
}
