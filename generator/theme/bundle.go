package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A bundler joins modules into one script, so that a page costs one request however
// many topics its script has. It knows the part of the language that themes need:
// imports of names, exports of functions, constants and classes. Each module stays in
// a function of its own, where its names cannot meet those of others.
type bundler struct {
	files fs.FS
	dir   string            // of the modules
	other map[string]string // modules elsewhere, by name

	// classic makes a script that can be opened from a disk: what would be loaded
	// when it is asked for is part of it.
	classic bool

	order []string // modules in the order in which they run
	state map[string]int
	code  map[string]string
}

const (
	bundling = iota + 1
	bundled
)

var (
	staticImport  = regexp.MustCompile(`(?m)^import\s*(?:(\{[^}]*\}|\*\s*as\s+\w+)\s*from\s*)?['"](\.[^'"]+)['"];?[ \t]*\n?`)
	lazyImport    = regexp.MustCompile(`\bimport\(\s*['"](\.[^'"]+)['"]\s*\)`)
	namedExport   = regexp.MustCompile(`(?m)^export ((?:async )?function\*?|const|class)\s+(\w+)`)
	manyConsts    = regexp.MustCompile(`(?m)^export const (\w+ = [^,;\n]+(?:, \w+ = [^,;\n]+)+);?$`)
	otherModule   = regexp.MustCompile(`(?m)^(?:import|export)\b.*`)
	firstOfConsts = regexp.MustCompile(`(\w+) = `)
)

// bundle is an expression that runs a module and all it imports; exports are the
// names its value has.
func (b *bundler) bundle(entry string) (script []byte, exports []string, err error) {
	b.order, b.state, b.code = nil, map[string]int{}, map[string]string{}
	exported := map[string][]string{}
	if err := b.visit(entry, exported); err != nil {
		return nil, nil, err
	}
	var out strings.Builder
	out.WriteString("(() => {\n'use strict';\nconst modules = {};\n")
	for _, name := range b.order {
		fmt.Fprintf(&out, "modules[%q] = (() => {\n%sreturn { %s };\n})();\n", name, b.code[name], strings.Join(exported[name], ", "))
	}
	fmt.Fprintf(&out, "return modules[%q];\n})()", entry)
	return []byte(out.String()), exported[entry], nil
}

// module is a bundle to be imported: it exports what its entry exports.
func (b *bundler) module(entry string) ([]byte, error) {
	script, exports, err := b.bundle(entry)
	if err != nil || len(exports) == 0 {
		return script, err
	}
	return fmt.Appendf(nil, "export const { %s } = %s;\n", strings.Join(exports, ", "), script), nil
}

func (b *bundler) visit(name string, exported map[string][]string) error {
	if b.state[name] == bundled {
		return nil
	}
	if b.state[name] == bundling {
		return fmt.Errorf("%s imports itself in a circle", name)
	}
	b.state[name] = bundling
	src, err := b.read(name)
	if err != nil {
		return err
	}
	var failure error
	follow := func(to string) string {
		to = path.Join(path.Dir(name), to)
		if err := b.visit(to, exported); err != nil && failure == nil {
			failure = err
		}
		return to
	}
	src = staticImport.ReplaceAllStringFunc(src, func(line string) string {
		m := staticImport.FindStringSubmatch(line)
		to := follow(m[2])
		switch names := m[1]; {
		case names == "":
			return ""
		case names[0] == '*':
			return fmt.Sprintf("const %s = modules[%q];\n", strings.TrimSpace(names[strings.Index(names, "as")+2:]), to)
		default:
			return fmt.Sprintf("const %s = modules[%q];\n", strings.ReplaceAll(names, " as ", ": "), to)
		}
	})
	if b.classic {
		src = lazyImport.ReplaceAllStringFunc(src, func(call string) string {
			return fmt.Sprintf("Promise.resolve(modules[%q])", follow(lazyImport.FindStringSubmatch(call)[1]))
		})
	}
	if failure != nil {
		return fmt.Errorf("%s: %w", name, failure)
	}
	for _, m := range manyConsts.FindAllStringSubmatch(src, -1) {
		for _, n := range firstOfConsts.FindAllStringSubmatch(m[1], -1)[1:] {
			exported[name] = append(exported[name], n[1])
		}
	}
	for _, m := range namedExport.FindAllStringSubmatch(src, -1) {
		exported[name] = append(exported[name], m[2])
	}
	src = namedExport.ReplaceAllString(src, "$1 $2")
	if line := otherModule.FindString(src); line != "" {
		return fmt.Errorf("%s: %q cannot be bundled: import names, and export functions, constants and classes", name, line)
	}
	slices.Sort(exported[name])
	b.code[name] = strings.TrimRight(src, "\n") + "\n"
	b.state[name], b.order = bundled, append(b.order, name)
	return nil
}

// entries are the modules that no other imports, sorted.
func (b *bundler) entries(names map[string]bool) ([]string, error) {
	imported := map[string]bool{}
	for name := range names {
		src, err := b.read(name)
		if err != nil {
			return nil, err
		}
		for _, m := range staticImport.FindAllStringSubmatch(src, -1) {
			imported[path.Join(path.Dir(name), m[2])] = true
		}
	}
	var list []string
	for name := range names {
		if !imported[name] {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list, nil
}

func (b *bundler) read(name string) (string, error) {
	src, err := fs.ReadFile(b.files, path.Join(b.dir, name))
	if other := b.other[name]; errors.Is(err, fs.ErrNotExist) && other != "" {
		src, err = fs.ReadFile(b.files, other)
	}
	return string(src), err
}
