package index

import (
	"errors"
	"fmt"
	"io/fs"

	"gongkai/generator/diag"
	"gongkai/search"
)

// AliasFile is the county's own file of aliases, in the root of the site. It adds to
// the built-in ones; where both have a word, the county's stands, and an empty list
// takes the word out.
const AliasFile = "aliases.toml"

var badAlias = diag.Define(diag.Kind{
	Code: "Q1001", Severity: diag.Error,
	Message: diag.Text{ZH: "搜索同义词有误：%s", EN: "search aliases: %s"},
	Hint:    diag.Text{ZH: "词都加英文引号，写作 \"低保\" = \"最低生活保障\"，或 \"低保\" = [\"最低生活保障\", \"低收入\"]，放在 [aliases] 下面", EN: "quote every word: \"低保\" = \"最低生活保障\", or a list of words, below [aliases]"},
	Cause:   diag.Text{ZH: "网站根目录的 aliases.toml 写错。"},
	Example: "[aliases]\n\"低保\" = [\"最低生活保障\"]\n",
})

// Aliases are the built-in ones with the county's own over them.
func Aliases(fsys fs.FS) (*search.Aliases, diag.List, error) {
	aliases := search.DefaultAliases()
	src, err := fs.ReadFile(fsys, AliasFile)
	if errors.Is(err, fs.ErrNotExist) {
		return aliases, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("load aliases: %w", err)
	}
	own, problems := search.ReadAliases(src)
	var found diag.List
	for _, p := range problems {
		found.Add(badAlias.At(diag.Place{File: AliasFile, Line: p.Line, Column: p.Column}, diag.Text{ZH: p.ZH, EN: p.EN}))
	}
	if found.Failed() {
		return aliases, found, nil
	}
	return aliases.Merge(own), nil, nil
}
