package output

import "testing"

func TestOpening(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 4, ""},
		{"　\n ", 4, ""},
		{"关于通知", 4, "关于通知"},
		{"关于通知。", 4, "关于通知…"},
		{" 关于\n\n通 知 ", 6, "关于 通 知"},
		{"关于 通知", 2, "关于…"},
		{"关于 通知", 3, "关于 …"},
	} {
		if got := opening(test.text, test.most); got != test.want {
			t.Errorf("opening(%q, %d) = %q, want %q", test.text, test.most, got, test.want)
		}
	}
}
