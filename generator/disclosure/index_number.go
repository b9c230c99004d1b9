package disclosure

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// DefaultIndexTemplate makes index numbers such as 000014349/2026-00012.
const DefaultIndexTemplate = "{org}/{year}-{serial:5}"

// IndexScheme is how a site forms its index numbers (索引号): a template of {org}, the
// code of the unit, {year} and {serial}, or {serial:5} with leading zeros to five
// digits, each at most once and with something between them.
type IndexScheme struct {
	template string
	parts    []string // of the template: placeholders and what stands between
	width    int      // least digits of the serial
	pattern  *regexp.Regexp
	org      int // groups of the pattern; 0 when the template lacks it
	year     int
	serial   int
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// ParseIndexScheme reads a template. The serial is the one part it must have.
func ParseIndexScheme(template string) (*IndexScheme, error) {
	s := &IndexScheme{template: template}
	var pattern strings.Builder
	pattern.WriteString("^")
	end, group := 0, 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(template, -1) {
		between, name := template[end:m[0]], template[m[2]:m[3]]
		if between == "" && end > 0 {
			return nil, fmt.Errorf("index number %q: nothing stands before {%s}", template, name)
		}
		part, to, err := s.part(name)
		if err != nil {
			return nil, fmt.Errorf("index number %q: %w", template, err)
		}
		group++
		*to = group
		pattern.WriteString(regexp.QuoteMeta(between) + part)
		s.parts = append(s.parts, between, template[m[0]:m[1]])
		end = m[1]
	}
	rest := template[end:]
	if s.serial == 0 || strings.ContainsAny(placeholder.ReplaceAllString(template, ""), "{} \t\r\n") {
		return nil, fmt.Errorf("index number %q: want a template such as %s", template, DefaultIndexTemplate)
	}
	s.parts = append(s.parts, rest)
	s.pattern = regexp.MustCompile(pattern.String() + regexp.QuoteMeta(rest) + "$")
	return s, nil
}

// part is the pattern of a placeholder and where its group goes.
func (s *IndexScheme) part(name string) (pattern string, group *int, err error) {
	name, width, hasWidth := strings.Cut(name, ":")
	switch name {
	case "org":
		pattern, group = `([\p{L}\p{N}][\p{L}\p{N}.-]*)`, &s.org
	case "year":
		pattern, group = `([0-9]{4})`, &s.year
	case "serial":
		pattern, group, s.width = `([0-9]+)`, &s.serial, 1
	default:
		return "", nil, fmt.Errorf("{%s} is none of {org}, {year}, {serial}", name)
	}
	if *group != 0 {
		return "", nil, fmt.Errorf("{%s} stands twice", name)
	}
	if !hasWidth {
		return pattern, group, nil
	}
	n, err := strconv.Atoi(width)
	if err != nil || n < 1 || n > 12 || name != "serial" {
		return "", nil, fmt.Errorf("{%s:%s}: only serial has a width, from 1 to 12", name, width)
	}
	s.width = n
	return pattern, group, nil
}

// String is the template.
func (s *IndexScheme) String() string { return s.template }

// Format makes an index number.
func (s *IndexScheme) Format(org string, year, serial int) string {
	var b strings.Builder
	b.Grow(len(s.template) + len(org))
	for _, p := range s.parts {
		switch {
		case p == "{org}":
			b.WriteString(org)
		case p == "{year}":
			padded(&b, year, 4)
		case strings.HasPrefix(p, "{"):
			padded(&b, serial, s.width)
		default:
			b.WriteString(p)
		}
	}
	return b.String()
}

func padded(b *strings.Builder, n, width int) {
	digits := strconv.Itoa(n)
	for range width - len(digits) {
		b.WriteByte('0')
	}
	b.WriteString(digits)
}

// Parse takes an index number apart; false when the scheme did not make it. What the
// template lacks is "" or 0.
func (s *IndexScheme) Parse(number string) (org string, year, serial int, ok bool) {
	m := s.pattern.FindStringSubmatch(number)
	if m == nil {
		return "", 0, 0, false
	}
	if s.org > 0 {
		org = m[s.org]
	}
	if s.year > 0 {
		year, _ = strconv.Atoi(m[s.year])
	}
	serial, err := strconv.Atoi(m[s.serial])
	if err != nil || s.Format(org, year, serial) != number {
		return "", 0, 0, false
	}
	return org, year, serial, true
}
