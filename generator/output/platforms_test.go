package output

import (
	"strings"
	"testing"
)

func TestPlatformHasFiveParts(t *testing.T) {
	s := pagesFixture(t)
	want := []string{"政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"}
	for _, u := range s.site.Units {
		route := u.Platform.Route
		page := s.page(route)
		_, menu, _ := strings.Cut(page, "Menu:[")
		menu, _, _ = strings.Cut(menu, "] Items:")
		rest := menu
		for _, title := range want {
			_, after, ok := strings.Cut(rest, "{Title:"+title+" URL:"+route)
			if !ok {
				t.Errorf("%s: %s is missing or out of order in %s", route, title, menu)
			}
			rest = after
		}
	}
}

// A bureau that has published nothing says so, part by part.
func TestPlatformWithoutDocuments(t *testing.T) {
	s := pagesFixture(t)
	const route = "/units/finance/disclosure/"
	s.holds(route, "本机关尚未在本平台发布信息。")
	s.holds(route+"guide/", "本机关的政府信息公开指南文本尚未发布。", "Label:机构名称 Value:青禾县财政局", "Label:传真 Value:暂未提供", "信息的获取方式")
	s.holds(route+"rules/", "本机关尚未发布政府信息公开制度。", "Title:全县统一执行的制度", "Title:保密审查制度")
	s.holds(route+"statutory/", "Title:财政信息 URL:/units/finance/disclosure/statutory/20-7/", "尚未发布")
	s.holds(route+"statutory/20-7/", "本机关尚未发布本项信息。", "公开内容：财政预算、决算信息。")
	s.holds(route+"annual-reports/", "本机关尚未发布政府信息公开工作年度报告。")
	s.holds(route+"on-request/", "Files:[{Title:申请表 URL:/disclosure/on-request/apply/form.docx", "20个工作日", "不收取费用", "<title>依申请公开_政府信息公开_青禾县财政局_青禾县人民政府</title>")
	if s.planned(route + "statutory/20-14/") {
		t.Error("recruitment does not concern every bureau: a blank column")
	}
}

func TestPlatformOfTheCounty(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/disclosure/", `<meta name="ColumnType" content="信息公开目录">`, "Title:青禾县财政局 URL:/units/finance/disclosure/", "Title:东坪村 URL:/units/dongping/disclosure/", "Search:/search/")
	s.holds("/disclosure/guide/", `<meta name="ColumnType" content="信息公开指南">`, "<p>指南的正文。</p>", "HasBody:true", "Label:办公时间 Value:工作日 8:30—17:30", "信息的分类和编排")
	s.lacks("/disclosure/guide/", "尚未发布。")
	s.holds("/disclosure/guide/", `href="/disclosure/guide/feed.xml"`)
	s.lacks("/units/education/disclosure/guide/", "feed.xml") // no column, no feed
	s.holds("/disclosure/statutory/20-1/", "Part:item", "Title:新办法", "Total:1")
	s.holds("/disclosure/annual-reports/", `<meta name="ColumnType" content="信息公开年报">`, "Total:2")
	if page := s.page("/disclosure/annual-reports/"); strings.Index(page, "教育局2025年报") > strings.Index(page, "县政府2024年报") {
		t.Error("the newest year stands first")
	}
	s.holds("/units/education/disclosure/annual-reports/", "教育局2025年报")
	s.lacks("/units/education/disclosure/annual-reports/", "县政府2024年报")
}
