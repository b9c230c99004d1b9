package fields

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"gongkai/generator/diag"

	"go.yaml.in/yaml/v4"
)

// YAML reads a YAML document whose first line is line firstLine of the file. The
// result is a map, empty for an empty document. Anchors, aliases, merge keys and
// custom tags are refused.
func YAML(file string, src []byte, firstLine int) (*Node, diag.List) {
	return readYAML(file, src, firstLine, MaxKeys, MaxBytes)
}

// YAMLFile reads a file that is YAML as a whole and may be long, such as a county's
// catalogue.
func YAMLFile(file string, src []byte) (*Node, diag.List) {
	return readYAML(file, src, 1, MaxFileKeys, MaxFileBytes)
}

func readYAML(file string, src []byte, firstLine, maxKeys, maxBytes int) (*Node, diag.List) {
	c := yamlConverter{file: file, shift: firstLine - 1, maxKeys: maxKeys}
	top := diag.Place{File: file, Line: firstLine, Column: 1}
	empty := &Node{Shape: Map, Place: top}
	if len(src) > maxBytes {
		return empty, diag.List{tooLarge.At(top, fmt.Sprintf("%d KiB", len(src)>>10))}
	}
	if d, bad := nestedTooDeep(src, top); bad {
		return empty, diag.List{d}
	}
	if d, bad := notUTF8(src, top); bad {
		return empty, diag.List{d}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		d := c.syntax(err)
		if found := slips(top, src, d.Line-c.shift); len(found) > 0 {
			return empty, found
		}
		return empty, diag.List{d}
	}
	if len(doc.Content) == 0 {
		return empty, nil
	}
	n := c.node(doc.Content[0], 1)
	if n.Shape == Null {
		n = empty
	}
	if n.Shape != Map && !c.found.Failed() {
		if found := slips(top, src, 0); len(found) > 0 {
			return empty, found
		}
		c.found.Add(wrongShape.At(n.Place, "---", diag.Text{ZH: "一组“字段名: 值”", EN: "a map of keys and values"}))
		n = empty
	}
	return n, c.found
}

// nestedTooDeep looks at the bytes before the parser sees them: flow collections
// and indicators on one line are the cheap way to make a parser recurse.
func nestedTooDeep(src []byte, top diag.Place) (diag.Diagnostic, bool) {
	depth, line := 0, 0
	for _, b := range src {
		switch b {
		case '\n':
			line++
		case '[', '{':
			if depth++; depth > 8*MaxDepth {
				top.Line += line
				return tooLarge.At(top, fmt.Sprintf("> %d 层", MaxDepth)), true
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return diag.Diagnostic{}, false
}

type yamlConverter struct {
	file    string
	shift   int // lines before the document in its file
	keys    int
	maxKeys int
	found   diag.List
}

func (c *yamlConverter) place(n *yaml.Node) diag.Place {
	return diag.Place{File: c.file, Line: n.Line + c.shift, Column: n.Column}
}

func (c *yamlConverter) node(n *yaml.Node, depth int) *Node {
	out := &Node{Place: c.place(n)}
	switch {
	case depth > MaxDepth:
		c.found.Add(tooLarge.At(out.Place, fmt.Sprintf("> %d 层", MaxDepth)))
		return out
	case n.Kind == yaml.AliasNode:
		c.found.Add(refusedYAML.At(out.Place, diag.Text{ZH: "别名（*）", EN: "aliases (*)"}))
		return out
	case n.Anchor != "":
		c.found.Add(refusedYAML.At(out.Place, diag.Text{ZH: "锚点（&）", EN: "anchors (&)"}))
	case n.Style&yaml.TaggedStyle != 0:
		c.found.Add(refusedYAML.At(out.Place, diag.Text{ZH: "标签（!）", EN: "tags (!)"}))
	}
	switch n.Kind {
	case yaml.ScalarNode:
		out.Shape, out.Text = Scalar, n.Value
		out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if !out.Quoted && (n.Value == "" || n.Value == "~" || n.Value == "null") {
			out.Shape, out.Text = Null, ""
		}
	case yaml.SequenceNode:
		out.Shape = List
		for _, item := range n.Content {
			out.Items = append(out.Items, c.node(item, depth+1))
		}
	case yaml.MappingNode:
		out.Shape = Map
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.entry(out, n.Content[i], n.Content[i+1], depth)
		}
	}
	return out
}

func (c *yamlConverter) entry(out *Node, key, value *yaml.Node, depth int) {
	place := c.place(key)
	switch c.keys++; {
	case key.Kind != yaml.ScalarNode || key.Anchor != "":
		c.found.Add(refusedYAML.At(place, diag.Text{ZH: "复合键", EN: "complex keys"}))
		return
	case key.Value == "<<" && key.Style == 0:
		c.found.Add(refusedYAML.At(place, diag.Text{ZH: "合并键（<<）", EN: "merge keys (<<)"}))
		return
	case c.keys == c.maxKeys+1:
		c.found.Add(tooLarge.At(place, fmt.Sprintf("> %d 个字段", c.maxKeys)))
		return
	case c.keys > c.maxKeys:
		return
	}
	out.set(Entry{Key: key.Value, Place: place, Value: c.node(value, depth+1)}, &c.found)
}

var yamlLine = regexp.MustCompile(`line (\d+)(?:, column (\d+))?:? ?`)

var opened = regexp.MustCompile(`^while (scanning a quoted scalar|parsing a flow )`)

// syntax turns the parser's error into a diagnostic. The parser tells the place
// only in its message.
func (c *yamlConverter) syntax(err error) diag.Diagnostic {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	p := diag.Place{File: c.file, Line: 1 + c.shift}
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[1])
		p.Line = line + c.shift
		p.Column, _ = strconv.Atoi(m[2])
		text = strings.Replace(text, m[0], "", 1)
	}
	// What is never closed is noticed far below, and mended where it begins.
	var load *yaml.LoadError
	if errors.As(err, &load) && opened.MatchString(load.ContextMsg) && load.ContextMark.Line > 0 {
		p.Line, p.Column = load.ContextMark.Line+c.shift, load.ContextMark.Column
	}
	if inner := errors.Unwrap(err); inner != nil && text == "" {
		text = inner.Error()
	}
	return syntaxError.At(p, reason(text))
}
