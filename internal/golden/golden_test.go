package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// told is a test that is only told.
type told struct {
	testing.TB
	failed bool
}

func (t *told) Helper()               {}
func (t *told) Errorf(string, ...any) { t.failed = true }

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(name, []byte("{\n  \"a\": \"<b>\"\n}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for text, failed := range map[string]bool{"<b>": false, "<i>": true} {
		in := &told{TB: t}
		if JSON(in, name, map[string]string{"a": text}); in.failed != failed {
			t.Errorf("%s: failed is %v, want %v", text, in.failed, failed)
		}
	}
	missing := &told{TB: t}
	if File(missing, name+".new", "new"); !missing.failed {
		t.Error("a file that is not there holds nothing")
	}
	*update = true
	defer func() { *update = false }()
	File(t, name, "new")
	*update = false
	File(t, name, "new")
}
