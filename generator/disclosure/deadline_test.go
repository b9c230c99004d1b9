package disclosure

import (
	"testing"
	"time"
)

func TestParseDeadline(t *testing.T) {
	tests := []struct {
		wording string
		want    Deadline
	}{
		{"信息形成或者变更之日起20个工作日内", Deadline{20, Workday}},
		{"自收到征地批准文件之日起10个工作日内公开", Deadline{10, Workday}},
		{"本级政府财政部门批复后20日内", Deadline{20, Day}},
		{"３ 日内", Deadline{3, Day}},
		{"二十个工作日以内", Deadline{20, Workday}},
		{"十五天之内", Deadline{15, Day}},
		{"20个工作日", Deadline{20, Workday}},
		{"每20个工作日更新", Deadline{20, Workday}},
		{"制定或获取信息之日起10个工作日内，公示7个工作日", Deadline{10, Workday}},
		{"1.除处罚决定外其他内容：长期公开（动态调整）；2.处罚决定：20个工作日内", Deadline{20, Workday}},
		{"实时公开", Deadline{0, Realtime}},
		{"按进展情况及时公开", Deadline{0, Realtime}},
		{"及时公开，公告期限为5个工作日", Deadline{0, Other}},
		{"在组织听证7个工作日前予以公开", Deadline{0, Other}},
		{"提前一周发通知邀请", Deadline{0, Other}},
		{"", Deadline{0, Other}},
	}
	for _, tt := range tests {
		if got := ParseDeadline(tt.wording); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.wording, got, tt.want)
		}
	}
}

func TestDeadlineString(t *testing.T) {
	for _, d := range []Deadline{{20, Workday}, {7, Day}, {0, Realtime}, {0, Other}} {
		if got := ParseDeadline(d.String()); got != d {
			t.Errorf("%s is read as %+v", d, got)
		}
	}
	roundTrip(t, Units(), 4, ParseUnit)
}

func TestDue(t *testing.T) {
	tests := []struct {
		name, issued string
		limit        Deadline
		want         string
	}{
		{"statutory", "2025-03-03", Statutory, "2025-03-31"},
		{"over the holiday", "2025-09-26", Deadline{10, Workday}, "2025-10-16"},
		{"plain days", "2025-03-03", Deadline{10, Day}, "2025-03-13"},
		{"plain days that end on a Saturday", "2025-03-05", Deadline{10, Day}, "2025-03-17"},
		{"plain days that end in a holiday", "2025-09-25", Deadline{10, Day}, "2025-10-09"},
		{"at once", "2025-03-08", Deadline{Unit: Realtime}, "2025-03-08"},
		{"not to be counted", "2025-03-08", Deadline{Unit: Other}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if due, ok := tt.limit.Due(date(t, tt.issued), DefaultCalendar()); ok {
				got = due.Format(time.DateOnly)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
