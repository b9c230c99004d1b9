package output

import (
	"fmt"
	"html"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gongkai/generator/catalog"
	"gongkai/generator/config"
	"gongkai/generator/content"
	"gongkai/generator/disclosure"
	"gongkai/generator/plan"
	"gongkai/generator/site"
	"gongkai/generator/theme"
)

// pageSite is a site whose layouts print their view, so that a test reads what a
// page holds.
type pageSite struct {
	t    *testing.T
	site *site.Site
	plan *plan.Plan
}

// pagesFixture is a small county: its government, a bureau that publishes, a bureau
// that does not, a village; ten columns' worth of documents; pages of five.
func pagesFixture(t *testing.T) pageSite {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range pageFiles {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for n := 1; n <= 47; n++ {
		files[fmt.Sprintf("content/news/county/n%02d.md", n)] = &fstest.MapFile{
			Data: []byte(fmt.Sprintf("---\n标题: 动态第%02d号\n类型: news\n发布日期: 2026-01-01 08:%02d\n---\n正文\n", n, n)),
		}
	}
	cfg, found, err := config.Load(files)
	if err != nil || found.Failed() {
		t.Fatal(err, found)
	}
	tree, err := content.Load(files, nil, nil)
	if err != nil || tree.Found.Failed() {
		t.Fatal(err, tree.Found)
	}
	clock := time.Date(2026, 6, 1, 9, 0, 0, 0, disclosure.Beijing)
	s, found := site.Assemble(site.Sources{Config: cfg, Catalog: catalog.Standard(), Tree: tree, Clock: clock})
	if found.Failed() {
		t.Fatal(found)
	}
	th, found, err := theme.Load([]fs.FS{printingTheme()}, nil, "/")
	if err != nil || found.Failed() {
		t.Fatal(err, found)
	}
	p, found := Plan(s, &Maker{Theme: th, FS: files, Base: cfg.BaseURL})
	if found.Failed() {
		t.Fatal(found)
	}
	return pageSite{t, s, p}
}

func printingTheme() fs.FS {
	return withLayouts(fstest.MapFS{
		"theme.toml":        &fstest.MapFile{Data: []byte(`name = "printing"`)},
		"layouts/base.html": &fstest.MapFile{Data: []byte(`<html><head>{{slot "head"}}</head><body>{{slot "main"}}</body></html>`)},
		"assets/js/main.js": &fstest.MapFile{Data: []byte("\n")},
	}, `{{printf "%+v" .}}{{slot "body"}}`)
}

// page is the text of a page, head and view, as the layouts print them.
func (s pageSite) page(route string) string {
	s.t.Helper()
	path := indexPath(route)
	if !strings.HasSuffix(route, "/") {
		path = strings.TrimPrefix(route, "/")
	}
	target, file, ok := s.plan.Find(path)
	if !ok {
		s.t.Fatalf("%s is not planned", path)
	}
	made, err := target.Render()
	if err != nil {
		s.t.Fatal(err)
	}
	return html.UnescapeString(string(made[file]))
}

// planned reports whether there is a page at a route.
func (s pageSite) planned(route string) bool {
	_, _, ok := s.plan.Find(indexPath(route))
	return ok
}

// holds fails unless the page has all the texts.
func (s pageSite) holds(route string, texts ...string) {
	s.t.Helper()
	page := s.page(route)
	for _, text := range texts {
		if !strings.Contains(page, text) {
			s.t.Errorf("%s does not say %q:\n%s", route, text, page)
		}
	}
}

// lacks fails when the page has one of the texts.
func (s pageSite) lacks(route string, texts ...string) {
	s.t.Helper()
	page := s.page(route)
	for _, text := range texts {
		if strings.Contains(page, text) {
			s.t.Errorf("%s says %q", route, text)
		}
	}
}

var pageFiles = map[string]string{
	"site.toml": `
base_url = "https://www.qinghe.gov.cn/"
[site]
name = "青禾县人民政府"
domain = "www.qinghe.gov.cn"
site_code = "3699210001"
host = "青禾县人民政府"
telephone = "0999-5550100"
unit = "county"
[links]
services = { title = "政务服务网", url = "https://zwfw.example.gov.cn/" }
consult = { title = "县长信箱", url = "https://mail.example.gov.cn/" }
interact = [{ title = "我要提意见", url = "/consultations/" }]
[defaults]
page_size = 5
[[navigation]]
title = "首页"
path = "/"
[[columns]]
path = "news"
title = "政务动态"
[[columns]]
path = "news/county"
title = "政务要闻"
[[columns]]
path = "notices"
title = "通知公告"
[[columns]]
path = "policies"
title = "政策文件"
[[columns]]
path = "consultations"
title = "意见征集"
[[columns]]
path = "leaders"
title = "领导信息"
[[columns]]
path = "guides"
title = "办事服务"
[[columns]]
path = "units"
title = "机构职能"
[[columns]]
path = "topics"
title = "专题专栏"
[[columns]]
path = "disclosure"
title = "政府信息公开"
`,
	"content/news/_index.md": "---\n标题: 政务动态\n---\n本栏目的说明。\n",
	"content/units/county.md": `---
标题: 青禾县人民政府
类型: unit
机构: {类别: 政府, 简称: 县政府, 地址: 青禾大道1号, 电话: 0999-5550101, 办公时间: 工作日 8:30—17:30}
---
县政府的正文。
`,
	"content/units/education.md": `---
标题: 青禾县教育局
类型: unit
机构: {类别: 部门, 简称: 县教育局, 上级: county}
---
`,
	"content/units/finance.md": `---
标题: 青禾县财政局
类型: unit
机构: {类别: 部门, 简称: 县财政局, 上级: county}
---
`,
	"content/units/dongping.md": `---
标题: 东坪村
类型: unit
机构: {类别: 村}
---
`,
	"content/leaders/b.md": "---\n标题: 乙\n类型: leader\n领导: {职务: 副县长, 排序: 2}\n---\n",
	"content/leaders/c.md": "---\n标题: 甲\n类型: leader\n领导: {职务: 县长, 排序: 1}\n---\n",
	"content/policies/old.md": `---
标题: 旧办法
类型: policy
发文机关: county
发文字号: 青政发〔2019〕3号
成文日期: 2019-05-01
发布日期: 2019-05-02
有效期至: 2024-05-01
规范性文件: 是
主题分类: 教育
---
`,
	"content/policies/new.md": `---
标题: 新办法
类型: policy
发文机关: county
联合发文机关: [education]
发文字号: 青政发〔2025〕12号
成文日期: 2025-05-01
发布日期: 2025-05-02
规范性文件: 是
主题分类: 教育\基础教育
法定公开项: 20-1
---
`,
	"content/policies/plain.md": `---
标题: 部署通知
类型: policy
发文机关: education
发文字号: 青教发〔2025〕2号
成文日期: 2025-03-01
发布日期: 2025-03-02
主题分类: 民政、救灾
领域: 义务教育
---
`,
	"content/policies/coming.md": `---
标题: 将行办法
类型: policy
发文机关: county
成文日期: 2026-05-20
发布日期: 2026-05-21
施行日期: 2026-09-01
规范性文件: 是
---
`,
	"content/consultations/open.md": `---
标题: 征求意见甲
类型: consultation
发文机关: county
发布日期: 2026-05-20
意见征集: {开始: 2026-05-20, 截止: 2026-06-20}
---
`,
	"content/consultations/over.md": `---
标题: 征求意见乙
类型: consultation
发文机关: county
发布日期: 2026-01-20
意见征集: {开始: 2026-01-20, 截止: 2026-02-20}
---
`,
	"content/guides/enrol.md": "---\n标题: 入学指南\n类型: guide\n发文机关: education\n发布日期: 2026-02-01\n领域: 义务教育\n---\n",
	"content/disclosure/guide/county.md": `---
标题: 青禾县人民政府政府信息公开指南
发文机关: county
发布日期: 2026-01-05
---
指南的正文。
`,
	"content/disclosure/rules/review.md": "---\n标题: 保密审查制度\n发文机关: county\n发布日期: 2026-01-05\n---\n",
	"content/disclosure/annual-reports/c24.md": `---
标题: 县政府2024年报
类型: report
报告类型: 政府信息公开年报
年度: 2024
发文机关: county
发布日期: 2025-03-20
---
`,
	"content/disclosure/annual-reports/e25.md": `---
标题: 教育局2025年报
类型: report
报告类型: 政府信息公开年报
年度: 2025
发文机关: education
发布日期: 2026-01-20
---
`,
	"content/disclosure/on-request/apply/index.md": `---
标题: 申请说明
发文机关: county
发布日期: 2026-01-05
附件: [{file: form.docx, title: 申请表}]
---
`,
	"content/disclosure/on-request/apply/form.docx": "form",
	"content/topics/school.md": `---
标题: 入学专题
类型: topic
发布日期: 2026-01-01
板块:
  - {标题: 办事, 查询: {类型: 办事指南}}
---
专题的正文。
`,
	"content/topics/flood.md": "---\n标题: 防汛专题\n类型: topic\n发布日期: 2025-01-01\n归档日期: 2025-12-01\n---\n",
	"content/notices/a.md":    "---\n标题: 公告甲\n类型: notice\n发布日期: 2026-02-01\n专题: [school]\n---\n",
	"content/privacy.md":      "---\n标题: 隐私声明\n---\n隐私声明的正文。\n",
}
