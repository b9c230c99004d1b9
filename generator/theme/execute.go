package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"sync"

	"gongkai/generator/diag"
	"gongkai/generator/theme/program"
)

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
