package program

import (
	"cmp"
	"fmt"
	"reflect"
)

// function compiles a call. Those of the theme come first, as in the library.
func (c *compiler) function(name string, args []operand) operand {
	if f, ok := c.functions[name]; ok {
		return adapt(name, f, args)
	}
	build, ok := builtins[name]
	if !ok || len(args) == 0 {
		panic(surprise("the function " + name + " is not understood"))
	}
	return build(args)
}

// builtins are the functions of the library that themes need. The rest, and what these
// cannot tell at once, is left to it.
var builtins = map[string]func(args []operand) operand{
	"and":    firstThat(false),
	"or":     firstThat(true),
	"not":    one(func(v reflect.Value) reflect.Value { return reflect.ValueOf(!truth(v)) }),
	"len":    one(length),
	"index":  two(index),
	"eq":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) == 0) }),
	"ne":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) != 0) }),
	"lt":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) < 0) }),
	"le":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) <= 0) }),
	"gt":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) > 0) }),
	"ge":     two(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(compare(a, b) >= 0) }),
	"print":  func(args []operand) operand { return adapt("print", fmt.Sprint, args) },
	"printf": func(args []operand) operand { return adapt("printf", fmt.Sprintf, args) },
}

// firstThat is the first argument that is true, or is not, else the last. Those behind
// it are not looked at.
func firstThat(is bool) func(args []operand) operand {
	return func(args []operand) operand {
		return func(r *run, dot reflect.Value) (v reflect.Value) {
			for _, a := range args {
				if v = a(r, dot); truth(v) == is {
					break
				}
			}
			return v
		}
	}
}

func one(f func(reflect.Value) reflect.Value) func(args []operand) operand {
	return func(args []operand) operand {
		a := arguments(1, args)[0]
		return func(r *run, dot reflect.Value) reflect.Value { return f(a(r, dot)) }
	}
}

func two(f func(a, b reflect.Value) reflect.Value) func(args []operand) operand {
	return func(args []operand) operand {
		a, b := arguments(2, args)[0], args[1]
		return func(r *run, dot reflect.Value) reflect.Value { return f(a(r, dot), b(r, dot)) }
	}
}

func arguments(n int, args []operand) []operand {
	if len(args) != n {
		panic(surprise(fmt.Sprintf("%d arguments instead of %d", len(args), n)))
	}
	return args
}

func length(v reflect.Value) reflect.Value {
	switch v = direct(v); v.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return reflect.ValueOf(v.Len())
	}
	panic(surprise("len of kind " + v.Kind().String()))
}

func index(list, at reflect.Value) reflect.Value {
	switch list = direct(list); {
	case (list.Kind() == reflect.Slice || list.Kind() == reflect.Array) && at.Kind() == reflect.Int:
		return known(list.Index(int(at.Int())))
	case list.Kind() == reflect.Map && at.IsValid() && at.Type() == list.Type().Key():
		if v := list.MapIndex(at); v.IsValid() {
			return known(v)
		}
		return known(reflect.Zero(list.Type().Elem()))
	}
	panic(surprise("index of kind " + list.Kind().String()))
}

func compare(a, b reflect.Value) int {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	}
	panic(surprise("a comparison of " + a.Kind().String() + " and " + b.Kind().String()))
}
