package program

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// compiler compiles a template and those it calls. It panics at what it does not
// understand, which Compile makes an error.
type compiler struct {
	set       *template.Template
	functions template.FuncMap
	routines  map[string]*routine
	vars      []string // in scope, in their slots
	slots     int      // that the routine needs
}

// routine compiles a template. Templates derived for another context than text are
// the library's own: the set does not have them.
func (c *compiler) routine(name string) *routine {
	if t := c.routines[name]; t != nil {
		return t
	}
	source := c.set.Lookup(name)
	if source == nil || source.Tree == nil {
		panic(surprise("there is no template " + name))
	}
	t := new(routine)
	c.routines[name] = t
	vars, slots := c.vars, c.slots
	c.vars, c.slots = []string{"$"}, 1
	t.body = c.list(source.Tree.Root)
	t.slots = c.slots
	c.vars, c.slots = vars, slots
	return t
}

// scope compiles something whose variables end with it.
func (c *compiler) scope(compile func()) {
	outer := len(c.vars)
	compile()
	c.vars = c.vars[:outer]
}

func (c *compiler) declare(name string) int {
	c.vars = append(c.vars, name)
	c.slots = max(c.slots, len(c.vars))
	return len(c.vars) - 1
}

// slot is where a variable is: the innermost of the name counts.
func (c *compiler) slot(name string) int {
	for i, v := range slices.Backward(c.vars) {
		if v == name {
			return i
		}
	}
	panic(surprise("there is no variable " + name))
}

func (c *compiler) list(l *parse.ListNode) step {
	var steps []step
	if l != nil {
		for _, n := range l.Nodes {
			if s := c.node(n); s != nil {
				steps = append(steps, s)
			}
		}
	}
	if len(steps) == 1 {
		return steps[0]
	}
	return func(r *run, dot reflect.Value) signal {
		for _, s := range steps {
			if signal := s(r, dot); signal != proceed {
				return signal
			}
		}
		return proceed
	}
}

func (c *compiler) node(n parse.Node) (s step) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := slices.Clone(n.Text)
		return func(r *run, dot reflect.Value) signal {
			r.page.Write(text)
			return proceed
		}
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		c.scope(func() { s = c.branch(n.Pipe, n.List, n.ElseList, false) })
		return s
	case *parse.WithNode:
		c.scope(func() { s = c.branch(n.Pipe, n.List, n.ElseList, true) })
		return s
	case *parse.RangeNode:
		c.scope(func() { s = c.loop(n) })
		return s
	case *parse.TemplateNode:
		return c.call(n)
	case *parse.BreakNode:
		return func(*run, reflect.Value) signal { return breaks }
	case *parse.ContinueNode:
		return func(*run, reflect.Value) signal { return continues }
	}
	panic(surprise(fmt.Sprintf("%s is not understood", n)))
}

// action prints a value through the escapers that the library has put at the end, or
// sets a variable.
func (c *compiler) action(pipe *parse.PipeNode) step {
	if len(pipe.Decl) > 0 {
		set := c.pipe(pipe)
		return func(r *run, dot reflect.Value) signal {
			set(r, dot)
			return proceed
		}
	}
	end := len(pipe.Cmds)
	for end > 0 && strings.HasPrefix(pipe.Cmds[end-1].String(), escaperPrefix) {
		end--
	}
	if end == 0 || end == len(pipe.Cmds) {
		panic(surprise(fmt.Sprintf("{{%s}} is not escaped", pipe)))
	}
	print, value := chainOf(pipe.Cmds[end:]), c.commands(pipe.Cmds[:end])
	return func(r *run, dot reflect.Value) signal {
		print.write(r.page, value(r, dot))
		return proceed
	}
}

// branch is {{if}} or {{with}}, which sets the dot.
func (c *compiler) branch(pipe *parse.PipeNode, list, elseList *parse.ListNode, with bool) step {
	var then, otherwise step
	value := c.pipe(pipe)
	c.scope(func() { then = c.list(list) })
	c.scope(func() { otherwise = c.list(elseList) })
	return func(r *run, dot reflect.Value) signal {
		v := value(r, dot)
		switch {
		case !truth(v):
			return otherwise(r, dot)
		case with:
			return then(r, v)
		}
		return then(r, dot)
	}
}

func (c *compiler) call(n *parse.TemplateNode) step {
	value := operand(func(*run, reflect.Value) reflect.Value { return reflect.Value{} })
	if n.Pipe != nil {
		value = c.operand(n.Pipe)
	}
	t := c.routine(n.Name)
	return func(r *run, dot reflect.Value) signal {
		t.call(r, value(r, dot))
		return proceed
	}
}
