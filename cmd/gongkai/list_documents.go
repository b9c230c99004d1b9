package main

import (
	"fmt"
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// documents makes a list of the documents that a test picks.
func documents(pick func(*site.Document) bool) func(*lister) (listing, error) {
	return func(l *lister) (listing, error) {
		out := listing{columns: []listColumn{
			{"path", diag.Text{ZH: "文件", EN: "file"}}, {"kind", diag.Text{ZH: "类型", EN: "kind"}}, {"published", diag.Text{ZH: "发布时间", EN: "published"}},
			{"status", diag.Text{ZH: "有效性", EN: "status"}}, {"hidden", diag.Text{ZH: "不公开的原因", EN: "hidden"}}, {"index_number", diag.Text{ZH: "索引号", EN: "index number"}}, {"title", diag.Text{ZH: "标题", EN: "title"}},
		}}
		for _, d := range l.Site.Documents {
			if pick(d) {
				out.add(d.Path, l.word(d.Kind, d.Kind.Chinese()), moment(d.Attributes.Published), l.word(d.Status, d.Status.Chinese()), l.word(d.Hidden, d.Hidden.Chinese()), d.Number, l.title(d))
			}
		}
		return out, nil
	}
}

func hidden(why site.Hidden) func(*site.Document) bool {
	return func(d *site.Document) bool { return d.Hidden == why }
}

func expired(d *site.Document) bool {
	return d.Status == disclosure.Expired || d.Status == disclosure.Repealed || d.Hidden == site.Lapsed
}

// word is a word for people in their language; for programs it is the key.
func (l *lister) word(key any, chinese string) string {
	if l.format == "json" || l.lang() == diag.EN {
		return fmt.Sprint(key)
	}
	return chinese
}

// title is left out of lists, which end up in logs, while the document is not public.
func (l *lister) title(d *site.Document) string {
	if l.titles || d.Public != nil && d.Public.Form != site.Tombstone {
		return d.Title
	}
	return ""
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(disclosure.Beijing).Format("2006-01-02 15:04")
}

// future lists what changes by itself. The first is when a rebuild is due.
func future(l *lister) (listing, error) {
	all := l.Site.Changes()
	out := listing{columns: []listColumn{
		{"at", diag.Text{ZH: "时刻", EN: "at"}}, {"change", diag.Text{ZH: "变化", EN: "change"}}, {"path", diag.Text{ZH: "文件", EN: "file"}}, {"title", diag.Text{ZH: "标题", EN: "title"}},
	}}
	for _, c := range all {
		at := moment(c.At)
		if l.format == "json" {
			at = c.At.In(disclosure.Beijing).Format(time.RFC3339)
		}
		out.add(at, l.word(c.What.EN, c.What.ZH), c.Document.Path, l.title(c.Document))
	}
	if len(all) > 0 {
		l.talk(diag.Text{ZH: "下次应当重新生成的时刻：%s\n", EN: "The next rebuild is due at %s\n"}, moment(all[0].At))
	} else {
		l.talk(diag.Text{ZH: "没有到时会变的文档，不需要定时重新生成。\n", EN: "Nothing changes by itself; no rebuild is due.\n"})
	}
	return out, nil
}
