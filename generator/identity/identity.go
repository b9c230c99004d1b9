// Package identity knows how the numbers of persons are made: identity numbers
// (GB 11643—1999, and the older form of fifteen digits) and the numbers of bank cards
// and social security cards (ISO/IEC 7812-1).
//
// It tells whether a string of digits can be such a number. Whether it is one, what
// stands near it and whether it may be shown are asked elsewhere: a unified credit
// code of digits alone may look like an identity number (see disclosure.CreditCodeValid).
//
//	identity.Valid("110101199003074514") // true: region, date of birth and check digit agree
//	identity.Card("6228480402564890018") // true
package identity

import (
	"strings"
	"time"
)

// Valid reports an identity number of 18 characters with the right check character, or
// one of the older form, which has none.
func Valid(s string) bool {
	switch {
	case !Shaped(s):
		return false
	case len(s) == 15:
		return true
	}
	return CheckCharacter(s) == s[17]&^0x20 || CheckCharacter(s) == s[17] // x or X
}

// Shaped reports a number with a region and a date of birth in their places.
func Shaped(s string) bool {
	switch len(s) {
	case 15:
		return digits(s) && Region(s) && birthday("19"+s[6:12])
	case 18:
		return digits(s[:17]) && Region(s) && birthday(s[6:14])
	}
	return false
}

// Region reports whether a number begins with a code of GB/T 2260; 9 begins the
// cards of foreigners with permanent residence.
func Region(s string) bool { return s[0] == '9' || Province(s[:2]) }

// Province reports whether two digits are a province's in GB/T 2260.
func Province(s string) bool {
	return strings.Contains(" 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ", " "+s+" ")
}

// CheckCharacter is the one that belongs to the first 17 digits (ISO 7064, MOD 11-2).
func CheckCharacter(s string) byte {
	sum := 0
	for i, weight := range [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11]
}

// birthday reports whether YYYYMMDD is a day on which someone living may be born.
// The upper end needs no clock: the years to come are not used by other numbers much.
func birthday(s string) bool {
	day, err := time.Parse("20060102", s)
	return err == nil && day.Year() >= 1900 && day.Year() < 2050
}

// Card reports a number of 16 to 19 digits with the check digit of cards (Luhn).
func Card(s string) bool {
	if len(s) < 16 || len(s) > 19 || s[0] == '0' || !digits(s) {
		return false
	}
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
