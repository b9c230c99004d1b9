package annual

import (
	"regexp"
	"strconv"
)

// claim is a way in which the prose repeats a number of a table.
type claim struct {
	said *regexp.Regexp
	is   func(*Report) (int, bool)
}

// The wordings are those of the form's own row titles; prose that says it otherwise
// is not held against the table.
var claims = []claim{
	{regexp.MustCompile(`新收(?:到)?(?:政府信息公开)?申请(?:共|共计)?\s*(\d+)\s*件`), row(func(q *Requests) *Row { return q.New })},
	{regexp.MustCompile(`上年(?:度)?结转(?:政府信息公开)?(?:申请)?\s*(\d+)\s*件`), row(func(q *Requests) *Row { return q.Carried })},
	{regexp.MustCompile(`结转(?:至)?下(?:一)?年(?:度)?(?:继续办理)?\s*(\d+)\s*件`), row(func(q *Requests) *Row { return q.Next })},
	{regexp.MustCompile(`(?:，|。|、|；|共)办结(?:申请)?\s*(\d+)\s*件`), row(func(q *Requests) *Row { return q.Done })},
	{regexp.MustCompile(`制发(?:行政)?规范性文件\s*(\d+)\s*件`), stock(func(s *Stock) int { return s.Made })},
	{regexp.MustCompile(`制发(?:行政)?规范性文件\s*\d+\s*件[、，]废止\s*(\d+)\s*件`), stock(func(s *Stock) int { return s.Repealed })},
	{regexp.MustCompile(`(?:规范性文件|年底|年末)现行有效(?:的)?\s*(\d+)\s*件`), stock(func(s *Stock) int { return s.InForce })},
}

func row(of func(*Requests) *Row) func(*Report) (int, bool) {
	return func(r *Report) (int, bool) {
		if r.Requests == nil || of(r.Requests) == nil {
			return 0, false
		}
		return of(r.Requests).Total(), true
	}
}

func stock(of func(*Stock) int) func(*Report) (int, bool) {
	return func(r *Report) (int, bool) {
		if r.Documents == nil || r.Documents.Normative == nil {
			return 0, false
		}
		return of(r.Documents.Normative), true
	}
}

// Claims lists the numbers in the first part that differ from the tables. Label is
// the words as they stand there.
func (r *Report) Claims() []Fault {
	if len(r.Parts) == 0 {
		return nil
	}
	text := r.Parts[0].Text
	var list []Fault
	for _, c := range claims {
		want, known := c.is(r)
		m := c.said.FindStringSubmatch(text)
		if !known || m == nil {
			continue
		}
		if got, err := strconv.Atoi(m[1]); err == nil && got != want {
			list = append(list, Fault{Label: m[0], Got: got, Want: want})
		}
	}
	return list
}
