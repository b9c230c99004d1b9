package wording

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// fullWidth is what Chinese text uses in place of a sign of half width.
func fullWidth(r rune) string {
	switch r {
	case ',':
		return "，"
	case ';':
		return "；"
	case '?':
		return "？"
	case '!':
		return "！"
	case ':':
		return "："
	case '.':
		return "。"
	}
	return ""
}

// doubled are signs that do not follow each other.
const doubled = "，，|，。|，、|、、|、，|、。|；；|；。|：：|。，|。。"

// punctuation adds the sign at i if it does not belong there (GB/T 15834—2011).
func (f *finder) punctuation(i int, r rune, size int, after rune) {
	switch want := fullWidth(r); {
	case want != "":
		if han(after) || r == '.' && (after == '\n' || i+size == len(f.text)) {
			if before, _ := utf8.DecodeLastRuneInString(f.text[:i]); han(before) {
				f.add(Punctuation, i, i+size, want)
			}
		}
	case r == '（' || r == '(':
		f.bracket(i, r, size)
	case f.marksOf(after)&isPunctuation != 0:
		before, _ := utf8.DecodeLastRuneInString(f.text[:i])
		n := utf8.RuneLen(after)
		if strings.Contains("|"+doubled+"|", "|"+f.text[i:i+size+n]+"|") && !strings.HasPrefix(f.text[i:], "。。。") && before != '。' {
			f.add(Punctuation, i, i+size+n, "")
		}
	}
}

// bracket adds a bracket that is closed by one of the other width.
func (f *finder) bracket(i int, r rune, size int) {
	const longest = 180
	rest := f.text[i+size : min(len(f.text), i+size+longest)]
	end := strings.IndexAny(rest, "（）()\n")
	if end <= 0 {
		return
	}
	closing, n := utf8.DecodeRuneInString(rest[end:])
	last, _ := utf8.DecodeLastRuneInString(rest[:end])
	if first, _ := utf8.DecodeRuneInString(rest); r == '(' && !han(first) || r == '（' && !han(last) {
		return
	}
	if r == '（' && closing == ')' || r == '(' && closing == '）' {
		f.add(Punctuation, i, i+size+end+n, "（"+rest[:end]+"）")
	}
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FA5 }

//go:embed traditional.txt
var traditionalText string

// simplified is the simplified form of traditional characters.
var simplified = sync.OnceValue(func() map[rune]rune {
	m := map[rune]rune{}
	for line := range strings.Lines(traditionalText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		runes := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(runes); i += 2 {
			m[runes[i]] = runes[i+1]
		}
	}
	return m
})
