package rules

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// A fault of the theme is on every page and told once; one of a few documents is told
// at each.
func TestFaultsOfManyPages(t *testing.T) {
	settings, err := os.ReadFile("testdata/site.toml")
	if err != nil {
		t.Fatal(err)
	}
	s, _ := load(t, fstest.MapFS{"site.toml": {Data: settings}, "content/a.md": {Data: []byte("---\n标题: 甲\n---\n")}}, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
	for _, tt := range []struct{ pages, findings int }{{3, 3}, {manyPages - 1, manyPages - 1}, {manyPages, 1}, {400, 1}} {
		pages := func(yield func(*audit.Page) bool) {
			for i := range tt.pages {
				if !yield(audit.ParsePage(fmt.Sprintf("p%03d/index.html", i), []byte("<p tabindex=3>"))) {
					return
				}
			}
		}
		list := audit.Run(All, audit.Input{Site: s, Only: []string{"A11Y-08"}, Pages: pages}).List()
		if len(list) != tt.findings {
			t.Errorf("%d pages: %d findings", tt.pages, len(list))
		}
		if message := list[0].Message(diag.ZH); list[0].File != "p000/index.html" || !strings.Contains(message, "tabindex 3") {
			t.Errorf("%d pages: %s %s", tt.pages, list[0].Place, message)
		}
	}
}
