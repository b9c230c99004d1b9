package site

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
	"gongkai/generator/ledger"

	"pgregory.net/rapid"
)

var now = time.Date(2026, 6, 1, 9, 0, 0, 0, disclosure.Beijing)

const county = "---\n标题: 示例县人民政府\n类型: 机构\n机构: {类别: 政府, 统一社会信用代码: 11369921011990001X}\n---\n"

// assemble makes a site of documents: name → front matter and body, without fences
// where the text does not begin with one.
func assemble(t testing.TB, files map[string]string, book *ledger.Ledger) (*Site, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{"content/units/county.md": {Data: []byte(county)}}
	for name, text := range files {
		if !strings.HasPrefix(text, "---") && strings.HasSuffix(name, ".md") {
			text = "---\n" + text + "\n---\n正文\n"
		}
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := content.Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg := config.Default()
	cfg.Columns = []config.Column{{Path: "notices", Title: "通知公告"}, {Path: "policies", Title: "政策文件"}, {Path: "units", Title: "机构"}, {Path: "topics", Title: "专题"}}
	s, found := Assemble(Sources{Config: &cfg, Catalog: catalog.Standard(), Tree: tree, Ledger: book, Clock: now})
	return s, append(tree.Found, found...)
}

func codes(list diag.List) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Place.String()+" "+d.Code())
	}
	return strings.Join(out, "; ")
}

func TestWhatMayBeShown(t *testing.T) {
	const dated = "标题: 甲\n发布日期: 2026-05-01 10:00\n"
	tests := []struct {
		name, front string
		hidden      Hidden
		form        Form
	}{
		{"published", dated, Shown, Whole},
		{"draft", dated + "草稿: 是", Draft, Nothing},
		{"withheld", dated + "公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部}", Withheld, Nothing},
		{"on request", dated + "公开方式: 依申请公开", OnRequest, Entry},
		{"this minute", "标题: 甲\n发布日期: 2026-06-01 09:00", Shown, Whole},
		{"next minute", "标题: 甲\n发布日期: 2026-06-01 09:01", Future, Nothing},
		{"no date", "标题: 甲\n类型: 通知", Undated, Nothing},
		{"a page needs no date", "标题: 甲\n类型: 页面", Shown, Whole},
		{"last day of a list", dated + "类型: 名单公示\n公示期: {开始: 2026-05-25, 截止: 2026-06-01}", Shown, Whole},
		{"day after a list", dated + "类型: 名单公示\n公示期: {开始: 2026-05-25, 截止: 2026-05-31}", Lapsed, Reduced},
		{"a notice does not lapse", dated + "公示期: {开始: 2026-05-25, 截止: 2026-05-30}", Shown, Whole},
		{"withdrawn", dated + "撤回: {日期: 2026-05-20, 原因: 有误}", Withdrawn, Tombstone},
		{"to be withdrawn", dated + "撤回: {日期: 2026-06-20, 原因: 有误}", Shown, Whole},
		{"a withdrawn draft leaves no stub", dated + "草稿: 是\n撤回: {日期: 2026-05-20, 原因: 有误}", Draft, Nothing},
		{"a withdrawn secret leaves no stub", dated + "公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部}\n撤回: {日期: 2026-05-20, 原因: 有误}", Withheld, Nothing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			front := tt.front
			if !strings.Contains(front, "类型") {
				front += "\n类型: 通知"
			}
			s, _ := assemble(t, map[string]string{"notices/a.md": front}, nil)
			d := s.Document("notices/a")
			form := Nothing
			if d.Public != nil {
				form = d.Public.Form
			}
			if d.Hidden != tt.hidden || form != tt.form {
				t.Errorf("hidden %q, form %q; want %q, %q", d.Hidden, form, tt.hidden, tt.form)
			}
		})
	}
}

// Nothing of the text, the attachments and the words about it remains in a form that
// does not show them.
func TestReducedFormsHoldNothingElse(t *testing.T) {
	const front = "标题: 甲\n发布日期: 2026-05-01 10:00\n类型: 名单公示\n内容概述: 概述\n关键词: [词]\n责任编辑: 人\n附件: [a.txt]\n旧址: [/old/a.html]\n"
	for name, more := range map[string]string{
		"entry":   "公开方式: 依申请公开",
		"reduced": "公示期: {开始: 2026-05-01, 截止: 2026-05-02}",
	} {
		s, _ := assemble(t, map[string]string{"notices/a.md": front + more, "notices/a.txt": "x"}, nil)
		p := s.Document("notices/a").Public
		if len(p.Aliases) != 1 {
			t.Errorf("%s: old addresses %v lead to its page, as before", name, p.Aliases)
		}
		if !p.Body.Empty() || p.Files != nil || p.Summary != "" || p.Keywords != nil || p.Editor != "" || p.Tables != nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestStatus(t *testing.T) {
	const policy = "类型: 政策文件\n发布日期: 2026-01-05 10:00\n"
	tests := []struct {
		name, front, other string
		want               disclosure.Status
	}{
		{"in force", "", "", disclosure.InForce},
		{"stated", "有效性: 失效", "", disclosure.Expired},
		{"last day", "有效期至: 2026-06-01", "", disclosure.InForce},
		{"past its term", "有效期至: 2026-05-31", "", disclosure.Expired},
		{"not yet", "施行日期: 2026-06-02", "", disclosure.Pending},
		{"repealed", "", "废止: [policies/a]", disclosure.Repealed},
		{"replaced", "", "替代: [policies/a]", disclosure.Repealed},
		{"amended", "", "修改: [policies/a]", disclosure.Amended},
		{"repealed from next month", "", "废止: [policies/a]\n施行日期: 2026-07-01", disclosure.InForce},
		{"repealed by a draft", "", "废止: [policies/a]\n草稿: 是", disclosure.InForce},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"policies/a.md": "标题: 甲\n" + policy + tt.front}
			if tt.other != "" {
				files["policies/b.md"] = "标题: 乙\n" + policy + tt.other
			}
			s, _ := assemble(t, files, nil)
			if got := s.Document("policies/a").Status; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Documents keep the names that stood under them: the unit they mean was renamed, or
// has taken another one over.
func TestUnitsAreKnownByTheirFormerNames(t *testing.T) {
	const signed = "标题: 甲\n类型: 公告公示\n成文日期: 2026-05-01\n发布日期: 2026-05-01\n发文机关: "
	s, found := assemble(t, map[string]string{
		"units/agriculture.md": "标题: 示例县农业农村局\n类型: 机构\n机构: {类别: 部门, 曾用名: [示例县农业局, poverty, 示例县扶贫开发办公室]}",
		"units/water.md":       "标题: 示例县水务局\n类型: 机构\n机构: {类别: 部门, 简称: 示例县农业局}",
		"notices/a.md":         signed + "示例县农业局",
		"notices/b.md":         signed + "poverty\n联合发文机关: [示例县扶贫开发办公室]",
		"notices/c.md":         signed + "示例县农业农村局",
	}, nil)
	if len(found) > 0 {
		t.Error(codes(found))
	}
	for _, id := range []string{"notices/a", "notices/b", "notices/c"} {
		if u := s.Document(id).Issuer; u == nil || u.Name != "示例县农业农村局" {
			t.Errorf("%s is by %v", id, u)
		}
	}
	if n := len(s.Unit("agriculture").Public); n != 3 {
		t.Errorf("the unit has %d documents, want 3", n)
	}
}

// What was published under an item stays when the county removes the item.
func TestRemovedItem(t *testing.T) {
	node, _ := fields.YAMLFile("catalog.yaml", []byte("items:\n  - {id: '2412', remove: true, reason: 本县没有这项职能}\n"))
	cat, found := catalog.Standard().Layer("catalog.yaml", node)
	if len(found) > 0 {
		t.Fatal(codes(found))
	}
	const front = "---\n类型: 公告公示\n发布日期: 2026-05-01\n标题: "
	tree, err := content.Load(fstest.MapFS{
		"content/notices/a.md": {Data: []byte(front + "甲\n公开事项: ['2412', '2413']\n---\n")},
		"content/notices/b.md": {Data: []byte(front + "乙\n公开事项: ['2412']\n---\n")},
		"content/notices/c.md": {Data: []byte(front + "丙\n领域: 税收管理\n公开事项: ['2412']\n---\n")},
	}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	cfg := config.Default()
	cfg.Columns = []config.Column{{Path: "notices", Title: "通知公告"}}
	s, found := Assemble(Sources{Config: &cfg, Catalog: cat, Tree: tree, Clock: now})
	if got, want := codes(found), "content/notices/a.md:5:8 D2023; content/notices/b.md:5:8 D2023; content/notices/c.md:6:8 D2006"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if a, b := s.Document("notices/a"), s.Document("notices/b"); len(a.Public.Items) != 1 || len(b.Public.Items) != 0 || b.Public.Domain == nil || b.Public.Domain.Code != "24" {
		t.Errorf("filed under %v and %v of %v", a.Public.Items, b.Public.Items, b.Public.Domain)
	}
}

func TestRelationsResolveAndReverse(t *testing.T) {
	s, found := assemble(t, map[string]string{
		"policies/a.md": "标题: 甲\n类型: 政策文件\n发文字号: 示政发〔2026〕1号\n索引号: 011990001/2026-00007\n发布日期: 2026-01-05",
		"policies/b.md": "标题: 乙\n类型: 政策解读\n解读对象: 示政发(2026)1号\n发布日期: 2026-01-06",
		"policies/c.md": "标题: 丙\n类型: 政策解读\n解读对象: 011990001/2026-00007\n发布日期: 2026-01-07",
		"policies/d.md": "标题: 丁\n类型: 政策解读\n解读对象: content/policies/a.md\n发布日期: 2026-01-08",
		"policies/e.md": "标题: 戊\n类型: 政策解读\n解读对象: /policies/a/\n发布日期: 2026-01-09\n草稿: 是",
	}, nil)
	if len(found) > 0 {
		t.Error(codes(found))
	}
	var titles []string
	for _, p := range s.Document("policies/a").Public.InterpretedBy {
		titles = append(titles, p.Title)
	}
	if fmt.Sprint(titles) != "[丁 丙 乙]" {
		t.Errorf("interpreted by %v: newest first, drafts left out", titles)
	}
}

// Two people who each built the site may have given out one number, and version control
// joins their ledgers without a word.
func TestNumberTwice(t *testing.T) {
	book, err := ledger.Load(fstest.MapFS{ledger.File: {Data: []byte(`{
  "index_numbers": {
    "notices/a": "011990001/2026-00007",
    "notices/c": "011990001/2026-00007"
  },
  "addresses": {}
}`)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const front = "类型: 公告公示\n发布日期: 2026-04-02\n标题: "
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"in the ledger", map[string]string{"notices/a.md": front + "甲", "notices/c.md": front + "丙"}, ".gongkai/ledger.json:4 L1002"},
		{"in the later document", map[string]string{"notices/a.md": front + "甲", "notices/b.md": front + "乙\n索引号: 011990001/2026-00007"}, "content/notices/b.md:5:6 D2010"},
		{"in the earlier document", map[string]string{"notices/b.md": front + "乙\n索引号: 011990001/2026-00007", "notices/c.md": front + "丙"}, "content/notices/b.md:5:6 D2010"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, found := assemble(t, tt.files, book); codes(found) != tt.want {
				t.Errorf("got %s, want %s", codes(found), tt.want)
			}
		})
	}
}

func TestProblemsBetweenDocuments(t *testing.T) {
	const at = "发布日期: 2026-05-01\n"
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"unknown reference", map[string]string{"policies/a.md": "标题: 甲\n" + at + "废止: 示政发〔2026〕9号"}, "content/policies/a.md:4:5 D2012"},
		{"itself", map[string]string{"policies/a.md": "标题: 甲\n" + at + "废止: policies/a"}, "content/policies/a.md:4:5 D2013"},
		{"circle", map[string]string{
			"policies/a.md": "标题: 甲\n" + at + "替代: policies/b", "policies/b.md": "标题: 乙\n" + at + "替代: policies/c", "policies/c.md": "标题: 丙\n" + at + "替代: policies/a",
		}, "content/policies/a.md:4:5 D2014"},
		{"one address", map[string]string{"notices/a.md": "标题: 甲\n" + at, "notices/b.md": "标题: 乙\n短地址: A\n" + at}, "content/notices/b.md:3:6 D2001"},
		{"traversal", map[string]string{"notices/a.md": "标题: 甲\n短地址: ../../etc\n" + at}, "content/notices/a.md:3:6 D2002"},
		{"section", map[string]string{"notices/a.md": "标题: 甲\n栏目: ../x\n" + at}, "content/notices/a.md:3:5 D2003"},
		{"section by its title", map[string]string{"notices/a.md": "标题: 甲\n栏目: 政策文件\n" + at}, "content/notices/a.md:3:5 D2003"},
		{"unit", map[string]string{"notices/a.md": "标题: 甲\n发文机关: 示列县人民政府\n" + at}, "content/notices/a.md:3:7 D2004"},
		{"domain", map[string]string{"notices/a.md": "标题: 甲\n领域: 义务教学\n" + at}, "content/notices/a.md:3:5 D2005"},
		{"item", map[string]string{"notices/a.md": "标题: 甲\n领域: 义务教育\n公开事项: '9999'\n" + at}, "content/notices/a.md:4:7 D2006"},
		{"item of another domain", map[string]string{"notices/a.md": "标题: 甲\n领域: 税收管理\n公开事项: '2412'\n" + at}, "content/notices/a.md:4:7 D2006"},
		{"legal item", map[string]string{"notices/a.md": "标题: 甲\n法定公开项: 20-99\n" + at}, "content/notices/a.md:3:8 D2007"},
		{"no reason", map[string]string{"notices/a.md": "标题: 甲\n公开方式: 不予公开\n" + at}, "content/notices/a.md:3:7 D2008"},
		{"a date that cannot be read", map[string]string{"notices/a.md": "标题: 甲\n类型: 通知\n发布日期: 明天"}, "content/notices/a.md:4:7 F1006"},
		{"a date left empty", map[string]string{"notices/a.md": "标题: 甲\n类型: 通知\n发布日期:"}, "content/notices/a.md:2:5 D2009"},
		{"no date", map[string]string{"notices/a.md": "标题: 甲\n类型: 通知"}, "content/notices/a.md:2:5 D2009"},
		{"index number twice", map[string]string{"notices/a.md": "标题: 甲\n索引号: X/1\n" + at, "notices/b.md": "标题: 乙\n索引号: X/1\n" + at}, "content/notices/b.md:3:6 D2010"},
		{"topic", map[string]string{"notices/a.md": "标题: 甲\n专题: [x]\n" + at}, "content/notices/a.md:3:6 D2015"},
		{"query", map[string]string{"topics/a.md": "标题: 甲\n类型: 专题\n板块: [{标题: 一, 查询: {领域: 无此领域}}]"}, "content/topics/a.md:4:6 D2018"},
		{"reference to a draft", map[string]string{"policies/a.md": "标题: 甲\n" + at + "废止: policies/b", "policies/b.md": "标题: 乙\n草稿: 是\n" + at}, "content/policies/a.md:4:5 D2019"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := assemble(t, tt.files, nil)
			if got := codes(found); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNumbersAreAllocatedOnceAndForAll(t *testing.T) {
	const front = "类型: 通知\n发文机关: county\n发布日期: 2026-05-01\n成文日期: 2026-04-%02d"
	files := map[string]string{
		"notices/b.md": "标题: 乙\n" + fmt.Sprintf(front, 2),
		"notices/c.md": "标题: 丙\n" + fmt.Sprintf(front, 1),
		"notices/a.md": "标题: 甲\n索引号: 011990001/2026-00005\n" + fmt.Sprintf(front, 3),
	}
	s, _ := assemble(t, files, nil)
	got := s.Document("notices/c").Number + " " + s.Document("notices/b").Number
	if got != "011990001/2026-00006 011990001/2026-00007" {
		t.Errorf("by the date of signing, after the highest: %s", got)
	}
	// Numbers the ledger knows stay, and are not given out again when their document
	// is gone.
	book := (&ledger.Ledger{}).With(map[string]string{"notices/gone": "011990001/2026-00009", "notices/b": "011990001/2026-00007"}, nil)
	s, _ = assemble(t, files, book)
	got = s.Document("notices/c").Number + " " + s.Document("notices/b").Number
	if got != "011990001/2026-00010 011990001/2026-00007" {
		t.Errorf("with a ledger: %s", got)
	}
}

func TestTopicsSelect(t *testing.T) {
	s, found := assemble(t, map[string]string{
		"topics/t.md":  "标题: 专题\n类型: 专题\n板块: [{标题: 一, 查询: {领域: 义务教育, 从: 1}}, {标题: 二, 查询: {关键词: 招生}, 条数: 1}, {标题: 三, 文档: [notices/c]}]",
		"notices/a.md": "标题: 甲\n领域: 义务教育\n关键词: [招生]\n发布日期: 2026-05-01",
		"notices/b.md": "标题: 招生乙\n发布日期: 2026-05-02",
		"notices/c.md": "标题: 丙\n发布日期: 2026-05-03",
	}, nil)
	if got := codes(found); got != "content/topics/t.md:4:29 F1004" {
		t.Errorf("a misspelt condition: %s", got)
	}
	var got []string
	for _, b := range s.Topics[0].Blocks {
		for _, p := range b.Public {
			got = append(got, b.Title+p.Title)
		}
	}
	if fmt.Sprint(got) != "[一甲 二招生乙 三丙]" {
		t.Error(got)
	}
}

// Whatever documents there are, what is listed is public: a Public of a list is the
// Public of a document that is shown.
func TestListsHoldPublicsOnly(t *testing.T) {
	modes := []string{"", "草稿: 是\n", "公开方式: 依申请公开\n", "公开方式: 不予公开\n不予公开理由: {条款: '16', 理由: 内部}\n", "撤回: {日期: 2026-05-20, 原因: 有误}\n"}
	dates := []string{"发布日期: 2026-05-01\n", "发布日期: 2026-07-01\n", ""}
	rapid.Check(t, func(r *rapid.T) {
		files := map[string]string{"topics/t.md": "标题: 专题\n类型: 专题\n板块: [{标题: 一, 查询: {栏目: notices}}]"}
		n := rapid.IntRange(1, 8).Draw(r, "n")
		for i := range n {
			files[fmt.Sprintf("notices/d%d.md", i)] = fmt.Sprintf("标题: 文%d\n类型: 通知\n领域: 义务教育\n公开事项: '2412'\n发文机关: county\n", i) +
				rapid.SampledFrom(modes).Draw(r, "mode") + rapid.SampledFrom(dates).Draw(r, "date")
		}
		s, _ := assemble(t, files, nil)
		listed := map[*Public]bool{}
		for _, d := range s.Documents {
			if d.Public != nil && d.Public.Listed() && (d.Hidden == Shown || d.Hidden == OnRequest || d.Hidden == Lapsed) {
				listed[d.Public] = true
			}
		}
		check := func(where string, list []*Public) {
			for _, p := range list {
				if !listed[p] {
					r.Fatalf("%s lists %s (%s)", where, p.Title, p.Form)
				}
			}
		}
		check("the site", s.Public)
		for _, x := range s.Sections {
			check(x.Path, x.Public)
			check(x.Path, x.Own)
		}
		for _, x := range s.Units {
			check(x.ID, x.Public)
		}
		for _, x := range s.Domains {
			check(x.Slug, x.Public)
			for _, i := range x.Items {
				check(i.ID, i.Public)
			}
		}
		for _, x := range s.Topics {
			check(x.Slug, x.Public)
		}
		for _, x := range s.Platform.Statutory {
			check(string(x.Item), x.Public)
		}
	})
}
