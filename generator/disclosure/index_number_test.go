package disclosure

import (
	"testing"

	"pgregory.net/rapid"
)

func TestIndexScheme(t *testing.T) {
	tests := []struct{ template, want string }{
		{DefaultIndexTemplate, "11441700007280420Y/2026-00012"},
		{"{org}/{year}-{serial}", "11441700007280420Y/2026-12"},
		{"青禾-{year}-{serial:3}", "青禾-2026-012"},
		{"{serial:8}({org})", "00000012(11441700007280420Y)"},
		{"{year}.{serial:1}+", "2026.12+"},
	}
	for _, tt := range tests {
		s, err := ParseIndexScheme(tt.template)
		if err != nil {
			t.Errorf("%s: %v", tt.template, err)
			continue
		}
		got := s.Format("11441700007280420Y", 2026, 12)
		if got != tt.want || s.String() != tt.template {
			t.Errorf("%s: got %s, want %s", s, got, tt.want)
		}
		if _, _, serial, ok := s.Parse(got); !ok || serial != 12 {
			t.Errorf("%s: Parse(%s) = %d, %v", s, got, serial, ok)
		}
	}
}

func TestIndexSchemeRefuses(t *testing.T) {
	for _, template := range []string{
		"", "{org}/{year}", "{serial}{year}", "{serial}-{serial}", "{serial:0}", "{serial:x}", "{year:4}-{serial}",
		"{month}-{serial}", "{serial", "{org} {serial}", "{}-{serial}",
	} {
		if s, err := ParseIndexScheme(template); err == nil {
			t.Errorf("%q was accepted: %s", template, s.Format("a", 2026, 1))
		}
	}
	s, _ := ParseIndexScheme(DefaultIndexTemplate)
	for _, number := range []string{"", "a/2026-12", "a/2026-000012", "a/26-00012", "a/2026-00012 ", "/2026-00012", "a/2026-99999999999999999999"} {
		if _, _, _, ok := s.Parse(number); ok {
			t.Errorf("Parse(%q) succeeded", number)
		}
	}
}

func TestIndexNumbersRoundTrip(t *testing.T) {
	schemes := []string{DefaultIndexTemplate, "{org}-{year}-{serial:5}", "{year}/{org}-{serial}", "{serial:6}-{org}"}
	rapid.Check(t, func(t *rapid.T) {
		s, err := ParseIndexScheme(rapid.SampledFrom(schemes).Draw(t, "scheme"))
		if err != nil {
			t.Fatal(err)
		}
		org := rapid.StringMatching(`[0-9A-Z]{1,18}(-[0-9A-Z]{1,4})?`).Draw(t, "org")
		year, serial := rapid.IntRange(1949, 2099).Draw(t, "year"), rapid.IntRange(1, 9999999).Draw(t, "serial")
		number := s.Format(org, year, serial)
		gotOrg, gotYear, gotSerial, ok := s.Parse(number)
		if !ok || s.Format(gotOrg, gotYear, gotSerial) != number || gotSerial != serial || gotOrg != org {
			t.Fatalf("%s: %s is read as %s, %d, %d, %v", s, number, gotOrg, gotYear, gotSerial, ok)
		}
	})
}

func TestKnownIndexForm(t *testing.T) {
	for _, f := range indexForms {
		if !f.pattern.MatchString(f.example) || !KnownIndexForm(f.example) {
			t.Errorf("%s is not %s", f.example, f.name)
		}
	}
	for _, s := range []string{"", "青禾县2026第1号", "000014349/2017-0110", "003129766/201913-00336", "a-b-c"} {
		if KnownIndexForm(s) {
			t.Errorf("%q is known", s)
		}
	}
}

func TestCreditCode(t *testing.T) {
	for _, s := range []string{"114403006955506492", "11441700007280420Y", "1137078555222300XQ", "114114240058778641"} {
		if !CreditCodeValid(s) {
			t.Errorf("%s is refused", s)
		}
		for i := range s { // one wrong character is always found
			wrong := []byte(s)
			wrong[i] = creditAlphabet[(indexOf(creditAlphabet, s[i])+1)%31]
			if CreditCodeValid(string(wrong)) {
				t.Errorf("%s is accepted", wrong)
			}
		}
	}
	for _, s := range []string{"", "11440300695550649", "11441700007280420y", "I14403006955506492"} {
		if CreditCodeValid(s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

func TestOrganisationCode(t *testing.T) {
	// Digits nine to seventeen of a credit code are the organisation code.
	for _, s := range []string{"695550649", "69555064-9", "007280420", "55222300X", "005877864", "000000051", "001000002"} {
		if !OrganisationCodeValid(s) {
			t.Errorf("%s is refused", s)
		}
	}
	for _, s := range []string{"", "695550648", "69555064", "69555064--", "6955506a9"} {
		if OrganisationCodeValid(s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

func indexOf(s string, c byte) int {
	for i := range s {
		if s[i] == c {
			return i
		}
	}
	return -1
}
