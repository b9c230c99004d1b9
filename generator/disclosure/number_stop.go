package disclosure

import (
	"strings"
	"unicode/utf8"
)

// stopWords are the words that end the search for the beginning of a name, by their
// last character.
type stopWords map[rune][]string

// Words that stand before a citation. The names of institutions are not part of an
// agency code, but they are part of the name before an order.
const (
	particles = `以 与 及 或 按 据 由 在 被 该 此 其 见 的 了 是 号 和
		按照 根据 依据 依照 遵照 参照 对照 关于 印发 转发 下发 制发 发布 公布 颁布 出台 废止 修订 修改 下达 批准
		执行 落实 贯彻 实施 符合 违反 结合 文件 通知 规定 意见 要求 办法 以下 如下 包括 其中 文号 字号`
	institutions = `国务院 人民政府 委员会 办公室 办公厅 省政府 市政府 区政府 县政府 乡政府 镇政府`
)

var (
	beforeAgency    = newStopWords(particles + " " + institutions)
	beforeAuthority = newStopWords(particles)
)

func newStopWords(words string) stopWords {
	byLast := stopWords{}
	for _, w := range strings.Fields(words) {
		last, _ := utf8.DecodeLastRuneInString(w)
		byLast[last] = append(byLast[last], w)
	}
	return byLast
}

// at reports whether text, whose last character is c, ends in a stop word. next is the
// first character of the name found so far.
func (s stopWords) at(text string, c, next rune) bool {
	for _, w := range s[c] {
		if strings.HasSuffix(text, w) {
			return c != '和' || !strings.ContainsRune("政平静田龙硕顺林县", next) // 和政县, 和平县 …
		}
	}
	return false
}
