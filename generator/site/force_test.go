package site

import (
	"testing"
	"time"

	"gongkai/generator/disclosure"
)

// What had lapsed and was repealed later was counted as in force in between, and what
// was only said to be repealed as in force up to its last day.
func TestEnded(t *testing.T) {
	const policy = "类型: 政策文件\n发布日期: 2024-01-05 10:00\n规范性文件: 是\n"
	tests := []struct {
		name, front, other string
		ended              string
		repealed, inForce  bool // at the end of 2025
	}{
		{"in force", "", "", "", false, true},
		{"issued after it was published", "成文日期: 2026-01-03", "", "", false, false},
		{"takes effect next year", "成文日期: 2025-12-20\n施行日期: 2026-02-01", "", "", false, true},
		{"last day of the year", "有效期至: 2025-12-31", "", "2026-01-01", false, true},
		{"lapsed the day before", "有效期至: 2025-12-30", "", "2025-12-31", false, false},
		{"repealed from next year", "有效期至: 2028-05-01", "废止: [policies/a]\n施行日期: 2026-01-01", "2026-01-01", true, true},
		{"lapsed, and repealed later", "有效期至: 2025-07-11", "废止: [policies/a]\n成文日期: 2026-03-17", "2025-07-12", false, false},
		{"repealed by a draft", "", "废止: [policies/a]\n成文日期: 2025-03-17\n草稿: 是", "", false, true},
		{"stated to be repealed", "有效性: 废止\n有效期至: 2028-05-01", "", "2024-01-05", true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"policies/a.md": "标题: 甲\n" + policy + tt.front}
			if tt.other != "" {
				files["policies/b.md"] = "标题: 乙\n类型: 政策文件\n发布日期: 2026-03-20 10:00\n" + tt.other
			}
			s, _ := assemble(t, files, nil)
			a := s.Document("policies/a").Public
			day, repealed := s.Ended(a)
			ended := ""
			if !day.IsZero() {
				ended = day.Format(time.DateOnly)
			}
			if ended != tt.ended || repealed != tt.repealed {
				t.Errorf("ended %q, repealed %t; want %q, %t", ended, repealed, tt.ended, tt.repealed)
			}
			if got := s.InForceAfter(a, disclosure.Date(2025, time.December, 31)); got != tt.inForce {
				t.Errorf("in force at the end of 2025: %t", got)
			}
			if list := s.Normative(nil); len(list) != 1 {
				t.Errorf("%d normative documents", len(list))
			}
		})
	}
}
