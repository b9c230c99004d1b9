package program

import (
	"html/template"
	"reflect"
)

// adapt compiles a call of a function of the theme: directly, for the forms it often
// has, or by reflection.
func adapt(name string, function any, args []operand) operand {
	switch f := function.(type) {
	case func(string) string:
		return ofString(args, func(s string) (any, error) { return f(s), nil })
	case func(string) bool:
		return ofString(args, func(s string) (any, error) { return f(s), nil })
	case func(string) (string, error):
		return ofString(args, func(s string) (any, error) { return f(s) })
	case func(string) (template.HTML, error):
		return ofString(args, func(s string) (any, error) { return f(s) })
	case func(...any) string:
		return ofAny(args, func(list []any) (any, error) { return f(list...), nil })
	case func(...any) (map[string]any, error):
		return ofAny(args, func(list []any) (any, error) { return f(list...) })
	}
	return byReflection(name, reflect.ValueOf(function), args)
}

func ofString(args []operand, f func(string) (any, error)) operand {
	arg := arguments(1, args)[0]
	return func(r *run, dot reflect.Value) reflect.Value {
		v := arg(r, dot)
		if !v.IsValid() || v.Type() != stringType {
			panic(surprise("an argument is not a string"))
		}
		return result(f(v.String()))
	}
}

func ofAny(args []operand, f func([]any) (any, error)) operand {
	return func(r *run, dot reflect.Value) reflect.Value {
		list := make([]any, len(args))
		for i, a := range args {
			if v := a(r, dot); v.IsValid() {
				list[i] = v.Interface()
			}
		}
		return result(f(list))
	}
}

func result(v any, err error) reflect.Value {
	if err != nil {
		panic(err)
	}
	return reflect.ValueOf(v)
}

// byReflection calls any other function, with arguments that are what it takes.
func byReflection(name string, f reflect.Value, args []operand) operand {
	t := f.Type()
	if fixed := t.NumIn(); !t.IsVariadic() && len(args) != fixed || len(args) < fixed-1 {
		panic(surprise("the number of arguments of " + name))
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			want := t.In(min(i, t.NumIn()-1))
			if t.IsVariadic() && i >= t.NumIn()-1 {
				want = want.Elem()
			}
			switch in[i] = a(r, dot); {
			case !in[i].IsValid() && want.Kind() == reflect.Interface:
				in[i] = reflect.Zero(want)
			case !in[i].IsValid() || !in[i].Type().AssignableTo(want):
				panic(surprise("an argument of " + name + " has another type"))
			}
		}
		out := f.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			panic(out[1].Interface())
		}
		return known(out[0])
	}
}
