// Package diag describes problems that the people who keep a site can mend.
//
// A Kind is a problem that can occur: its code, its severity, what it says and
// what to do about it, in Chinese and in English. A Diagnostic is one occurrence
// of it, at a Place in a file. Diagnostics are values that are collected, so that
// one run shows them all; a failure of the program or the machine is an error
// instead.
//
//	var missingTitle = diag.Define(diag.Kind{
//		Code: "F1001", Severity: diag.Error,
//		Message: diag.Text{ZH: "缺少标题", EN: "the title is missing"},
//		Hint:    diag.Text{ZH: "在文件开头补上 title: 或 标题:", EN: "add title: to the front matter"},
//	})
//
//	list.Add(missingTitle.At(diag.Place{File: "content/a.md", Line: 1, Column: 1}))
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// Severity says how much a diagnostic matters to the build.
type Severity int

const (
	Notice  Severity = iota // worth knowing; never stops a build
	Warning                 // should be mended; stops a build only with --strict
	Error                   // nothing is published while it stands
)

// String is the English word used in every output format.
func (s Severity) String() string { return [...]string{"notice", "warning", "error"}[s] }

// Chinese is the word shown to the site's editors.
func (s Severity) Chinese() string { return [...]string{"提示", "警告", "错误"}[s] }

// Language selects the language of messages.
type Language int

const (
	ZH Language = iota
	EN
)

// Text is one sentence in both languages. It may hold fmt verbs.
type Text struct{ ZH, EN string }

// In is the text in one language; Chinese stands in for a missing English text.
func (t Text) In(l Language) string {
	if l == EN && t.EN != "" {
		return t.EN
	}
	return t.ZH
}

// Place is a position in a file of the site. Line and Column count from 1, the
// column in characters; zero means that the position inside the file (or line) is
// not known. File is relative to the source folder, with slashes.
type Place struct {
	File         string
	Line, Column int
}

// NotUTF8 is the place of the first byte of a file that is not UTF-8, if there is one.
func NotUTF8(file string, src []byte) (at Place, bad bool) {
	if utf8.Valid(src) {
		return at, false
	}
	at = Place{File: file, Line: 1, Column: 1}
	for {
		r, size := utf8.DecodeRune(src)
		switch {
		case r == utf8.RuneError && size <= 1:
			return at, true
		case r == '\n':
			at.Line, at.Column = at.Line+1, 1
		default:
			at.Column++
		}
		src = src[size:]
	}
}

// String is file:line:column, leaving out what is not known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Kind is a problem that can occur. Message and Hint are formats for the arguments
// given to At and Diagnostic.Suggest.
type Kind struct {
	Code     string // stable; a letter for the area and four digits, or the id of a rule
	Severity Severity
	Message  Text
	Hint     Text
	Cause    Text // for the manual: how one gets here
	Example  string
}

// At is an occurrence of the kind. The arguments fill the formats of Message.
func (k *Kind) At(p Place, args ...any) Diagnostic {
	return Diagnostic{Kind: k, Place: p, Severity: k.Severity, message: k.Message, args: args, hint: k.Hint}
}

// Diagnostic is one problem at one place.
type Diagnostic struct {
	Kind *Kind
	Place
	Severity Severity

	message  Text
	args     []any
	hint     Text
	hintArgs []any
}

// Code is the code of the diagnostic's kind.
func (d Diagnostic) Code() string { return d.Kind.Code }

// Message is what is wrong.
func (d Diagnostic) Message(l Language) string { return format(l, d.message, d.args) }

// Hint is what to do about it; it may be empty.
func (d Diagnostic) Hint(l Language) string { return format(l, d.hint, d.hintArgs) }

// Suggest replaces the hint of the kind by one that fits this occurrence.
func (d Diagnostic) Suggest(hint Text, args ...any) Diagnostic {
	d.hint, d.hintArgs = hint, args
	return d
}

// As is the same diagnostic with another severity, for rules that weigh
// differently in different profiles.
func (d Diagnostic) As(s Severity) Diagnostic {
	d.Severity = s
	return d
}

// format fills a text. An argument that is itself a Text is put into the same
// language first.
func format(l Language, t Text, args []any) string {
	if len(args) == 0 {
		return t.In(l)
	}
	in := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(Text); ok {
			a = t.In(l)
		}
		in[i] = a
	}
	return fmt.Sprintf(t.In(l), in...)
}

// List collects diagnostics.
type List []Diagnostic

// Add appends diagnostics.
func (l *List) Add(ds ...Diagnostic) { *l = append(*l, ds...) }

// Count is the number of diagnostics of exactly the given severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Failed reports whether the list holds an error.
func (l List) Failed() bool { return l.Count(Error) > 0 }

// Sort orders by file, line, column and code, so that a run prints the same list
// whatever order the work was done in.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Kind.Code, b.Kind.Code), cmp.Compare(a.Message(ZH), b.Message(ZH)),
		)
	})
}

var kinds = struct {
	sync.Mutex
	byCode map[string]*Kind
}{byCode: map[string]*Kind{}}

// Define registers a kind for the table of codes in the manual. It panics when a
// code is defined twice.
func Define(k Kind) *Kind {
	kinds.Lock()
	defer kinds.Unlock()
	if kinds.byCode[k.Code] != nil {
		panic("diag: code " + k.Code + " is defined twice")
	}
	kinds.byCode[k.Code] = &k
	return &k
}

// Kinds lists all defined kinds by code.
func Kinds() []*Kind {
	kinds.Lock()
	defer kinds.Unlock()
	all := make([]*Kind, 0, len(kinds.byCode))
	for _, k := range kinds.byCode {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *Kind) int { return cmp.Compare(a.Code, b.Code) })
	return all
}
