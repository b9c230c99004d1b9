package theme

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"

	"gongkai/generator/diag"
)

// call is a fixed name that a template asks for: {{icon "phone"}}, {{template "card"}}.
type call struct {
	from     string // the template that calls
	function string
	name     string
	place    diag.Place
}

// note remembers the calls of a parsed file and the templates it defines.
func (t *Theme) note(file string, src []byte, parsed *template.Template) {
	for _, one := range parsed.Templates() {
		if one.Tree == nil {
			continue
		}
		t.defined = append(t.defined, one.Name())
		at := func(pos parse.Pos) diag.Place {
			before := string(src[:min(int(pos), len(src))])
			line := before[strings.LastIndexByte(before, '\n')+1:]
			return diag.Place{File: file, Line: 1 + strings.Count(before, "\n"), Column: 1 + len([]rune(line))}
		}
		walk(one.Tree.Root, func(function, name string, pos parse.Pos) {
			t.calls = append(t.calls, call{one.Name(), function, name, at(pos)})
		})
	}
}

// walk finds the calls below a node.
func walk(n parse.Node, found func(function, name string, pos parse.Pos)) {
	list := func(lists ...*parse.ListNode) {
		for _, l := range lists {
			if l != nil {
				for _, n := range l.Nodes {
					walk(n, found)
				}
			}
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.ActionNode:
		walk(n.Pipe, found)
	case *parse.IfNode:
		walk(n.Pipe, found)
		list(n.List, n.ElseList)
	case *parse.RangeNode:
		walk(n.Pipe, found)
		list(n.List, n.ElseList)
	case *parse.WithNode:
		walk(n.Pipe, found)
		list(n.List, n.ElseList)
	case *parse.TemplateNode:
		found("template", n.Name, n.Position())
		if n.Pipe != nil {
			walk(n.Pipe, found)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			walk(c, found)
		}
	case *parse.CommandNode:
		if f, ok := n.Args[0].(*parse.IdentifierNode); ok && len(n.Args) == 2 {
			if s, ok := n.Args[1].(*parse.StringNode); ok {
				found(f.Ident, s.Text, f.Position())
			}
		}
		for _, a := range n.Args {
			walk(a, found)
		}
	}
}

// check reports what templates ask for and the theme does not have. It would
// otherwise be noticed by the first page that needs it.
func (t *Theme) check(found *diag.List) {
	for _, c := range t.calls {
		var err error
		switch c.function {
		case "icon":
			_, err = t.icon(c.name)
		case "asset":
			_, err = t.asset(c.name)
		case "slot":
			_, err = slot(c.name)
		case "template":
			if !slices.Contains(t.defined, c.name) {
				err = fmt.Errorf("there is no component %q", c.name)
			}
		}
		if err != nil {
			found.Add(badTemplate.At(c.place, err.Error()))
		}
	}
	for _, name := range []string{"head", "main"} {
		if t.Has("base") && !t.reaches("layouts/base", name, map[string]bool{}) {
			found.Add(badTemplate.At(diag.Place{File: "layouts/base.html", Line: 1, Column: 1}, fmt.Sprintf("{{slot %q}} is missing", name)))
		}
	}
}

// reaches reports whether a template has a slot, by itself or by what it calls.
func (t *Theme) reaches(from, name string, seen map[string]bool) bool {
	if seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(t.calls, func(c call) bool {
		return c.from == from && (c.function == "slot" && c.name == name || c.function == "template" && t.reaches(c.name, name, seen))
	})
}
