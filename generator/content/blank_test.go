package content

import (
	"fmt"
	"testing"
	"testing/fstest"
)

func TestBlanks(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"none", "标题: 甲\n", "[]"},
		{"a value, counted in characters", "标题: 甲\n电话: 〔请填写〕\n", "[2:5]"},
		{"two on a line are one", "〔请填写〕〔请填写〕\n\n〔请填写〕", "[1:1 3:1]"},
		{"in a comment", "code = 1 # 〔请填写〕六位\r\n", "[1:12]"},
	}
	for _, test := range tests {
		got := []string{}
		for _, d := range Blanks("a.md", []byte(test.text)) {
			got = append(got, fmt.Sprintf("%d:%d", d.Line, d.Column))
		}
		if fmt.Sprint(got) != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
}

// A blank is reported again when the file is taken over unread from an earlier load.
func TestBlanksStay(t *testing.T) {
	fsys := fstest.MapFS{"content/a.md": {Data: []byte("---\n标题: 甲\n---\n\n〔请填写〕\n")}}
	first, err := Load(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Load(fsys, nil, first)
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range []*Tree{first, again} {
		if len(tree.Found) != 1 || tree.Found[0].Place.String() != "content/a.md:5:1" || tree.Found[0].Code() != "N1001" {
			t.Errorf("found %v", tree.Found)
		}
	}
}
