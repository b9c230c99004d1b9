package catalog

import (
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// The standard files and a county's file are read by the same schemas.

// placed is something read, and where it stands.
type placed[T any] struct {
	value  T
	place  diag.Place
	places fields.Places
	broken bool // a field was reported and left out
}

// at is the place of a field, or of the whole where it is not given.
func (p placed[T]) at(field string) diag.Place {
	if place, ok := p.places.Find(p.place.File, field); ok {
		return place
	}
	return p.place
}

// each is a list of maps that remembers where each stands.
func each[T, U any](name, chinese string, inner *fields.Schema[U], to func(*T) *[]placed[U]) fields.Field[T] {
	f := fields.Custom(name, chinese, diag.Text{ZH: "列表", EN: "list"}, func(r *fields.Reader, n *fields.Node, t *T) {
		items := n.Items
		if n.Shape != fields.List {
			items = []*fields.Node{n}
		}
		for _, item := range items {
			p := placed[U]{place: item.Place}
			before := len(r.Found)
			p.places = inner.Decode(r, item, &p.value)
			p.broken = len(r.Found) > before
			*to(t) = append(*to(t), p)
		}
	})
	f.Inner = inner.Docs()
	return f
}

// itemEntry is an item in a file. In a county's file it may be a change.
type itemEntry struct {
	Item
	domain string
	remove bool
	reason string
}

var itemSchema = fields.New(
	fields.Text("id", "编号", func(e *itemEntry) *string { return &e.ID }).Must(),
	fields.Text("domain", "领域", func(e *itemEntry) *string { return &e.domain }),
	fields.Text("primary", "一级事项", func(e *itemEntry) *string { return &e.Primary }),
	fields.Text("secondary", "二级事项", func(e *itemEntry) *string { return &e.Secondary }),
	fields.Texts("contents", "公开内容", func(e *itemEntry) *[]string { return &e.Contents }),
	fields.Texts("basis", "公开依据", func(e *itemEntry) *[]string { return &e.Basis }),
	fields.Text("time_limit", "公开时限", func(e *itemEntry) *string { return &e.TimeLimit }),
	fields.Custom("deadline", "期限", diag.Text{ZH: "如 {days: 20, unit: workday}，或“20个工作日”", EN: "such as {days: 20, unit: workday}"}, readDeadline),
	fields.Texts("publishers", "公开主体", func(e *itemEntry) *[]string { return &e.Publishers }),
	fields.Texts("channels", "公开渠道", func(e *itemEntry) *[]string { return &e.Channels }),
	fields.Choice("audience", "公开对象", parseAudience, []string{"all", "全社会", "specific", "特定群体"}, func(e *itemEntry) *string { return &e.Audience }),
	fields.Text("audience_note", "公开对象说明", func(e *itemEntry) *string { return &e.AudienceNote }),
	fields.Choice("mode", "公开方式", disclosure.ParseMode, disclosure.Names(disclosure.Modes()), func(e *itemEntry) *disclosure.Mode { return &e.Mode }),
	fields.Choices("levels", "公开层级", disclosure.ParseLevel, disclosure.Names(disclosure.Levels()), func(e *itemEntry) *[]disclosure.Level { return &e.Levels }),
	fields.Bool("remove", "取消", func(e *itemEntry) *bool { return &e.remove }),
	fields.Text("reason", "理由", func(e *itemEntry) *string { return &e.reason }),
)

func parseAudience(s string) (string, bool) {
	switch s {
	case "all", "全社会":
		return "all", true
	case "specific", "特定群体", "特定群众":
		return "specific", true
	}
	return "", false
}

type limit struct {
	days int
	unit disclosure.Unit
}

var limitSchema = fields.New(
	fields.Int("days", "天数", 0, 3650, func(l *limit) *int { return &l.days }),
	fields.Choice("unit", "单位", disclosure.ParseUnit, disclosure.Names(disclosure.Units()), func(l *limit) *disclosure.Unit { return &l.unit }).Must(),
)

func readDeadline(r *fields.Reader, n *fields.Node, e *itemEntry) {
	if n.Shape == fields.Scalar {
		d := disclosure.ParseDeadline(n.Text)
		e.Deadline = &d
		return
	}
	var l limit
	limitSchema.Decode(r, n, &l)
	counted := l.unit == disclosure.Workday || l.unit == disclosure.Day
	if counted && l.days == 0 {
		r.Found.Add(noDays.At(n.Place, l.unit))
		return
	}
	if l.unit != "" {
		e.Deadline = &disclosure.Deadline{Days: l.days, Unit: l.unit}
	}
}

// domainFields are the facts of a domain, without its items.
var domainFields = []fields.Field[domainEntry]{
	fields.Text("code", "编号", func(e *domainEntry) *string { return &e.Code }).Must(),
	fields.Text("slug", "短地址", func(e *domainEntry) *string { return &e.Slug }),
	fields.Text("name", "名称", func(e *domainEntry) *string { return &e.Name }),
	fields.Texts("aliases", "别名", func(e *domainEntry) *[]string { return &e.Aliases }),
	fields.Text("authority", "主管部门", func(e *domainEntry) *string { return &e.Authority }),
	fields.Sub("notice", "印发通知", noticeSchema, func(e *domainEntry) *Notice { return &e.Notice }),
	fields.Each("sources", "来源", sourceSchema, nil, func(e *domainEntry) *[]Source { return &e.Sources }),
	fields.Bool("complete", "完整", func(e *domainEntry) *bool { return &e.Complete }),
	fields.Text("notes", "说明", func(e *domainEntry) *string { return &e.Notes }),
}

var noticeSchema = fields.New(
	fields.Text("title", "标题", func(n *Notice) *string { return &n.Title }),
	fields.Text("number", "文号", func(n *Notice) *string { return &n.Number }),
	fields.Date("date", "日期", func(n *Notice) *time.Time { return &n.Date }),
	fields.Text("url", "网址", func(n *Notice) *string { return &n.URL }),
)

var sourceSchema = fields.New(
	fields.Text("url", "网址", func(s *Source) *string { return &s.URL }),
	fields.Text("publisher", "发布者", func(s *Source) *string { return &s.Publisher }),
)

// domainEntry is a domain in a file.
type domainEntry struct {
	Domain
	items []placed[itemEntry] // of a standard file
}
