package site

import (
	"testing"
	"testing/fstest"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/ledger"
)

func TestNextNumber(t *testing.T) {
	fsys := fstest.MapFS{
		"content/units/county.md": {Data: []byte(county)},
		"content/notices/a.md":    {Data: []byte("---\n标题: 甲\n类型: 通知\n发文机关: county\n成文日期: 2025-04-01\n发布日期: 2025-05-01\n---\n正文\n")},
	}
	tree, err := content.Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, scheme, deleted, given, next string }{
		{"of the unit and year", "{org}/{year}-{serial:5}", "011990001/2026-00007", "011990001/2025-00001", "011990001/2026-00008"},
		{"of the year", "{year}-{serial:3}", "2026-041", "2025-001", "2026-042"},
		{"of all years", "GK-{serial}", "GK-7", "GK-8", "GK-9"},
		{"of the unit", "{org}-{serial}", "011990001-4", "011990001-5", "011990001-6"},
		{"another scheme", "{org}-{year}-{serial}", "GK-7", "011990001-2025-1", "011990001-2026-1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := config.Default()
			cfg.Index.Scheme = tt.scheme
			book := (&ledger.Ledger{}).With(map[string]string{"notices/gone": tt.deleted}, nil)
			s, _ := Assemble(Sources{Config: &cfg, Catalog: catalog.Standard(), Tree: tree, Ledger: book, Clock: now})
			if got := s.Document("notices/a").Number; got != tt.given {
				t.Errorf("allocated %s, want %s", got, tt.given)
			}
			if got := s.NextNumber(s.County(), 2026); got != tt.next {
				t.Errorf("next is %s, want %s", got, tt.next)
			}
		})
	}
	t.Run("a unit without a code", func(t *testing.T) {
		cfg := config.Default()
		s, _ := Assemble(Sources{Config: &cfg, Catalog: catalog.Standard(), Tree: tree, Clock: now})
		if got := s.NextNumber(&Unit{}, 2026) + s.NextNumber(nil, 2026); got != "" {
			t.Errorf("has the number %s", got)
		}
	})
}
