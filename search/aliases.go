package search

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"gongkai/search/analysis"
)

//go:embed aliases.toml
var defaultAliases []byte

// Aliases are pairs of what people say and what documents say. They work both ways.
type Aliases struct {
	words map[string][]string // folded word → other words for it
	says  map[string][]string // as written in the file
}

// AliasProblem is something an editor has to mend in a file of aliases.
type AliasProblem struct {
	Line, Column int
	ZH, EN       string
}

func (p AliasProblem) Error() string { return fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.EN) }

// DefaultAliases are the pairs that come with the program.
func DefaultAliases() *Aliases {
	a, problems := ReadAliases(defaultAliases)
	if len(problems) > 0 {
		panic("search: built-in aliases: " + problems[0].Error())
	}
	return a
}

// ReadAliases reads a file of aliases; all its problems are returned together.
func ReadAliases(src []byte) (*Aliases, []AliasProblem) {
	var file struct {
		Aliases map[string]any `toml:"aliases"`
	}
	d := toml.NewDecoder(strings.NewReader(strings.TrimPrefix(string(src), "\ufeff"))).DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, syntaxProblems(err)
	}
	a := &Aliases{says: map[string][]string{}}
	var problems []AliasProblem
	report := func(word, zh, en string) {
		p := AliasProblem{ZH: fmt.Sprintf(zh, word), EN: fmt.Sprintf(en, word)}
		p.Line, p.Column = placeOf(src, word)
		problems = append(problems, p)
	}
	for word, v := range file.Aliases {
		others, ok := wordList(v)
		switch {
		case !ok:
			report(word, "“%s”的右边应是一个词，或词的列表", "the value of %q must be a word or a list of words")
		case len(analysis.Terms(word)) == 0:
			report(word, "“%s”里没有可以搜索的字", "%q has nothing to search for")
		case slices.ContainsFunc(others, func(o string) bool { return len(analysis.Terms(o)) == 0 }):
			report(word, "“%s”的右边有空词", "the value of %q has an empty word")
		case slices.ContainsFunc(others, func(o string) bool { return analysis.Fold(o) == analysis.Fold(word) }):
			report(word, "“%s”与右边是同一个词", "%q stands for itself")
		}
		a.says[word] = others
	}
	slices.SortFunc(problems, func(x, y AliasProblem) int { return x.Line - y.Line })
	a.link()
	return a, problems
}

// NewAliases makes aliases of pairs that are known to be good.
func NewAliases(pairs map[string][]string) *Aliases {
	a := &Aliases{says: pairs}
	a.link()
	return a
}

// Merge is a with the pairs of b added; where both have a word, b decides.
func (a *Aliases) Merge(b *Aliases) *Aliases {
	m := &Aliases{says: map[string][]string{}}
	for _, from := range []*Aliases{a, b} {
		for word, others := range from.says {
			m.says[word] = others
		}
	}
	m.link()
	return m
}

// Expand is the other words for s, in a stable order.
func (a *Aliases) Expand(s string) []string {
	if a == nil {
		return nil
	}
	return a.words[analysis.Fold(s)]
}

// Pairs calls f for every word people say and its words in documents, in order.
func (a *Aliases) Pairs(f func(says string, documents []string)) {
	for _, word := range sortedKeys(a.says) {
		if len(a.says[word]) > 0 {
			f(word, a.says[word])
		}
	}
}

func (a *Aliases) link() {
	a.words = map[string][]string{}
	put := func(word, other string) {
		key := analysis.Fold(word)
		if !slices.Contains(a.words[key], other) {
			a.words[key] = append(a.words[key], other)
		}
	}
	a.Pairs(func(says string, documents []string) {
		for _, d := range documents {
			put(says, d)
			put(d, says)
		}
	})
}

func wordList(v any) ([]string, bool) {
	switch v := v.(type) {
	case string:
		return []string{v}, true
	case []any:
		words := []string{}
		for _, w := range v {
			s, ok := w.(string)
			if !ok {
				return nil, false
			}
			words = append(words, s)
		}
		return words, true
	}
	return nil, false
}

func syntaxProblems(err error) []AliasProblem {
	var syntax *toml.DecodeError
	var unknown *toml.StrictMissingError
	switch {
	case errors.As(err, &unknown):
		var problems []AliasProblem
		for _, e := range unknown.Errors {
			line, column := e.Position()
			key := strings.Join(e.Key(), ".")
			problems = append(problems, AliasProblem{line, column,
				fmt.Sprintf("不认识“%s”，词条写在 [aliases] 下面", key), fmt.Sprintf("unknown key %q: pairs belong under [aliases]", key)})
		}
		return problems
	case errors.As(err, &syntax):
		line, column := syntax.Position()
		return []AliasProblem{{line, column, "TOML 写法有误：" + syntax.Error(), syntax.Error()}}
	}
	return []AliasProblem{{1, 1, "TOML 写法有误：" + err.Error(), err.Error()}}
}

// placeOf finds the line on which a word stands as a key.
func placeOf(src []byte, word string) (line, column int) {
	n := 0
	for l := range strings.Lines(string(src)) {
		n++
		key, _, _ := strings.Cut(l, "=")
		if strings.Trim(strings.TrimSpace(key), `"'`) == word {
			return n, 1
		}
	}
	return 1, 1
}
