package shard

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongkai/search/analysis"
)

// writeReadings writes how characters are read: those of the site, and the 3,755 of
// the first level of GB 2312, which is what people type.
func (w *writer) writeReadings() error {
	bySyllable := map[string][]rune{}
	seen := map[rune]bool{}
	put := func(r rune) {
		if s := syllable(r); s != "" && !seen[r] {
			seen[r] = true
			bySyllable[s] = append(bySyllable[s], r)
		}
	}
	for r := range w.state.Chars {
		put(r)
	}
	for _, r := range commonCharacters() {
		put(r)
	}
	var b strings.Builder
	for _, s := range slices.Sorted(maps.Keys(bySyllable)) {
		slices.Sort(bySyllable[s])
		b.WriteString(s + " " + string(bySyllable[s]) + "\n")
	}
	content := []byte(b.String())
	w.manifest.Readings = hashOf(content, hashBytes)
	return w.place(readingsFile(w.manifest.Readings), content)
}

// syllable is the pinyin of a character without its tone, or empty.
func syllable(r rune) string {
	if s, ok := syllables.Load(r); ok {
		return s.(string)
	}
	first := ""
	if s := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(s) > 0 {
		first = s[0]
	}
	syllables.Store(r, first)
	return first
}

// syllables keeps what was looked up: that takes longer than all else with a title.
var syllables sync.Map

// commonCharacters are the first level of GB 2312: rows 16 to 55.
func commonCharacters() []rune {
	var codes []byte
	for row := byte(0xB0); row <= 0xD7; row++ {
		for column := byte(0xA1); column <= 0xFE; column++ {
			codes = append(codes, row, column)
		}
	}
	text, err := simplifiedchinese.GBK.NewDecoder().Bytes(codes)
	if err != nil {
		panic(err) // what GBK lacks decodes to U+FFFD
	}
	return []rune(string(text))
}

// Homophones are words of the site that are read as text is, at most n: what may have
// been meant by someone whose input method offered other characters.
func (r *Reader) Homophones(text string, n int) ([]string, error) {
	content, err := r.file(readingsFile(r.manifest.Readings))
	if err != nil {
		return nil, err
	}
	syllables := map[rune]string{}
	for line := range strings.Lines(string(content)) {
		syllable, chars, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for _, c := range chars {
			syllables[c] = syllable
		}
	}
	typed, reading, han := analysis.Fold(text), "", 0
	for _, c := range typed {
		if s, ok := syllables[c]; ok {
			reading += s
			han++
		} else {
			reading += string(c)
		}
	}
	if han < 2 {
		return nil, nil
	}
	found, err := r.suggestions(reading)
	if err != nil {
		return nil, err
	}
	var equal, longer []string
	for _, s := range found {
		switch read := strings.ReplaceAll(s[2], " ", ""); {
		case strings.HasPrefix(analysis.Fold(s[0]), typed):
		case read == reading:
			equal = append(equal, s[0])
		case strings.HasPrefix(read, reading):
			longer = append(longer, s[0])
		}
	}
	all := append(equal, longer...)
	return all[:min(n, len(all))], nil
}
