package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"gongkai/generator/diag"
	"gongkai/generator/theme/program"
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

// Broken is a template that fails when it is rendered, such as by naming a field that
// its view does not have.
type Broken struct{ Diagnostic diag.Diagnostic }

func (b *Broken) Error() string {
	return b.Diagnostic.Place.String() + ": " + b.Diagnostic.Message(diag.EN)
}

var executing = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+):(?:(\d+):)? ?`)

// execute renders a template. The library escapes it when it executes it for the first
// time, so from the second time on it has a program, if one can be made. When that is
// surprised by a view, the library renders it, or says what is wrong.
func (t *Theme) execute(page *bytes.Buffer, name string, view any) error {
	compiled, escaped := t.programs.Load(name)
	if !escaped {
		t.escaping.Lock()
		defer t.escaping.Unlock()
	} else if p := compiled.(func() *program.Program)(); p != nil && !t.Library && p.Run(page, view) == nil {
		t.byProgram.Add(1)
		return nil
	}
	t.byLibrary.Add(1)
	if err := t.templates.ExecuteTemplate(page, name, view); err != nil {
		return t.broken(name, view, err)
	}
	if !escaped {
		t.programs.LoadOrStore(name, sync.OnceValue(func() *program.Program { return t.compile(name) }))
	}
	return nil
}

// compile makes the program of a template that has been escaped; nil: it has none.
func (t *Theme) compile(name string) *program.Program {
	t.escaping.Lock()
	defer t.escaping.Unlock()
	p, _ := program.Compile(t.templates, name, t.functions())
	return p
}

// Executions is how many times templates were executed by programs, and by the library.
func (t *Theme) Executions() (byProgram, byLibrary int64) {
	return t.byProgram.Load(), t.byLibrary.Load()
}

// broken is a failure of the library with its place. Templates are kept compact, with
// other lines than in their files, so it is looked for again in the text as it is written.
func (t *Theme) broken(name string, view any, err error) error {
	whole := template.New("theme").Funcs(t.functions()).Option("missingkey=zero")
	for name, s := range t.sources {
		if _, err := whole.New(name).Parse(s.text); err != nil {
			return err // reported when the theme was loaded
		}
	}
	if again := whole.ExecuteTemplate(io.Discard, name, view); again != nil {
		err = again
	}
	m := executing.FindStringSubmatch(err.Error())
	if m == nil || t.sources[m[1]].file == "" {
		return fmt.Errorf("render %s: %w", name, err)
	}
	place := diag.Place{File: t.sources[m[1]].file}
	place.Line, _ = strconv.Atoi(m[2])
	if m[3] != "" {
		column, _ := strconv.Atoi(m[3])
		place.Column = column + 1
	}
	return &Broken{badTemplate.At(place, err.Error()[len(m[0]):])}
}

// source is a template as it is written.
type source struct{ file, text string }
