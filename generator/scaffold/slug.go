package scaffold

import (
	"cmp"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

const longestSlug = 60

// readings are words whose characters are read in another way than usual.
var readings = strings.NewReplacer(
	"银行", " yin hang ", "行业", " hang ye ", "重建", " chong jian ", "重新", " chong xin ", "重阳", " chong yang ",
	"县长", " xian zhang ", "镇长", " zhen zhang ", "乡长", " xiang zhang ", "局长", " ju zhang ",
	"调查", " diao cha ", "调研", " diao yan ", "会计", " kuai ji ", "供给", " gong ji ", "给付", " ji fu ",
)

// Slug is a name in an address for a title: pinyin, letters and digits, joined by
// dashes and cut between syllables. What is said of every document of its sort is
// left out: 关于, 的通知.
func Slug(title string) string {
	if _, matter, ok := strings.Cut(title, "关于"); ok && matter != "" {
		title = matter // who issued it is said elsewhere
	}
	for _, tail := range []string{"的通知", "的公告", "的通告", "的公示", "的意见"} {
		title = strings.TrimSuffix(title, tail)
	}
	var words []string
	args := pinyin.NewArgs()
	for _, word := range strings.FieldsFunc(readings.Replace(strings.ToLower(title)), func(r rune) bool { return r < 0x80 && !alphanumeric(r) }) {
		ascii := ""
		for _, r := range word {
			if alphanumeric(r) {
				ascii += string(r)
				continue
			}
			words = append(words, ascii)
			ascii = ""
			if syllables := pinyin.SinglePinyin(r, args); len(syllables) > 0 {
				words = append(words, strings.Map(letter, syllables[0]))
			}
		}
		words = append(words, ascii)
	}
	slug := ""
	for _, w := range words {
		switch {
		case w == "":
		case slug == "":
			slug = w[:min(len(w), longestSlug)]
		case len(slug)+1+len(w) <= longestSlug:
			slug += "-" + w
		default:
			return portable(slug)
		}
	}
	return portable(cmp.Or(slug, "document"))
}

func alphanumeric(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

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
