package site

import (
	"cmp"
	"slices"
	"time"

	"gongkai/generator/content"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
)

// Change is something that will be different on the site without anybody's doing.
type Change struct {
	At       time.Time
	Document *Document
	What     diag.Text
}

// Changes are all that come after the clock, the first first. It says when a rebuild is
// due. What is never shown has none.
func (s *Site) Changes() []Change {
	var all []Change
	for _, d := range s.Documents {
		if d.Draft || d.Mode == disclosure.Withheld || d.Hidden == Undated || d.Hidden == Withdrawn {
			continue
		}
		changes(&d.Attributes, func(at time.Time, what diag.Text) {
			if at.After(s.Clock) {
				all = append(all, Change{at, d, what})
			}
		})
	}
	slices.SortStableFunc(all, func(x, y Change) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Document.Path, y.Document.Path))
	})
	return all
}

// Until is the moment up to which the site of a tree stays as it is at the clock if nobody
// edits anything: that of the first change, or the end of the day, which is what ages and
// delays are counted in.
func Until(tree *content.Tree, clock time.Time) time.Time {
	until := disclosure.DateOf(clock).AddDate(0, 0, 1)
	for _, d := range tree.Documents {
		changes(&d.Attributes, func(at time.Time, _ diag.Text) {
			if at.After(clock) && at.Before(until) {
				until = at
			}
		})
	}
	return until
}

// changes tells the moments from which a document looks different.
func changes(a *disclosure.Attributes, tell func(time.Time, diag.Text)) {
	from := func(at time.Time, zh, en string) {
		if !at.IsZero() {
			tell(at, diag.Text{ZH: zh, EN: en})
		}
	}
	after := func(last time.Time, zh, en string) {
		if !last.IsZero() {
			from(last.AddDate(0, 0, 1), zh, en) // the day itself is still in
		}
	}
	from(a.Published, "发布", "published")
	from(a.Effective, "开始施行", "in force")
	after(a.Expires, "失效", "expired")
	from(a.Archived, "归档", "archived")
	if p := a.NoticePeriod; p != nil {
		from(p.From, "公示开始", "notice begins")
		after(p.To, "公示期满", "notice over")
	}
	if c := a.Consultation; c != nil {
		from(c.From, "开始征集", "consultation opens")
		after(c.To, "征集截止", "consultation closes")
	}
	if w := a.Withdraw; w != nil {
		from(w.On, "撤回", "withdrawn")
	}
}
