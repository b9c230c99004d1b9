package generator

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"gongkai/generator/diag"
	"gongkai/generator/publish"
)

// holding is a machine on which somebody looks at the old site: it cannot be removed.
type holding struct{ publish.FS }

func (holding) RemoveAll(string) error { return errors.New("in use") }

// The old sites that pile up beside the new one once went unmentioned.
func TestOldSiteThatStaysIsTold(t *testing.T) {
	source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit})
	o := Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Fresh: true}
	if _, err := Build(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	system := publish.OS
	publish.OS = holding{system}
	sum, err := Build(context.Background(), o)
	publish.OS = system
	if err != nil {
		t.Fatalf("%v\n%s", err, printed(sum.Found))
	}
	if !tellsLeftover(sum) {
		t.Errorf("not told\n%s", printed(sum.Found))
	}
	if sum, err = Build(context.Background(), o); err != nil || tellsLeftover(sum) {
		t.Errorf("the next build clears up: %v\n%s", err, printed(sum.Found))
	}
	if folders, err := filepath.Glob(filepath.Join(filepath.Dir(o.Output), ".*")); err != nil || len(folders) > 0 {
		t.Errorf("what stayed is gone: %v, %v", folders, err)
	}
}

func tellsLeftover(sum Summary) bool {
	return slices.ContainsFunc(sum.Found, func(d diag.Diagnostic) bool { return d.Kind == leftover })
}
