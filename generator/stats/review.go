package stats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// Due is a withheld document that has to be looked at again (《条例》第十八条). It is
// for those who work in the office: nothing of it stands in a page.
type Due struct {
	Path string
	By   time.Time // zero: no day was set
}

// reviewAhead is how far ahead documents are called that will expire or are due.
const reviewAhead = 180

// Withheld lists the withheld documents whose review is due within half a year, or
// has no day, the most urgent first.
func Withheld(s *site.Site) []Due {
	limit := s.Clock.AddDate(0, 0, reviewAhead)
	var list []Due
	for _, d := range s.Documents {
		if d.Mode != disclosure.Withheld || d.Draft {
			continue
		}
		by := time.Time{}
		if d.Exemption != nil {
			by = d.Exemption.ReviewBy
		}
		if !by.After(limit) {
			list = append(list, Due{d.Path, by})
		}
	}
	slices.SortStableFunc(list, func(a, b Due) int { return a.By.Compare(b.By) })
	return list
}

// Review drafts the page that publishes what became of the normative documents:
// those in force, those to be assessed because they expire soon, those repealed and
// those that lapsed.
func Review(s *site.Site) []byte {
	name := s.Config.Site.Name
	if u := s.County(); u != nil {
		name = u.Name
	}
	today := disclosure.DateOf(s.Clock)
	var kept, soon, repealed, lapsed []*site.Public
	list := s.Normative(nil)
	slices.SortFunc(list, func(a, b *site.Public) int {
		return cmp.Or(b.Issued.Compare(a.Issued), cmp.Compare(a.Route, b.Route))
	})
	for _, d := range list {
		ended, _ := s.Ended(d)
		over := !ended.IsZero() && !ended.After(today)
		switch {
		case over && d.Status == disclosure.Repealed: // as its page says, whatever its last day
			repealed = append(repealed, d)
		case over:
			lapsed = append(lapsed, d)
		case !d.Expires.IsZero() && !d.Expires.After(today.AddDate(0, 0, reviewAhead)):
			soon = append(soon, d)
		default:
			kept = append(kept, d)
		}
	}
	d := newDocument(
		"标题", fmt.Sprintf("%s关于公布行政规范性文件清理结果的公告", name),
		"类型", "公告公示", "发文机关", name, "成文日期", day(today), "法定公开项", "20-1",
		"内容概述", fmt.Sprintf("截至%s，继续有效%d件，即将届满待评估%d件，废止%d件，失效%d件。", today.Format("2006年1月2日"), len(kept), len(soon), len(repealed), len(lapsed)),
	)
	d.lines(fmt.Sprintf("根据《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号），对截至%s的行政规范性文件进行了清理，现将结果公布如下。", today.Format("2006年1月2日")))
	for i, part := range []struct {
		title string
		list  []*site.Public
	}{
		{"继续有效的文件", kept}, {"有效期将在180天内届满、正在评估的文件", soon}, {"废止的文件", repealed}, {"失效的文件", lapsed},
	} {
		d.lines(fmt.Sprintf("## %c、%s（%d件）", []rune("一二三四")[i], part.title, len(part.list)))
		if len(part.list) == 0 {
			d.lines("无。")
			continue
		}
		rows := [][]string{{"序号", "文件名称", "发文字号", "成文日期", "有效期至", "说明"}}
		for n, doc := range part.list {
			rows = append(rows, []string{fmt.Sprint(n + 1), doc.Title, doc.DocumentNumber, day(doc.Issued), day(doc.Expires), note(doc)})
		}
		d.table(rows...)
	}
	d.lines(name + "\\\n" + Blank)
	return []byte(d.String())
}

// note says which document took the place of this one, or which ones amended it.
func note(d *site.Public) string {
	for _, by := range slices.Concat(d.ReplacedBy, d.RepealedBy) {
		return "由" + nameOf(by) + "废止"
	}
	var names []string
	for _, by := range d.AmendedBy {
		names = append(names, nameOf(by))
	}
	if len(names) == 0 {
		return ""
	}
	return "由" + strings.Join(names, "、") + "修改"
}

// nameOf is a document's number, or its title if it has none.
func nameOf(d *site.Public) string {
	return cmp.Or(d.DocumentNumber, audit.Cited(d.Title))
}
