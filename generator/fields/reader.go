package fields

import (
	"strconv"
	"strings"
	"time"

	"gongkai/generator/diag"
)

// Reader turns nodes into typed values and collects what is wrong with them.
type Reader struct {
	Zone  *time.Location // of dates and times written without one
	Found diag.List
	names []string // of the fields being read, for messages
}

// NewReader is a reader for dates of the given zone.
func NewReader(zone *time.Location) *Reader { return &Reader{Zone: zone} }

func (r *Reader) name() string {
	if len(r.names) == 0 {
		return "---"
	}
	return r.names[len(r.names)-1]
}

func (r *Reader) bad(n *Node, want diag.Text) {
	r.Found.Add(badValue.At(n.Place, r.name(), clip(n.Text), want))
}

func (r *Reader) shape(n *Node, want diag.Text) {
	r.Found.Add(wrongShape.At(n.Place, r.name(), want))
}

// clip keeps a value in a message short.
func clip(s string) string {
	runes := []rune(s)
	if len(runes) <= 40 {
		return s
	}
	return string(runes[:40]) + "…"
}

// Text is a scalar as written, without surrounding space.
func (r *Reader) Text(n *Node) (string, bool) {
	switch n.Shape {
	case Scalar:
		return strings.TrimSpace(n.Text), true
	case Null:
		return "", false
	}
	r.shape(n, diag.Text{ZH: "一段文字", EN: "text"})
	return "", false
}

// Texts is a list of texts; a single text is a list of one, and a text that
// people separated by commas or semicolons stays one text.
func (r *Reader) Texts(n *Node) ([]string, []*Node) {
	items := n.Items
	if n.Shape == Scalar {
		items = []*Node{n}
	} else if n.Shape == Map {
		r.shape(n, diag.Text{ZH: "文字的列表", EN: "a list of texts"})
		return nil, nil
	}
	var texts []string
	var nodes []*Node
	for _, item := range items {
		if s, ok := r.Text(item); ok && s != "" {
			texts, nodes = append(texts, s), append(nodes, item)
		}
	}
	return texts, nodes
}

// Bool is true, false, 是 or 否; quoted or not.
func (r *Reader) Bool(n *Node) (bool, bool) {
	s, ok := r.Text(n)
	switch strings.ToLower(s) {
	case "true", "是", "yes":
		return true, ok
	case "false", "否", "no":
		return false, ok
	}
	if ok {
		r.bad(n, diag.Text{ZH: "“是”或“否”（true、false）", EN: "true or false"})
	}
	return false, false
}

// Int is a whole number without sign, leading zeros or units.
func (r *Reader) Int(n *Node) (int, bool) {
	s, ok := r.Text(n)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(s)
	if err != nil || strconv.Itoa(i) != s {
		r.bad(n, diag.Text{ZH: "整数", EN: "a whole number"})
		return 0, false
	}
	return i, true
}

var dateForms = []string{"2006-01-02"}

var timeForms = []string{
	"2006-01-02", "2006-01-02 15:04", "2006-01-02 15:04:05",
	"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339,
}

// foreignForms are dates as people and offices write them; they are not accepted,
// but understood well enough to say how to write them.
var foreignForms = []string{
	"2006年1月2日", "2006/1/2", "2006.1.2", "20060102", "2006-1-2", "2006年1月2日 15:04", "2006/1/2 15:04", "2006-1-2 15:04",
}

// Date is a day, at midnight of the reader's zone.
func (r *Reader) Date(n *Node) (time.Time, bool) {
	return r.time(n, dateForms, "2006-01-02", diag.Text{ZH: "日期，如 2026-03-01", EN: "a date such as 2026-03-01"})
}

// Time is a day or a moment; a day is its midnight in the reader's zone.
func (r *Reader) Time(n *Node) (time.Time, bool) {
	return r.time(n, timeForms, "2006-01-02 15:04", diag.Text{ZH: "日期或时间，如 2026-03-01 16:30", EN: "a date or time such as 2026-03-01 16:30"})
}

func (r *Reader) time(n *Node, forms []string, proper string, want diag.Text) (time.Time, bool) {
	s, ok := r.Text(n)
	if !ok {
		return time.Time{}, false
	}
	for _, f := range forms {
		if t, err := time.ParseInLocation(f, s, r.Zone); err == nil {
			if t.Year() < 1900 || t.Year() > 2200 {
				break
			}
			return t.In(r.Zone), true
		}
	}
	d := badValue.At(n.Place, r.name(), clip(s), want)
	for _, f := range foreignForms {
		if t, err := time.ParseInLocation(f, s, r.Zone); err == nil {
			if !strings.Contains(f, "15") {
				proper = "2006-01-02"
			}
			d = d.Suggest(diag.Text{ZH: "改写为 %s", EN: "write %s"}, t.Format(proper))
		}
	}
	r.Found.Add(d)
	return time.Time{}, false
}
