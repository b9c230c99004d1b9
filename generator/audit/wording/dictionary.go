package wording

import (
	_ "embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	toml "github.com/pelletier/go-toml/v2"

	"gongkai/generator/diag"
)

// File is the name of a county's own words, beside site.toml.
const File = "wording.toml"

//go:embed wording.toml
var standard []byte

// words is what a file of words holds.
type words struct {
	State   []string          `toml:"state"`
	Slogans []string          `toml:"slogans"`
	Places  []string          `toml:"places"`
	Allow   []string          `toml:"allow"`
	Alike   []string          `toml:"alike"`
	Usage   map[string]string `toml:"usage"`
	Wrong   map[string]string `toml:"wrong"`
}

// Dictionary is the words a text is held against. It may be used by many goroutines.
type Dictionary struct {
	exact       map[string]bool // expressions, and what else is right
	expressions []expression
	pairs       map[uint64][]pair // where two characters stand in an expression
	likely      [1 << 10]uint64   // a bit for the hash of each key of pairs
	strings     map[rune][]listed // wrong strings by their first character
	alike       map[rune]string
	triggers    map[rune][]trigger
	marks       []mark // what may begin at a character
}

// mark says what may begin at a character, so that most are passed over.
type mark uint8

const (
	beginsPair mark = 1 << iota
	beginsEnds      // of an expression of three characters, found by its ends
	beginsListed
	beginsPattern
	isTraditional
	isPunctuation
)

func (d *Dictionary) mark(r rune, m mark) {
	if r >= 0 && int(r) < len(d.marks) {
		d.marks[r] |= m
	}
}

// marksOf is what may begin at a character.
func (d *Dictionary) marksOf(r rune) mark {
	if int(r) >= len(d.marks) {
		return 0
	}
	return d.marks[r]
}

type listed struct {
	kind        Kind
	found, want string
}

var badWords = diag.Define(diag.Kind{
	Code: "W1001", Severity: diag.Error,
	Message: diag.Text{ZH: "词表读不懂：%s", EN: "the list of words cannot be read: %s"},
	Hint:    diag.Text{ZH: "可用的键：state、slogans、places、allow、alike、[usage]、[wrong]", EN: "known keys: state, slogans, places, allow, alike, [usage], [wrong]"},
	Cause:   diag.Text{ZH: "wording.toml 不合 TOML 的写法，或者键写错。"},
	Example: "[wrong]\n\"秸杆\" = \"秸秆\"",
})

// Default is the dictionary that every county needs.
var Default = sync.OnceValue(func() *Dictionary {
	w, err := parse(standard)
	if err != nil {
		panic("wording: " + err.Error())
	}
	return build(w)
})

// Load is the default dictionary with the names of the county's places and units, and
// with the words of the county's own file if there is one.
func Load(fsys fs.FS, names []string) (*Dictionary, diag.List) {
	w, err := parse(standard)
	if err != nil {
		panic("wording: " + err.Error())
	}
	own, found := county(fsys)
	own.Places = append(own.Places, names...)
	return build(w, own), found
}

func county(fsys fs.FS) (words, diag.List) {
	src, err := fs.ReadFile(fsys, File)
	if errors.Is(err, fs.ErrNotExist) {
		return words{}, nil
	}
	at := diag.Place{File: File, Line: 1, Column: 1}
	if err != nil {
		return words{}, diag.List{badWords.At(at, err)}
	}
	w, err := parse(src)
	if err == nil {
		return w, nil
	}
	var position *toml.DecodeError
	if errors.As(err, &position) {
		at.Line, at.Column = position.Position()
	}
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		at.Line, at.Column = unknown.Errors[0].Position()
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return words{}, diag.List{badWords.At(at, first)}
}

func parse(src []byte) (w words, err error) {
	d := toml.NewDecoder(strings.NewReader(string(src)))
	err = d.DisallowUnknownFields().Decode(&w)
	return w, err
}

func build(layers ...words) *Dictionary {
	d := &Dictionary{
		exact: map[string]bool{}, pairs: map[uint64][]pair{}, strings: map[rune][]listed{}, alike: map[rune]string{},
		triggers: triggers(), marks: make([]mark, 1<<16),
	}
	for _, w := range layers {
		d.protect(State, w.State)
		d.protect(Slogan, w.Slogans)
		d.protect(Place, w.Places)
		d.list(Usage, w.Usage)
		d.list(Wrong, w.Wrong)
		for _, group := range w.Alike {
			for _, r := range group {
				d.alike[r] += group
			}
		}
	}
	for _, w := range layers {
		for _, s := range w.Allow {
			d.exact[s] = true
		}
	}
	for r := range simplified() {
		d.mark(r, isTraditional)
	}
	for r := range triggers() {
		d.mark(r, beginsPattern)
	}
	for _, r := range ",;?!:.，、；：。（(" {
		d.mark(r, isPunctuation)
	}
	return d
}

func (d *Dictionary) list(kind Kind, pairs map[string]string) {
	for found, want := range pairs {
		for _, r := range found {
			d.mark(r, beginsListed)
			d.strings[r] = append(d.strings[r], listed{kind, found, want})
			slices.SortFunc(d.strings[r], func(a, b listed) int {
				if n := len(b.found) - len(a.found); n != 0 {
					return n
				}
				return strings.Compare(a.found, b.found)
			})
			break
		}
	}
}
