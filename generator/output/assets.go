package output

import (
	"fmt"
	"slices"

	"gongkai/generator/theme"
)

// assets puts out the styles, scripts and pictures of the theme. Their names carry
// the hash of their content, so the name alone says whether they changed.
var assets = Output{Name: "assets", Targets: func(p *Planner) {
	for _, a := range p.Maker.Theme.Assets {
		file(p, a.Path, a.Path, renderAsset)
	}
}}

func renderAsset(m *Maker, path string) ([]byte, error) {
	i := slices.IndexFunc(m.Theme.Assets, func(a theme.Asset) bool { return a.Path == path })
	if i < 0 {
		return nil, fmt.Errorf("the theme has no asset %s", path)
	}
	return m.Theme.Assets[i].Data, nil
}
