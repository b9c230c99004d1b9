package diag

import "testing"

func TestNearest(t *testing.T) {
	keys := []string{"title", "标题", "issued", "成文日期", "published", "发布日期", "document_number", "发文字号", "发文机关", "joint_issuers", "公示期"}
	tests := []struct{ name, typed, want string }{
		{"right", "title", "title"},
		{"a letter swapped", "titel", "title"},
		{"a letter lost", "isued", "issued"},
		{"a letter too many", "publlished", "published"},
		{"another case", "Title", "title"},
		{"a dash for an underscore", "document-number", "document_number"},
		{"a wrong character", "发文子号", "发文字号"},
		{"a character lost", "成文日", "成文日期"},
		{"a part of a name", "issuers", "joint_issuers"},
		{"a name and more", "公示期限", "公示期"},
		{"the nearer of two", "发布日其", "发布日期"},
		{"nothing like it", "weather", ""},
		{"nothing like it in Chinese", "天气", ""},
		{"one letter is like nothing", "t", ""},
		{"no name", "", ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.typed, keys); got != tt.want {
			t.Errorf("%s: Nearest(%q) = %q, want %q", tt.name, tt.typed, got, tt.want)
		}
	}
	if got := Nearest("title", nil); got != "" {
		t.Errorf("out of no candidates: %q", got)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "甲乙", 2}, {"甲乙", "", 2}, {"甲乙", "乙甲", 1}, {"abc", "abc", 0}, {"kitten", "sitting", 3}, {"发文机关", "发布机构", 2},
	}
	for _, tt := range tests {
		if got := distance([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
