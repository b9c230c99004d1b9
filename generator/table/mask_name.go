package table

import (
	"slices"
	"strings"
	"unicode"
)

// maskNames masks each name in s. Names stand apart by any sign or blank, but the
// blank that fills a name of two characters (李　四) is part of it.
func maskNames(s string) string {
	text := []rune(starDigits(s))
	for i := 0; i < len(text); {
		if !namely(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && namely(text[end]) {
			end++
		}
		at := span(i, end)
		if end-i == 1 {
			if next, ok := spreadName(text, end); ok {
				at, end = append(at, next), next+1
			}
		}
		starName(text, at)
		i = end
	}
	return string(text)
}

// spreadName finds the second character of a name that is written with blanks.
func spreadName(text []rune, i int) (at int, ok bool) {
	j := i
	for j < len(text) && (text[j] == ' ' || text[j] == '\u3000' || text[j] == '\u00a0') {
		j++
	}
	alone := j+1 >= len(text) || !namely(text[j+1])
	return j, j > i && j < len(text) && namely(text[j]) && alone
}

// starName masks one name: the second of two characters, the middle of more, the
// given name but its last character after a surname of two. Longer names of other
// peoples keep their first and last character.
func starName(text []rune, at []int) {
	at = slices.DeleteFunc(at, func(i int) bool { return text[i] == '·' })
	n := len(at)
	if n < 2 {
		for _, i := range at {
			text[i] = '*'
		}
		return
	}
	if isStar(text[at[0]]) && n == 2 {
		return // *三: masked from the front
	}
	first, last := 1, 1
	if n > 2 && slices.Contains(compoundSurnames, string([]rune{text[at[0]], text[at[1]]})) {
		first = 2
	}
	if n-first <= 1 {
		last = 0
	}
	for _, i := range at[first : n-last] {
		text[i] = '*'
	}
}

// namely reports what a name is written with.
func namely(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || isStar(r) || r == '·' }

func span(from, to int) []int {
	at := make([]int, 0, to-from+1)
	for i := from; i < to; i++ {
		at = append(at, i)
	}
	return at
}

var compoundSurnames = strings.Fields(`欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 端木 轩辕
	长孙 宇文 闻人 东郭 南宫 西门 百里 呼延 赫连 澹台 淳于 单于 太史 申屠 公冶 宗政 濮阳 钟离 拓跋 独孤 万俟 公羊 第五`)
