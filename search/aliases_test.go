package search

import (
	"slices"
	"testing"
)

func TestDefaultAliases(t *testing.T) {
	a := DefaultAliases()
	pairs := 0
	a.Pairs(func(string, []string) { pairs++ })
	if pairs < 150 {
		t.Errorf("%d pairs", pairs)
	}
	if got := a.Expand("低保"); !slices.Contains(got, "最低生活保障") {
		t.Errorf("低保 expands to %v", got)
	}
	if got := a.Expand("最低生活保障"); !slices.Contains(got, "低保") {
		t.Errorf("最低生活保障 expands to %v", got)
	}
}

func TestAliasProblemsHavePlaces(t *testing.T) {
	tests := []struct {
		name, src string
		line      int
	}{
		{"not a word", "[aliases]\n\"低保\" = 3\n", 2},
		{"itself", "[aliases]\n\n\"低保\" = \"低保\"\n", 3},
		{"nothing to search", "[aliases]\n\"——\" = \"低保\"\n", 2},
		{"empty word", "[aliases]\n\"低保\" = [\"\"]\n", 2},
		{"outside the table", "\"低保\" = \"最低生活保障\"\n", 1},
		{"syntax", "[aliases]\n\"低保\" = \n", 2},
		{"twice", "[aliases]\n\"低保\" = \"a\"\n\"低保\" = \"b\"\n", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := ReadAliases([]byte(tt.src))
			if len(problems) == 0 || problems[0].Line != tt.line || problems[0].ZH == "" {
				t.Errorf("got %+v", problems)
			}
		})
	}
}

// Notepad puts a mark before the text and ends lines in its own way.
func TestAliasesOfNotepad(t *testing.T) {
	a, problems := ReadAliases([]byte("\ufeff[aliases]\r\n\"青禾码\" = \"青禾县便民服务码\"\r\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := a.Expand("青禾码"); !slices.Equal(got, []string{"青禾县便民服务码"}) {
		t.Errorf("青禾码 expands to %v", got)
	}
}

func TestMergeLetsTheCountyDecide(t *testing.T) {
	own, problems := ReadAliases([]byte("[aliases]\n\"低保\" = []\n\"青禾码\" = \"青禾县便民服务码\"\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a := DefaultAliases().Merge(own)
	if got := a.Expand("低保"); len(got) != 0 {
		t.Errorf("低保 was taken out, but expands to %v", got)
	}
	if got := a.Expand("青禾码"); !slices.Equal(got, []string{"青禾县便民服务码"}) {
		t.Errorf("青禾码 expands to %v", got)
	}
}
