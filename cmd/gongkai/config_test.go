package main

import (
	"slices"
	"testing"

	"gongkai/generator/config"
)

// Every setting of site.toml is shown by gongkai config, and nothing else is.
func TestSettingsFollowTheSchema(t *testing.T) {
	var want []string
	for _, d := range config.Docs() {
		if len(d.Inner) == 0 || d.Form.ZH == "列表" {
			want = append(want, d.Name)
			continue
		}
		for _, in := range d.Inner {
			want = append(want, d.Name+"."+in.Name)
		}
	}
	var got []string
	for _, s := range settings {
		got = append(got, s.key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("settings\n got %v\nwant %v", got, want)
	}
}

func TestWrittenInChinese(t *testing.T) {
	cfg, found := config.Parse("site.toml", []byte("\"网址\" = \"https://a.cn/\"\r\n[\"网站\"]\r\n\"名称\" = \"甲\"\r\n"))
	if cfg.Site.Name != "甲" {
		t.Fatalf("name %q, %v", cfg.Site.Name, found)
	}
	if at, ok := written(cfg, "site.name"); !ok || at.Line != 3 {
		t.Errorf("site.name: %v %v", at, ok)
	}
	if _, ok := written(cfg, "site.short"); ok {
		t.Error("site.short was not written")
	}
}
