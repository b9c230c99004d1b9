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

// Attachments are numbered by their authors: 附件1, 附件2, 附件10. By their names 10 came
// before 2, and 三 before 二.
func TestAttachmentsKeepTheirOrder(t *testing.T) {
	p := fixture(t, "-- content/notices/many/index.md --\n---\n标题: 甲\n类型: 公告公示\n发布日期: 2026-04-21\n附件: [附件2.pdf, 附件10.pdf, 附件二.pdf, 附件三.pdf]\n---\n文\n"+
		"-- content/notices/many/附件2.pdf --\nx\n-- content/notices/many/附件10.pdf --\nx\n-- content/notices/many/附件二.pdf --\nx\n-- content/notices/many/附件三.pdf --\nx\n")
	page := string(p.bytes(t, "notices/many/index.html"))
	at := 0
	for _, name := range []string{"附件2", "附件10", "附件二", "附件三"} {
		next := strings.Index(page, "Title:"+name)
		if next < at {
			t.Errorf("%s is out of order in %s", name, page)
		}
		at = next
	}
}

// Units and topics have pages of their own; what is attached to them is listed there.
func TestAttachmentsOfUnitsAndTopics(t *testing.T) {
	p := fixture(t, "-- content/units/water/index.md --\n---\n标题: 青禾县水利局\n类型: 机构\n机构: {类别: 部门}\n附件: [{file: map.pdf, title: 位置图}]\n---\n文\n-- content/units/water/map.pdf --\nx\n"+
		"-- content/topics/flood/index.md --\n---\n标题: 防汛专题\n类型: 专题\n发布日期: 2026-04-21\n附件: [{file: plan.pdf, title: 预案}]\n---\n文\n-- content/topics/flood/plan.pdf --\nx\n")
	for page, want := range map[string]string{
		"units/water/index.html":  "Files:[{Title:位置图 URL:/units/water/map.pdf",
		"topics/flood/index.html": "Files:[{Title:预案 URL:/topics/flood/plan.pdf",
	} {
		if got := string(p.bytes(t, page)); !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
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
