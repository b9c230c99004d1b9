package program

import (
	"cmp"
	"reflect"
	"slices"
	"text/template/parse"
)

// loop is {{range}}. Until the first item its variables have the value of the pipe,
// which is what {{else}} sees.
func (c *compiler) loop(n *parse.RangeNode) step {
	var body, otherwise step
	value := c.pipe(n.Pipe)
	index, item := -1, -1
	if d := n.Pipe.Decl; len(d) > 0 {
		item = c.slot(d[len(d)-1].Ident[0])
		if len(d) > 1 {
			index = c.slot(d[0].Ident[0])
		}
	}
	c.scope(func() { body = c.list(n.List) })
	c.scope(func() { otherwise = c.list(n.ElseList) })
	return func(r *run, dot reflect.Value) signal {
		ran := false
		each(value(r, dot), index >= 0, func(i int, key, elem reflect.Value) bool {
			ran = true
			if index >= 0 {
				if !key.IsValid() {
					key = reflect.ValueOf(i)
				}
				r.vars[r.base+index] = key
			}
			elem = known(elem)
			if item >= 0 {
				r.vars[r.base+item] = elem
			}
			return body(r, elem) != breaks
		})
		if !ran {
			return otherwise(r, dot)
		}
		return proceed
	}
}

// each goes through a list, the entries of a map in the order of their names, or the
// numbers below a number.
func each(list reflect.Value, indexed bool, do func(i int, key, elem reflect.Value) bool) {
	switch list = direct(list); list.Kind() {
	case reflect.Invalid:
	case reflect.Slice, reflect.Array:
		for i := range list.Len() {
			if !do(i, reflect.Value{}, list.Index(i)) {
				return
			}
		}
	case reflect.Map:
		if list.Type().Key().Kind() != reflect.String {
			panic(surprise("the order of the map's keys is the library's"))
		}
		keys := list.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for i, key := range keys {
			if !do(i, key, list.MapIndex(key)) {
				return
			}
		}
	case reflect.Int:
		if indexed || list.Type() != intType {
			panic(surprise("such a number is the library's to count"))
		}
		for i := range int(list.Int()) {
			if !do(i, reflect.Value{}, reflect.ValueOf(i)) {
				return
			}
		}
	default:
		panic(surprise("range over " + list.Type().String()))
	}
}
