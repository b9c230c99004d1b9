package office

import (
	"strings"

	"github.com/mozillazg/go-pinyin"
)

const longestSlug = 60 // bytes

// readings are words whose characters are read in another way than usual.
var readings = []struct{ word, pinyin string }{
	{"银行", "yin hang"}, {"行业", "hang ye"}, {"重建", "chong jian"}, {"重新", "chong xin"}, {"重阳", "chong yang"},
	{"县长", "xian zhang"}, {"镇长", "zhen zhang"}, {"乡长", "xiang zhang"}, {"局长", "ju zhang"}, {"村长", "cun zhang"},
	{"调查", "diao cha"}, {"调研", "diao yan"}, {"抽调", "chou diao"}, {"曲艺", "qu yi"}, {"会计", "kuai ji"},
	{"供给", "gong ji"}, {"给付", "ji fu"}, {"率先", "shuai xian"}, {"朝阳", "chao yang"}, {"传记", "zhuan ji"},
}

// slug is a name for the document's folder: by its number, which is short and its
// own, else by its title.
func (f *facts) slug() string {
	if f.number.sure {
		if name := slugOf(strings.TrimSuffix(f.number.value, "号"), ""); name != "" {
			return name
		}
	}
	title := f.title.value
	if cut := strings.Index(title, "关于"); cut > 0 {
		title = title[cut:] // who issued it is said elsewhere
	}
	title = strings.TrimPrefix(title, "关于")
	title = strings.TrimPrefix(strings.TrimPrefix(title, "印发"), "公布")
	if name := slugOf(title, "-"); name != "" {
		return name
	}
	return "document"
}

// slugOf writes Chinese in pinyin, the syllables joined by between, and everything
// else that is no letter or digit as one dash. It stops between syllables.
func slugOf(s, between string) string {
	for _, r := range readings {
		s = strings.ReplaceAll(s, r.word, " "+r.pinyin+" ")
	}
	args := pinyin.NewArgs()
	var words []string
	word, han := "", false
	flush := func() {
		if word != "" {
			words = append(words, word)
		}
		word, han = "", false
	}
	for _, r := range strings.ToLower(s) {
		switch syllables := pinyin.SinglePinyin(r, args); {
		case len(syllables) > 0:
			if !han || between != "" {
				flush()
			}
			word, han = word+ascii(syllables[0]), true
		case wordByte(r):
			if han {
				flush()
			}
			word += string(r)
		default:
			flush()
		}
	}
	flush()
	slug := ""
	for _, w := range words {
		w = w[:min(len(w), longestSlug)]
		if slug != "" {
			w = "-" + w
		}
		if len(slug)+len(w) > longestSlug {
			break
		}
		slug += w
	}
	return portable(slug)
}

// ascii drops what a syllable holds besides letters, as in lü.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ü':
			return 'v'
		case r > 'z' || r < 'a':
			return -1
		}
		return r
	}, s)
}

// portable avoids the names that Windows keeps for itself.
func portable(slug string) string {
	switch slug {
	case "con", "prn", "aux", "nul":
		return slug + "-1"
	}
	if len(slug) == 4 && (strings.HasPrefix(slug, "com") || strings.HasPrefix(slug, "lpt")) {
		return slug + "-1"
	}
	return slug
}
