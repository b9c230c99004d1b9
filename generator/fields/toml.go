package fields

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"gongkai/generator/diag"

	toml "github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// TOML reads a TOML document whose first line is line firstLine of the file. A mark that
// an editor put before the text is none of it.
func TOML(file string, src []byte, firstLine int) (*Node, diag.List) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	c := tomlConverter{file: file, src: src, shift: firstLine - 1}
	top := &Node{Shape: Map, Place: diag.Place{File: file, Line: firstLine, Column: 1}}
	if len(src) > MaxBytes {
		return top, diag.List{tooLarge.At(top.Place, fmt.Sprintf("%d KiB", len(src)>>10))}
	}
	if d, bad := nestedTooDeep(src, top.Place); bad {
		return top, diag.List{d}
	}
	if d, bad := notUTF8(src, top.Place); bad {
		return top, diag.List{d}
	}
	// The complete decoder checks what the parser alone lets through: a table
	// defined twice, a key that is both a value and a table.
	var check map[string]any
	if err := toml.Unmarshal(src, &check); err != nil {
		c.found.Add(c.syntax(err))
		return top, c.found
	}
	c.parser.Reset(src)
	table := top
	for c.parser.NextExpression() {
		switch e := c.parser.Expression(); e.Kind {
		case unstable.KeyValue:
			c.keyValue(table, e)
		case unstable.Table, unstable.ArrayTable:
			table = c.table(top, e)
		}
	}
	if err := c.parser.Error(); err != nil {
		c.found.Add(c.syntax(err))
	}
	return top, c.found
}

type tomlConverter struct {
	file   string
	src    []byte
	shift  int
	parser unstable.Parser
	found  diag.List
}

// place turns a byte offset into a line and a column of characters.
func (c *tomlConverter) place(offset int) diag.Place {
	offset = min(max(offset, 0), len(c.src))
	line, start := 1, 0
	for i, b := range c.src[:offset] {
		if b == '\n' {
			line, start = line+1, i+1
		}
	}
	return diag.Place{File: c.file, Line: line + c.shift, Column: utf8.RuneCount(c.src[start:offset]) + 1}
}

// table walks to the table that a [header] or [[header]] names, making it on the
// way. Inside a list of tables the last one is meant.
func (c *tomlConverter) table(top *Node, e *unstable.Node) *Node {
	at := top
	for it := e.Key(); it.Next(); {
		key, place := string(it.Node().Data), c.place(int(it.Node().Raw.Offset))
		last := it.IsLast()
		next := at.Get(key)
		switch {
		case last && e.Kind == unstable.ArrayTable:
			if next == nil {
				next = &Node{Shape: List, Place: place}
				at.set(Entry{Key: key, Place: place, Value: next}, &c.found)
			}
			item := &Node{Shape: Map, Place: place}
			next.Items = append(next.Items, item)
			next = item
		case next == nil:
			next = &Node{Shape: Map, Place: place}
			at.set(Entry{Key: key, Place: place, Value: next}, &c.found)
		case next.Shape == List && len(next.Items) > 0:
			next = next.Items[len(next.Items)-1]
		}
		at = next
	}
	return at
}

func (c *tomlConverter) keyValue(table *Node, e *unstable.Node) {
	at := table
	for it := e.Key(); it.Next(); {
		key, place := string(it.Node().Data), c.place(int(it.Node().Raw.Offset))
		if it.IsLast() {
			at.set(Entry{Key: key, Place: place, Value: c.value(e.Value(), place)}, &c.found)
			return
		}
		next := at.Get(key)
		if next == nil {
			next = &Node{Shape: Map, Place: place}
			at.set(Entry{Key: key, Place: place, Value: next}, &c.found)
		}
		at = next
	}
}

// value converts a value; near is the place of its key, used where the parser
// does not tell the value's own.
func (c *tomlConverter) value(v *unstable.Node, near diag.Place) *Node {
	n := &Node{Shape: Scalar, Place: near, Text: string(v.Data), Quoted: v.Kind == unstable.String}
	if v.Raw.Length > 0 {
		n.Place = c.place(int(v.Raw.Offset))
	}
	switch v.Kind {
	case unstable.Array:
		n.Shape, n.Text = List, ""
		for it := v.Children(); it.Next(); {
			n.Items = append(n.Items, c.value(it.Node(), near))
		}
	case unstable.InlineTable:
		n.Shape, n.Text = Map, ""
		for it := v.Children(); it.Next(); {
			c.keyValue(n, it.Node())
		}
	}
	return n
}

func (c *tomlConverter) syntax(err error) diag.Diagnostic {
	text := strings.TrimPrefix(err.Error(), "toml: ")
	var decode *toml.DecodeError
	if !errors.As(err, &decode) {
		return syntaxError.At(diag.Place{File: c.file, Line: 1 + c.shift}, reason(text))
	}
	row, column := decode.Position()
	line := bytes.Split(c.src, []byte("\n"))[row-1]
	before, after := line[:column-1], line[column-1:]
	p := diag.Place{File: c.file, Line: row + c.shift, Column: utf8.RuneCount(before) + 1}
	sign, _ := utf8.DecodeRune(after)
	if plain, ok := chineseSigns[sign]; ok {
		return syntaxError.At(p, diag.Text{ZH: "这里是中文标点 " + string(sign), EN: "this is the Chinese sign " + string(sign)}).
			Suggest(diag.Text{ZH: "改为英文标点 %s", EN: "write %s"}, plain)
	}
	return syntaxError.At(p, reason(text))
}
