package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/audit/rules"
	"gongkai/generator/diag"
	"gongkai/generator/site"
)

// lateRules are the checks that know what is overdue: columns past their window, and
// documents that were published, or still wait, after their time limit.
var lateRules = []string{"INSPECT-08", "INSPECT-23", "INSPECT-24", "INSPECT-41", "TIME-01", "TIME-01a", "TIME-02", "TIME-03", "CATALOG-03"}

func overdue(l *lister) (listing, error) {
	out := listing{columns: []listColumn{{"place", diag.Text{ZH: "位置", EN: "place"}}, {"code", diag.Text{ZH: "检查项", EN: "rule"}}, {"message", diag.Text{ZH: "逾期事项", EN: "overdue"}}}}
	for _, f := range audit.Run(rules.All, audit.Input{Site: l.Site, FS: l.FS, Only: lateRules}).Findings {
		out.add(f.Place.String(), f.Code(), f.Message(l.lang()))
	}
	return out, nil
}

func columns(l *lister) (listing, error) {
	out := listing{columns: []listColumn{
		{"path", diag.Text{ZH: "栏目", EN: "column"}}, {"title", diag.Text{ZH: "标题", EN: "title"}}, {"class", diag.Text{ZH: "更新类别", EN: "class"}}, {"window", diag.Text{ZH: "期限（天）", EN: "window"}},
		{"documents", diag.Text{ZH: "文档", EN: "documents"}}, {"newest", diag.Text{ZH: "最近更新", EN: "newest"}}, {"due", diag.Text{ZH: "最迟更新", EN: "due"}},
	}}
	for _, s := range l.Site.Sections {
		newest := newestOf(s.Public)
		due := ""
		if s.Window > 0 && !newest.IsZero() {
			due = newest.AddDate(0, 0, s.Window).Format(time.DateOnly)
		}
		day := ""
		if !newest.IsZero() {
			day = newest.Format(time.DateOnly)
		}
		out.add(s.Path, s.Title, l.word(s.Class, s.Class.Chinese()), s.Window, len(s.Public), day, due)
	}
	return out, nil
}

func newestOf(list []*site.Public) time.Time {
	var last time.Time
	for _, p := range list {
		if p.Published.After(last) {
			last = p.Published
		}
	}
	return last
}

func units(l *lister) (listing, error) {
	out := listing{columns: []listColumn{
		{"id", diag.Text{ZH: "编号", EN: "id"}}, {"name", diag.Text{ZH: "名称", EN: "name"}}, {"type", diag.Text{ZH: "类别", EN: "type"}}, {"parent", diag.Text{ZH: "上级", EN: "parent"}},
		{"org_code", diag.Text{ZH: "机构代码", EN: "code"}}, {"documents", diag.Text{ZH: "文档", EN: "documents"}},
	}}
	for _, u := range l.Site.Units {
		parent := ""
		if u.Parent != nil {
			parent = u.Parent.ID
		}
		out.add(u.ID, u.Name, l.word(u.Type, u.Type.Chinese()), parent, u.Facts.OrgCode, len(u.Public))
	}
	return out, nil
}

func topics(l *lister) (listing, error) {
	out := listing{columns: []listColumn{{"slug", diag.Text{ZH: "短地址", EN: "slug"}}, {"title", diag.Text{ZH: "标题", EN: "title"}}, {"documents", diag.Text{ZH: "文档", EN: "documents"}}, {"archived", diag.Text{ZH: "归档", EN: "archived"}}}}
	for _, t := range l.Site.Topics {
		archived := ""
		if !t.Archived.IsZero() {
			archived = t.Archived.Format(time.DateOnly)
		}
		out.add(t.Slug, t.Title, len(t.Public), archived)
	}
	return out, nil
}

func targets(l *lister) (listing, error) {
	out := listing{columns: []listColumn{{"path", diag.Text{ZH: "文件", EN: "file"}}, {"output", diag.Text{ZH: "输出", EN: "output"}}, {"layout", diag.Text{ZH: "版式", EN: "layout"}}, {"source", diag.Text{ZH: "来源", EN: "source"}}}}
	plan, _, err := l.Plan()
	if err != nil {
		return out, fmt.Errorf("plan: %w", err)
	}
	for _, t := range plan.Targets {
		for _, path := range t.Paths {
			out.add(path, t.Output, t.Layout, t.From)
		}
	}
	slices.SortStableFunc(out.rows, func(x, y []any) int { return strings.Compare(x[0].(string), y[0].(string)) })
	return out, nil
}
