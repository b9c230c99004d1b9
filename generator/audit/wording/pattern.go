package wording

import (
	"regexp"
	"strings"
)

// pattern is a fault that a list of words cannot say. It is tried on a line that holds
// one of the signs, in which # stands for digits, if there are any; group 1 of the
// expression is what is wrong.
type pattern struct {
	kind  Kind
	signs []string
	*regexp.Regexp
	want string
}

func re(kind Kind, signs, expr, want string) pattern {
	return pattern{kind, strings.Fields(signs), regexp.MustCompile(expr), want}
}

const bullet = `^[#>\s*-]*`

var patterns = []pattern{
	re(Leftover, "测试", bullet+`(测试[0-9]*|测试测试[测试]*|测试(?:内容|信息|文章|标题|数据|页面|栏目|一下)[0-9]*)[。.]?\s*$`, ""),
	re(Leftover, "这是测试 这是一条测试 这是一个测试 这是一篇测试 测试文章 测试标题 测试栏目", `(这是(?:一[条个篇])?测试|测试(?:文章|标题|栏目))`, ""),
	re(Leftover, "lorem Lorem LOREM", `(?i)(lorem ipsum)`, ""),
	re(Leftover, "建设中", `((?:栏目|页面|网站|频道|内容)(?:正在)?建设中)(?:[。…！!）)]|[，,]?\s*(?:敬?请|$))`, ""),
	re(Leftover, "建设中 正在建设中", bullet+`((?:正在)?建设中)[。.…！!]*\s*$`, ""),
	re(Leftover, "敬请期待", `(敬请期待)`, ""),
	re(Leftover, "待补充 待完善 待更新 待填写", `(?:^|[^有亟尚仍须需应急])((?:内容)?待(?:补充|完善|更新|填写))[）)。\]】]*\s*$`, ""),
	re(Leftover, "此处填写 此处插入 此处添加 此处粘贴 此处输入", `((?:单击|点击)?此处(?:填写|插入|添加|粘贴|输入)[^。，；]{0,12})`, ""),
	re(Leftover, "请填写 请输入 请补充", `([（(【\[]请(?:填写|输入|补充)[^）)】\]]{0,16}[）)】\]])`, ""),
	re(Leftover, "新建", `(新建 ?(?:Microsoft|文本文档)[^，。]{0,20})`, ""),
	re(Leftover, "TODO FIXME", `\b(TODO|FIXME)\b`, ""),
	re(Leftover, "XX xx ××", `([Xx×]{2,4})(?:年|月|日|号|县|市|镇|乡|村|局|委|单位|部门|项目|万元|亿元|人民政府)`, ""),
	re(Leftover, "XX公司 xx公司", `([Xx]{2,4})公司`, ""), // ××公司 is a name that is held back
	re(Leftover, "〔XX 〔×× 〔20X 〔20×", `(〔(?:20)?[Xx×]{1,4}〕)`, ""),

	re(Noise, "〔#O 〔#o 〔#Q 〔#D 〔#I 〔#l 〔#S 〔#B 〔#Z", `〔([0-9OoQDIlSBZ]*[OoQDIlSBZ][0-9OoQDIlSBZ]*)〕`, ""),
	re(Noise, "〕#O 〕#o 〕#l 〕#I", `〕([0-9]*[OolI][0-9OolI]*)号`, ""),
	re(Noise, "O年 o年 l年 I年 2O 2o 20l 20I 2Ol 19l 1g", `\b([12][0-9OolI]{0,2}[OolI][0-9OolI]?[0-9OolI]?)年`, ""),
	re(Noise, "口是 口否 口有 口无 口同意 口不同意 口男 口女", `(?:^|[\s|：:])(口(?:是|否|有|无|同意|不同意|男|女))(?:[\s|/、]|$)`, "□"),
	re(Noise, "\uFFFD", `(\x{FFFD}+)`, ""),
	re(Noise, "锟斤拷 烫烫烫 屯屯屯", `(锟斤拷|烫烫烫|屯屯屯)`, ""),
}

// sign is a sign of the n-th pattern.
type sign struct {
	text    string
	after   string // follows the digits that may stand behind text
	pattern int
}

// begins reports whether the sign stands at the start of a text.
func (s sign) begins(text string) bool {
	if !strings.HasPrefix(text, s.text) {
		return false
	}
	rest := text[len(s.text):]
	for s.after != "" && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		rest = rest[1:]
	}
	return strings.HasPrefix(rest, s.after)
}

// patterns tries the patterns whose sign stands at i on its line, each once.
func (f *finder) patterns(i int, signs []sign) {
	for _, t := range signs {
		if !t.begins(f.text[i:]) {
			continue
		}
		start := strings.LastIndexByte(f.text[:i], '\n') + 1
		end := len(f.text)
		if n := strings.IndexByte(f.text[i:], '\n'); n >= 0 {
			end = i + n
		}
		if f.lines[lineOf{t.pattern, start}] {
			continue
		}
		if f.lines == nil {
			f.lines = map[lineOf]bool{}
		}
		f.lines[lineOf{t.pattern, start}] = true
		p := patterns[t.pattern]
		for _, m := range p.FindAllStringSubmatchIndex(f.text[start:end], -1) {
			f.add(p.kind, start+m[2], start+m[3], p.want)
		}
	}
}
