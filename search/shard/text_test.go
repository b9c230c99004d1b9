package shard

import (
	"strings"
	"testing"
)

// Texts come back as they were, whatever characters they have; the usual ones of
// official documents take two bytes each.
func TestTextsComeBack(t *testing.T) {
	var every strings.Builder
	for r, code := range gbCodes() {
		if code != 0 {
			every.WriteRune(rune(r))
		}
	}
	for _, c := range []struct {
		text string
		as   byte
	}{
		{"", encodedGB18030},
		{every.String(), encodedGB18030},
		{"青政发〔2025〕2号：“应保尽保”，（一）《办法》、①Ⅱ·—…％\n", encodedGB18030},
		{"𠮷字与é", encodedUTF8},
		{"\ue7c7", encodedUTF8}, // not the same character in all editions
	} {
		content := appendText(nil, c.text)
		if got, err := readText(content); err != nil || got != c.text || content[0] != c.as {
			t.Errorf("%.20q came back as %.20q in %d: %v", c.text, got, content[0], err)
		}
	}
}
