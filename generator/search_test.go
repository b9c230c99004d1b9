package generator

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/search"
	"gongkai/search/shard"
)

// found asks the files of search of a published site.
func found(t *testing.T, output, text string) []search.Hit {
	t.Helper()
	r, err := shard.Open(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(output, searchFolder, name)) })
	if err != nil {
		t.Fatal(err)
	}
	result, err := search.Search(r, search.Query{Text: text, Limit: 10, Passages: 10, Aliases: r.Aliases()})
	if err != nil {
		t.Fatal(err)
	}
	if result.Loose {
		return nil
	}
	return result.Hits
}

// A search box that leads to a page which cannot search is a dead end on every page.
func TestASiteWithoutSearchHasNoBoxes(t *testing.T) {
	for _, c := range []struct {
		settings string
		boxes    bool
		title    string
	}{{"true", true, "<h1 class=\"gx-page-title\">搜索</h1>"}, {"false", false, "<h1 class=\"gx-page-title\">分类查找</h1>"}} {
		output, _ := build(t, fixture(t, map[string]string{
			"content/units/county.md": fixtureUnit,
			"site.toml":               fixtureSettings + "\n[publish]\nsearch = " + c.settings + "\n[theme.params]\nhot = \"低保\"\n",
		}))
		for name, page := range tree(t, output) {
			if strings.HasSuffix(name, ".html") && strings.Contains(page, `<input class="gx-search-box__input"`) != c.boxes {
				t.Errorf("search = %s: boxes on %s: %v", c.settings, name, !c.boxes)
			}
			if name == "index.html" && strings.Contains(page, "?q=") != c.boxes {
				t.Errorf("search = %s: the words often looked for: %v", c.settings, !c.boxes)
			}
			if name == "search/index.html" && !strings.Contains(page, c.title) {
				t.Errorf("search = %s: no %s", c.settings, c.title)
			}
		}
	}
}

func TestSearchFilesSayWhatPagesSay(t *testing.T) {
	output, _ := build(t, fixture(t, map[string]string{
		"content/units/county.md": fixtureUnit,
		"aliases.toml":            "[aliases]\n\"自来水\" = \"供水设施\"\n",
		"content/notices/water/index.md": `---
标题: 关于供水设施检修的公告
类型: 公告公示
发文机关: county
成文日期: 2026-05-01
发布日期: 2026-05-02 10:00
发文字号: 示政发〔2026〕7号
索引号: SL-2026-00042
附件: [{文件: form.txt, 标题: 用户登记表}]
数据表: [{文件: list.csv, 标题: 检修安排, 列: [{名称: 经办人, 规则: 遮盖}]}]
---
开头的话。

## 检修范围

城东水厂以北。
`,
		"content/units/health.md": "---\n标题: 示例县卫生健康局\n类型: 机构\n机构: {类别: 部门, 简称: 县卫健局}\n---\n",
		"content/notices/fees.md": `---
标题: 关于水价调整的意见征集
类型: 意见征集
发文机关: county
成文日期: 2026-05-01
发布日期: 2026-05-02 10:00
意见征集: {from: 2026-05-02, to: 2026-05-12, contact: 价格股 0999-5550731, shortened_reason: 汛期前要定价}
---
请提出意见。
`,
		"content/notices/water/form.txt": "x",
		"content/notices/water/list.csv": "片区,经办人\n北岗片区,钱多多\n",
	}))
	cases := []struct{ text, anchor string }{
		{"检修的公告", ""}, {"示政发[2026]7号", ""}, {"SL-2026-00042", ""}, {"自来水", ""},
		{"城东水厂", "检修范围"}, {"北岗片区", "table-1"}, {"用户登记表", "gx-attachments"},
	}
	for _, c := range cases {
		hits := found(t, output, c.text)
		if len(hits) == 0 || hits[0].URL != "/notices/water/" {
			t.Errorf("%s: %+v", c.text, hits)
			continue
		}
		if c.anchor != "" && hits[0].Anchor != c.anchor {
			t.Errorf("%s leads to %q, not %q", c.text, hits[0].Anchor, c.anchor)
		}
	}
	for text, url := range map[string]string{"5550731": "/notices/fees/", "汛期前要定价": "/notices/fees/", "11369921011990001X": "/units/county/", "卫健局": "/units/health/"} {
		if hits := found(t, output, text); len(hits) != 1 || hits[0].URL != url {
			t.Errorf("%s, beside the text: %+v", text, hits)
		}
	}
	if hits := found(t, output, "钱多多"); len(hits) > 0 {
		t.Errorf("a masked name is found: %+v", hits)
	}
}

func TestAliasProblemsAreDiagnostics(t *testing.T) {
	source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit, "aliases.toml": "[aliases]\n\"低保\" = \"低保\"\n"})
	sum, err := Build(context.Background(), Options{Source: source, Output: filepath.Join(t.TempDir(), "public")})
	if err != ErrFindings || !strings.Contains(printed(sum.Found), "aliases.toml:2:1") {
		t.Errorf("%v\n%s", err, printed(sum.Found))
	}
}

// A build that changes one document writes search files that know it, and takes over
// those that stay.
func TestSearchFollowsChanges(t *testing.T) {
	source := fixture(t, map[string]string{"content/units/county.md": fixtureUnit, "content/notices/a.md": notice(1, 1), "content/notices/b.md": notice(2, 1)})
	output := filepath.Join(t.TempDir(), "public")
	for version := range 3 {
		write(t, source, "content/notices/b.md", notice(2, 700+version))
		if _, err := Build(context.Background(), Options{Source: source, Output: output}); err != nil {
			t.Fatal(err)
		}
		if hits := found(t, output, "第 70"+string(rune('0'+version))+" 版"); len(hits) != 1 || hits[0].ID != "notices/b" {
			t.Errorf("version %d: %+v", version, hits)
		}
		if version > 0 && len(found(t, output, "第 700 版")) > 0 {
			t.Error("the old text is still found")
		}
	}
}
