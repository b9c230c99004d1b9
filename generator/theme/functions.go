package theme

import (
	"fmt"
	"html/template"
	"strings"
)

// functions is what templates can call. Views are ready to print, so there is
// little to do.
func (t *Theme) functions() template.FuncMap {
	return template.FuncMap{
		"slot":    slot,
		"icon":    t.icon,
		"hasIcon": func(name string) bool { return t.icons[name] != "" },
		"asset":   t.asset,
		"join":    func(sep string, list []string) string { return strings.Join(list, sep) },
		"first":   first,
		"dict":    dict,
		"add":     func(a, b int) int { return a + b },
		"lines":   func(s string) []string { return strings.Split(s, "\n") },
		"machine": machine,
		"prefix":  func(s, prefix string) bool { return strings.HasPrefix(s, prefix) },
	}
}

// slot marks where the head, the main part or the document's text goes.
func slot(name string) (template.HTML, error) {
	switch name {
	case "head":
		return headSlot, nil
	case "main":
		return mainSlot, nil
	case "body":
		return bodySlot, nil
	}
	return "", fmt.Errorf("there is no slot %q", name)
}

// icon is a drawing of assets/icons, inline; readers that do not see skip it.
func (t *Theme) icon(name string) (template.HTML, error) {
	if svg, ok := t.icons[name]; ok {
		return svg, nil
	}
	return "", fmt.Errorf("there is no icon %q", name)
}

// asset is the address of a file of assets/, with the hash of its content.
func (t *Theme) asset(name string) (string, error) {
	if u, ok := t.assetURLs[name]; ok {
		return u, nil
	}
	return "", fmt.Errorf("there is no asset %q", name)
}

// machine is a date or time of a view as machines read it: with its zone, which is
// Asia/Shanghai on every page (GB/T 7408, ISO 8601).
func machine(s string) string {
	if day, minute, ok := strings.Cut(s, " "); ok {
		return day + "T" + minute + ":00+08:00"
	}
	return s
}

// first is at most n items of a list of cards, links or anything else.
func first(n int, list any) (any, error) { return slice(list, n) }

// dict makes a map of names and values, to hand several things to a component.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict: a name without a value")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: %v is not a name", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}
