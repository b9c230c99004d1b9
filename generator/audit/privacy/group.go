package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// surnames are the characters most Chinese names begin with.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤"

// labels are what may follow the name of a group before a colon.
var labels = []string{"", "姓名", "儿童"}

// groupSigns tell by the low byte of a character whether a name of a group may begin
// with it, or its label end in it: most characters have nothing to do with them.
var groupSigns = func() (signs struct{ first, last [256]bool }) {
	for _, p := range protected {
		first, _ := utf8.DecodeRuneInString(p)
		signs.first[byte(first)] = true
		for _, word := range labels {
			last, _ := utf8.DecodeLastRuneInString(p + word)
			signs.last[byte(last)] = true
		}
	}
	return signs
}()

// groupIn is the first of the protected groups that a text names, or "".
func groupIn(text string) string {
	found := len(protected)
	for i, r := range text {
		if !groupSigns.first[byte(r)] {
			continue
		}
		if n := slices.IndexFunc(protected[:found], func(p string) bool { return strings.HasPrefix(text[i:], p) }); n >= 0 {
			found = n
		}
	}
	if found == len(protected) {
		return ""
	}
	return protected[found]
}

// group looks at a bracket or a colon at i in running text: 王小明（孤儿）, 孤儿：王小明.
func (f *finder) group(i int) {
	const sign = len("（")
	rest := f.text[i+sign:]
	if strings.HasPrefix(f.text[i:], "（") {
		if first, _ := utf8.DecodeRuneInString(rest); !groupSigns.first[byte(first)] {
			return
		}
		for _, p := range protected {
			if strings.HasPrefix(rest, p) {
				if name := lastName(f.before(i, 12)); name != "" {
					f.add(Sensitive, i-len(name), i, maskName(name)+"（"+p+"）")
				}
				return
			}
		}
		return
	}
	left := f.before(i, 24)
	if last, _ := utf8.DecodeLastRuneInString(left); !groupSigns.last[byte(last)] {
		return
	}
	for _, p := range protected {
		if slices.ContainsFunc(labels, func(word string) bool { return strings.HasSuffix(left, p+word) }) {
			if name := firstName(rest); name != "" {
				f.add(Sensitive, i+sign, i+sign+len(name), maskName(name)+"（"+p+"）")
			}
			return
		}
	}
}

// lastName is the name of two or three characters that a text ends in, when what
// stands before it is not Han.
func lastName(s string) string {
	for _, n := range []int{9, 6} {
		if len(s) < n {
			continue
		}
		name, before := s[len(s)-n:], s[:len(s)-n]
		if isName(name) && !endsInHan(before) {
			return name
		}
	}
	return ""
}

// firstName is the name of two or three characters that a text begins with.
func firstName(s string) string {
	for _, n := range []int{9, 6} {
		if len(s) >= n && isName(s[:n]) {
			if r, _ := utf8.DecodeRuneInString(s[n:]); !han(r) {
				return s[:n]
			}
		}
	}
	return ""
}

func isName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(surnames, first) && !MaskedName(s) &&
		strings.IndexFunc(s, func(r rune) bool { return !han(r) }) < 0
}

func endsInHan(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	return size > 1 && han(r)
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
