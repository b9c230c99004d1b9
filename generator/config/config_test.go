package config

import (
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/generator/diag"
)

const good = `base_url = "https://www.example.gov.cn"

[site]
name = "示例县人民政府"
domain = "www.example.gov.cn"
site_code = "3699990001"
host = "示例县人民政府"
telephone = "0999-5550100"

[links]
services = { title = "政务服务网", url = "https://zwfw.example.gov.cn/" }
consult = { title = "县长信箱", url = "https://12345.example.gov.cn/" }

[[columns]]
path = "news/county"
title = "政务要闻"
class = "要闻动态"
`

func TestParse(t *testing.T) {
	c, found := Parse(File, []byte(good))
	if len(found) > 0 {
		t.Fatal(found[0].Message(diag.ZH))
	}
	if c.BaseURL != "https://www.example.gov.cn/" || c.BasePath() != "/" {
		t.Errorf("base %q, path %q", c.BaseURL, c.BasePath())
	}
	if col, ok := c.Column("news/county"); !ok || col.Class != "news" {
		t.Errorf("column %+v", col)
	}
	if c.Defaults.Mode != "proactive" || c.Publish.Output != "public" || !c.Publish.Minify {
		t.Error("what is not written has its default")
	}
	if p := c.Place("site.name"); p.Line != 4 {
		t.Errorf("site.name stands on line %d", p.Line)
	}
	if c.Given("publish.output") || !c.Given("site.host") {
		t.Error("Given tells what is written")
	}
}

func TestHostsThatMayBeLinkedTo(t *testing.T) {
	for _, key := range []string{"allow", `"允许链接"`} {
		c, found := Parse(File, []byte(strings.Replace(good, "[links]\n", "[links]\n"+key+" = [\"weixin.example.com\", \"news.example.org\"]\n", 1)))
		if len(found) > 0 || strings.Join(c.Links.Allow, " ") != "weixin.example.com news.example.org" {
			t.Errorf("%s: %q, %v", key, c.Links.Allow, found)
		}
	}
}

func TestProblemsHaveAPlaceAndAHint(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"unknown key", "telephone =", "telefone =", `site.toml:8:1 F1004 是否想写“telephone”？; site.toml:3:2 F1008 补上这个字段`},
		{"unknown table", "[links]", "[link]", `site.toml:10:2 F1004 是否想写“links”？; site.toml:1:1 F1008 补上这个字段`},
		{"missing service entry", `services = { title = "政务服务网", url = "https://zwfw.example.gov.cn/" }`, "", "site.toml:10:2 F1008 补上这个字段"},
		{"address without scheme", `"https://www.example.gov.cn"`, `"www.example.gov.cn"`, "site.toml:1:12 S1001 写作 https://域名/，以 / 结尾"},
		{"site code", "3699990001", "36999", "site.toml:6:13 S1002 网站标识码为十位数字"},
		{"another host", `domain = "www.`, `domain = "test.`, "site.toml:5:10 S1003 SiteDomain 标签应当与实际域名一致"},
		{"unknown class", "要闻动态", "要闻动恋", "site.toml:17:9 F1007 是否想写“要闻动态”？"},
		{"path", "news/county", "../news", "site.toml:15:8 S1005 用小写字母"},
		{"path between slashes", "news/county", "/news/county/", "site.toml:15:8 S1005 前后不加斜线，写作 news/county"},
		{"page size", `class = "要闻动态"`, "page_size = 3", "site.toml:17:13 F1006 按这个写法改"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := Parse(File, []byte(strings.Replace(good, tt.old, tt.new, 1)))
			var got []string
			for _, d := range found {
				got = append(got, d.Place.String()+" "+d.Code()+" "+d.Hint(diag.ZH))
			}
			parts := strings.Split(tt.want, "; ")
			if len(got) != len(parts) {
				t.Fatalf("got %q, want %q", got, parts)
			}
			for i := range parts {
				if !strings.HasPrefix(got[i], parts[i]) {
					t.Errorf("got  %s\nwant %s", got[i], parts[i])
				}
			}
		})
	}
}

func TestLoadWithoutSettings(t *testing.T) {
	if _, _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "no site.toml") {
		t.Errorf("got %v", err)
	}
}

func TestSettingsFromWindows(t *testing.T) {
	if _, found := Parse(File, []byte("\ufeff"+strings.ReplaceAll(good, "\n", "\r\n"))); len(found) > 0 {
		t.Errorf("BOM and CRLF: %s", found[0].Message(diag.ZH))
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Fuzz(func(t *testing.T, src []byte) { Parse(File, src) })
}
