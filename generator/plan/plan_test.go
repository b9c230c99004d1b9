package plan

import (
	"testing"
	"time"
)

func TestPlacesMustDiffer(t *testing.T) {
	tests := []struct{ name, a, b, code string }{
		{"different", "a/index.html", "b/index.html", ""},
		{"same", "a/index.html", "a/index.html", "P1001"},
		{"case", "a/Form.docx", "a/form.docx", "P1002"},
		{"composition", "a/caf\u00e9.txt", "a/cafe\u0301.txt", "P1002"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := New([]Target{{Paths: []string{tt.a}, Output: "x"}, {Paths: []string{"c", tt.b}, Output: "y"}})
			got := ""
			for _, d := range found {
				got += d.Code()
			}
			if got != tt.code {
				t.Errorf("got %q, want %q", got, tt.code)
			}
		})
	}
}

func TestFindTellsWhichFile(t *testing.T) {
	p, _ := New([]Target{{Paths: []string{"b"}}, {Paths: []string{"a", "z"}}})
	if target, i, ok := p.Find("z"); !ok || i != 1 || target.Paths[0] != "a" {
		t.Error("z is the second file of the target that begins with a")
	}
}

func TestSumCoversContent(t *testing.T) {
	type inner struct{ Name string }
	type embedded struct{ Text string }
	type view struct {
		embedded
		Title  string
		List   []inner
		ByName map[string]string
		At     time.Time
		Next   *inner
		hidden int
	}
	make := func() view {
		return view{embedded{"t"}, "a", []inner{{"b"}, {"c"}}, map[string]string{"x": "1", "y": "2"}, time.Unix(5, 0), &inner{"d"}, 1}
	}
	same := make()
	same.hidden = 2
	same.At = same.At.UTC()
	if Sum(make()) != Sum(same) {
		t.Error("equal content must have equal sums")
	}
	for name, change := range map[string]func(*view){
		"embedded": func(v *view) { v.Text = "T" },
		"text":     func(v *view) { v.Title = "A" },
		"split":    func(v *view) { v.List = []inner{{"bc"}} },
		"map":      func(v *view) { v.ByName["x"] = "2" },
		"key":      func(v *view) { v.ByName = map[string]string{"x": "1", "z": "2"} },
		"time":     func(v *view) { v.At = time.Unix(6, 0) },
		"pointer":  func(v *view) { v.Next.Name = "e" },
		"nil":      func(v *view) { v.Next = nil },
	} {
		v := make()
		change(&v)
		if Sum(v) == Sum(make()) {
			t.Errorf("%s: a change that the sum does not show", name)
		}
	}
}
