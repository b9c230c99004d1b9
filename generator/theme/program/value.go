package program

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

var (
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	tableType  = reflect.TypeFor[map[string]any]()
)

// operand is something that has a value: a field, a variable, a constant, a call. Values
// are known: never an interface but what is in it, and invalid for nil.
type operand func(r *run, dot reflect.Value) reflect.Value

func known(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// direct is what a pointer points at.
func direct(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			panic(surprise("a pointer is nil"))
		}
		v = v.Elem()
	}
	return v
}

// truth is what {{if}} asks.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Struct:
		return true
	case reflect.Pointer:
		return !v.IsNil()
	}
	return !v.IsZero()
}

// pipe compiles a pipe with the variables it sets.
func (c *compiler) pipe(pipe *parse.PipeNode) operand {
	value := c.commands(pipe.Cmds)
	if len(pipe.Decl) == 0 {
		return value
	}
	var slots []int
	for _, d := range pipe.Decl {
		if pipe.IsAssign {
			slots = append(slots, c.slot(d.Ident[0]))
		} else {
			slots = append(slots, c.declare(d.Ident[0]))
		}
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		v := value(r, dot)
		for _, slot := range slots {
			r.vars[r.base+slot] = v
		}
		return v
	}
}

// commands compiles a | b | c: each value is the last argument of the next function.
func (c *compiler) commands(list []*parse.CommandNode) operand {
	var value operand
	for _, cmd := range list {
		f, function := cmd.Args[0].(*parse.IdentifierNode)
		switch {
		case function:
			var args []operand
			for _, a := range cmd.Args[1:] {
				args = append(args, c.operand(a))
			}
			if value != nil {
				args = append(args, value)
			}
			value = c.function(f.Ident, args)
		case value == nil && len(cmd.Args) == 1:
			value = c.operand(cmd.Args[0])
		default:
			panic(surprise(fmt.Sprintf("%s is not a function", cmd)))
		}
	}
	return value
}

func (c *compiler) operand(n parse.Node) operand {
	switch n := n.(type) {
	case *parse.DotNode:
		return func(r *run, dot reflect.Value) reflect.Value { return dot }
	case *parse.FieldNode:
		return fieldsOf(func(r *run, dot reflect.Value) reflect.Value { return dot }, n.Ident)
	case *parse.VariableNode:
		slot := c.slot(n.Ident[0])
		return fieldsOf(func(r *run, dot reflect.Value) reflect.Value { return r.vars[r.base+slot] }, n.Ident[1:])
	case *parse.ChainNode:
		return fieldsOf(c.operand(n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipe(n)
		}
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		// Only what is plainly an int: the library takes other numbers as the parameter wants.
		if i := int(n.Int64); n.IsInt && n.Text == fmt.Sprint(i) {
			return constant(i)
		}
	}
	panic(surprise(fmt.Sprintf("%s is not understood", n)))
}

func constant(value any) operand {
	v := reflect.ValueOf(value)
	return func(*run, reflect.Value) reflect.Value { return v }
}
