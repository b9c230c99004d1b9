// Package corpus invents official documents of a county that does not exist, for
// tests and benchmarks. The same number and seed give the same documents anywhere.
//
//	for d := range corpus.Documents(10_000, 1) { … }
//
// The documents are of the kinds a county publishes (policies, notices, guides, name
// lists, decisions, news), 600 to 3,000 characters long, dated over ten years, with
// headings, tables, amounts, dates and document numbers. Subjects are the official
// words of the search aliases; names of places, companies and projects are drawn
// freshly for each document, so that rare terms are as many as in real collections:
// most terms stand in one document only, a few in nearly all.
package corpus

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"time"
)

// Document is one invented document, its body in Markdown.
type Document struct {
	ID, Title, Number  string
	Unit, Domain, Kind string
	Status             string
	Issued, Published  time.Time
	Summary            string
	Keywords           []string
	Interprets         string // the ID of the policy it explains
	Subject            string // the official word it is about
	Body               string
}

// Documents yields n documents. A document depends on its place and the seed
// alone: the first hundred of ten thousand are the same as the first of a hundred.
func Documents(n int, seed uint64) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for i := range n {
			if !yield(document(i, seed)) {
				return
			}
		}
	}
}

type writer struct {
	*rand.Rand
	b   strings.Builder
	doc *Document
	// names stay the same within a document
	town, village, company, project string
}

func document(i int, seed uint64) Document {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, uint64(i))), doc: &Document{}}
	d := w.doc
	d.ID = fmt.Sprintf("d%06d", i)
	d.Subject = subjects()[w.zipf(len(subjects()))]
	unit := units[w.zipf(len(units))]
	d.Unit = unit.name
	d.Domain = domains[hash(d.Subject)%len(domains)]
	d.Issued = time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(3650*(1-w.Float64()*w.Float64())))
	d.Published = d.Issued.AddDate(0, 0, w.IntN(18))
	d.Status = "in-force"
	if age := 2026 - d.Issued.Year(); w.IntN(30) < age {
		d.Status = []string{"repealed", "expired", "amended"}[w.IntN(3)]
	}
	w.town, w.village = towns[w.IntN(len(towns))], w.name(1, 2)+"村"
	w.company, w.project = w.name(2, 3)+trades[w.IntN(len(trades))]+"有限公司", w.name(2, 2)+works[w.IntN(len(works))]
	k := kinds[w.zipf(len(kinds))]
	d.Kind = k.id
	d.Title = w.fill(k.titles[w.IntN(len(k.titles))])
	if k.numbered {
		d.Number = fmt.Sprintf("%s〔%d〕%d号", unit.code, d.Issued.Year(), 1+i/7)
	}
	if d.Kind == "interpretation" && i > 0 {
		d.Interprets = fmt.Sprintf("d%06d", w.IntN(i))
	}
	d.Summary = w.fill(pick(w, openings))
	d.Keywords = []string{d.Subject, pick(w, aspects)}
	w.body(k)
	d.Body = w.b.String()
	return *d
}

// body writes sections until the document has its length.
func (w *writer) body(k kind) {
	length := 600 + int(2400*w.Float64()*w.Float64())
	w.b.WriteString(w.fill(pick(w, openings)) + "\n\n")
	chars := 0
	for n := 1; chars < length; n++ {
		start := w.b.Len()
		fmt.Fprintf(&w.b, "## %s、%s\n\n", numeral(n), w.fill(pick(w, headings)))
		for range 2 + w.IntN(3) {
			for range 2 + w.IntN(4) {
				w.b.WriteString(w.fill(pick(w, sentences)))
			}
			w.b.WriteString("\n\n")
		}
		if k.table && n == 2 || w.IntN(9) == 0 {
			w.table()
		}
		chars += (w.b.Len() - start) / 3
	}
	w.b.WriteString(w.fill("联系人：{surname}某某，联系电话：0000-{n4}{n4}，地址：{town}{name}路{n2}号。") + "\n")
}

func (w *writer) table() {
	w.b.WriteString("| 序号 | 姓名 | 村（社区） | 项目 | 金额（元） |\n|---|---|---|---|---|\n")
	for i := range 4 + w.IntN(10) {
		w.b.WriteString(w.fill(fmt.Sprintf("| %d | {surname}某{given} | {name}村 | {subject} | {money} |\n", i+1)))
	}
	w.b.WriteString("\n")
}

// fill replaces the {slots} of a pattern.
func (w *writer) fill(pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(w.slot(slot))
		pattern = after
	}
}

func (w *writer) slot(name string) string {
	switch name {
	case "unit":
		return w.doc.Unit
	case "office":
		return units[w.IntN(len(units))].name
	case "subject":
		return w.doc.Subject
	case "related":
		return subjects()[w.zipf(len(subjects()))]
	case "aspect":
		return pick(w, aspects)
	case "verb":
		return pick(w, verbs)
	case "noun":
		return pick(w, nouns)
	case "town":
		return w.town
	case "village":
		return w.village
	case "company":
		return w.company
	case "project":
		return w.project
	case "name":
		return w.name(2, 3)
	case "surname":
		return pick(w, surnames)
	case "given":
		return w.name(1, 1)
	case "year":
		return fmt.Sprint(w.doc.Issued.Year())
	case "lastyear":
		return fmt.Sprint(w.doc.Issued.Year() - 1)
	case "date":
		d := w.doc.Issued.AddDate(0, 0, w.IntN(120))
		return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
	case "money":
		return fmt.Sprintf("%d.%02d", w.IntN(9999)+1, w.IntN(100))
	case "percent":
		return fmt.Sprintf("%d.%d%%", w.IntN(100), w.IntN(10))
	case "n2":
		return fmt.Sprint(1 + w.IntN(99))
	case "n4":
		return fmt.Sprintf("%04d", w.IntN(10000))
	case "cited":
		return fmt.Sprintf("%s〔%d〕%d号", units[w.zipf(len(units))].code, w.doc.Issued.Year()-w.IntN(5), 1+w.IntN(200))
	}
	panic("corpus: no slot " + name)
}

// name draws a name from the characters of Chinese place names.
func (w *writer) name(from, to int) string {
	runes := make([]rune, from+w.IntN(to-from+1))
	for i := range runes {
		runes[i] = nameRunes[w.zipf(len(nameRunes))]
	}
	return string(runes)
}

// zipf draws a place in a list: early ones often, late ones seldom.
func (w *writer) zipf(n int) int {
	x := w.Float64()
	return int(float64(n) * x * x)
}

func pick(w *writer, list []string) string { return list[w.IntN(len(list))] }

func hash(s string) int {
	h := 0
	for _, r := range s {
		h = (h*31 + int(r)) & 0xFFFFFF
	}
	return h
}

func numeral(n int) string {
	digits := []rune("一二三四五六七八九")
	if n <= 9 {
		return string(digits[n-1])
	}
	if n == 10 {
		return "十"
	}
	return "十" + numeral(n-10)
}
