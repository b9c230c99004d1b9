package fields

import (
	"strings"

	"gongkai/generator/diag"
)

// Field says how one key is read into a T.
type Field[T any] struct {
	Name     string   // the English key
	Chinese  []string // the same key in Chinese; the first is the usual one
	Form     diag.Text
	Doc      diag.Text // for the manual: what the field means
	Required bool
	Choices  []string // the values it takes, where these are a fixed list
	Inner    []Doc    // the fields inside, where the value is a map or a list of maps

	read func(r *Reader, n *Node, to *T)
}

// Doc is what the manual tells of a field.
type Doc struct {
	Name     string
	Chinese  []string
	Form     diag.Text
	Text     diag.Text
	Required bool
	Choices  []string
	Inner    []Doc
}

// Must makes a field required.
func (f Field[T]) Must() Field[T] {
	f.Required = true
	return f
}

// Says gives a field its line in the manual.
func (f Field[T]) Says(zh, en string) Field[T] {
	f.Doc = diag.Text{ZH: zh, EN: en}
	return f
}

// Schema is the list of the fields of a T, in the order of the manual.
type Schema[T any] struct {
	Fields []Field[T]
	byName map[string]int
	names  []string
}

// New is a schema of the given fields. It panics when a name is used twice.
func New[T any](fields ...Field[T]) *Schema[T] {
	s := &Schema[T]{Fields: fields, byName: map[string]int{}}
	for i, f := range fields {
		for _, name := range append([]string{f.Name}, f.Chinese...) {
			if name == "" {
				continue
			}
			if _, twice := s.byName[name]; twice {
				panic("fields: " + name + " is defined twice")
			}
			s.byName[name] = i
			s.names = append(s.names, name)
		}
	}
	return s
}

// Docs describes the fields for the manual.
func (s *Schema[T]) Docs() []Doc {
	docs := make([]Doc, len(s.Fields))
	for i, f := range s.Fields {
		docs[i] = Doc{Name: f.Name, Chinese: f.Chinese, Form: f.Form, Text: f.Doc, Required: f.Required, Choices: f.Choices, Inner: f.Inner}
	}
	return docs
}

// Places tells where each field of a decoded value was written, by English name.
type Places []FieldPlace

// FieldPlace is the place of one field: its key and its value. Lines and columns
// count from 1 in the file.
type FieldPlace struct {
	Name               string
	KeyLine, KeyColumn int32
	Line, Column       int32
	items              [][2]int32 // places of list items
}

// Find is the place of a field's value, and whether the field has one, if only one that
// could not be read.
func (p Places) Find(file, name string) (diag.Place, bool) {
	for _, f := range p {
		if f.Name == name {
			return diag.Place{File: file, Line: int(f.Line), Column: int(f.Column)}, true
		}
	}
	return diag.Place{File: file, Line: 1, Column: 1}, false
}

// Item is the place of the i-th item of a list field.
func (p Places) Item(file, name string, i int) diag.Place {
	for _, f := range p {
		if f.Name == name && i < len(f.items) {
			return diag.Place{File: file, Line: int(f.items[i][0]), Column: int(f.items[i][1])}
		}
	}
	place, _ := p.Find(file, name)
	return place
}

// Has reports whether a field has the name, in either language.
func (s *Schema[T]) Has(name string) bool {
	_, ok := s.byName[name]
	return ok
}

// Decode reads the entries of a map into a T. Every problem goes to the reader;
// fields without problems are set all the same.
func (s *Schema[T]) Decode(r *Reader, n *Node, to *T) Places {
	if n.Shape == Null {
		n = &Node{Shape: Map, Place: n.Place}
	}
	if n.Shape != Map {
		d := wrongShape.At(n.Place, r.name(), diag.Text{ZH: "一组字段（字段名: 值）", EN: "a map"})
		if strings.Contains(n.Text, "：") {
			d = d.Suggest(chineseColon)
		}
		r.Found.Add(d)
		return nil
	}
	places := make(Places, 0, len(n.Entries))
	given := make([]string, len(s.Fields)) // the name each field was given by
	set := make([]bool, len(s.Fields))     // whether it has a value
	for _, e := range n.Entries {
		i, known := s.byName[e.Key]
		switch {
		case !known:
			s.unknown(r, e)
			continue
		case given[i] != "":
			r.Found.Add(twoLanguages.At(e.Place, given[i], e.Key))
			continue
		}
		given[i] = e.Key
		if e.Value.Shape == Null {
			continue
		}
		places = append(places, placeOf(s.Fields[i].Name, e))
		set[i] = true
		r.names = append(r.names, e.Key)
		s.Fields[i].read(r, e.Value, to)
		r.names = r.names[:len(r.names)-1]
	}
	for i, f := range s.Fields {
		if f.Required && !set[i] {
			r.Found.Add(missingKey.At(n.Place, f.label()))
		}
	}
	return places
}

func (f Field[T]) label() string {
	if len(f.Chinese) > 0 {
		return f.Chinese[0]
	}
	return f.Name
}

func (s *Schema[T]) unknown(r *Reader, e Entry) {
	d := unknownKey.At(e.Place, e.Key)
	if near := diag.Nearest(e.Key, s.names); near != "" {
		d = d.Suggest(diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}, near)
	}
	r.Found.Add(d)
}

func placeOf(name string, e Entry) FieldPlace {
	p := FieldPlace{
		Name:    name,
		KeyLine: int32(e.Place.Line), KeyColumn: int32(e.Place.Column),
		Line: int32(e.Value.Place.Line), Column: int32(e.Value.Place.Column),
	}
	for _, item := range e.Value.Items {
		p.items = append(p.items, [2]int32{int32(item.Place.Line), int32(item.Place.Column)})
	}
	return p
}
