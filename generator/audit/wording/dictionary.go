package wording

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
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
	begins      map[uint64]*beginning // by the key of two characters
	likely      [1 << 10]uint64       // a bit for the hash of each key of begins
	alike       map[rune]string
	marks       []mark // what may begin at a character

	Sum uint64 // of what the county adds: another one, and a text may have other faults
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

// Load is the dictionary that every county needs, with the names of the county's places
// and units, and with the words of the county's own file if there is one.
func Load(fsys fs.FS, names []string) (*Dictionary, diag.List) {
	w, err := parse(standard)
	if err != nil {
		panic("wording: " + err.Error())
	}
	own, found := county(fsys)
	own.Places = append(own.Places, names...)
	d := build(w, own)
	d.Sum = xxhash.Sum64String(fmt.Sprintf("%q", own))
	return d, found
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
	d := toml.NewDecoder(strings.NewReader(strings.TrimPrefix(string(src), "\ufeff")))
	err = d.DisallowUnknownFields().Decode(&w)
	return w, err
}

func build(layers ...words) *Dictionary {
	d := &Dictionary{
		exact: map[string]bool{}, begins: map[uint64]*beginning{}, alike: map[rune]string{}, marks: make([]mark, 1<<16),
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
	for i, p := range patterns {
		for _, s := range p.signs {
			text, after, _ := strings.Cut(s, "#")
			a, b := firstTwo(text)
			d.begin(a, b, func(all *beginning) { all.signs = append(all.signs, sign{text, after, i}) })
		}
	}
	for _, r := range ",;?!:.，、；：。（(" {
		d.mark(r, isPunctuation)
	}
	return d
}

func (d *Dictionary) list(kind Kind, pairs map[string]string) {
	for found, want := range pairs {
		if found == "" {
			continue
		}
		a, b := firstTwo(found)
		d.begin(a, b, func(all *beginning) {
			all.listed = append(all.listed, listed{kind, found, want})
			slices.SortFunc(all.listed, func(a, b listed) int {
				return cmp.Or(len(b.found)-len(a.found), strings.Compare(a.found, b.found))
			})
		})
	}
}
