package slug

import (
	"regexp"
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	tests := []struct{ name, title, want string }{
		{"the matter alone", "青禾县人民政府关于印发2026年重点工作的通知", "2026-nian-zhong-dian-gong-zuo"},
		{"nothing before the matter", "关于停水的公告", "ting-shui"},
		{"nothing after 关于", "关于", "guan-yu"},
		{"a character with two readings", "2026年重建调查：ABC计划", "2026-nian-chong-jian-diao-cha-abc-ji-hua"},
		{"of the county", "县长信箱", "xian-zhang-xin-xiang"},
		{"ü", "绿色出行", "lv-se-chu-xing"},
		{"English", "Budget 2026 (final)", "budget-2026-final"},
		{"nothing to name", "……", "document"},
		{"a device", "COM1", "com1-1"},
		{"a console", "con", "con-1"},
		{"no device", "com0", "com0"},
		{"the page of a folder", "index", "index-1"},
		{"cut between syllables", strings.Repeat("青禾", 40), strings.Repeat("qing-he-", 7) + "qing"},
		{"one long word", strings.Repeat("a", 80), strings.Repeat("a", 60)},
	}
	for _, tt := range tests {
		if got := Title(tt.title); got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.name, tt.title, got, tt.want)
		}
	}
}

func TestNumber(t *testing.T) {
	tests := []struct{ number, want string }{
		{"青政办发〔2026〕7号", "qingzhengbanfa-2026-7"},
		{"青发改[2026]12号", "qingfagai-2026-12"},
		{"2026年第3号", "2026-niandi-3"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Number(tt.number); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.number, got, tt.want)
		}
	}
}

// A name is a part of an address and of a path, whatever the title.
func FuzzTitle(f *testing.F) {
	for _, s := range []string{"青禾县人民政府关于印发供水办法的通知", "../..", "女ǖ", "COM1", "a\x00b", "《》"} {
		f.Add(s)
	}
	safe := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, title string) {
		if got := Title(title); !safe.MatchString(got) || len(got) > longest+2 {
			t.Errorf("%q is named %q", title, got)
		}
	})
}
