package rules

import (
	"os"
	"strings"
	"testing"
	"time"

	"gongkai/generator/audit"
	"gongkai/generator/diag"
	"gongkai/generator/disclosure"
	"gongkai/generator/site"
)

// sample is the sample county in the root of the repository.
func sample(t testing.TB) (*site.Site, audit.Input) {
	source := os.DirFS("../../..")
	s, _ := load(t, source, time.Date(2026, 11, 20, 9, 0, 0, 0, disclosure.Beijing))
	return s, audit.Input{Site: s, FS: source, Profile: audit.Full}
}

// TestSample: the sample county passes the inspection. With -v it prints all findings.
func TestSample(t *testing.T) {
	_, in := sample(t)
	result := audit.Run(All, in)
	for _, f := range result.Findings {
		if f.Severity == diag.Error && f.Rule.Profile <= audit.Inspect {
			t.Errorf("%s: %s: %s", f.Place, f.Code(), f.Message(diag.ZH))
		}
		t.Logf("%-8s %-7s %-12s %s %s", f.Severity, f.Rule.Profile, f.Code(), f.Place, f.Message(diag.ZH))
	}
	for _, u := range result.Unverified {
		t.Logf("unverified %s %s", u.Rule.Code, u.Reason)
	}
	if len(result.Coverage) != 2 || len(result.Forecast) < 20 {
		t.Errorf("%d matrices, %d days in the forecast", len(result.Coverage), len(result.Forecast))
	}
	for _, m := range result.Coverage {
		t.Logf("%s: %d of %d, %d units", m.Title, m.Covered, m.Asked, len(m.Units))
	}
	var b strings.Builder
	if err := result.Forecast.Write(&b); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
}

// TestRunIsDeterministic: texts are read in parallel, and the result is the same.
func TestRunIsDeterministic(t *testing.T) {
	_, in := sample(t)
	print := func() string {
		var b strings.Builder
		for _, f := range audit.Run(All, in).Findings {
			b.WriteString(f.Place.String() + " " + f.Code() + " " + f.Message(diag.ZH) + "\n")
		}
		return b.String()
	}
	if first, second := print(), print(); first != second {
		t.Error("two runs differ")
	}
}
