package plan

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"
)

// Sum is a hash of plain data: exported fields (and those of embedded structs),
// lists, maps, pointers and times, all the way down. Two values with the same content have the same sum, in every
// run of the program. It panics for what is not data: functions and channels.
func Sum(values ...any) uint64 {
	h := summers.Get().(*summer)
	h.Reset()
	for _, v := range values {
		h.value(reflect.ValueOf(v))
	}
	sum := h.Sum64()
	summers.Put(h)
	return sum
}

var summers = sync.Pool{New: func() any { return &summer{Digest: *xxhash.New()} }}

type summer struct {
	xxhash.Digest
	buf [9]byte
}

var timeType = reflect.TypeFor[time.Time]()

func (h *summer) word(mark byte, n uint64) {
	h.buf[0] = mark
	binary.LittleEndian.PutUint64(h.buf[1:], n)
	h.Write(h.buf[:])
}

func (h *summer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		h.word('0', 0)
	case reflect.String:
		h.word('s', uint64(v.Len()))
		h.WriteString(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		h.word('b', n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.word('i', uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		h.word('u', v.Uint())
	case reflect.Float32, reflect.Float64:
		h.word('f', math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		h.word('l', uint64(v.Len()))
		for i := range v.Len() {
			h.value(v.Index(i))
		}
	case reflect.Map:
		h.mapping(v)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			h.word('0', 1)
			return
		}
		h.value(v.Elem())
	case reflect.Struct:
		if v.Type() == timeType {
			h.word('t', uint64(v.Interface().(time.Time).UnixNano()))
			return
		}
		for _, i := range exported(v.Type()) {
			h.value(v.Field(i))
		}
		h.word('e', uint64(v.NumField()))
	default:
		panic(fmt.Sprintf("plan: a %s is not data", v.Type()))
	}
}

// mapping hashes entries in the order of their keys, which are texts.
func (h *summer) mapping(v reflect.Value) {
	h.word('m', uint64(v.Len()))
	keys := make([]string, 0, v.Len())
	for _, k := range v.MapKeys() {
		keys = append(keys, k.String())
	}
	slices.Sort(keys)
	for _, k := range keys {
		h.word('k', uint64(len(k)))
		h.WriteString(k)
		h.value(v.MapIndex(reflect.ValueOf(k).Convert(v.Type().Key())))
	}
}

var exportedFields sync.Map // reflect.Type → []int

func exported(t reflect.Type) []int {
	if known, ok := exportedFields.Load(t); ok {
		return known.([]int)
	}
	var list []int
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() || f.Anonymous && f.Type.Kind() == reflect.Struct {
			list = append(list, i)
		}
	}
	exportedFields.Store(t, list)
	return list
}
