package table

import (
	"regexp"
	"strings"

	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/identity"
)

// What must not stand in a column that is not masked.
var (
	longNumber   = regexp.MustCompile(`[0-9]{15,}[0-9Xx]?`)
	mobileNumber = regexp.MustCompile(`(?:^|[^0-9])(1[3-9][0-9]{9})(?:[^0-9]|$)`)
	powerNumber  = regexp.MustCompile(`^[0-9](?:\.[0-9]+)?[Ee]\+[0-9]+$`)
)

// checkBare looks through what will be shown as it is for identity numbers, mobile
// numbers and bank cards, whatever the column is called.
func (g *grid) checkBare(body int, columns []column, found *diag.List) {
	for c, col := range columns {
		if !col.shown {
			continue
		}
		var tally, first [len(bareKinds)]int
		for i := body; i < len(g.rows); i++ {
			text := g.text(i, c)
			if !strings.ContainsAny(text, "Ee") && !longEnough(text) {
				continue
			}
			for k, b := range bareKinds {
				if (col.mask == 0 || b.masked) && b.find(text, col.kind) {
					if tally[k]++; tally[k] == 1 {
						first[k] = i
					}
				}
			}
		}
		for k, b := range bareKinds {
			if tally[k] > 0 {
				found.Add(b.diag.At(g.place(first[k]), col.name, tally[k], g.cell(first[k], c)))
			}
		}
	}
}

var bareKinds = [...]struct {
	diag   *diag.Kind
	masked bool // a problem in masked columns too
	find   func(text string, k Kind) bool
}{
	{bareIdentity, false, holdsIdentity},
	{barePhone, false, func(s string, _ Kind) bool { return mobileNumber.MatchString(s) || mobileNumber.MatchString(plain(s)) }},
	{bareAccount, false, func(s string, k Kind) bool { return k == Account && holdsCard(s) }},
	{scientific, true, func(s string, _ Kind) bool { return powerNumber.MatchString(s) }},
}

// longEnough reports a text with at least eleven digits.
func longEnough(s string) bool {
	if len(s) < 11 {
		return false
	}
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			n++
		}
	}
	return n >= 11
}

// longNumbers are the long runs of digits in s, as written and with blanks inside
// numbers and full-width digits mended.
func longNumbers(s string) []string {
	return append(longNumber.FindAllString(s, -1), longNumber.FindAllString(plain(s), -1)...)
}

// holdsIdentity looks for the older form only where identity numbers are expected:
// registration numbers of companies have fifteen digits as well. A 统一社会信用代码 of
// digits alone looks alike; it passes its own check and is public.
func holdsIdentity(s string, k Kind) bool {
	for _, n := range longNumbers(s) {
		if (len(n) == 18 || k == Identity) && !disclosure.CreditCodeValid(n) && identity.Valid(n) {
			return true
		}
	}
	return false
}

func holdsCard(s string) bool {
	for _, n := range longNumbers(s) {
		if identity.Card(n) {
			return true
		}
	}
	return false
}

// maskBare masks every long number in a free text.
func maskBare(s string) string {
	if !longEnough(s) {
		return s
	}
	s = longNumber.ReplaceAllStringFunc(s, func(n string) string { return Mask(Identity, n) })
	return mobileNumber.ReplaceAllStringFunc(s, func(n string) string { return Mask(Phone, n) })
}
