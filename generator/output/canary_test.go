package output

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// Nothing that is not public may be in any byte of the site: not its text, its
// title, its file or its address.
func TestNoCanaryGetsOut(t *testing.T) {
	p := fixture(t)
	hidden := []string{"CANARY", "notices/draft", "notices/future", "notices/secret", "names.txt", "request.txt"}
	for path, b := range p.all(t) {
		for _, secret := range hidden {
			if strings.Contains(path, secret) || bytes.Contains(unzipped(t, path, b), []byte(secret)) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
	}
}

// unzipped is the content of a workbook; other files are their own.
func unzipped(t *testing.T, path string, b []byte) []byte {
	t.Helper()
	if !strings.HasSuffix(path, ".xlsx") {
		return b
	}
	archive, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

func TestSameSiteSameBytes(t *testing.T) {
	first, second := fixture(t).all(t), fixture(t).all(t)
	if len(first) != len(second) {
		t.Fatalf("%d and %d files", len(first), len(second))
	}
	for path, b := range first {
		if !bytes.Equal(b, second[path]) {
			t.Errorf("%s differs", path)
		}
	}
}

// A document's page depends on its view: when that changes, so must its sum.
func TestSumsCoverTheView(t *testing.T) {
	sum := func(changes ...string) uint64 {
		target, _, _ := fixture(t, changes...).Find("policies/reading/index.html")
		return target.Sum()
	}
	// The name of a unit reaches the page of what it issued.
	renamed := strings.Replace(governmentFront, "示例县人民政府", "示例县政府", 1)
	if sum() == sum("-- content/units/government.md --\n"+renamed) {
		t.Error("the unit has another name, the sum is the same")
	}
}
