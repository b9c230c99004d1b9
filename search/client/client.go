// Package client is the browser's side of search, as ES modules without a build step:
//
//	tokenize.js   cuts text into terms, as package analysis
//	inflate.js    reads raw DEFLATE
//	reader.js     reads the static shards: openReader(fetchFile)
//	search.js     answers questions: search(reader, {text, limit, …}); with
//	              sets.js, rank.js and passage.js
//
// A page imports the modules, or one classic script made of them by Bundle, which also
// works where a page is opened from a disk and modules are refused:
//
//	const reader = await gongkaiSearch.openReader((name) => fetch(base + name).then((r) => r.arrayBuffer()))
//	const result = await gongkaiSearch.search(reader, { text: '低保', limit: 10, effort: 10, passages: 3 })
//
// The tests run under node against the vectors and the Go reader.
package client

import (
	"embed"
	"regexp"
	"strings"
)

// Files are the modules.
//
//go:embed *.js
var Files embed.FS

// Modules are the names of the modules, each after those it imports.
var Modules = []string{"tokenize.js", "inflate.js", "reader.js", "sets.js", "rank.js", "passage.js", "search.js"}

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
