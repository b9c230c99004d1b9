// Package program executes templates that html/template has parsed and escaped, at a
// fraction of its cost.
//
// html/template stays what decides: it parses, it puts the escapers into the trees, it
// finds the mistakes. But for each value of each page it looks for a field by its name,
// calls escapers by reflection and prints through fmt: a quarter of the processor time of
// a build of ten thousand documents. A Program is made of the escaped trees once. It knows
// its functions, remembers where the fields of a type are, and writes strings straight into
// the page. A document's page takes it a tenth of the time, and 10 allocations instead of
// 560 (BenchmarkDocument of package theme).
//
// A Program has no opinion of its own. What it does not understand when it is compiled
// is an error, and there is no Program. What surprises it while it runs (a field that
// is not there, a method, a function's error) is an error too, and it takes back
// what it has written: then the caller has the library execute the template from the
// start, whose result or message counts. And how a text looks in its place is the
// library's to say: see chain.
//
//	p, err := program.Compile(set, "layouts/document", functions)
//	err = p.Run(&page, view) // any error: set.ExecuteTemplate
//
// Views are plain data. Methods, channels and iterators are left to the library, so that
// nothing happens twice; functions may be called again and have to give the same.
package program

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
)

// Program is a template with all it calls, ready to run from many goroutines.
type Program struct{ start *routine }

// routine is one template of a program.
type routine struct {
	body  step
	slots int // for its variables; the first is $
}

// step does what a node of a template does. It says how to go on.
type step func(r *run, dot reflect.Value) signal

type signal uint8

const (
	proceed signal = iota
	breaks
	continues
)

// run is one execution.
type run struct {
	page  *bytes.Buffer
	vars  []reflect.Value // of all routines that are running, the innermost last
	base  int             // the first of the innermost
	depth int
}

// surprise stops a run.
type surprise string

func (s surprise) Error() string { return string(s) }

// deepest is how far templates may call each other. html/template allows more, and
// tells who calls whom for ever.
const deepest = 1000

// Compile makes a program of a template. set has to have the option missingkey=zero,
// and must have executed the template before without an error: only then are its tree and
// those of the templates it calls escaped.
func Compile(set *template.Template, name string, functions template.FuncMap) (p *Program, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p, err = nil, fmt.Errorf("compile %s: %v", name, cause)
		}
	}()
	c := &compiler{set: set, functions: functions, routines: map[string]*routine{}}
	return &Program{c.routine(name)}, nil
}

// Run appends what the template makes of data to page. If it fails, page is as before.
func (p *Program) Run(page *bytes.Buffer, data any) (err error) {
	before := page.Len()
	defer func() {
		if cause := recover(); cause != nil {
			page.Truncate(before)
			err = fmt.Errorf("run: %v", cause)
		}
	}()
	r := &run{page: page, vars: make([]reflect.Value, 0, 16)}
	p.start.call(r, known(reflect.ValueOf(data)))
	return nil
}

func (t *routine) call(r *run, dot reflect.Value) {
	if r.depth == deepest {
		panic(surprise("templates call each other too deeply"))
	}
	outer := r.base
	r.depth, r.base = r.depth+1, len(r.vars)
	r.vars = append(r.vars, dot)
	for range t.slots - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	t.body(r, dot)
	r.vars = r.vars[:r.base]
	r.depth, r.base = r.depth-1, outer
}
