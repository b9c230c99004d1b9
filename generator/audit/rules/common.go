package rules

import (
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gongkai/generator/audit"
	"gongkai/generator/config"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// shown are the documents whose whole text is on the site today.
func shown(c *audit.Context) iter.Seq[*site.Document] {
	return func(yield func(*site.Document) bool) {
		for _, d := range c.Site.Documents {
			if d.Hidden == site.Shown && d.Public != nil && !yield(d) {
				return
			}
		}
	}
}

// ofKind are the shown documents of some kinds.
func ofKind(c *audit.Context, kinds ...disclosure.Kind) iter.Seq[*site.Document] {
	return func(yield func(*site.Document) bool) {
		for d := range shown(c) {
			if slices.Contains(kinds, d.Kind) && !yield(d) {
				return
			}
		}
	}
}

// offices are the units with a duty to disclose of their own: the government, its
// departments and the townships.
func offices(c *audit.Context) []*site.Unit {
	var list []*site.Unit
	for _, u := range c.Site.Units {
		switch u.Type {
		case disclosure.UnitGovernment, disclosure.UnitDepartment, disclosure.UnitTownship:
			list = append(list, u)
		}
	}
	return list
}

// newest is the day of the latest publication in a list; zero when there is none.
func newest(list []*site.Public) time.Time {
	var last time.Time
	for _, p := range list {
		if p.Published.After(last) {
			last = p.Published
		}
	}
	if last.IsZero() {
		return last
	}
	return disclosure.DateOf(last)
}

// settings is the place of the settings as a whole.
func settings() diag.Place { return diag.Place{File: config.File, Line: 1, Column: 1} }

// some joins the first few words of a list. They are words of ours, such as the names
// of fields and items, never a document's.
func some(list []string, most int) audit.Safe {
	if len(list) <= most {
		return audit.Safe(strings.Join(list, "、"))
	}
	return audit.Safe(strings.Join(list[:most], "、") + "等")
}

// missing lists the names whose value is empty, in their order.
func missing(pairs ...string) []string {
	var list []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			list = append(list, pairs[i])
		}
	}
	return list
}

// longer reports whether a text has some number of characters. A long one need not be
// counted: a character has four bytes at most.
func longer(text string, characters int) bool {
	return len(text) >= utf8.UTFMax*characters || utf8.RuneCountInString(text) >= characters
}

// lacking lists the names of what a text does not mention by any of its words.
func lacking(text string, names []string, words map[string][]string) []string {
	var list []string
	for _, name := range names {
		says := func(w string) bool { return strings.Contains(text, w) }
		if !says(name) && !slices.ContainsFunc(words[name], says) {
			list = append(list, name)
		}
	}
	return list
}
