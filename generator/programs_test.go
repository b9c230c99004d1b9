package generator

import (
	"bytes"
	"testing"

	"gongkai/generator/theme"
)

// Every page of the sample county is the same by a program as by html/template, and of
// each layout only the first needs the library: the speed does not vanish unnoticed.
func TestProgramsRenderTheSampleCounty(t *testing.T) {
	if testing.Short() {
		t.Skip("renders the sample county")
	}
	p, err := Load(Options{Source: ".."})
	if err != nil {
		t.Fatal(err)
	}
	pl, m, err := p.Plan()
	if err != nil || p.Found.Failed() {
		t.Fatal(err, p.Found)
	}
	var themes [2]*theme.Theme
	for i := range themes {
		th, found, err := theme.Load(p.layers(), m.Min, p.Config.BasePath())
		if err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
		th.Library = i == 1
		themes[i] = th
	}
	layouts, pages := map[string]bool{"base": true}, 0
	for _, target := range pl.Targets {
		if target.Layout == "" {
			continue
		}
		var made [2][][]byte
		for i, th := range themes {
			m.Theme = th
			if made[i], err = target.Render(); err != nil {
				t.Fatal(err)
			}
		}
		for i, path := range target.Paths {
			if !bytes.Equal(made[0][i], made[1][i]) {
				t.Errorf("%s differs", path)
			}
		}
		layouts[target.Layout] = true
		pages++
	}
	if all := len(themes[0].Layouts()); len(layouts) < all {
		t.Errorf("%d of %d layouts were rendered", len(layouts), all)
	}
	fast, slow := themes[0].Executions()
	if slow != int64(len(layouts)) {
		t.Errorf("of %d pages in %d layouts, %d were left to the library", pages, len(layouts), slow)
	}
	if never, all := themes[1].Executions(); never != 0 || all != fast+slow {
		t.Errorf("%d by programs, where the library was asked for, %d by the library", never, all)
	}
	t.Logf("%d pages, %d of them by programs", pages, fast)
}
