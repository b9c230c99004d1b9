// Package annual reads annual disclosure reports (政府信息公开工作年度报告) and does
// their arithmetic.
//
// A Report is the six parts of the prescribed form (国办公开办函〔2021〕30号) and its
// three tables: Documents is the second, Requests the third, Reviews the fourth. A
// table may be written in Markdown or in HTML; cells that span are understood.
//
//	r := annual.Parse(doc)
//	for _, f := range r.Requests.Balance() {
//		fmt.Println(f) // 自然人：75，应为 74
//	}
//
// What the form says of itself is a method that lists its Faults: Balance, RowSums,
// ResultSums, and Claims for the numbers that the prose repeats. A table that is not
// there, or not in the form, is nil and has no faults.
package annual

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"gongkai/generator/audit/cells"
	"gongkai/generator/markdown"
)

// Titles are the headings of the six parts, in their order.
var Titles = []string{
	"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
	"政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
}

// Report is what a report says.
type Report struct {
	Preface   string // what stands before the first part
	Parts     []Part // in the order of the text
	Documents *Documents
	Requests  *Requests
	Reviews   *Reviews
}

// Part is one of the parts, without its tables.
type Part struct {
	Heading string // as written: 一、总体情况
	Title   string // without the number
	Number  int    // as it is numbered, from 1
	Text    string // one block a line
}

// Fault is a number that does not agree with others.
type Fault struct {
	Label     string // of the row, as written
	Column    string
	Got, Want int
}

func (f Fault) String() string {
	name := f.Column
	if name == "" {
		name = f.Label
	}
	return fmt.Sprintf("%s：%d，应为 %d", name, f.Got, f.Want)
}

// Part is the part of a title, or nil.
func (r *Report) Part(title string) *Part {
	i := slices.IndexFunc(r.Parts, func(p Part) bool { return p.Title == title })
	if i < 0 {
		return nil
	}
	return &r.Parts[i]
}

// Prose is all text but the tables.
func (r *Report) Prose() string {
	var b strings.Builder
	b.WriteString(r.Preface)
	for _, p := range r.Parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Parse reads the body of a report.
func Parse(doc *markdown.Doc) *Report {
	var page bytes.Buffer
	doc.HTML(&page, markdown.Refs{})
	r := &Report{}
	root, err := html.Parse(&page)
	if err != nil { // reading from memory does not fail
		return r
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			r.element(n)
		}
	}
	return r
}

// element takes in one block.
func (r *Report) element(n *html.Node) {
	switch n.Data {
	case "table":
		if !inTable(n) {
			r.table(cells.Of(n))
		}
	case "h1", "h2", "h3", "h4", "h5", "h6", "p", "li":
		if inTable(n) || n.Data == "p" && n.Parent.Data == "li" {
			return
		}
		text := cells.Text(n)
		if part, ok := heading(text, n.Data[0] == 'h'); ok {
			r.Parts = append(r.Parts, part)
			return
		}
		if len(r.Parts) == 0 {
			r.Preface += text + "\n"
			return
		}
		r.Parts[len(r.Parts)-1].Text += text + "\n"
	}
}

func inTable(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "table" {
			return true
		}
	}
	return false
}

var numbered = regexp.MustCompile(`^([一二三四五六七八九])、\s*(\S.*)$`)

// heading reads the heading of a part. A paragraph is one when it has the title of a
// part, as in texts that came from a word processor.
func heading(text string, marked bool) (Part, bool) {
	m := numbered.FindStringSubmatch(text)
	if m == nil {
		return Part{}, false
	}
	number := strings.Index("一二三四五六七八九", m[1])/len("一") + 1
	title := strings.TrimSpace(m[2])
	if !marked && !slices.Contains(Titles, title) {
		return Part{}, false
	}
	return Part{Heading: text, Title: title, Number: number}, true
}

// table files a table by what it speaks of.
func (r *Report) table(g grid) {
	switch {
	case g.holds("本年新收"):
		if r.Requests == nil {
			r.Requests = newRequests(g)
		}
	case g.holds("行政复议") && g.holds("结果维持"):
		if r.Reviews == nil {
			r.Reviews = newReviews(g)
		}
	case g.holds("规范性文件") && g.holds("本年制发"):
		if r.Documents == nil {
			r.Documents = newDocuments(g)
		}
	}
}
