package privacy

import (
	"strings"
	"unicode/utf8"

	"gongkai/generator/identity"
)

// mask looks at a number with stars in it. An accepted form hides at least the date
// of birth of an identity number, the middle four of a mobile number, six digits of
// a card.
func (f *finder) mask(r run) bool {
	r = f.withX(r)
	s := r.digits
	hidden := strings.Count(s, "*")
	if hidden == len(s) || f.inAddress(r) {
		return true
	}
	weak := false
	switch {
	case len(s) == 18 && identityShape(s):
		weak = strings.Trim(s[6:14], "*") != ""
	case len(s) == 15 && identityShape(s) && f.near(r.start, r.end, identityWords):
		weak = strings.Trim(s[6:12], "*") != ""
	case len(s) == 11 && s[0] == '1' && s[1] >= '3':
		weak = hidden < 4
	}
	if card := hidden < 6; len(s) >= 16 && len(s) <= 19 && weak != card && f.near(r.start, r.end, cardWords) {
		weak = card
	}
	if weak {
		f.add(WeakMask, r.start, r.end, maskMiddle(s, 2, 2))
	}
	return true
}

// identityShape reports whether a masked number may be an identity number: what is
// readable of the region and the century is right.
func identityShape(s string) bool {
	if s[0] != '*' && s[1] != '*' && !identity.Region(s) {
		return false
	}
	return len(s) == 15 || s[6:8] == "19" || s[6:8] == "20" || strings.Contains(s[6:8], "*")
}

// MaskedName reports whether a name is masked: 张*三, 张**, 李某某.
func MaskedName(name string) bool {
	return strings.ContainsAny(name, "*＊×●○某xX")
}

// mask of a name: the first character stays.
func maskName(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	return string(r) + strings.Repeat("*", utf8.RuneCountInString(name[size:]))
}
