package output

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestAttachmentsStandBesideTheirPage(t *testing.T) {
	p := fixture(t)
	if got := string(p.bytes(t, "policies/housing/form.txt")); got != "姓名：\n" {
		t.Errorf("got %q", got)
	}
	page := string(p.bytes(t, "policies/housing/index.html"))
	if !strings.Contains(page, "SHA256:5a6b14625301bf47") {
		t.Error("the page does not name the sum of its attachment")
	}
	target, _, _ := p.Find("policies/housing/index.html")
	if _, err := target.Render(); err != nil {
		t.Errorf("rendered twice: %v", err)
	}
}

// A script in a file that browsers open as a page would run in the site's name.
func TestActiveFilesAreRefused(t *testing.T) {
	for _, name := range []string{"chart.svg", "page.HTML", "data.xml"} {
		source := "-- content/notices/places.md --\n---\n标题: 甲\n类型: 公告公示\n发布日期: 2026-04-21\n附件: [" + name + "]\n---\n文\n" +
			"-- content/notices/" + name + " --\n<svg onload=\"alert(1)\"/>\n"
		p := assembled(t, source)
		if !p.found.Failed() || p.found[0].Code() != "P1004" {
			t.Errorf("%s: %v", name, p.found)
		}
		if _, _, ok := p.Find("notices/places/" + name); ok {
			t.Errorf("%s is put out", name)
		}
	}
}

func TestAttachmentThatChangesMeanwhile(t *testing.T) {
	p := fixture(t)
	p.maker.FS.(fstest.MapFS)["content/policies/housing/form.txt"] = &fstest.MapFile{Data: []byte("longer than it was")}
	target, _, _ := p.Find("api/v1/documents/policies/housing.json")
	if _, err := target.Render(); err == nil {
		t.Error("the sum of another file was published")
	}
}
