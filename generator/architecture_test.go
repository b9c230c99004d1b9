package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which packages of this module each package imports, tests aside. A
// package that is not listed fails the test: give it its line. So does an import that is
// listed and not there: the table is what is read to learn who knows whom.
var allowed = map[string]string{
	"themes": "",

	// words and formats, knowing no policy
	"generator/diag":       "",
	"generator/fields":     "diag",
	"generator/minify":     "",
	"generator/workbook":   "",
	"generator/feed":       "",
	"generator/ledger":     "",
	"generator/slug":       "",
	"generator/identity":   "",
	"generator/seen":       "internal/parallel",
	"generator/markdown":   "diag",
	"generator/disclosure": "diag fields",
	"generator/attachment": "",
	"generator/table":      "diag disclosure identity",

	// load
	"generator/config":  "diag fields disclosure",
	"generator/catalog": "diag fields disclosure",
	"generator/content": "diag fields disclosure markdown seen internal/parallel",
	// model
	"generator/site": "diag disclosure config catalog content ledger internal/parallel",
	// check
	"generator/audit":         "diag disclosure config markdown site audit/markup internal/parallel",
	"generator/audit/markup":  "",
	"generator/audit/cells":   "",
	"generator/audit/rules":   "diag disclosure config catalog attachment site table audit audit/markup audit/privacy audit/wording audit/annual audit/cells internal/parallel",
	"generator/audit/privacy": "disclosure identity",
	"generator/audit/wording": "diag",
	"generator/audit/annual":  "markdown audit/cells",
	"generator/audit/report":  "diag disclosure fields site audit audit/privacy",
	"generator/audit/fix":     "diag disclosure fields content site audit/privacy",
	// plan
	"generator/plan": "diag",
	// render
	"generator/theme":         "diag fields minify theme/program",
	"generator/theme/program": "",
	"generator/output":        "diag disclosure config catalog content markdown minify feed table site plan theme workbook",
	// index
	"generator/index":   "diag disclosure markdown table site plan search search/shard",
	"generator/offline": "",
	// publish
	"generator/publish": "diag seen internal/parallel",
	// the order of all
	"generator": "diag fields disclosure config catalog content ledger markdown minify site audit audit/rules plan theme output index offline publish seen search search/shard search/client themes",

	// what is due every year
	"generator/stats": "content disclosure site audit audit/annual workbook",

	// the editor's own view
	"generator/preview": "generator config diag output plan index search search/shard",
	// the first files
	"generator/scaffold":   "diag disclosure fields content slug",
	"internal/browsertest": "",
	"internal/golden":      "",
	"internal/parallel":    "",

	// in and out
	"generator/exchange/office": "diag fields disclosure markdown slug",

	// search knows nothing of the generator
	"search":          "search/analysis",
	"search/analysis": "",
	"search/shard":    "search search/analysis",
	"search/corpus":   "search search/analysis",
	"search/client":   "",

	"cmd/gongkai": "*",
}

func TestImportsGoOneWay(t *testing.T) {
	root := ".."
	seen := map[string][]string{} // packages, and what of this module they import
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if name := e.Name(); file != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules" || name == "public") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if strings.Contains(string(src), "//go:build ignore") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = append(seen[pkg], checkImports(t, pkg, file, src)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg, may := range allowed {
		imports, exists := seen[pkg]
		if !exists {
			t.Errorf("%s stands in the table but does not exist", pkg)
		}
		for _, local := range strings.Fields(may) {
			if may != "*" && !slices.Contains(imports, local) && !slices.Contains(imports, "generator/"+local) {
				t.Errorf("%s may import %s by the table, and does not: take it out", pkg, local)
			}
		}
	}
}

// checkImports holds a file against the table, and returns what of this module it imports.
func checkImports(t *testing.T, pkg, file string, src []byte) (locals []string) {
	t.Helper()
	may, listed := allowed[pkg]
	if !listed {
		t.Errorf("%s: %s is not in the table of imports", file, pkg)
		return nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		local, ok := strings.CutPrefix(name, "gongkai/")
		if !ok || may == "*" {
			continue
		}
		locals = append(locals, local)
		list := strings.Fields(may)
		if !slices.Contains(list, strings.TrimPrefix(local, "generator/")) && !slices.Contains(list, local) {
			t.Errorf("%s: %s may not import %s", file, pkg, local)
		}
	}
	return locals
}
