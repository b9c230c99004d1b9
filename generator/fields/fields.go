// Package fields reads keys and values that people wrote, in YAML or in TOML,
// without losing where they stand or how they were written.
//
// A Node is a value with its place in the file. Scalars keep their raw text: 00123,
// 1e3, no and 12:30 stay what they are, and a Schema, not the notation, decides
// what they mean. A Schema is a list of fields: for each key its English and its
// Chinese name, what it means, and where in a Go struct it goes. Decoding reports
// every problem with its line and column, and the nearest right name for a key
// that is misspelt.
//
//	var schema = fields.New(
//		fields.Text("title", "标题", func(p *page) *string { return &p.Title }),
//		fields.Date("issued", "成文日期", func(p *page) *time.Time { return &p.Issued }),
//	)
//
//	node, found := fields.YAML("content/a.md", src, 2)
//	r := fields.NewReader(zone)
//	schema.Decode(r, node, &p)
package fields

import (
	"gongkai/generator/diag"
)

// Limits of what is read. They are far above what a person writes and keep a
// hostile file from costing more than its bytes.
const (
	MaxKeys  = 512     // keys of front matter
	MaxDepth = 32      // maps and lists inside each other
	MaxBytes = 1 << 20 // bytes of front matter

	MaxFileKeys  = 20_000  // keys of a file of its own, such as a catalogue
	MaxFileBytes = 8 << 20 // and its bytes
)

// Shape is the outer form of a node.
type Shape int

const (
	Null Shape = iota // a key without a value
	Scalar
	List
	Map
)

// Node is a value with its place.
type Node struct {
	Shape   Shape
	Text    string // of a scalar: as written, quotes and escapes resolved
	Quoted  bool   // written as a string: never a number, a date or a bool
	Place   diag.Place
	Items   []*Node
	Entries []Entry
}

// Entry is one key of a map, in the order of the file.
type Entry struct {
	Key   string
	Place diag.Place
	Value *Node
}

// Get is the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, e := range n.Entries {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// set adds an entry and reports a key given twice.
func (n *Node) set(e Entry, found *diag.List) {
	if n.Get(e.Key) != nil {
		found.Add(duplicateKey.At(e.Place, e.Key))
		return
	}
	n.Entries = append(n.Entries, e)
}
