package report

import (
	"fmt"
	"html"
	"html/template"
	"strings"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/disclosure"
)

// chart is a drawing made here, and the words that say the same.
type chart struct {
	Title, Text string
	SVG         template.HTML
}

func (r *Report) charts(areas []Area) []chart {
	var list []chart
	if len(areas) > 0 {
		list = append(list, areaChart(areas))
	}
	for _, m := range r.Result.Coverage {
		if c, ok := coverageChart(m); ok {
			list = append(list, c)
		}
	}
	if len(r.Result.Forecast) > 0 {
		list = append(list, weekChart(r.Result.Forecast, r.Site.Clock))
	}
	return list
}

// bar is one line of a bar chart: parts of different classes, side by side.
type bar struct {
	label string
	parts []part
	note  string
}

type part struct {
	class string
	n     int
}

const (
	barLeft, barRoom, barWidth = 190, 160, 540 // a telephone shows nearly all of it
	barStep                    = 28
)

// bars draws horizontal bars on one scale.
func bars(title string, list []bar) template.HTML {
	most := 1
	for _, b := range list {
		n := 0
		for _, p := range b.parts {
			n += p.n
		}
		most = max(most, n)
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, barWidth, len(list)*barStep+8, html.EscapeString(title))
	for i, b := range list {
		y := i*barStep + 4
		fmt.Fprintf(&s, `<text x="%d" y="%d" text-anchor="end">%s</text>`, barLeft-10, y+15, html.EscapeString(clip(b.label, 12)))
		x := barLeft
		for _, p := range b.parts {
			if p.n == 0 {
				continue
			}
			width := max(2, p.n*barRoom/most)
			fmt.Fprintf(&s, `<rect class="%s" x="%d" y="%d" width="%d" height="20"></rect>`, p.class, x, y, width)
			x += width
		}
		fmt.Fprintf(&s, `<text x="%d" y="%d">%s</text>`, x+6, y+15, html.EscapeString(b.note))
	}
	s.WriteString(`</svg>`)
	return template.HTML(s.String())
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func areaChart(areas []Area) chart {
	const title = "各方面问题数量"
	var list []bar
	for _, a := range areas {
		list = append(list, bar{
			label: a.Title.ZH, parts: []part{{"error", a.Errors}, {"warning", a.Warnings}, {"notice", a.Notices}},
			note: counts(a),
		})
	}
	return chart{Title: title, Text: "红色为错误，黄色为警告，蓝色为提示。", SVG: bars(title, list)}
}

// counts says how much was found in an area, without what there is none of.
func counts(a Area) string {
	var list []string
	for _, c := range []struct {
		name string
		n    int
	}{{"错误", a.Errors}, {"警告", a.Warnings}, {"提示", a.Notices}} {
		if c.n > 0 {
			list = append(list, fmt.Sprintf("%s %d", c.name, c.n))
		}
	}
	return strings.Join(list, "　")
}

// coverageChart shows how many items of each group are covered.
func coverageChart(m audit.Coverage) (chart, bool) {
	var list []bar
	covered, asked := map[string]int{}, map[string]int{}
	var order []string
	for _, row := range m.Rows {
		if !row.Asked || row.Group == "" {
			continue
		}
		if asked[row.Group] == 0 {
			order = append(order, row.Group)
		}
		asked[row.Group]++
		if row.Count > 0 {
			covered[row.Group]++
		}
	}
	for _, g := range order {
		list = append(list, bar{
			label: g, parts: []part{{"has", covered[g]}, {"lacks", asked[g] - covered[g]}},
			note: fmt.Sprintf("%d / %d", covered[g], asked[g]),
		})
	}
	return chart{Title: m.Title + "：各类事项公开情况", Text: "绿色为已有信息的事项，灰色为还没有信息的事项。", SVG: bars(m.Title, list)}, len(list) > 0
}

// weekChart shows how much falls due in each of the next twelve weeks.
func weekChart(f audit.Forecast, now time.Time) chart {
	const title, weeks = "今后十二周到期事项", 12
	counts := make([]int, weeks)
	today := disclosure.DateOf(now)
	for _, d := range f {
		if n := int(d.Date.Sub(today).Hours() / 24 / 7); !d.Overdue && n < weeks {
			counts[n]++
		}
	}
	var list []bar
	for i, n := range counts {
		from := today.AddDate(0, 0, 7*i)
		list = append(list, bar{label: fmt.Sprintf("%d月%d日起一周", from.Month(), from.Day()), parts: []part{{"notice", n}}, note: fmt.Sprint(n)})
	}
	return chart{Title: title, Text: "不更新就会逾期的栏目和事项，按到期的星期计数。", SVG: bars(title, list)}
}
