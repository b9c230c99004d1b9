package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// FuzzParse holds whatever is written against the promises of the package: it never
// panics, what it prints is safe and stays where it is put, and the text parts add up.
func FuzzParse(f *testing.F) {
	f.Add(notice)
	for _, a := range attacks {
		f.Add(a)
		f.Add("- " + a + "\n\n  **“甲”**乙 https://a.cn/\n\n| a |\n|--|\n|" + a)
	}
	f.Fuzz(func(t *testing.T, source string) {
		doc, found := Parse([]byte(source))
		for _, d := range found {
			if d.Code() == unreadable.Code {
				t.Fatalf("the parser panics on %q", source)
			}
		}
		checkSafe(t, source)
		if text := doc.Text(); strings.Contains(text, "\n\n\n") && !strings.ContainsAny(source, "`~\t ") {
			t.Errorf("%q has empty blocks in its text: %q", source, text)
		}
		for _, h := range doc.Outline() {
			if !safeID(h.ID) || h.Level < 2 || h.Level > 6 {
				t.Errorf("%q has a heading %+v", source, h)
			}
		}
	})
}

// TestShared reads one document from many goroutines, for the race detector.
func TestShared(t *testing.T) {
	doc, _ := Parse([]byte(notice + "\n```\n```\n\n<b>甲</b>\n\n-\n\n<br>\n"))
	var want bytes.Buffer
	doc.HTML(&want, Refs{})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			var out bytes.Buffer
			doc.HTML(&out, Refs{})
			doc.Text()
			doc.Sections()
			doc.Links()
			if out.String() != want.String() {
				t.Error("two printings differ")
			}
		})
	}
	all.Wait()
}

func ExampleParse() {
	doc, found := Parse([]byte("# 总则\n\n根据青政发[2026]12号，**“公开”**是\n常态。[公文](rules.md)\n"))
	var page bytes.Buffer
	doc.HTML(&page, Refs{
		Link: func(dest string) (string, bool) { return "/" + strings.TrimSuffix(dest, ".md") + "/", false },
		Cite: func(number string) (string, bool) { return "/d/", number == "青政发〔2026〕12号" },
	})
	fmt.Println(len(found), doc.Outline())
	fmt.Println(page.String())
	fmt.Println(doc.Text())
	// Output:
	// 0 [{2 总则 总则 1}]
	// <h2 id="总则">总则</h2><p>根据<a class="gx-cite" href="/d/">青政发[2026]12号</a>，<strong>“公开”</strong>是常态。<a href="/rules/">公文</a></p>
	// 总则
	// 根据青政发[2026]12号，“公开”是常态。公文
}

// article is a notice of about 2,000 Chinese characters.
var article = strings.Repeat(`## 一、总体要求

为贯彻落实**“公开为常态、不公开为例外”**的要求，根据青政发〔2026〕12号文件，结合本县实际，制定本方案。各乡镇人民政府、县政府各部门应当按照职责分工，
及时、准确公开政府信息，详见（https://www.qinghe.gov.cn/a）。自公布之日起二十个工作日内公开，法律、法规另有规定的，从其规定。

1. 明确公开主体，谁制作谁公开，谁保存谁公开，并接受社会监督。
2. 规范公开渠道，以政府网站为第一平台，统筹用好政务新媒体、公开栏和便民服务点。

| 事项 | 时限 |
|---|---|
| 预算决算 | 批准后二十日 |

`, 8)

func BenchmarkParseHTML(b *testing.B) {
	src := []byte(article)
	refs := Refs{
		Link: func(dest string) (string, bool) { return dest, strings.HasPrefix(dest, "http") },
		Cite: func(number string) (string, bool) { return "/d/", number == "青政发〔2026〕12号" },
	}
	var out bytes.Buffer
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		doc, _ := Parse(src)
		out.Reset()
		doc.HTML(&out, refs)
	}
}

func BenchmarkText(b *testing.B) {
	doc, _ := Parse([]byte(article))
	b.ReportAllocs()
	for b.Loop() {
		doc.Text()
	}
}
