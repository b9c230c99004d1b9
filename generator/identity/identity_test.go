package identity

import "testing"

func TestNumbers(t *testing.T) {
	tests := []struct {
		name, number        string
		shaped, valid, card bool
	}{
		{"identity number", "110101199003074514", true, true, false},
		{"wrong check digit", "110101199003074515", true, false, false},
		{"X at the end", "11010119900307109X", true, true, false},
		{"x at the end", "11010119900307109x", true, true, false},
		{"no such region", "100101199003074514", false, false, false},
		{"no such day", "110101199002304514", false, false, false},
		{"born in the next century", "110101209003074514", false, false, false},
		{"older form", "110101900307451", true, true, false},
		{"letters", "11010119900307451A", true, false, false},
		{"letters inside", "1101011990O3074514", false, false, false},
		{"card", "6228480402564890018", false, false, true},
		{"card with a wrong digit", "6228480402564890019", false, false, false},
		{"account that begins with 0", "0228480402564890016", false, false, false},
		{"too short", "11", false, false, false},
		{"nothing", "", false, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := [3]bool{Shaped(tt.number), Valid(tt.number), Card(tt.number)}; got != [3]bool{tt.shaped, tt.valid, tt.card} {
				t.Errorf("shaped, valid, card: %v", got)
			}
		})
	}
}

func FuzzNumbers(f *testing.F) {
	f.Add("110101199003074514")
	f.Add("6228480402564890018")
	f.Fuzz(func(t *testing.T, s string) {
		if Valid(s) && !Shaped(s) {
			t.Errorf("%q is valid and has not the shape", s)
		}
		Card(s)
	})
}
