package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPage(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"headings begin at level 2", "# 一、总体要求\n\n## （一）目标", `<h2 id="一-总体要求">一、总体要求</h2><h3 id="一-目标">（一）目标</h3>`},
		{"deep headings rise to level 2", "### 甲\n\n#### 乙", `<h2 id="甲">甲</h2><h3 id="乙">乙</h3>`},
		{"repeated headings", "## 附则\n\n## 附则\n\n## 附则-2\n\n## 附则", `<h2 id="附则">附则</h2><h2 id="附则-2">附则</h2><h2 id="附则-2-2">附则-2</h2><h2 id="附则-3">附则</h2>`},
		{"chosen id", "## 联系方式 {#contact}", `<h2 id="contact">联系方式</h2>`},
		{"chosen id wins over an earlier one", "## contact\n\n## 联系 {#contact}", `<h2 id="contact-2">contact</h2><h2 id="contact">联系</h2>`},
		{"ids of the page are not taken", "## gx-main {#gx-main}", `<h2 id="h-gx-main-gx-main">gx-main {#gx-main}</h2>`},
		{"heading without letters", "## ……", `<h2 id="section">……</h2>`},
		{"table", "|项目|金额|\n|---|--:|\n|甲|1|", `<div class="gx-table" role="region" tabindex="0" aria-label="表格 1"><table><thead><tr><th scope="col">项目</th><th scope="col" class="gx-align-right">金额</th></tr></thead><tbody><tr><td>甲</td><td class="gx-align-right">1</td></tr></tbody></table></div>`},
		{"figure", `![办公楼](a.png "行政中心")`, `<figure><img src="a.png" alt="办公楼" loading="lazy" decoding="async"><figcaption>行政中心</figcaption></figure>`},
		{"image in text", "见![章](a.png)", `<p>见<img src="a.png" alt="章" loading="lazy" decoding="async"></p>`},
		{"task list", "- [x] 甲\n- [ ] 乙", `<ul><li><input type="checkbox" disabled="" checked="" aria-label="已完成"> 甲</li><li><input type="checkbox" disabled="" aria-label="未完成"> 乙</li></ul>`},
		{"definition list", "依据\n: 条例", `<dl><dt>依据</dt><dd>条例</dd></dl>`},
		{"footnote", "甲[^a]\n\n[^a]: 注", `<p>甲<sup id="fnref:1"><a class="gx-footnote" href="#fn:1" role="doc-noteref">1</a></sup></p><section class="gx-footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>注 <a aria-label="返回正文" class="gx-footnote-return" href="#fnref:1" role="doc-backlink">↩</a></p></li></ol></section>`},
		{"nested list is compact", "1. 甲\n   - 乙\n2. 丙", `<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>`},
		{"external link", "[省政府](https://example.gov.cn/)", `<p><a class="gx-external" href="https://example.gov.cn/" rel="noopener external">省政府</a></p>`},
		{"a space ends a destination", "[下载](附件 1.pdf)", `<p>[下载](附件 1.pdf)</p>`},
		{"link to a file with a space", "[下载](<附件 1.pdf>)", `<p><a href="/files/%E9%99%84%E4%BB%B6%201.pdf">下载</a></p>`},
		{"telephone", "[电话](tel:000)", `<p><a href="tel:000">电话</a></p>`},
		{"forbidden scheme", "[甲](javascript:alert(1)) ![乙](data:image/png;base64,AA)", `<p>甲 乙</p>`},
		{"Word table", "<table border=1 style='x'><tr><td rowspan=2 onclick=a>甲</td></tr></table>", `<div class="gx-table" role="region" tabindex="0" aria-label="表格 1"><table><tbody><tr><td rowspan="2">甲</td></tr></tbody></table></div>`},
		{"what Markdown prints survives raw HTML", "## 甲\n\n<br>\n\n- [x] 乙[^1]\n\n[^1]: 丙", `<h2 id="甲">甲</h2><br><ul><li><input type="checkbox" disabled="" checked="" aria-label="已完成"> 乙<sup id="fnref:1"><a class="gx-footnote" href="#fn:1" role="doc-noteref">1</a></sup></li></ul><section class="gx-footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>丙 <a aria-label="返回正文" class="gx-footnote-return" href="#fnref:1" role="doc-backlink">↩</a></p></li></ol></section>`},
		{"raw HTML cannot look like ours", `<p class="gx-cite" id="gx-main" role="main">甲</p>`, `<p>甲</p>`},
		{"raw link", `<a href="附件 1.pdf" target=_blank>甲</a>`, `<p><a href="/files/%E9%99%84%E4%BB%B6%201.pdf">甲</a></p>`},
		{"raw signs in text", "H<sub>2</sub>O<br>1<sup>er</sup> <span style=x>甲</span>", "<p>H<sub>2</sub>O<br>1<sup>er</sup> 甲</p>"},
		{"raw details around Markdown", "<details open>\n<summary>展开</summary>\n\n**甲**\n\n</details>", `<details open="">` + "\n<summary>展开</summary><p><strong>甲</strong></p></details>"},
		{"raw elements left open", "<div><b>甲\n\n乙", "<div><b>甲<p>乙</p></b></div>"},
		{"raw HTML that closes too much", "</div></section>\n\n甲", "<p>甲</p>"},
		{"raw image", `<img src="a.png" alt="章" width=9>`, `<img src="a.png" alt="章" loading="lazy" decoding="async">`},
		{"a link that leads nowhere", "见[**草案**](hidden/a.md \"草案\")、![章](hidden/b.png)。", "<p>见<strong>草案</strong>、章。</p>"},
		{"raw link that leads nowhere", `见<a href="hidden/a.md">草案</a><img src="hidden/b.png" alt="章">。`, "<p>见草案章。</p>"},
		{"raw h1", "<h1>甲</h1>", "<h2>甲</h2>"},
	}
	refs := Refs{Link: func(dest string) (string, bool) {
		if strings.HasPrefix(dest, "附件") {
			return "/files/" + dest, false
		}
		if strings.HasPrefix(dest, "hidden/") {
			return "", false
		}
		return dest, strings.HasPrefix(dest, "https://")
	}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, render(t, test.source, refs)); diff != "" {
				t.Errorf("%s\n%s", test.source, diff)
			}
		})
	}
}

const notice = `本通知自印发之日起施行。

# 一、总体要求

坚持**公开为常态**，
不公开为例外[^1]。详见[条例](rules.md "全文")。

| 事项 | 时限 |
|---|---|
| 预决算 | 20日 |

## （一）范围

- 甲 ![公章](seal.png)
- 乙 https://www.qinghe.gov.cn/a

<table><tr><td>丙</td><td>丁<br>戊</td></tr></table>

己<script>x</script>庚 <a href="form.docx">表格</a>

[^1]: 另有规定的除外。
`

func TestReading(t *testing.T) {
	doc, found := Parse([]byte(notice))
	if len(found) != 1 || found[0].Code() != "M1010" || found[0].Line != 19 {
		t.Errorf("found %v", found)
	}
	text := "本通知自印发之日起施行。\n一、总体要求\n坚持公开为常态，不公开为例外。详见条例。\n事项\t时限\n预决算\t20日\n" +
		"（一）范围\n甲 公章\n乙 https://www.qinghe.gov.cn/a\n丙\t丁\n戊\n己庚 表格\n另有规定的除外。"
	if diff := cmp.Diff(text, doc.Text()); diff != "" {
		t.Errorf("text\n%s", diff)
	}
	outline := []Heading{{2, "一-总体要求", "一、总体要求", 3}, {3, "一-范围", "（一）范围", 12}}
	if diff := cmp.Diff(outline, doc.Outline()); diff != "" {
		t.Errorf("outline\n%s", diff)
	}
	links := []Link{
		{Dest: "rules.md", Text: "条例", Line: 6, Title: "全文"},
		{Dest: "seal.png", Text: "公章", Line: 14, Image: true},
		{Dest: "https://www.qinghe.gov.cn/a", Text: "https://www.qinghe.gov.cn/a", Line: 15},
		{Dest: "form.docx", Text: "表格", Line: 19},
	}
	if diff := cmp.Diff(links, doc.Links()); diff != "" {
		t.Errorf("links\n%s", diff)
	}
	sections := doc.Sections()
	if len(sections) != 3 || sections[0].Heading != "" || sections[1].ID != "一-总体要求" ||
		!strings.HasPrefix(sections[2].Text, "甲 公章") || !strings.HasPrefix(sections[1].Text, "坚持公开") {
		t.Errorf("sections %+v", sections)
	}
}
