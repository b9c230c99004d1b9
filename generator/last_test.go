package generator

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"gongkai/generator/disclosure"
	"gongkai/generator/seen"
	"gongkai/generator/site"
)

// settle waits until what was written can be known by its time.
func settle() { time.Sleep(2 * seen.Settling) }

// A build knows by its options, by the moment and by what it read whether it would be the
// same again. Package seen and publish.Unchanged have the tests of single files.
func TestBuildIsTheSameAgain(t *testing.T) {
	source := fixture(t, map[string]string{
		"content/units/county.md":    fixtureUnit,
		"content/notices/a/index.md": "---\n标题: 关于征集意见的公告\n类型: 公告公示\n发布日期: 2026-05-01\n附件: [form.csv]\n---\n正文。\n",
		"content/notices/a/form.csv": "甲\n",
		"content/notices/b.md":       notice(1, 1),
		"content/notices/later.md":   "---\n标题: 下午的公告\n类型: 公告公示\n发布日期: 2026-06-01 15:00\n---\n正文。\n",
	})
	o := Options{Source: source, Output: filepath.Join(t.TempDir(), "public")}
	build := func() Summary {
		t.Helper()
		settle()
		sum, err := Build(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		settle()
		return sum
	}
	build() // writes the ledger, which the next one reads
	first := build()

	for _, c := range []struct {
		name string
		same bool
		set  func(*Options)
	}{
		{"nothing", true, func(*Options) {}},
		{"later on the same day", true, func(o *Options) { o.Clock = at("2026-06-01T14:59:00") }},
		{"more at once", true, func(o *Options) { o.Jobs = 7 }},
		{"the hour of a document", false, func(o *Options) { o.Clock = at("2026-06-01T15:00:00") }},
		{"the next day", false, func(o *Options) { o.Clock = at("2026-06-02T00:00:00") }},
		{"an earlier moment", false, func(o *Options) { o.Clock = at("2026-06-01T08:00:00") }},
		{"another address", false, func(o *Options) { o.BaseURL = "https://other.example.gov.cn/" }},
		{"another folder", false, func(o *Options) { o.Output += "2" }},
		{"warnings are errors", false, func(o *Options) { o.Strict = true }},
		{"errors are none", false, func(o *Options) { o.Force = true }},
		{"from nothing", false, func(o *Options) { o.Fresh = true }},
	} {
		changed := o
		c.set(&changed)
		again, same := openLast(changed).same(changed)
		if same != c.same {
			t.Errorf("%s: the same again: %v", c.name, same)
		}
		if same && (printed(again.Found) != printed(first.Found) || again.Files != first.Files || again.Public != first.Public || again.Output != o.Output) {
			t.Errorf("%s: first %+v\nagain %+v", c.name, first, again)
		}
	}

	for _, c := range []struct {
		name string
		same bool
		do   func()
	}{
		{"a file that no build reads", true, func() { write(t, source, "README.md", "甲") }},
		{"somebody's file on the site", true, func() { write(t, o.Output, "own.txt", "甲") }},
		{"a text", false, func() { write(t, source, "content/notices/b.md", notice(1, 2)) }},
		{"a new document", false, func() { write(t, source, "content/notices/c.md", notice(2, 1)) }},
		{"an attachment of the same size", false, func() { write(t, source, "content/notices/a/form.csv", "乙\n") }},
		{"a file of the county that was not there", false, func() { write(t, source, "aliases.toml", "") }},
		{"a published page", false, func() { write(t, o.Output, "index.html", "甲") }},
	} {
		for { // until there is no more to do
			build()
			if _, same := openLast(o).same(o); same {
				break
			}
		}
		c.do()
		settle()
		if _, same := openLast(o).same(o); same != c.same {
			t.Errorf("%s: the same again: %v", c.name, same)
		}
	}
	build()
	if sum := build(); !sum.Unchanged {
		t.Error("a build without changes says nothing of it")
	}
}

// A site stays as it is up to the moment that is told.
func TestSiteStaysAsItIs(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 26))
	moment := func() string {
		return at("2026-05-29T00:00:00").Add(time.Duration(random.IntN(6*24*60)) * time.Minute).Format("2006-01-02 15:04")
	}
	day := func() string { return moment()[:len(time.DateOnly)] }
	period := func() string {
		from := at("2026-05-26T00:00:00").AddDate(0, 0, random.IntN(6))
		return fmt.Sprintf("{开始: %s, 截止: %s}", from.Format(time.DateOnly), from.AddDate(0, 0, random.IntN(4)).Format(time.DateOnly))
	}
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for range rounds {
		files := map[string]string{
			"content/units/county.md":   fixtureUnit,
			"content/notices/_index.md": "---\n标题: 通知公告\n发布日期: " + moment() + "\n---\n县政府的通知公告。\n",
		}
		for i := range 8 {
			front := []string{
				"类型: 公告公示\n发布日期: " + moment(),
				"类型: 公告公示\n发布日期: 2026-05-01\n撤回: {日期: " + day() + ", 原因: 内容有误}",
				"类型: 公告公示\n发布日期: 2026-05-01\n公示期: " + period(),
				"类型: 名单公示\n发布日期: 2026-05-01\n公示期: " + period(),
				"类型: 意见征集\n发布日期: 2026-05-01\n意见征集: " + period(),
				"类型: 行政规范性文件\n成文日期: 2026-04-01\n发布日期: 2026-05-01\n施行日期: " + day(),
				"类型: 行政规范性文件\n成文日期: 2026-04-01\n发布日期: 2026-05-01\n有效期至: " + day(),
				"类型: 专题\n发布日期: 2026-05-01\n归档日期: " + day(),
			}[i]
			files[fmt.Sprintf("content/notices/n%d.md", i)] = fmt.Sprintf("---\n标题: 第%d号公告\n%s\n---\n正文。\n", i, front)
		}
		source := fixture(t, files)
		clock := at("2026-05-30T00:00:00").Add(time.Duration(random.IntN(3*24*60)) * time.Minute)
		build := func(clock time.Time) map[string]string {
			p, err := Load(Options{Source: source, Clock: clock})
			if err != nil {
				t.Fatal(err)
			}
			pl, _, err := p.Plan()
			if err != nil || p.Found.Failed() {
				t.Fatalf("%v\n%s", err, printed(p.Found))
			}
			made := map[string]string{}
			for _, target := range pl.Targets {
				if target.Render == nil {
					continue
				}
				files, err := target.Render()
				if err != nil {
					t.Fatal(err)
				}
				for i, path := range target.Paths {
					made[path] = string(files[i])
				}
			}
			return made
		}
		p, err := Load(Options{Source: source, Clock: clock})
		if err != nil {
			t.Fatal(err)
		}
		until := site.Until(p.Tree, clock)
		last := until.Add(-time.Minute)
		if diff := differences(build(clock), build(last)); diff != "" {
			t.Fatalf("at %v and at %v:\n%s", clock, last, diff)
		}
	}
}

func at(moment string) time.Time {
	t, err := time.ParseInLocation("2006-01-02T15:04:05", moment, disclosure.Beijing)
	if err != nil {
		panic(err)
	}
	return t
}
