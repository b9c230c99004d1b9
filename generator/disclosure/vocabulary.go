package disclosure

import "strings"

// A vocabulary is a closed list of words. Each is an English key with its Chinese
// names: the first is shown, all are understood.
type vocabulary[T ~string] struct {
	words   []T
	chinese map[T]string
	byName  map[string]T // folded keys and names
}

type word[T ~string] struct {
	key   T
	names []string
}

// is makes one line of a vocabulary.
func is[T ~string](key T, names ...string) word[T] { return word[T]{key, names} }

// list builds a vocabulary. It panics when a name stands for two words.
func list[T ~string](words ...word[T]) *vocabulary[T] {
	v := &vocabulary[T]{chinese: map[T]string{}, byName: map[string]T{}}
	for _, w := range words {
		v.words = append(v.words, w.key)
		v.chinese[w.key] = w.names[0]
		for _, name := range append(w.names, string(w.key)) {
			folded := fold(name)
			if other, taken := v.byName[folded]; taken {
				panic("disclosure: " + name + " names both " + string(other) + " and " + string(w.key))
			}
			v.byName[folded] = w.key
		}
	}
	return v
}

func (v *vocabulary[T]) parse(s string) (T, bool) {
	w, ok := v.byName[fold(s)]
	return w, ok
}

// name is the Chinese name; a word that is not in the list stands for itself.
func (v *vocabulary[T]) name(w T) string {
	if n, ok := v.chinese[w]; ok {
		return n
	}
	return string(w)
}

// all is a copy: the caller may sort it.
func (v *vocabulary[T]) all() []T { return append([]T(nil), v.words...) }

var folding = strings.NewReplacer("_", "-", "（", "(", "）", ")", "／", "/", " ", "", "　", "", "\t", "")

func fold(s string) string { return folding.Replace(strings.ToLower(s)) }

// Names lists the keys and the Chinese names of words, to suggest from when a name
// is not known: diag.Nearest(s, disclosure.Names(disclosure.Kinds())).
func Names[T interface {
	~string
	Chinese() string
}](words []T) []string {
	names := make([]string, 0, 2*len(words))
	for _, w := range words {
		names = append(names, string(w), w.Chinese())
	}
	return names
}
