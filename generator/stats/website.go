package stats

import (
	"fmt"
	"slices"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// SiteReport drafts the site's yearly report with the counts that the site knows.
func SiteReport(s *site.Site, year int) []byte {
	c := s.Config.Site
	name := c.Name
	if u := s.County(); u != nil {
		name = u.Name
	}
	d := newDocument(
		"标题", fmt.Sprintf("%s网站工作年度报表（%d年度）", c.Name, year),
		"类型", "报告", "报告类型", "政府网站年报", "年度", fmt.Sprint(year), "发文机关", name, "法定公开项", "20-15",
		"内容概述", fmt.Sprintf("%s网站%d年度信息发布、专栏专题、解读回应、办事服务、互动交流、安全防护、移动新媒体和创新发展情况。", c.Name, year),
	)
	d.lines("填报单位：" + orBlank(c.Host))
	d.table([]string{"项目", "内容"}, []string{"网站名称", c.Name}, []string{"首页网址", c.Domain}, []string{"主办单位", orBlank(c.Host)},
		[]string{"政府网站标识码", orBlank(c.SiteCode)}, []string{"独立用户访问总量（单位：个）", Blank}, []string{"网站总访问量（单位：次）", Blank})
	for i, part := range parts(s, year) {
		d.lines(fmt.Sprintf("## %c、%s", []rune("一二三四五六七八")[i], part.title))
		if len(part.rows) == 0 {
			d.lines(Blank)
			continue
		}
		rows := [][]string{{"指标", "数量"}}
		for _, r := range part.rows {
			value := Blank
			if r.n >= 0 {
				value = fmt.Sprint(r.n)
			}
			rows = append(rows, []string{r.label, value})
		}
		d.table(rows...)
	}
	d.lines(name + "\\\n" + Blank)
	return []byte(d.String())
}

// part is one of the eight parts of the report.
type part struct {
	title string
	rows  []figure
}

// figure is a line of a part; unknown when only people know it.
type figure struct {
	label string
	n     int
}

const unknown = -1

func parts(s *site.Site, year int) []part {
	list := in(s, nil, year)
	form := func(forms ...disclosure.InterpretationForm) int {
		return count(list, func(d *site.Public) bool {
			return d.Kind == disclosure.Interpretation && slices.ContainsFunc(d.Forms, func(f disclosure.InterpretationForm) bool { return slices.Contains(forms, f) })
		})
	}
	overview := count(list, func(d *site.Public) bool { return d.Section != nil && d.Section.Class == disclosure.ColumnOverview })
	news := count(list, ofKind(disclosure.News))
	kept, opened := topics(s, year)
	return []part{
		{"信息发布", []figure{
			{"信息发布总数（单位：条）", len(list)}, {"其中：概况类信息更新量", overview}, {"政务动态信息更新量", news},
			{"信息公开目录信息更新量", len(list) - overview - news},
		}},
		{"专栏专题", []figure{{"维护数量（单位：个）", kept}, {"新开设数量（单位：个）", opened}}},
		{"解读回应", []figure{
			{"解读信息发布总数（单位：条）", count(list, ofKind(disclosure.Interpretation))},
			{"其中：解读材料数量（文字）", form(disclosure.FormText, disclosure.FormQA)},
			{"解读产品数量（图表、图解）", form(disclosure.FormGraphic, disclosure.FormOnePicture, disclosure.FormCard)},
			{"音频、视频", form(disclosure.FormVideo)},
			{"回应公众关注热点或重大舆情数量（单位：次）", count(list, ofKind(disclosure.Response))},
		}},
		{"办事服务", []figure{
			{"注册用户数（单位：个）", unknown}, {"政务服务事项数量（单位：项）", unknown}, {"可全程在线办理政务服务事项数量（单位：项）", unknown},
			{"发布办事指南数量（单位：篇）", count(s.Public, func(d *site.Public) bool { return d.Kind == disclosure.Guide && d.Published.Year() <= year })},
		}},
		{"互动交流", []figure{
			{"收到留言数量（单位：条）", unknown}, {"办结留言数量（单位：条）", unknown}, {"平均办理时间（单位：天）", unknown},
			{"公开答复数量（单位：条）", count(list, func(d *site.Public) bool { return !d.Answered.IsZero() })},
			{"征集调查期数（单位：期）", count(list, ofKind(disclosure.Consultation))}, {"收到意见数量（单位：条）", unknown},
			{"公布调查结果期数（单位：期）", count(list, ofKind(disclosure.Feedback))}, {"在线访谈期数（单位：期）", unknown},
		}},
		{"安全防护", []figure{{"安全检测评估次数（单位：次）", unknown}, {"发现问题数量（单位：个）", unknown}, {"问题整改数量（单位：个）", unknown}}},
		{"移动新媒体", []figure{{"政务微信公众号：信息发布量（单位：条）", unknown}, {"政务微信公众号：关注数（单位：个）", unknown}}},
		{"创新发展", nil},
	}
}

// topics counts those kept in a year and those opened in it. One opened after it is
// neither: the report of a year is drafted in the next.
func topics(s *site.Site, year int) (kept, opened int) {
	for _, d := range s.Pages {
		if d.Kind != disclosure.Topic || d.Form != site.Whole || d.Published.Year() > year {
			continue
		}
		if d.Archived.IsZero() || d.Archived.Year() >= year {
			kept++
		}
		if d.Published.Year() == year {
			opened++
		}
	}
	return kept, opened
}
