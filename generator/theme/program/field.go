package program

import (
	"reflect"
	"slices"
	"sync/atomic"
)

// field is a name in one place of a template. It remembers where the name is in the
// types that have come by, which are few.
type field struct {
	name string
	of   operand
	seen atomic.Pointer[[]place]
}

// place is where a field of a type is.
type place struct {
	typ   reflect.Type
	index int   // of a field of its own
	path  []int // of a field of a struct that is embedded
}

// fieldsOf is value.a.b.c.
func fieldsOf(value operand, names []string) operand {
	for _, name := range names {
		f := &field{name: name, of: value}
		f.seen.Store(new([]place))
		value = f.value
	}
	return value
}

func (f *field) value(r *run, dot reflect.Value) reflect.Value {
	v := direct(f.of(r, dot))
	switch v.Kind() {
	case reflect.Struct:
		p := f.place(v.Type())
		if p.path != nil {
			return known(v.FieldByIndex(p.path))
		}
		return known(v.Field(p.index))
	case reflect.Map:
		if v.Type() == tableType {
			return reflect.ValueOf(v.Interface().(map[string]any)[f.name])
		}
		if v.Type().Key() != stringType || reflect.PointerTo(v.Type()).NumMethod() > 0 {
			break
		}
		if elem := v.MapIndex(reflect.ValueOf(f.name)); elem.IsValid() {
			return known(elem)
		}
		return known(reflect.Zero(v.Type().Elem())) // the option missingkey=zero
	}
	panic(surprise("." + f.name + " of kind " + v.Kind().String()))
}

func (f *field) place(t reflect.Type) *place {
	seen := *f.seen.Load()
	for i := range seen {
		if seen[i].typ == t {
			return &seen[i]
		}
	}
	return f.find(t, seen)
}

func (f *field) find(t reflect.Type, seen []place) *place {
	found, ok := t.FieldByName(f.name)
	_, method := reflect.PointerTo(t).MethodByName(f.name)
	if !ok || !found.IsExported() || method {
		panic(surprise(t.String() + " has no field " + f.name))
	}
	p := place{typ: t, index: found.Index[0]}
	if len(found.Index) > 1 {
		p.path = found.Index
	}
	// Another goroutine may do the same: then one of them looks again next time.
	seen = append(slices.Clip(seen), p)
	f.seen.Store(&seen)
	return &p
}
