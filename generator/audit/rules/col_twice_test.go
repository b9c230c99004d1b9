package rules

import (
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"
)

func TestSumOfWords(t *testing.T) {
	for _, text := range []string{"", " ", "甲", "甲 乙", "　甲\u00a0乙\u3000\n", "a b\tc", "甲\u2003乙\u0085", "第1条 é\u1680û", "坏\xe4", "\xe4\xb8", " \xff甲"} {
		if got, want := sumOfWords(text), xxhash.Sum64String(strings.Join(strings.Fields(text), "")); got != want {
			t.Errorf("%q: white space counts", text)
		}
	}
}
