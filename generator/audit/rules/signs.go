package rules

import (
	"strings"
	"unicode/utf8"

	"gongkai/generator/audit"
)

// signs are short words that stand in few texts, in groups. All are looked for in one
// pass over a text: to look for each by itself takes longer the more rules there are.
type signs struct {
	groups int
	begins [1 << 16]bool // the first two bytes of a word
	words  [256][]sign   // by the first byte
}

type sign struct {
	word  string
	group int
}

// lineSigns are the signs of lines that rules look at more closely.
var lineSigns signs

// add makes a group of words and returns its number.
func (s *signs) add(words ...string) int {
	s.groups++
	for _, w := range words {
		s.words[w[0]] = append(s.words[w[0]], sign{w, s.groups - 1})
		for second := range 256 {
			if len(w) == 1 || int(w[1]) == second {
				s.begins[int(w[0])<<8|second] = true
			}
		}
	}
	return s.groups - 1
}

// found is where the words of each group stand, in their order.
type found [][]int

// signsOf finds the signs in the body of a text.
func signsOf(t *audit.Text) found {
	return audit.Remember(&t.Kept, func() found { return lineSigns.find(t.Source) })
}

func (s *signs) find(text string) found {
	all := make(found, s.groups)
	for i := 0; i < len(text); {
		first, second, size := text[i], byte(0), 1
		if i+1 < len(text) {
			second = text[i+1]
		}
		if s.begins[int(first)<<8|int(second)] {
			for _, w := range s.words[first] {
				if strings.HasPrefix(text[i:], w.word) {
					all[w.group] = append(all[w.group], i)
				}
			}
		}
		if first >= 0xE0 && second >= utf8.RuneSelf && i+2 < len(text) && text[i+2] >= utf8.RuneSelf {
			size = 3 // or four: words begin where characters do
		}
		i += size
	}
	return all
}
