package rules

import "testing"

func TestDaysIn(t *testing.T) {
	tests := []struct {
		name, text string
		want       []dayText
	}{
		{"whole", "定于2026年3月12日（星期四）上午", []dayText{{"2026年3月12日（星期四", "2026", "3", "12", "四"}}},
		{"without year", "11月2日周一起", []dayText{{"11月2日周一", "", "11", "2", "一"}}},
		{"two", "3月1日至4月30日", []dayText{{"3月1日", "", "3", "1", ""}, {"4月30日", "", "4", "30", ""}}},
		{"no day", "3月底、12个月、月12日、113月5日", nil},
		{"a year of another sort", "第12年3月5日", []dayText{{"3月5日", "", "3", "5", ""}}},
		{"at the ends", "1月1日", []dayText{{"1月1日", "", "1", "1", ""}}},
		{"cut off", "2026年1月", nil},
		{"every week", "每月5日、10日（周末顺延）", nil},
	}
	for _, tt := range tests {
		var got []dayText
		for d := range daysIn(tt.text) {
			got = append(got, d)
		}
		if len(got) != len(tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: %+v, want %+v", tt.name, got[i], tt.want[i])
			}
		}
	}
}

func FuzzDaysIn(f *testing.F) {
	f.Add("2026年3月12日（星期四）")
	f.Add("年月日（周")
	f.Fuzz(func(t *testing.T, s string) {
		for d := range daysIn(s) {
			if !oneOrTwo(d.month) || !oneOrTwo(d.day) {
				t.Errorf("%q: %+v", s, d)
			}
		}
	})
}
