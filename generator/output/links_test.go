package output

import (
	"strings"
	"testing"

	"gongkai/generator/diag"
)

// A text may only point to what is public: the address of anything else, and the
// name of its file, do not come out.
func TestLinksOfTexts(t *testing.T) {
	const hidden = `-- content/notices/secret2/index.md --
---
标题: 甲
类型: 公告公示
发布日期: 2026-04-21
公开方式: 不予公开
不予公开理由: {条款: "16", 理由: 内部事务}
短地址: concealed
附件: [names2.docx]
---
-- content/notices/secret2/names2.docx --
甲
`
	tests := []struct{ name, text, page string }{
		{"document", "[办法](../policies/housing/index.md#总则)", `<a href="/policies/housing/#%E6%80%BB%E5%88%99">办法</a>`},
		{"a name with escapes", "[办法](../policies/hous%69ng/index.md)", `<a href="/policies/housing/">办法</a>`},
		{"column", "[文件](../policies/_index.md)", "文件"},
		{"in the page", "[上](#上)", `<a href="#%E4%B8%8A">上</a>`},
		{"a page of the site", "[地图](/map/)", `<a href="/map/">地图</a>`},
		{"another site", "[表](https://zwfw.example.gov.cn/a)", `href="https://zwfw.example.gov.cn/a"`},
		{"telephone", "[电话](tel:0999-5550100)", `<a href="tel:0999-5550100">电话</a>`},
		{"withheld, as a file", "[乙](secret2/index.md)", "<p>乙</p>"},
		{"withheld, as an address", "[乙](/notices/concealed/)", "<p>乙</p>"},
		{"withheld, as an address of its file", "[乙](/notices/secret2/)", "<p>乙</p>"},
		{"withheld, its attachment", "[乙](/notices/concealed/names2.docx)", "<p>乙</p>"},
		{"no document", "[乙](missing.md)", "<p>乙</p>"},
		{"raw HTML", `<a href="secret2/index.md">乙</a>`, "<p>乙</p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := fixture(t, hidden, "-- content/notices/places.md --\n---\n标题: 甲\n类型: 公告公示\n发布日期: 2026-04-21\n---\n"+tt.text+"\n")
			page := string(p.bytes(t, "notices/places/index.html"))
			if !strings.Contains(page, tt.page) {
				t.Errorf("want %s in %s", tt.page, page[strings.Index(page, "</pre>"):])
			}
			twin := string(p.bytes(t, "notices/places/index.md"))
			for _, secret := range []string{"secret2", "concealed", "names2", "missing"} {
				if strings.Contains(page, secret) || strings.Contains(twin, secret) {
					t.Errorf("%s comes out in\n%s\n%s", secret, page, twin)
				}
			}
		})
	}
}

func TestBrokenLinksAreReported(t *testing.T) {
	tests := []struct {
		name, text string
		line       int // 0: nothing is reported
		hint       string
	}{
		{"no document", "[办法](../policies/hausing/index.md#总则)", 8, "../policies/housing/index.md"},
		{"no file", "见[表](form.docx)。", 8, "本文件旁边"},
		{"a file in other letters", "见[表](Plan.DOCX)。", 8, "plan.docx"},
		{"no picture", "![流程](flow%20chart.png)", 8, ""},
		{"by reference", "见[表]。\n\n[表]: form.docx", 8, ""},
		{"raw HTML", `<p><img src="flow.png" alt="流程"></p>`, 8, ""},
		{"an address without its scheme", "[网](www.example.gov.cn)", 8, ""},
		{"a document without its ending", "[办法](../policies/housing/)", 0, ""},
		{"a column", "[文件](../policies/)", 0, ""},
		{"in the page", "[上](#上)", 0, ""},
		{"telephone", "[电话](tel:0999-5550100) [邮箱](mailto:office@example.gov.cn) <office@example.gov.cn>", 0, ""},
		{"another site", "[网](https://www.example.gov.cn/a.pdf) www.example.gov.cn/b.pdf", 0, ""},
		{"a page of the site", "[地图](/map/)", 0, ""},
		{"code", "`[代码](code.md)` `<img src=\"a.png\">`\n\n    [代码](code.docx)", 0, ""},
		{"brackets", "附件[3](共 5 页)。", 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := fixture(t, "-- content/notices/plan.docx --\n甲\n-- content/notices/places.md --\n---\n标题: 甲\n类型: 公告公示\n发布日期: 2026-04-21\n---\n见下。\n\n"+tt.text+"\n")
			var broken diag.List
			for _, d := range p.found {
				if d.Code() == "P1007" {
					broken.Add(d)
				}
			}
			switch {
			case tt.line == 0 && len(broken) > 0:
				t.Errorf("%s: %s", broken[0].Place, broken[0].Message(diag.ZH))
			case tt.line > 0 && len(broken) != 1:
				t.Errorf("found %v", p.found)
			case tt.line > 0 && (broken[0].File != "content/notices/places.md" || broken[0].Line != tt.line || !strings.Contains(broken[0].Hint(diag.ZH), tt.hint)):
				t.Errorf("found %v: %s", broken[0].Place, broken[0].Hint(diag.ZH))
			}
		})
	}
}

// Files of a column's own text come out with it, and its links lead to documents.
func TestTextOfAColumn(t *testing.T) {
	p := fixture(t, "-- content/policies/_index.md --\n---\n标题: 政策文件\n---\n![流程](flow.png)[办法](housing/index.md)\n-- content/policies/flow.png --\nx\n")
	page := string(p.bytes(t, "policies/index.html"))
	for _, want := range []string{`src="/policies/flow.png"`, `<a href="/policies/housing/">办法</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if string(p.bytes(t, "policies/flow.png")) != "x\n" {
		t.Error("the picture is not copied")
	}
}

// A number is taken for ever: what nobody may see takes none.
func TestWithheldHasNoNumber(t *testing.T) {
	p := fixture(t, "-- content/notices/withheld.md --\n---\n标题: 甲\n类型: 公告公示\n发文机关: education\n成文日期: 2026-01-02\n发布日期: 2026-04-21\n公开方式: 不予公开\n不予公开理由: {条款: \"16\", 理由: 内部事务}\n---\n")
	if d := p.site.Find("notices/withheld"); d.Number != "" {
		t.Errorf("number %s", d.Number)
	}
}
