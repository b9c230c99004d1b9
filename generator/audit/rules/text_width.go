package rules

import (
	"regexp"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
)

var fullWidthDigits = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ]+`)

// fullWidthNumbers finds digits and letters of full width, which searches and readers
// do not take for numbers.
var fullWidthNumbers = audit.Rule{
	Code: "TEXT-08a", Title: "数字或字母用了全角", English: "digits or letters of full width",
	Basis: "《出版物上数字用法》（GB/T 15835—2011）", Hint: "改为半角",
	Severity: diag.Notice, Profile: audit.Full, Grade: audit.FromMemory,
	Text: func(c *audit.Context, t *audit.Text) {
		if !appears(t.Document) {
			return
		}
		for _, m := range fullWidthDigits.FindAllIndex(t.Source, -1) {
			c.Report(t.At(m[0]), "“%s”", t.Source[m[0]:m[1]])
		}
	},
}
