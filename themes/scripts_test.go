package themes

import (
	"os/exec"
	"strings"
	"testing"
)

// What the modules decide is tested where they run; skipped where node is missing.
func TestScripts(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	out, err := exec.Command(node, "--test", "testdata/scripts.test.mjs").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Scripts neither write markup nor reach out, and modules import each other only.
func TestScriptsStayAtHome(t *testing.T) {
	for _, file := range glob(t, "assets/js/*.js") {
		src := string(read(t, file))
		for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest", "http://", "https://"} {
			if strings.Contains(src, word) {
				t.Errorf("%s: %s", file, word)
			}
		}
	}
}
