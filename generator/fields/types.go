package fields

import (
	"fmt"
	"strings"
	"time"

	"gongkai/generator/diag"
)

func names(chinese string) []string {
	if chinese == "" {
		return nil
	}
	return strings.Split(chinese, "/")
}

// In the constructors below, chinese may hold several names separated by '/'; at
// tells where in a T the value goes.

// Text is a field of one text.
func Text[T any](name, chinese string, at func(*T) *string) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "文字", EN: "text"},
		read: func(r *Reader, n *Node, to *T) {
			if s, ok := r.Text(n); ok {
				*at(to) = s
			}
		}}
}

// Texts is a field of several texts; a single text counts as a list of one.
func Texts[T any](name, chinese string, at func(*T) *[]string) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "文字的列表", EN: "list of texts"},
		read: func(r *Reader, n *Node, to *T) { *at(to), _ = r.Texts(n) }}
}

// Bool is a field that is true or false.
func Bool[T any](name, chinese string, at func(*T) *bool) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "是/否", EN: "true or false"},
		read: func(r *Reader, n *Node, to *T) {
			if b, ok := r.Bool(n); ok {
				*at(to) = b
			}
		}}
}

// Int is a field of a whole number within the bounds given.
func Int[T any](name, chinese string, least, most int, at func(*T) *int) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "整数", EN: "whole number"},
		read: func(r *Reader, n *Node, to *T) {
			i, ok := r.Int(n)
			if ok && (i < least || i > most) {
				r.Found.Add(badValue.At(n.Place, r.name(), n.Text, diag.Text{ZH: fmt.Sprintf("%d 到 %d 之间的整数", least, most), EN: fmt.Sprintf("a whole number from %d to %d", least, most)}))
				return
			}
			if ok {
				*at(to) = i
			}
		}}
}

// Date is a field of a day.
func Date[T any](name, chinese string, at func(*T) *time.Time) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "日期", EN: "date"},
		read: func(r *Reader, n *Node, to *T) {
			if t, ok := r.Date(n); ok {
				*at(to) = t
			}
		}}
}

// Time is a field of a day or a moment.
func Time[T any](name, chinese string, at func(*T) *time.Time) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "日期时间", EN: "date or time"},
		read: func(r *Reader, n *Node, to *T) {
			if t, ok := r.Time(n); ok {
				*at(to) = t
			}
		}}
}

// Choice is a field whose value is one of a vocabulary. choices are the names to
// suggest and to print in the manual.
func Choice[T, V any](name, chinese string, parse func(string) (V, bool), choices []string, at func(*T) *V) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "选项", EN: "choice"}, Choices: choices,
		read: func(r *Reader, n *Node, to *T) {
			s, ok := r.Text(n)
			if !ok || s == "" {
				return
			}
			v, ok := parse(s)
			if !ok {
				r.choice(n, s, choices)
				return
			}
			*at(to) = v
		}}
}

// Choices is a field of several values of a vocabulary.
func Choices[T, V any](name, chinese string, parse func(string) (V, bool), choices []string, at func(*T) *[]V) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "选项的列表", EN: "list of choices"}, Choices: choices,
		read: func(r *Reader, n *Node, to *T) {
			texts, nodes := r.Texts(n)
			for i, s := range texts {
				v, ok := parse(s)
				if !ok {
					r.choice(nodes[i], s, choices)
					continue
				}
				*at(to) = append(*at(to), v)
			}
		}}
}

func (r *Reader) choice(n *Node, s string, choices []string) {
	d := badChoice.At(n.Place, r.name(), clip(s))
	if near := diag.Nearest(s, choices); near != "" {
		d = d.Suggest(diag.Text{ZH: "是否想写“%s”？可选：%s", EN: "did you mean %q? choices: %s"}, near, strings.Join(choices, " "))
	} else {
		d = d.Suggest(diag.Text{ZH: "可选：%s", EN: "choices: %s"}, strings.Join(choices, " "))
	}
	r.Found.Add(d)
}

// Sub is a field whose value is itself a map.
func Sub[T, U any](name, chinese string, inner *Schema[U], at func(*T) *U) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "一组字段", EN: "map"}, Inner: inner.Docs(),
		read: func(r *Reader, n *Node, to *T) { inner.Decode(r, n, at(to)) }}
}

// Optional is like Sub, but the pointer stays nil when the field is not given.
func Optional[T, U any](name, chinese string, inner *Schema[U], at func(*T) **U) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "一组字段", EN: "map"}, Inner: inner.Docs(),
		read: func(r *Reader, n *Node, to *T) {
			u := new(U)
			inner.Decode(r, n, u)
			*at(to) = u
		}}
}

// Each is a field whose value is a list of maps. short, if not nil, reads an item
// that is just a text.
func Each[T, U any](name, chinese string, inner *Schema[U], short func(string) U, at func(*T) *[]U) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: diag.Text{ZH: "列表", EN: "list"}, Inner: inner.Docs(),
		read: func(r *Reader, n *Node, to *T) {
			items := n.Items
			if n.Shape != List {
				items = []*Node{n}
			}
			for _, item := range items {
				var u U
				if s, ok := item.scalar(); ok && short != nil {
					u = short(s)
				} else {
					inner.Decode(r, item, &u)
				}
				*at(to) = append(*at(to), u)
			}
		}}
}

func (n *Node) scalar() (string, bool) { return strings.TrimSpace(n.Text), n.Shape == Scalar }

// Custom is a field read by a function of its own; it reports problems to r.
func Custom[T any](name, chinese string, form diag.Text, read func(r *Reader, n *Node, to *T)) Field[T] {
	return Field[T]{Name: name, Chinese: names(chinese), Form: form, read: read}
}
