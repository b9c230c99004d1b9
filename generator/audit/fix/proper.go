package fix

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/width"

	"gongkai/generator/disclosure"
	"gongkai/generator/fields"
)

// numbers are the fields that hold document numbers, or may.
var numbers = []string{"document_number", "interprets", "amends", "repeals", "replaces", "feedback_of"}

// digits are the fields that hold numbers, codes and addresses of machines.
var digits = []string{
	"index_number", "legal_item", "year", "item", "telephone", "fax", "postcode", "email", "credit_code", "org_code", "order", "repost_of", "article",
}

// proper is a value as it should be written, and what was changed. A value that is
// not understood stays.
func proper(d fields.Doc, text string) (want, why string) {
	switch {
	case slices.Contains(numbers, d.Name):
		n, _, err := disclosure.ParseDocumentNumber(text)
		if err != nil || n.Year == 0 {
			return text, ""
		}
		return n.String(), "发文字号改为规范写法"
	case strings.HasPrefix(d.Form.EN, "date"):
		if t, ok := date(text); ok {
			return t, "日期改为 2026-03-01 的写法"
		}
	case slices.Contains(digits, d.Name):
		return narrow(text), "全角数字、字母改为半角"
	}
	return text, ""
}

// dateForms are the forms of dates that mean one day only.
var dateForms = []struct{ from, to string }{
	{"2006年1月2日", time.DateOnly}, {"2006/1/2", time.DateOnly}, {"2006.1.2", time.DateOnly}, {"20060102", time.DateOnly}, {"2006-1-2", time.DateOnly},
	{"2006年1月2日15:04", "2006-01-02 15:04"}, {"2006年1月2日 15:04", "2006-01-02 15:04"}, {"2006/1/2 15:04", "2006-01-02 15:04"}, {"2006-1-2 15:04", "2006-01-02 15:04"},
}

// date turns a date in another form into 2026-03-01, or 2026-03-01 09:30.
func date(text string) (string, bool) {
	s := strings.TrimSpace(narrow(text))
	for _, f := range dateForms {
		if t, err := time.Parse(f.from, s); err == nil && t.Year() >= 1900 && t.Year() <= 2200 {
			return t.Format(f.to), true
		}
	}
	return "", false
}

// narrow makes full-width digits, letters and the signs of numbers half-width, and
// nothing else: brackets and commas belong to Chinese text.
func narrow(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', strings.ContainsRune("－／．：＠", r):
			return width.LookupRune(r).Narrow()
		}
		return r
	}, text)
}
