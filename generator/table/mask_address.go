package table

import (
	"regexp"
	"strings"
)

// Where the public part of an address ends. A town's or village's name may itself be
// part of a longer name (新乡市, 张村路): then it does not count.
var (
	townEnd    = regexp.MustCompile(`(?s)^.+?(?:街道|镇|乡)(?:[^市县区路街]|$)`)
	villageEnd = regexp.MustCompile(`^[^\d路街巷道号*]{1,8}?(?:社区|村)(?:[^路街巷道]|$)`)
	anyVillage = regexp.MustCompile(`(?s)^.*?(?:社区|村)(?:[^路街巷道]|$)`)
	countyEnd  = regexp.MustCompile(`(?s)^(?:.*?[县市旗]|.*?[^小社园]区)`)
)

// maskAddress keeps an address down to its town and village. Where it names neither,
// it keeps the county; the rest becomes three stars whatever its length.
func maskAddress(s string) string {
	s = strings.TrimSpace(s)
	end := upTo(townEnd, s, "街道", "镇", "乡")
	switch {
	case end > 0:
		end += upTo(villageEnd, s[end:], "社区", "村")
	default:
		if end = upTo(anyVillage, s, "社区", "村"); end == 0 {
			end = len(countyEnd.FindString(s))
		}
	}
	public := starDigits(s[:end])
	if end == len(s) {
		return public
	}
	return public + "***"
}

// upTo is the length of what the expression finds, without the character it looked
// at behind one of the endings.
func upTo(re *regexp.Regexp, s string, endings ...string) int {
	m := re.FindString(s)
	for _, e := range endings {
		if i := strings.LastIndex(m, e); i >= 0 && len([]rune(m[i+len(e):])) <= 1 {
			return i + len(e)
		}
	}
	return 0
}
