package markdown

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSuspect(t *testing.T) {
	tests := []struct {
		name, src string
		want      bool
	}{
		{"plain", "一、总体要求\n\n**注意：**详见[附件](表.docx)和 https://www.example.gov.cn/ 。\n", false},
		{"a table of masked names", strings.Repeat("|张*三|柳湾村|\n", 90), false},
		{"a rule of many signs", strings.Repeat("-", 80) + "\n", false},
		{"smaller than", "年收入 < 3 万元", false},
		{"citations in brackets", "见[2026]12号、[a](https://a.cn/)、[b](mailto:a@b.cn)", false},
		{"a tag", "<b>甲</b>", true},
		{"a comment", "<!-- 甲 -->", true},
		{"a script in a link", "[a](javascript:alert(1))", true},
		{"the same on the next line", "[a](\n  javascript:alert(1))", true},
		{"the same in disguise", "[a](java&#115;cript:alert(1))", true},
		{"a definition", "[a]: data:text/html,x", true},
		{"deep quotations", strings.Repeat("> ", 200) + "甲", true},
		{"far to the right", strings.Repeat(" ", 120) + "- 甲", true},
		{"open brackets", strings.Repeat("[", 20_000), true},
	}
	for _, tt := range tests {
		if got := Suspect([]byte(tt.src)); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// What is not suspect has nothing wrong with it.
func TestUnsuspectedIsFine(t *testing.T) {
	pieces := rapid.SampledFrom(strings.Split("甲|文 |\n|\n\n|- |> |  |\t|1. |*|**|_|~~|`|```\n|[|]|](|)|]: |[^1]|[^1]: |!|<|>|a|b:|javascript:|http://a.cn|&colon;|\\|||||-|\x00|\r\n|# |<b|/b>|: ", "|"))
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 4).Draw(t, "phrases") {
			phrase := strings.Join(rapid.SliceOfN(pieces, 1, 8).Draw(t, "phrase"), "")
			b.WriteString(strings.Repeat(phrase, rapid.SampledFrom([]int{1, 1, 2, 7, 60, 150, 1100}).Draw(t, "times")))
		}
		src := []byte(b.String())
		if Suspect(src) {
			return
		}
		if _, found := Parse(src); len(found) > 0 {
			t.Fatalf("not suspected, but %s: %q", found[0].Code(), src)
		}
	})
}

func BenchmarkSuspect(b *testing.B) {
	src := []byte(strings.Repeat("一、总体要求\n\n各镇人民政府要**高度重视**，详见[附件](表.docx)，按照[2026]12号文件的要求做好防汛工作。\n\n", 60))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if Suspect(src) {
			b.Fatal("suspect")
		}
	}
}
