package output

import (
	"testing"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

func TestLibraryCountsAddUp(t *testing.T) {
	s := pagesFixture(t)
	var policies []*site.Public
	for _, d := range s.site.Public {
		if d.Kind == disclosure.Policy {
			policies = append(policies, d)
		}
	}
	if len(policies) != 4 {
		t.Fatalf("%d policies", len(policies))
	}
	for _, v := range (&Planner{Site: s.site}).divide(policies) {
		sum := 0
		for _, shelf := range v.shelves {
			sum += len(shelf.documents)
			if got := totalOf(t, s.page(v.route(shelf))); got != len(shelf.documents) {
				t.Errorf("%s: %s says %d documents, its page %d", v.title, shelf.title, len(shelf.documents), got)
			}
		}
		want := len(policies)
		switch v.folder {
		case "units":
			want++ // one is a joint document
		case "normative":
			want = 3 * 2 // each under all, and under its validity
		}
		if sum != want {
			t.Errorf("%s: the shelves hold %d of %d", v.title, sum, want)
		}
	}
}

func TestLibrary(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/policies/library/", "Total:4", "Title:现行有效 URL:/policies/library/status/in-force/ Current:false External:false Count:2")
	s.holds("/policies/library/normative/in-force/", "Title:新办法", "Current:规范性文件：现行有效的规范性文件")
	s.lacks("/policies/library/normative/in-force/", "旧办法", "部署通知", "将行办法")
	s.holds("/policies/library/normative/not-in-force/", "旧办法", "Total:1")
	s.holds("/policies/library/units/education/", "新办法", "部署通知", "<title>发文机关：青禾县教育局_政策文件库_青禾县人民政府</title>")
	s.holds("/policies/library/topics/教育/", "旧办法", "新办法", "Current:主题分类：教育}")
	s.holds("/policies/library/topics/none/", "将行办法")
}
