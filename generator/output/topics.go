package output

import (
	"slices"

	"gongkai/generator/site"
)

const topicsTitle = "专题专栏"

// topics makes the list of special topics, current and archived, and the page of
// each.
var topics = Output{Name: "topics", Targets: func(p *Planner) {
	overview := Link{Title: topicsTitle, URL: p.url(topicsRoute)}
	v := TopicsView{Crumbs: p.crumbs(nil, overview)}
	for _, t := range p.Site.Topics {
		if t.Archived.IsZero() {
			v.Current = append(v.Current, p.topicLink(t))
		} else {
			v.Archived = append(v.Archived, p.topicLink(t))
		}
		p.topicPage(t, overview)
	}
	head := p.columnHead("信息公开目录", topicsRoute, "围绕重点工作设置的专题，工作结束后归档。", topicsTitle)
	head.Feeds = p.sectionFeeds(topicsRoute)
	addPage(p, "topics", topicsRoute, topicsRoute, now(head, v))
}}

func (p *Planner) topicPage(t *site.Topic, overview Link) {
	v := TopicView{
		Crumbs: p.crumbs(nil, overview, p.topicLink(t)), Title: t.Title, Summary: t.Summary, Archived: day(t.Archived),
		Banner: p.url(t.Page.Image), Files: p.fileViews(t.Page), Feeds: p.feedLinks(t.Title, t.Route),
	}
	head := p.columnHead("信息公开目录", t.Route, firstOf(t.Summary, t.Title), t.Title, topicsTitle)
	head.Feeds, head.Alternate = v.Feeds, p.alternates(t.Page)
	addProse(p, "topic", t.Route, t.Page.Body.Path, func(v *TopicView) *bool { return &v.HasBody }, func() (Head, TopicView, Prose) {
		v := v
		v.Groups = p.topicGroups(t)
		return head, v, p.prose(t.Page)
	})
}

// topicGroups are the blocks of a topic. What is filed under it and stands in no
// block comes last.
func (p *Planner) topicGroups(t *site.Topic) []Group {
	var groups []Group
	rest := slices.Clone(t.Public)
	for _, b := range t.Blocks {
		groups = append(groups, Group{Title: b.Title, Cards: p.cards(b.Public), Count: len(b.Public), Note: "本板块暂无内容。"})
		rest = slices.DeleteFunc(rest, func(d *site.Public) bool { return slices.Contains(b.Public, d) })
	}
	if len(rest) > 0 {
		groups = append(groups, Group{Title: "更多相关信息", Cards: p.cards(rest), Count: len(rest)})
	}
	return groups
}
