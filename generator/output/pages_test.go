package output

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gongkai/generator/plan"
	"gongkai/generator/site"
)

func TestEveryRouteIsPlanned(t *testing.T) {
	s := pagesFixture(t)
	routes := []string{
		"/", "/news/", "/news/county/", "/notices/", "/policies/", "/consultations/", "/leaders/", "/guides/",
		"/domains/", "/catalog/", "/units/", "/units/types/department/", "/topics/", "/topics/school/", "/topics/flood/",
		"/disclosure/", "/disclosure/guide/", "/disclosure/rules/", "/disclosure/statutory/", "/disclosure/annual-reports/", "/disclosure/on-request/",
		"/policies/library/", "/policies/library/status/in-force/", "/policies/library/status/not-in-force/", "/policies/library/normative/",
		"/policies/library/normative/in-force/", "/policies/library/normative/not-in-force/", "/policies/library/units/county/",
		"/policies/library/years/2025/", "/policies/library/topics/民政-救灾/",
		"/search/", "/search/years/2026/", "/search/kinds/policy/", "/search/units/education/", "/search/numbers/", "/map/",
	}
	for _, d := range s.site.Domains {
		routes = append(routes, d.Route)
		for _, i := range d.Items {
			routes = append(routes, i.Route)
		}
	}
	for _, u := range s.site.Units {
		routes = append(routes, u.Route, u.Platform.Route)
		for _, part := range parts {
			routes = append(routes, u.Platform.Route+partRoute(part.key))
		}
	}
	for _, item := range s.site.Platform.Statutory {
		routes = append(routes, item.Route)
	}
	for _, route := range routes {
		if !s.planned(route) {
			t.Errorf("%s is not planned", route)
		}
	}
	s.holds("404.html", `<meta name="robots" content="noindex">`, "URL:/search/", "URL:/map/")
}

// Two pages with one title cannot be told apart in a list of results or of tabs.
func TestTitlesAreUnique(t *testing.T) {
	s := pagesFixture(t)
	title := regexp.MustCompile(`<title>(.*?)</title>`)
	pages := map[string]string{}
	for _, target := range s.plan.Targets {
		if target.Layout == "" || !strings.HasSuffix(target.Paths[0], "index.html") {
			continue
		}
		made, err := target.Render()
		if err != nil {
			t.Fatal(err)
		}
		m := title.FindStringSubmatch(string(made[0]))
		if m == nil {
			t.Fatalf("%s has no title", target.Paths[0])
		}
		if other := pages[m[1]]; other != "" {
			t.Errorf("%s and %s have the title %s", target.Paths[0], other, m[1])
		}
		pages[m[1]] = target.Paths[0]
	}
}

func TestPages(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/news/county/", "动态第47号", "动态第43号", "Page:1 Pages:10 Total:47 Prev: Next:/news/county/page/2/", "<title>政务要闻_政务动态_青禾县人民政府</title>")
	s.lacks("/news/county/", "动态第42号")
	s.holds("/news/county/page/5/",
		"<title>政务要闻（第5页）_政务动态_青禾县人民政府</title>", `<link rel="canonical" href="https://www.qinghe.gov.cn/news/county/page/5/">`,
		"Prev:/news/county/page/4/ Next:/news/county/page/6/", "动态第27号")
	s.holds("/news/county/page/10/", "动态第02号", "动态第01号", "Prev:/news/county/page/9/ Next: ")
	if s.planned("/news/county/page/11/") || s.planned("/news/county/page/1/") {
		t.Error("a page too many")
	}
	var numbers []string
	for _, l := range (&Planner{}).pager("/news/county/", 5, 10, 47).Numbers {
		numbers = append(numbers, l.Title)
		if (l.Title == "…") != (l.URL == "") {
			t.Errorf("%+v: only a gap leads nowhere", l)
		}
	}
	if got := strings.Join(numbers, " "); got != "1 … 3 4 5 6 7 … 10" {
		t.Errorf("numbers %s", got)
	}
}

func TestFullPageIsTheLast(t *testing.T) {
	for documents, want := range map[int]int{0: 1, 1: 1, 4: 1, 5: 1, 6: 2, 9: 2, 10: 2, 11: 3} {
		pages := 0
		(&Planner{}).paged("/news/", make([]*site.Public, documents), 5, func(string, func() ([]Card, Pager)) { pages++ })
		if pages != want {
			t.Errorf("%d documents stand on %d pages, want %d", documents, pages, want)
		}
	}
}

func TestColumns(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/news/", "Children:[{Title:政务要闻 URL:/news/county/", "HasBody:true", "<p>本栏目的说明。</p>", "Count:47")
	s.holds("/leaders/", "Style:leaders")
	if page := s.page("/leaders/"); strings.Index(page, "县长") > strings.Index(page, "副县长") {
		t.Error("leaders stand in their order of rank")
	}
	s.holds("/consultations/", "Style:consultations", "State:征集中 Expires:2026-06-20", "State:已结束")
	s.holds("/policies/", "Style:policies", "Title:政策文件库 URL:/policies/library/")
	if n := strings.Count(s.page("/disclosure/guide/"), "<body>"); n != 1 || strings.Contains(s.page("/disclosure/guide/"), "Style:") {
		t.Error("the guide is a page of the platform, not of a column")
	}
}

func TestHome(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/", `<meta name="ColumnType" content="首页">`, "Blocks:[{Title:政务要闻", "Title:义务教育 URL:/domains/compulsory-education/", "Count:2", "Note: ID:compulsory-education",
		"Services:[{Title:政务服务网 URL:https://zwfw.example.gov.cn/", "Title:征求意见甲", "Title:入学专题", "Updated:2026-05-21 00:00")
	// A consultation that is over, a topic that is archived and what is not public yet
	// are no news; an entry of the settings is not repeated.
	s.lacks("/", "征求意见乙", "防汛专题", "Title:意见征集 URL:/consultations/")
}

func TestItems(t *testing.T) {
	s := pagesFixture(t)
	d := s.site.Domains[0]
	for _, e := range s.site.Domains {
		if e.Slug == "compulsory-education" {
			d = e
		}
	}
	s.holds(d.Route, "Title:部署通知", "Title:入学指南", "Covered:0", "Current:true")
	i := d.Items[0]
	s.holds(i.Route, "Note:本事项尚未发布信息。", "Label:公开事项 Value:"+i.Path(), "Label:公开层级", i.TimeLimit)
	for _, label := range []string{"公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式"} {
		s.holds(i.Route, "Label:"+label)
	}
	s.holds("/catalog/", "Covered:0", "URL:/catalog/catalog.xlsx", "URL:/catalog/catalog.csv", "URL:/catalog/catalog.json")
}

// What the standard does not say is not made up and not left blank.
func TestUnknownElements(t *testing.T) {
	s := pagesFixture(t)
	p := &Planner{Site: s.site}
	for _, i := range s.site.Catalog.Items() {
		for _, pair := range p.itemElements(i) {
			if pair.Value == "" && len(pair.Values) == 0 {
				t.Errorf("%s: %s is blank", i.ID, pair.Label)
			}
			if pair.Label == "公开时限" && i.TimeLimit == "" && pair.Value != "国家标准指引中未载明，以本县目录为准" {
				t.Errorf("%s: %s", i.ID, pair.Value)
			}
		}
	}
}

func TestUnits(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/units/", "Title:政府 Units:[{Title:青禾县人民政府", "Title:部门", "Title:青禾县财政局", "Title:村（社区）")
	s.lacks("/units/types/department/", "东坪村")
	s.holds("/units/county/", "县政府的正文。", "Label:办公地址 Value:青禾大道1号", "Children:[{Title:青禾县教育局", "URL:/disclosure/guide/")
	s.holds("/units/education/", "Parent:{Title:青禾县人民政府", "Title:公开信息 URL:/search/units/education/", "Domains:[{Title:义务教育", "Title:新办法", "Title:办事指南")
	s.holds("/units/finance/", "本机构尚未在本站发布信息。", "URL:/units/finance/disclosure/on-request/")
}

func TestTopics(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/topics/school/", "专题的正文。", "Groups:[{Title:办事 URL: Cards:[{Title:入学指南", "Title:更多相关信息 URL: Cards:[{Title:公告甲")
	s.holds("/topics/flood/", "Archived:2025-12-01")
	s.holds("/topics/", "Current:[{Title:入学专题", "Archived:[{Title:防汛专题", "已于 2025-12-01 归档")
}

func TestSearchBrowsing(t *testing.T) {
	s := pagesFixture(t)
	s.holds("/search/", "Config:/search/data/manifest.bin", "Years:[{Title:2026年 URL:/search/years/2026/", "Title:政策文件 URL:/search/kinds/policy/", "URL:/search/numbers/", "Request:/disclosure/on-request/")
	s.holds("/search/numbers/", "Total:3")
	page := s.page("/search/numbers/")
	if !regexp.MustCompile(`(?s)青政发〔2025〕12号.*青政发〔2019〕3号.*青教发〔2025〕2号`).MatchString(page) {
		t.Error("numbers stand by agency, the newest year first:", page)
	}
	total := 0
	for _, u := range []string{"2026", "2025", "2019"} {
		total += totalOf(t, s.page("/search/years/"+u+"/"))
	}
	if total != len(s.site.Public) {
		t.Errorf("the years hold %d documents of %d", total, len(s.site.Public))
	}
	s.holds("/map/", "政务动态·政务要闻", "Title:义务教育", "Title:青禾县财政局", "Title:入学专题", "Title:隐私声明", "Title:法定主动公开内容", "Title:履职依据")
}

// The sum of a page covers its frame, its tags, its view and its text.
func TestSumsCoverThePage(t *testing.T) {
	base := proseInput[ListView]{}
	changed := []func(*proseInput[ListView]){
		func(in *proseInput[ListView]) { in.Page.Frame = 1 },
		func(in *proseInput[ListView]) { in.Page.Head.Title = "甲" },
		func(in *proseInput[ListView]) { in.Page.View.Cards = []Card{{Title: "甲"}} },
		func(in *proseInput[ListView]) { in.Text.Body = site.Body{Sum: 1} },
		func(in *proseInput[ListView]) { in.Text.Links = map[string]string{"a.md": "/a/"} },
	}
	for n, change := range changed {
		in := base
		change(&in)
		if plan.Sum(in) == plan.Sum(base) {
			t.Errorf("change %d is not covered", n)
		}
	}
}

// totalOf is the number of documents a list says it has.
func totalOf(t *testing.T, page string) int {
	t.Helper()
	m := regexp.MustCompile(`Pages:\d+ Total:(\d+)`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no total in", page)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
