package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attacks are bodies that try to bring script, style or foreign frames into a page.
var attacks = []string{
	`<script>alert(1)</script>`,
	`<SCRIPT SRC=//x.cn/a.js></SCRIPT>`,
	`a <script>alert(1)</script> b`,
	`<scr<script>ipt>alert(1)</script>`,
	`<script/x>alert(1)</script/x>`,
	"<script\n>alert(1)</script\n>",
	`<img src=x onerror=alert(1)>`,
	`<img src=x oNeRrOr=alert(1)>`,
	`<img/src=x/onerror=alert(1)>`,
	`<img src="x" onerror="alert(1)"/>`,
	`<img src=javascript:alert(1)>`,
	`<img src="data:text/html,<script>alert(1)</script>">`,
	`<img src="data:image/svg+xml;base64,PHN2Zz4=">`,
	`<a href="javascript:alert(1)">x</a>`,
	`<a href="JaVaScRiPt:alert(1)">x</a>`,
	`<a href=" javascript:alert(1)">x</a>`,
	"<a href=\"java\tscript:alert(1)\">x</a>",
	"<a href=\"java\nscript:alert(1)\">x</a>",
	`<a href="&#106;avascript:alert(1)">x</a>`,
	`<a href="java&Tab;script:alert(1)">x</a>`,
	`<a href="&#1;javascript:alert(1)">x</a>`,
	`<a href="vbscript:msgbox(1)">x</a>`,
	`<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>`,
	`<a href="file:///c:/windows">x</a>`,
	`[x](javascript:alert(1))`,
	`[x](JAVASCRIPT:alert(1))`,
	`[x](java&#115;cript:alert(1))`,
	`[x](javascript&colon;alert(1))`,
	`[x](<javascript:alert(1)>)`,
	`[x](<java&Tab;script:alert(1)>)`,
	"[x][r]\n\n[r]: javascript:alert(1)",
	`<javascript:alert(1)>`,
	`<data:text/html,x>`,
	`![x](javascript:alert(1))`,
	`![x](data:image/svg+xml,<svg/onload=alert(1)>)`,
	`[x](/a "\" onmouseover=\"alert(1)")`,
	`![" onerror="alert(1)](a.png)`,
	"```\" onclick=\"alert(1)\nx\n```",
	`## x {#a" onclick="alert(1)}`,
	`<p style="background:url(javascript:alert(1))">x</p>`,
	`<style>@import "//x.cn/a.css";</style>`,
	`<link rel=stylesheet href=//x.cn/a.css>`,
	`<iframe src="//x.cn"></iframe>`,
	`<iframe srcdoc="<script>alert(1)</script>">`,
	`<object data="//x.cn/a.swf"></object><embed src=a.swf>`,
	`<form action="//x.cn"><input name=q><button>x</button></form>`,
	`<svg onload=alert(1)><script>alert(1)</script></svg>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<textarea><img title="</textarea><img src=x onerror=alert(1)>">`,
	`<title><a title="</title><script>alert(1)</script>">`,
	`<xmp><p title="</xmp><img src=x onerror=alert(1)>">`,
	`<plaintext><script>alert(1)</script>`,
	`<!--><script>alert(1)</script>-->`,
	`<!-- --!><script>alert(1)</script> -->`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`<?xml version="1.0"?><script>alert(1)</script>`,
	`<base href="//x.cn/">`,
	`<meta http-equiv=refresh content="0;url=//x.cn">`,
	`<details open ontoggle=alert(1)><summary>x</summary></details>`,
	`<video src=a onerror=alert(1)><source onerror=alert(1)></video>`,
	`<body onload=alert(1)>`,
	`<div id="gx-search" class="gx-header" role="banner">x</div>`,
	`</div></main></body><script>alert(1)</script>`,
	"<div a=\"\n\n<img src=x onerror=alert(1)>\n\n\">",
	"| a |\n|---|\n| </td></table><script>alert(1)</script> |",
	`<a href="x" onclick="alert(1)"><b onmouseover=alert(1)>x`,
	`<template><script>alert(1)</script></template>`,
	`<select><option><script>alert(1)</script></option></select>`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`,
	`<https://x.cn/"onclick="alert(1)>`,
	`https://x.cn/'onclick='alert(1)`,
}

// checkSafe reads printed HTML back as a browser would and fails on everything a
// page must not hold, or that would not stay where it was put.
func checkSafe(t *testing.T, source string) {
	t.Helper()
	doc, _ := Parse([]byte(source))
	var out bytes.Buffer
	doc.HTML(&out, Refs{Cite: func(string) (string, bool) { return "/d/", true }})
	page := "<main><div>" + out.String() + "</div><p id=after></p></main>"
	nodes, err := html.ParseFragment(strings.NewReader(page), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil || len(nodes) != 1 || nodes[0].LastChild == nil || nodes[0].LastChild.PrevSibling != nodes[0].FirstChild {
		t.Fatalf("%q leaves its place: %s", source, page)
	}
	for n := range nodes[0].Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && (n.Namespace != "" || !slices.Contains(printed, n.Data)) {
			t.Errorf("%q prints <%s>: %s", source, n.Data, page)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.Join(strings.Fields(strings.Map(visible, a.Val)), ""))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" ||
				(a.Key == "href" || a.Key == "src") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:") ||
					strings.HasPrefix(value, "vbscript:") || strings.HasPrefix(value, "file:")) ||
				a.Key == "id" && strings.HasPrefix(a.Val, "gx-") {
				t.Errorf("%q prints %s=%q: %s", source, a.Key, a.Val, page)
			}
		}
	}
}

func visible(r rune) rune {
	if r <= ' ' {
		return -1
	}
	return r
}

func TestAttacks(t *testing.T) {
	if len(attacks) < 40 {
		t.Fatal("attacks are missing")
	}
	for _, a := range attacks {
		checkSafe(t, a)
		checkSafe(t, "> "+a+"\n\n**甲**\n")
		checkSafe(t, "甲"+a+"乙\n\n<div>\n\n"+a)
	}
}

func TestDropped(t *testing.T) {
	_, found := Parse([]byte("甲\n\n<iframe src=x></iframe>\n\n<p><font>乙</font></p>\n\n<iframe></iframe>\n\n[丙](vbscript:x)"))
	want := []struct {
		code string
		line int
		text string
	}{
		{"M1010", 3, "HTML 元素 <iframe> 不允许使用，已去除（共 2 处）"},
		{"M1011", 9, "链接地址的协议不允许使用，链接已去除：vbscript:x"},
	}
	if len(found) != len(want) {
		t.Fatalf("found %d: %v", len(found), found)
	}
	for i, w := range want {
		if f := found[i]; f.Code() != w.code || f.Line != w.line || f.Message(0) != w.text {
			t.Errorf("found %s line %d %s", f.Code(), f.Line, f.Message(0))
		}
	}
}

// TestHostile gives the parser 200 KB of each pattern known to take quadratic time
// or space. Each is read quickly or refused, and what is refused has a line.
func TestHostile(t *testing.T) {
	patterns := []string{
		"[", "![", "(", "*", "_", "~", "`", "<", ">", "> ", "]", "{", "|", "&", "\\", "!", ":", "^", "$",
		"[a](", "[a](<b", `[a](b "c`, "[a][b", "[a]", "[^a", "[^", "![a](b", "[a](b)", "[x]: <", "[a]: b\n", "[^a]: ", "[^a]: b\n",
		"*a ", "**a ", "_a ", "*a_ ", "a**b", "*a **a ", "~~a ", "~a ", "a*", "***a *b_ ", "**甲", "甲**", "“**甲”",
		"<a ", "<a b=", `<a b="`, "<!--", "<?", "<!A", "<![CDATA[", "</a", "<div>", "<b>", "<p>", "<table>", "<a href=x>", "<b><p>", "<div>\n\n", "<i a=1>", "<script>", "<a:", "<a@",
		"- ", "+ ", "* ", "1. ", "- a\n", "- - ", "> - ", ": ", "a\n: b\n", "a\n\n: ", "- [ ] ", "# ", "#", "# a {#b}\n", "# {#\n", "=\n", "a\n===\n",
		"```", "```\n", "~~~", "`a", "`a``", "a`b ``", "    a\n", "\ta\n", "\n", " ", "甲", "甲\n", "\\\n", "a  \n", "&a", "&#1", "&amp;", "&#x",
		"|a", "|-", "a|b\n-|-\n", "|a|\n|-|\n", "a\n-\n", "http://", "https://a.b", "www.", "a@", "@a.b", "a@b.c", "https://a.b(", "https://a.b)",
		"12号", "〔2026〕12号", "青政发〔2026〕12号", "号", "政", "1",
	}
	const size = 200 << 10
	bodies := map[string]string{
		"table of many columns and short rows": strings.Repeat("|a", 5000) + "\n" + strings.Repeat("|-", 5000) + "\n" + strings.Repeat("|\n", 100_000),
		"lists nested by indentation":          nested(440),
		"different runs of backticks":          backticks(600),
		"footnotes and references":             strings.Repeat("[^a]", 20_000) + "\n\n" + strings.Repeat("[^a]: b\n", 15_000),
		"open brackets, then closed ones":      strings.Repeat("[", size/2) + "a" + strings.Repeat("]", size/2),
		"links inside links":                   strings.Repeat("[", size/10) + "a" + strings.Repeat("](b)", size/10),
		"quotations in every line":             strings.Repeat(strings.Repeat(">", 90)+"a\n", size/92),
		"emphasis around emphasis":             strings.Repeat("*a ", size/6) + strings.Repeat(" a*", size/6),
		"definitions, all different":           definitions(12_000),
	}
	for _, p := range patterns {
		bodies[p] = strings.Repeat(p, size/len(p))
	}
	for name, body := range bodies {
		start := time.Now()
		doc, found := Parse([]byte(body))
		var out bytes.Buffer
		doc.HTML(&out, Refs{Cite: func(string) (string, bool) { return "", false }})
		doc.Text()
		doc.Sections()
		doc.Links()
		if took := time.Since(start); took > time.Minute { // a busy machine is forgiven, what is quadratic is not
			t.Errorf("%q took %v", name, took)
		} else if took > 200*time.Millisecond {
			t.Logf("%q took %v, refused %v", name, took, found.Failed())
		}
		if found.Failed() && found[len(found)-1].Line == 0 {
			t.Errorf("%q is refused without a line", name)
		}
	}
}

func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func backticks(most int) string {
	var b strings.Builder
	for i := range most {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()
}

func definitions(count int) string {
	var b strings.Builder
	for i := range count {
		b.WriteString("[a" + strings.Repeat("b", i%7) + string(rune(0x4E00+i)) + "]: /b\n")
	}
	return b.String()
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name, body, code string
		line             int
	}{
		{"too large", strings.Repeat("甲", maxBytes), "M1001", 1},
		{"NUL", "甲\n乙\x00", "M1002", 2},
		{"quotations", "甲\n\n" + strings.Repeat(">", 101), "M1003", 3},
		{"lists", strings.Repeat("- ", 101) + "甲", "M1003", 1},
		{"brackets", "甲\n\n" + strings.Repeat("[a](b", 40_000), "M1004", 3},
		{"table", strings.Repeat("|a", 999) + "\n" + strings.Repeat("|-", 999) + "\n" + strings.Repeat("|\n", 100), "M1005", 2},
		{"footnotes", strings.Repeat("[^a]: b\n", 1001), "M1006", 1001},
		{"raw elements", strings.Repeat("<div>", 600), "M1003", 1},
	}
	for _, test := range tests {
		doc, found := Parse([]byte(test.body))
		if len(found) != 1 || found[0].Code() != test.code || found[0].Line != test.line {
			t.Errorf("%s: found %v", test.name, found)
		}
		if doc.Text() != "" {
			t.Errorf("%s: the document is not empty", test.name)
		}
	}
	for _, body := range []string{"", "\n", strings.Repeat("- ", 200), strings.Repeat("-", 500), strings.Repeat(">", 99) + "甲"} {
		if _, found := Parse([]byte(body)); len(found) > 0 {
			t.Errorf("%.20q is refused: %v", body, found[0].Message(0))
		}
	}
}
