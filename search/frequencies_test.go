package search

import "testing"

// What is read from the tables guesses as what they were made of.
func TestFrequenciesAreSent(t *testing.T) {
	f := NewFrequencies(6400)
	counts := map[string]int{"低保": 3000, "通知": 800, "保障": 799, "公开": 120, "府": 500, "县": 3, "山河": 7, "河": 1, "2024": 2100, "12": 100, "abc": 99, "~9": 6000, "=02ab": 5000,
		"保": 9, "知": 9, "障": 9, "开": 9} // every character begins a term
	for term, n := range counts {
		f.Add(term, n)
	}
	read, err := LoadFrequencies(6400, f.Tables(map[rune]bool{'龘': true}))
	if err != nil {
		t.Fatal(err)
	}
	for term, want := range map[string]int{"低保": 2048, "通知": 512, "保障": 512, "公开": 64, "府": 256, "2024": 2048, "12": 64, "县": 0, "山河": 0, "abc": 32, "1234": 100, "未见": 0} {
		if f.Of(term) != want || read.Of(term) != want {
			t.Errorf("%s: %d, read %d, not %d", term, f.Of(term), read.Of(term), want)
		}
		if counts[term] >= 800 != f.Frequent(term) && isHan(term) {
			t.Errorf("%s is frequent: %v", term, f.Frequent(term))
		}
	}
	if order := read.Order(); len(order) != 2 || order[0] != "低保" || order[1] != "通知" {
		t.Errorf("frequent pairs: %v", order)
	}
	for _, c := range []string{"龘", "山"} {
		if _, known := read.first[c]; !known {
			t.Errorf("%s is not known", c)
		}
	}
}
