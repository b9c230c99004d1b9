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

// A document that was moved says where it was, and keeps its number.
func TestNumbersMoveWithDocuments(t *testing.T) {
	book := (&ledger.Ledger{}).With(map[string]string{
		"notices/old": "011990001/2026-00007", "notices/last": "011990001/2025-00003", "notices/here": "011990001/2026-00004",
	}, map[string]string{"/notices/old/": "notices/old", "/notices/last/": "notices/last", "/notices/here/": "notices/here"})
	tests := []struct{ name, aliases, number string }{
		{"moved", "[/notices/old/]", "011990001/2026-00007"},
		{"moved, without the last slash", "[/art/1.html, /notices/old]", "011990001/2026-00007"},
		{"in the place of another year's", "[/notices/last/]", "011990001/2026-00008"},
		{"in the place of one that is still there", "[/notices/here/]", "011990001/2026-00008"},
		{"from another system", "[/art/1.html]", "011990001/2026-00008"},
		{"nowhere else before", "[]", "011990001/2026-00008"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			const front = "类型: 公告公示\n发文机关: county\n成文日期: 2026-04-01\n发布日期: 2026-04-02\n"
			s, _ := assemble(t, map[string]string{
				"notices/new.md": "标题: 甲\n" + front + "旧址: " + tt.aliases, "notices/here.md": "标题: 乙\n" + front,
			}, book)
			if got := s.Document("notices/new").Number; got != tt.number {
				t.Errorf("it is %s, want %s", got, tt.number)
			}
		})
	}
}
