package output

import (
	"fmt"
	"path"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

func (p *Planner) documentView(d *site.Public, around [2]*site.Public) DocumentView {
	v := DocumentView{
		Crumbs: p.crumbs(d.Section.Crumbs(), Link{Title: "正文"}),
		Title:  d.Title, Kind: string(d.Kind), KindText: d.Kind.Chinese(), Form: string(d.Form), Notice: notice(d),
		Time: minute(d.Published), Summary: d.Summary,
	}
	if d.Form == site.Tombstone {
		return v
	}
	v.Source, v.SourceURL, v.Editor = d.SourceName(), d.RepostOf, d.Editor
	v.Attributes = p.attributes(d)
	p.validity(d, &v)
	v.Guide, v.Leader = guideElements(d.Guide), leaderFacts(p, d.Leader)
	p.period(d, &v)
	v.Files = p.fileViews(d)
	v.Chain = p.chain(d)
	for _, t := range d.Topics {
		v.Topics = append(v.Topics, Link{Title: t.Title, URL: p.url(t.Route)})
	}
	if d.Domain != nil {
		v.Domain = Link{Title: d.Domain.Name, URL: p.url(d.Domain.Route), ID: d.Domain.Slug}
	}
	for _, item := range d.Items {
		v.Items = append(v.Items, Link{Title: item.Path(), URL: p.url(item.Route), ID: item.ID})
	}
	if p.Site.Config.Publish.Markdown {
		v.Markdown = p.url(d.Route + "index.md")
	}
	if p.Site.Config.Publish.API {
		v.JSON = p.url("/" + recordPath(d))
	}
	if d.Form == site.Entry {
		v.Request = p.url(p.Site.Platform.Route + "on-request/")
	}
	for i, n := range around {
		if n == nil {
			continue
		}
		l := Link{Title: n.Title, URL: p.url(n.Route)}
		if i == 0 {
			v.Prev = l
		} else {
			v.Next = l
		}
	}
	return v
}

// notice says why the text is not here, in the words of the regulations.
func notice(d *site.Public) string {
	switch d.Form {
	case site.Entry:
		return "本文件公开属性为依申请公开，网站只列出目录信息。需要获取的，可以向制发机关提出政府信息公开申请。"
	case site.Reduced:
		return "公示期已满，名单内容不再公开。"
	case site.Tombstone:
		return "该信息已于 " + day(d.WithdrawnOn) + " 撤回，不再公开。"
	}
	return ""
}

// attributes are the lines of the attribute table; the same labels everywhere.
func (p *Planner) attributes(d *site.Public) []Pair {
	var list []Pair
	add := func(label, value, url string) {
		if value != "" {
			list = append(list, Pair{Label: label, Value: value, URL: url})
		}
	}
	if d.Kind == disclosure.Page || d.Kind == disclosure.Leader || d.Kind == disclosure.News {
		return nil
	}
	add("索引号", d.IndexNumber, "")
	add("主题分类", d.Topic, "")
	if d.Issuer != nil {
		add("发文机关", strings.Join(unitNames(d), "　"), p.url(d.Issuer.Route))
	}
	add("成文日期", day(d.Issued), "")
	add("发文字号", d.DocumentNumber, "")
	add("发布日期", minute(d.Published), "")
	add("体裁", d.Genre, "")
	add("公开方式", d.Mode.Chinese(), "")
	if d.Domain != nil {
		add("公开领域", d.Domain.Name, p.url(d.Domain.Route))
	}
	for _, item := range d.Items {
		add("公开事项", item.Path(), p.url(item.Route))
	}
	add("施行日期", day(d.Effective), "")
	add("有效期至", day(d.Expires), "")
	if d.Status != "" {
		add("有效性", d.Status.Chinese(), "")
	}
	add("公开对象", audience(d.Audience), "")
	if d.Level != "" {
		add("公开层级", d.Level.Chinese(), "")
	}
	add("关键词", strings.Join(d.Keywords, "　"), "")
	return list
}

func audience(a string) string {
	if a == "all" {
		return "全社会"
	}
	return a
}

func unitNames(d *site.Public) []string {
	var names []string
	if d.Issuer != nil {
		names = append(names, d.Issuer.Name)
	}
	for _, u := range d.Joint {
		if u != d.Issuer {
			names = append(names, u.Name)
		}
	}
	return names
}

// validity says in words, not in colour alone, whether the document can be relied
// on, and which document changed that.
func (p *Planner) validity(d *site.Public, v *DocumentView) {
	if d.Status == "" {
		return
	}
	v.Status, v.StatusText = string(d.Status), d.Status.Chinese()
	by := func(list []*site.Public, text string) {
		if len(list) > 0 && v.StatusNote == "" {
			v.StatusNote, v.StatusURL = fmt.Sprintf(text, title(list[0])), p.url(list[0].Route)
		}
	}
	switch d.Status {
	case disclosure.Repealed:
		by(d.ReplacedBy, "本文件已被%s替代")
		by(d.RepealedBy, "本文件已被%s废止")
	case disclosure.Expired:
		if !d.Expires.IsZero() {
			v.StatusNote = "本文件有效期至 " + day(d.Expires) + "，已失效"
		}
	case disclosure.Amended:
		by(d.AmendedBy, "本文件部分内容已被%s修改")
	case disclosure.Pending:
		v.StatusNote = "本文件自 " + day(d.Effective) + " 起施行"
	}
	if v.StatusNote == "" && !d.Status.Applies() && d.Status != disclosure.Pending {
		v.StatusNote = "本文件已" + d.Status.Chinese()
	}
}

// title is a title as it is cited: in book title marks, once.
func title(d *site.Public) string {
	if strings.HasPrefix(d.Title, "《") {
		return d.Title
	}
	return "《" + d.Title + "》"
}

func (p *Planner) period(d *site.Public, v *DocumentView) {
	switch {
	case d.Consultation != nil:
		c := d.Consultation
		v.PeriodText = p.consultationState(d)
		v.Period = []Pair{{Label: "征集时间", Value: day(c.From) + " 至 " + day(c.To)}, {Label: "征集状态", Value: v.PeriodText}}
		if c.Contact != "" {
			v.Period = append(v.Period, Pair{Label: "联系方式", Value: c.Contact})
		}
		if c.ShortenedReason != "" {
			v.Period = append(v.Period, Pair{Label: "缩短期限的理由", Value: c.ShortenedReason})
		}
	case d.NoticePeriod != nil:
		v.PeriodText = "公示中"
		switch now := p.Site.Clock; {
		case now.Before(d.NoticePeriod.From):
			v.PeriodText = "未开始"
		case !now.Before(d.NoticePeriod.To.AddDate(0, 0, 1)):
			v.PeriodText = "公示期满"
		}
		v.Period = []Pair{
			{Label: "公示时间", Value: day(d.NoticePeriod.From) + " 至 " + day(d.NoticePeriod.To)},
			{Label: "公示状态", Value: v.PeriodText},
		}
	case !d.Asked.IsZero() || !d.Answered.IsZero():
		v.Period = []Pair{{Label: "提问日期", Value: day(d.Asked)}, {Label: "答复日期", Value: day(d.Answered)}}
	}
}

func (p *Planner) fileViews(d *site.Public) []FileView {
	var list []FileView
	for _, f := range d.Files {
		if f.Attached {
			list = append(list, FileView{
				Title: f.Title, URL: p.url(f.URL), Size: size(f.Bytes),
				Type: strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), ".")),
			})
		}
	}
	return list
}

// chain is the documents around this one: policy, interpretation, consultation,
// feedback, and what changed or replaced what.
func (p *Planner) chain(d *site.Public) []Group {
	var groups []Group
	add := func(title string, list []*site.Public) {
		if len(list) > 0 {
			groups = append(groups, Group{Title: title, Cards: p.cards(list), Count: len(list)})
		}
	}
	add("相关政策", d.Interprets)
	add("政策解读", d.InterpretedBy)
	add("意见征集", d.FeedbackOf)
	add("征集反馈", d.Feedback)
	add("本文件修改了", d.Amends)
	add("本文件被修改", d.AmendedBy)
	add("本文件废止了", d.Repeals)
	add("本文件被废止", d.RepealedBy)
	add("本文件替代了", d.Replaces)
	add("本文件被替代", d.ReplacedBy)
	for _, policy := range d.Interprets {
		add("同一政策的其他解读", without(policy.InterpretedBy, d))
	}
	return groups
}

func without(list []*site.Public, d *site.Public) []*site.Public {
	var out []*site.Public
	for _, x := range list {
		if x != d {
			out = append(out, x)
		}
	}
	return out
}

// guideElements are the elements of a service guide in the order of the inspection.
func guideElements(g *disclosure.GuideElements) []Pair {
	if g == nil {
		return nil
	}
	var list []Pair
	text := func(label, value string) {
		if value != "" {
			list = append(list, Pair{Label: label, Value: value})
		}
	}
	texts := func(label string, values []string) {
		switch len(values) {
		case 0:
		case 1:
			text(label, values[0])
		default:
			list = append(list, Pair{Label: label, Values: values})
		}
	}
	text("事项名称", g.Name)
	texts("设定依据", g.Basis)
	texts("申请条件", g.Conditions)
	texts("办理材料", g.Materials)
	texts("办理地点", g.Place)
	text("办理时间", g.Hours)
	if len(g.Telephone) == 1 {
		list = append(list, telephone("联系电话", g.Telephone[0]))
	} else {
		texts("联系电话", g.Telephone)
	}
	texts("办理流程", g.Process)
	text("办结时限", g.TimeLimit)
	text("收费标准", g.Fee)
	return list
}

func leaderFacts(p *Planner, l *disclosure.LeaderFacts) []Pair {
	if l == nil {
		return nil
	}
	list := []Pair{{Label: "职务", Value: l.Post}}
	if l.Duties != "" {
		list = append(list, Pair{Label: "分工", Value: l.Duties})
	}
	if u := p.Site.Unit(l.Unit); u != nil {
		list = append(list, Pair{Label: "单位", Value: u.Name, URL: p.url(u.Route)})
	}
	return list
}
