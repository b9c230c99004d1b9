package output

import (
	"strings"
	"testing"

	"gongkai/internal/golden"
)

func TestTwinGolden(t *testing.T) {
	p := fixture(t)
	for name, path := range map[string]string{
		"twin.md":         "policies/housing/index.md",
		"twin-page.md":    "policies/reading/index.md", // made from what the page shows
		"twin-request.md": "notices/request/index.md",
	} {
		golden.File(t, "testdata/"+name, p.bytes(t, path))
	}
	golden.File(t, "testdata/llms.txt", p.bytes(t, "llms.txt"))
}

// What a page does not show, its twin does not show either.
func TestTwinHidesWhatThePageHides(t *testing.T) {
	for _, text := range []string{
		"<!-- HIDDEN -->文",
		"文 <!-- HIDDEN\n-->",
		"[//]: # (HIDDEN)\n\n文",
		"> [note]: HIDDEN\n\n文",
		"[^1]: HIDDEN\n\n文",
		"[no\nte]: HIDDEN\n\n文",
		"<script>HIDDEN</script>文",
		"<template>HIDDEN</template>\n\n文",
		"<p data-note=\"HIDDEN\">文</p>",
	} {
		source := "-- content/notices/places.md --\n---\n标题: 甲\n类型: 公告公示\n发布日期: 2026-04-21\n---\n" + text + "\n"
		p := fixture(t, source)
		page := string(p.bytes(t, "notices/places/index.html"))
		got := string(p.bytes(t, "notices/places/index.md"))
		if strings.Contains(page, "HIDDEN") {
			t.Fatalf("the page of %q shows it", text)
		}
		if strings.Contains(got, "HIDDEN") || !strings.Contains(got, "文") {
			t.Errorf("the twin of %q is\n%s", text, got)
		}
	}
}
