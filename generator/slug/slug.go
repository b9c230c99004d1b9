// Package slug writes names for addresses and folders: Chinese in pinyin, letters and
// digits as they are, everything between as one dash.
//
//	slug.Title("青禾县人民政府关于印发供水办法的通知")  // gong-shui-ban-fa
//	slug.Number("青政办发〔2026〕7号")             // qingzhengbanfa-2026-7
//
// A name is short, is cut between syllables, and is none that a system or this
// program keeps for itself.
package slug

import (
	"cmp"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// longest is how many bytes a name may have: it is a part of addresses that people
// read out and print.
const longest = 60

// readings are words whose characters are read in another way than usual.
var readings = strings.NewReplacer(
	"银行", " yin hang ", "行业", " hang ye ", "重建", " chong jian ", "重新", " chong xin ", "重阳", " chong yang ",
	"县长", " xian zhang ", "镇长", " zhen zhang ", "乡长", " xiang zhang ", "局长", " ju zhang ", "村长", " cun zhang ",
	"调查", " diao cha ", "调研", " diao yan ", "抽调", " chou diao ", "曲艺", " qu yi ", "会计", " kuai ji ",
	"供给", " gong ji ", "给付", " ji fu ", "率先", " shuai xian ", "朝阳", " chao yang ", "传记", " zhuan ji ",
)

// common is said of every document of its sort and names none.
var (
	commonHeads = []string{"印发", "公布"}
	commonTails = []string{"的通知", "的公告", "的通告", "的公示", "的意见"}
)

// Title is the name of a document by its title. Who issued it is said elsewhere, so
// the name begins after 关于. A title without any word is a "document".
func Title(title string) string {
	if _, matter, ok := strings.Cut(title, "关于"); ok && matter != "" {
		title = matter
	}
	for _, head := range commonHeads {
		title = strings.TrimPrefix(title, head)
	}
	for _, tail := range commonTails {
		title = strings.TrimSuffix(title, tail)
	}
	return cmp.Or(join(words(title, false)), "document")
}

// Number is the name of a document by its number, the letters of the issuer in one
// word; empty when there is nothing to name.
func Number(number string) string {
	return join(words(strings.TrimSuffix(number, "号"), true))
}

// words are the syllables, words and numbers of a text; whole keeps the syllables of
// neighbouring characters together.
func words(text string, whole bool) []string {
	args := pinyin.NewArgs()
	var list []string
	word, han := "", false
	flush := func() {
		if word != "" {
			list = append(list, word)
		}
		word, han = "", false
	}
	for _, r := range strings.ToLower(readings.Replace(text)) {
		switch syllables := pinyin.SinglePinyin(r, args); {
		case len(syllables) > 0:
			if !han || !whole {
				flush()
			}
			word, han = word+strings.Map(letter, syllables[0]), true
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if han {
				flush()
			}
			word += string(r)
		default:
			flush()
		}
	}
	flush()
	return list
}

// join stops before the name is too long.
func join(words []string) string {
	slug := ""
	for _, w := range words {
		w = w[:min(len(w), longest)]
		if slug != "" {
			w = "-" + w
		}
		if len(slug)+len(w) > longest {
			break
		}
		slug += w
	}
	return portable(slug)
}

// letter keeps the letters of a syllable: lü is written lv.
func letter(r rune) rune {
	switch {
	case r == 'ü':
		return 'v'
	case r >= 'a' && r <= 'z':
		return r
	}
	return -1
}

// portable avoids the names that Windows and this program keep for themselves.
func portable(slug string) string {
	device := len(slug) == 4 && slug[3] >= '1' && slug[3] <= '9' && (slug[:3] == "com" || slug[:3] == "lpt")
	if device || slug == "con" || slug == "prn" || slug == "aux" || slug == "nul" || slug == "index" {
		return slug + "-1"
	}
	return slug
}
