package theme

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func scripts(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys["js/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

var modules = scripts(
	"main.js", "import { a as first, twice } from './a.js';\nimport * as all from './deep/b.js';\nimport { c } from './c.js'\nconst name = 'main';\n"+
		"export const result = [name, first(), twice, all.a(), c].join();\nexport const later = () => import('./late.js');\n",
	"a.js", "import './c.js';\nconst name = 'a';\nexport function a() { return name; }\nexport const one = 1, twice = 2\n",
	"deep/b.js", "import { c } from '../c.js';\nexport async function b() {}\nexport function a() { return 'b' + c; }\n",
	"c.js", "globalThis.runs = (globalThis.runs ?? 0) + 1;\nexport const c = globalThis.runs;\n",
	"late.js", "import { a } from './a.js';\nexport function late() { return 'late ' + a(); }\n",
)

func TestBundleRunsAsItsModules(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	dir := t.TempDir()
	write := func(name string, script []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), script, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := &bundler{files: modules, dir: "js"}
	for _, entry := range []string{"main.js", "late.js"} {
		script, err := b.module(entry)
		if err != nil {
			t.Fatal(err)
		}
		write(strings.TrimSuffix(entry, ".js")+".mjs", []byte(strings.ReplaceAll(string(script), "./late.js", "./late.mjs")))
	}
	write("run.mjs", []byte("import { result, later } from './main.mjs';\nconsole.log(result, (await later()).late(), runs);\n"))
	out, err := exec.Command(node, filepath.Join(dir, "run.mjs")).CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != "main,a,2,b1,1 late a 2" {
		t.Errorf("modules: %s %v", got, err) // a bundle that is loaded later has its own copy
	}

	b.classic = true
	script, _, err := b.bundle("main.js")
	if err != nil {
		t.Fatal(err)
	}
	write("classic.cjs", fmt.Appendf(nil, "const main = %s;\nmain.later().then((m) => console.log(main.result, m.late(), runs));\n", script))
	out, err = exec.Command(node, filepath.Join(dir, "classic.cjs")).CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != "main,a,2,b1,1 late a 1" {
		t.Errorf("classic: %s %v", got, err)
	}
}

func TestBundleRefuses(t *testing.T) {
	for name, src := range map[string]string{
		"a default export": "export default 1\n", "a default import": "import x from './c.js'\n", "a circle": "import './main.js'\n",
		"a list of exports": "const a = 1\nexport { a }\n", "what is not there": "import './nothing.js'\n", "another package": "import 'lodash'\n",
	} {
		if _, _, err := (&bundler{files: scripts("main.js", src, "c.js", ""), dir: "js"}).bundle("main.js"); err == nil {
			t.Errorf("%s is bundled", name)
		}
	}
}
