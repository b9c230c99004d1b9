package rules

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// sameTitle finds one thing published twice: the same title on the same day by the
// same unit.
var sameTitle = audit.Rule{
	Code: "COL-10", Title: "重复发布", English: "published twice",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）及省级季度检查通报",
	Hint:     "保留一篇，另一篇删去或用“专题”“领域”引到同一篇",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Site: func(c *audit.Context) {
		type key struct {
			title, day string
			issuer     *site.Unit
		}
		first := map[key]*site.Document{}
		for d := range shown(c) {
			if !dated(d) {
				continue
			}
			k := key{strings.TrimSpace(d.Title), d.Attributes.Published.Format("2006-01-02"), d.Issuer}
			if other := first[k]; other != nil {
				c.Report(d.Field("title"), "与 %s 标题、日期相同", audit.Safe(other.Path))
				continue
			}
			first[k] = d
		}
	},
}

// sameBody finds the same text under two titles.
var sameBody = audit.Rule{
	Code: "COL-10a", Title: "正文与另一篇完全相同", English: "the same text stands in another document",
	Basis:    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）及省级季度检查通报",
	Hint:     "保留一篇；确有两个用途的，用链接引到同一篇",
	Severity: diag.Warning, Profile: audit.Inspect, Grade: audit.Sourced,
	Text: func(c *audit.Context, t *audit.Text) {
		if t.Document.Hidden == site.Shown && longer(t.Plain, 60) {
			audit.Shared(c, newBodies).add(t)
		}
	},
	Done: func(c *audit.Context) {
		b := audit.Shared(c, newBodies)
		for _, same := range b.bySum {
			first := same[0]
			for _, d := range same {
				if d.Path < first.Path {
					first = d
				}
			}
			for _, d := range same {
				if d != first {
					c.Report(d.Field("title"), "与 %s 相同", audit.Safe(first.Path))
				}
			}
		}
	},
}

// bodies are the documents by the hash of their text.
type bodies struct {
	mu    sync.Mutex
	bySum map[uint64][]*site.Document
}

func newBodies(*audit.Context) *bodies { return &bodies{bySum: map[uint64][]*site.Document{}} }

func (b *bodies) add(t *audit.Text) {
	sum := sumOfWords(t.Plain)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.bySum[sum] = append(b.bySum[sum], t.Document)
}

// sumOfWords is a hash of a text that does not depend on its white space.
func sumOfWords(text string) uint64 {
	hash := xxhash.New()
	word := 0 // where it begins
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		switch {
		case 0xE4 <= r && r <= 0xEF: // Chinese, most of the text; the last space is U+3000
			i += 3
			continue
		case ' ' < r && r < utf8.RuneSelf:
			i++
			continue
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if unicode.IsSpace(r) {
			hash.WriteString(text[word:i])
			word = i + size
		}
		i += size
	}
	hash.WriteString(text[min(word, len(text)):])
	return hash.Sum64()
}
