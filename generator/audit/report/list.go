package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

// Rules prints a list of rules as a table, for people.
func Rules(w io.Writer, rules []audit.Rule, l diag.Language) error {
	for i := range rules {
		r := &rules[i]
		title, severity := r.Title, r.Severity.Chinese()
		if l == diag.EN {
			severity = r.Severity.String()
			if r.English != "" {
				title = r.English
			}
		}
		_, err := fmt.Fprintf(w, "%-13s %-7s %-7s %s  %s\n%s%s\n", r.Code, severity, r.Profile, r.Grade, title, strings.Repeat(" ", 14), r.Basis)
		if err != nil {
			return err
		}
	}
	return nil
}

// RulesJSON prints a list of rules as JSON.
func RulesJSON(w io.Writer, rules []audit.Rule) error {
	type rule struct {
		Code     string  `json:"code"`
		Title    string  `json:"title"`
		English  string  `json:"title_en,omitempty"`
		Severity string  `json:"severity"`
		Profile  string  `json:"profile"`
		Grade    string  `json:"grade"`
		Basis    string  `json:"basis"`
		Hint     string  `json:"hint"`
		Points   float64 `json:"points,omitempty"`
	}
	list := make([]rule, len(rules))
	for i, r := range rules {
		list[i] = rule{r.Code, r.Title, r.English, r.Severity.String(), r.Profile.String(), string(r.Grade), r.Basis, r.Hint, r.Points}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}
