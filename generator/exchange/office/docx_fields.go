package office

import (
	"slices"
	"strings"
)

// field is a complex field: a code, then its result. Only results are text.
type field struct {
	code   string
	result bool
	href   string
}

const maxFields = 50 // inside of each other

func (r *docx) fieldChar(kind string) {
	switch last := len(r.fields) - 1; {
	case kind == "begin" && last+1 < maxFields:
		r.fields = append(r.fields, field{})
	case kind == "separate" && last >= 0:
		f := &r.fields[last]
		f.result = true
		if words := strings.Fields(f.code); len(words) > 1 && strings.EqualFold(words[0], "HYPERLINK") && words[1][0] == '"' {
			f.href = r.link(strings.Trim(words[1], `"`))
		}
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

func (r *docx) fieldCode(code string) {
	if last := len(r.fields) - 1; last >= 0 && !r.fields[last].result && len(r.fields[last].code) < 4096 {
		r.fields[last].code += code
	}
}

// shown reports whether text is read here: not inside the code of a field.
func (r *docx) shown() bool {
	for _, f := range r.fields {
		if !f.result {
			return false
		}
	}
	return true
}

// dropCodes gives up codes that the paragraph did not end: in a damaged file they
// would swallow the rest of the text.
func (r *docx) dropCodes() {
	r.fields = slices.DeleteFunc(r.fields, func(f field) bool { return !f.result })
}

// fieldLink is where the innermost link field leads.
func (r *docx) fieldLink() (href string, ok bool) {
	for i := len(r.fields) - 1; i >= 0; i-- {
		if r.fields[i].href != "" {
			return r.fields[i].href, true
		}
	}
	return "", false
}

// inContents reports whether a table of contents is being read.
func (r *docx) inContents() bool {
	for _, f := range r.fields {
		if words := strings.Fields(f.code); f.result && len(words) > 0 && strings.EqualFold(words[0], "TOC") {
			return true
		}
	}
	return false
}

// link is an address that works on a website, or nothing.
func (d *document) link(target string) string {
	target = strings.TrimSpace(target)
	lower := strings.ToLower(target)
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(lower, scheme) && len(target) > len(scheme) && len(target) < 2000 && printable(target) == target {
			return target
		}
	}
	d.losses.add(badLinks, 1)
	return ""
}
