// Package golden holds what a test got against a file that was read and approved
// before. After a change that is meant to be seen,
//
//	go test ./that/package -update
//
// writes the files anew, and those that are not there yet; their difference is then read
// like any other.
package golden

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// File reports where got is not what the file holds; with -update the file becomes it.
func File[T ~string | ~[]byte](t testing.TB, name string, got T) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s is not what it was; read the difference, then run with -update (-want +got):\n%s", name, d)
	}
}

// JSON is File for a value, written with an indent and without escapes of HTML.
func JSON(t testing.TB, name string, v any) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	File(t, name, b.Bytes())
}
