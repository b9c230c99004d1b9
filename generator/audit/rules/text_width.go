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
		if !appears(t.Document) || !holdsFullWidth(t.Source) {
			return
		}
		for _, m := range fullWidthDigits.FindAllStringIndex(t.Source, -1) {
			c.Report(t.At(m[0]), "“%s”", t.Source[m[0]:m[1]])
		}
	},
}

// holdsFullWidth is a quick look for what the expression finds: full-width digits and
// letters share their first byte with the punctuation of every line.
func holdsFullWidth(b string) bool {
	for i := 0; i+2 < len(b); i++ {
		if b[i] == 0xEF && (b[i+1] == 0xBC && b[i+2] >= 0x90 && b[i+2] != 0x9A && b[i+2] != 0x9B && b[i+2] != 0x9F || b[i+1] == 0xBD && b[i+2] <= 0x9A) {
			return true
		}
	}
	return false
}
