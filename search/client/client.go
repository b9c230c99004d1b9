// Package client is the browser's side of search, as ES modules without a build step:
//
//	tokenize.js   cuts text into terms, as package analysis
//	inflate.js    reads raw DEFLATE
//	files.js      gets their bytes, from a host or as scripts from a disk
//	reader.js     reads the static shards: openReader(fetchFile)
//	search.js     answers questions: search(reader, {text, limit, …}); with
//	              sets.js, rank.js, passage.js and subject.js
//
// A theme imports the modules, which Layer puts among its own; Bundle makes one classic
// script of them for pages without a theme:
//
//	const reader = await gongkaiSearch.openReader(gongkaiSearch.fetchFrom(base))
//	const result = await gongkaiSearch.search(reader, { text: '低保', limit: 10, effort: 10, passages: 3 })
//
// The tests run under node against the vectors and the Go reader.
package client

import (
	"embed"
	"io/fs"
	"regexp"
	"strings"
)

// Files are the modules.
//
//go:embed *.js
var Files embed.FS

// Modules are the names of the modules, each after those it imports.
var Modules = []string{"tokenize.js", "inflate.js", "files.js", "sets.js", "reader.js", "rank.js", "passage.js", "subject.js", "loose.js", "search.js"}

// Folder is where Layer has the modules.
const Folder = "assets/js/client/"

// Layer is the modules as a layer of a theme: its scripts import ./client/search.js.
func Layer() fs.FS { return layer{} }

type layer struct{}

func (layer) Open(name string) (fs.File, error) {
	file, ours := strings.CutPrefix(name, Folder)
	if !ours || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return Files.Open(file)
}

var (
	imports = regexp.MustCompile(`(?m)^import .*\n`)
	exports = regexp.MustCompile(`(?m)^export ((?:async )?(?:function|const) )`)
	names   = regexp.MustCompile(`(?m)^export (?:async )?(?:function|const) (\w+)`)
)

// Bundle is one classic script that puts what the modules export into the global
// gongkaiSearch. The names at the top of the modules are all different.
func Bundle() []byte {
	var b strings.Builder
	var all []string
	b.WriteString("const gongkaiSearch = (() => {\n'use strict'\n")
	for _, module := range Modules {
		src, err := Files.ReadFile(module)
		if err != nil {
			panic(err) // it is embedded
		}
		for _, m := range names.FindAllSubmatch(src, -1) {
			all = append(all, string(m[1]))
		}
		b.WriteString(exports.ReplaceAllString(imports.ReplaceAllString(string(src), ""), "$1"))
	}
	b.WriteString("return { " + strings.Join(all, ", ") + " }\n})()\n")
	return []byte(b.String())
}
