package rules

import (
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// pasteLimit is how much of an interpretation may be the words of its policy.
const pasteLimit = 0.6

// pasted finds interpretations that repeat the policy instead of explaining it.
var pasted = audit.Rule{
	Code: "INTERP-06", Title: "解读照搬政策原文", English: "the interpretation repeats the policy",
	Basis: interpBasis + "：解读要说明背景依据、目标任务、主要内容、涉及范围、执行标准和注意事项", Hint: "用自己的话说明为什么出台、给谁什么好处、怎么办理、与旧政策有什么不同",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		if d.Hidden == site.Shown && (len(d.InterpretedBy) > 0 || d.Kind == disclosure.Interpretation) {
			audit.Shared(c, newPhrases).add(d, t.Plain)
		}
	},
	Done: func(c *audit.Context) {
		all := audit.Shared(c, newPhrases)
		for d, own := range all.of {
			for _, policy := range d.Interprets {
				if share := own.within(all.of[policy]); share >= pasteLimit {
					c.Report(d.Field("title"), "%d%% 与%s相同", int(share*100), policy)
				}
			}
		}
	},
}

// phrases are the texts of documents as sets of phrases.
type phrases struct {
	mu sync.Mutex
	of map[*site.Document]phraseSet
}

func newPhrases(*audit.Context) *phrases { return &phrases{of: map[*site.Document]phraseSet{}} }

func (p *phrases) add(d *site.Document, text string) {
	set := phrasesOf(text)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.of[d] = set
}

// phraseSet is every run of some characters of a text, sorted; white space aside.
type phraseSet []uint64

// phraseLength is long enough that a phrase in common is a text in common.
const phraseLength = 8

func phrasesOf(text string) phraseSet {
	var runes []rune
	for _, r := range text {
		if r > ' ' && r != '　' {
			runes = append(runes, r)
		}
	}
	var set phraseSet
	for i := 0; i+phraseLength <= len(runes); i++ {
		set = append(set, xxhash.Sum64String(string(runes[i:i+phraseLength])))
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// within is the share of s that is in other too. Too little text says nothing.
func (s phraseSet) within(other phraseSet) float64 {
	if len(s) < 40 || len(other) == 0 {
		return 0
	}
	both := 0
	for _, p := range s {
		if _, ok := slices.BinarySearch(other, p); ok {
			both++
		}
	}
	return float64(both) / float64(len(s))
}

// saysLittle finds interpretations in words that leave out what they are for.
var saysLittle = audit.Rule{
	Code: "INTERP-06a", Title: "文字解读没有说明背景或主要内容", English: "the interpretation lacks background or contents",
	Basis: interpBasis + "：解读要说明背景依据、目标任务、主要内容、涉及范围、执行标准和注意事项", Hint: "写明出台背景（依据）和主要内容",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		inWords := len(d.InterpretationForm) == 0 || slices.Contains(d.InterpretationForm, disclosure.FormText)
		if d.Kind != disclosure.Interpretation || d.Hidden != site.Shown || !inWords {
			return
		}
		list := lacking(t.Plain, []string{"背景", "主要内容"}, map[string][]string{
			"背景": {"依据", "为什么", "起草过程", "目的", "出台"}, "主要内容": {"内容", "规定", "标准", "变化", "措施", "条件"},
		})
		if len(list) > 0 {
			c.Report(t.Start(), "没有写到：%s", some(list, 2))
		}
	},
}

// pictureOnly finds interpretations in pictures without the same in words.
var pictureOnly = audit.Rule{
	Code: "INTERP-08", Title: "图解没有文字说明", English: "a graphic interpretation has no text",
	Basis: "GB/T 37668—2019 信息技术 互联网内容无障碍可访问性技术要求与测试方法；" + interpBasis, Hint: "在图后写上与图片内容相同的文字",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.Derived,
	Text: func(c *audit.Context, t *audit.Text) {
		d := t.Document
		drawn := func(f disclosure.InterpretationForm) bool {
			return f == disclosure.FormGraphic || f == disclosure.FormOnePicture || f == disclosure.FormVideo
		}
		if d.Kind != disclosure.Interpretation || d.Hidden != site.Shown || !slices.ContainsFunc(d.InterpretationForm, drawn) {
			return
		}
		if n := len([]rune(t.Plain)); n < 100 {
			c.Report(t.Start(), "正文 %d 字", n)
		}
	},
}
