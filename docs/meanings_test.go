package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"gongkai/generator/diag"

	// What defines codes and is not needed otherwise.
	_ "gongkai/generator"
	_ "gongkai/generator/audit/report"
	_ "gongkai/generator/exchange/office"

	"github.com/pelletier/go-toml/v2"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[sdqv]`)

// meanings.toml says what the code leaves unsaid: of the fields inside maps, of
// settings, and why a problem occurs.
var said = sync.OnceValue(func() map[string]string {
	b, err := os.ReadFile("meanings.toml")
	if err != nil {
		panic(err)
	}
	var all map[string]string
	if err := toml.Unmarshal(b, &all); err != nil {
		panic(err)
	}
	return all
})

var asked sync.Map // key → whether the code itself says it

// meaning is what the code says of something, or else meanings.toml.
func meaning(key, inCode string) string {
	asked.Store(key, inCode != "")
	if inCode != "" {
		return inCode
	}
	return said()[key]
}

// Nothing in the tables is left without its meaning, and nothing is said twice.
func TestMeanings(t *testing.T) {
	for _, part := range parts() {
		part()
	}
	asked.Range(func(key, inCode any) bool {
		_, here := said()[key.(string)]
		switch {
		case !here && !inCode.(bool):
			t.Errorf("meanings.toml does not say what %s is", key)
		case here && inCode.(bool):
			t.Errorf("the code says itself what %s is", key)
		}
		return true
	})
	for key := range said() {
		if _, ok := asked.Load(key); !ok {
			t.Errorf("there is no %s", key)
		}
	}
}

var definition = regexp.MustCompile(`Code:\s+"([A-Z]\d{4})"`)

// Every code that is defined somewhere is in the table.
func TestCodesAreComplete(t *testing.T) {
	known := map[string]bool{}
	for _, k := range diag.Kinds() {
		known[k.Code] = true
	}
	err := filepath.WalkDir("..", func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := os.ReadFile(name)
		for _, m := range definition.FindAllStringSubmatch(string(src), -1) {
			if !known[m[1]] && strings.Contains(string(src), "diag.Define") && !strings.Contains(string(src), "//\t\tCode: \""+m[1]) {
				t.Errorf("%s defines %s, which the manual does not know", name, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
