package theme

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/generator/diag"
)

var stray = diag.Define(diag.Kind{
	Code: "H1004", Severity: diag.Warning,
	Message: diag.Text{ZH: "主题里的 %s 没有用处", EN: "%s in the theme does nothing"},
	Hint:    diag.Text{ZH: "路径与标准主题相同的文件才会代替它；新的样式文件要写进 theme.toml 的 styles", EN: "a file takes the place of one with the same path in the standard theme; a new style has to be listed in theme.toml"},
	Cause:   diag.Text{ZH: "文件夹或版式的名称写错，或者样式文件没有列入 theme.toml，网页仍是标准主题的样子。"},
	Example: "themes/qinghe/layouts/hmoe.html",
})

// Strays are what a county's theme holds and nothing takes: folders and layouts of names
// that base does not have, and styles that are not listed.
func Strays(own, base fs.FS) diag.List {
	var found, ignored diag.List
	report := func(file string, names []string) {
		d := stray.At(diag.Place{File: file}, file)
		if near := diag.Nearest(file, names); near != "" {
			d = d.Suggest(diag.Text{ZH: "是否想写 %s？", EN: "did you mean %s?"}, near)
		}
		found.Add(d)
	}
	folders := []string{"layouts", "components", "assets"}
	entries, _ := fs.ReadDir(own, ".")
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(folders, e.Name()) {
			report(e.Name(), folders)
		}
	}
	layouts, _ := fs.Glob(base, "layouts/*.html")
	for _, file := range (layered{own}).tree("layouts") {
		if path.Ext(file) == ".html" && !slices.Contains(layouts, file) {
			report(file, layouts)
		}
	}
	listed, err := readManifest(layered{own, base}, &ignored) // mistakes in it were told when it was loaded
	for _, file := range (layered{own}).tree("assets/css") {
		if err == nil && path.Ext(file) == ".css" && !slices.Contains(listed.Styles, file) {
			report(file, listed.Styles)
		}
	}
	return found
}
