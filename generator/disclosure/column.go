package disclosure

// ColumnClass is how often a column has to be kept up (栏目更新类别).
type ColumnClass string

const (
	ColumnNews      ColumnClass = "news"
	ColumnNotice    ColumnClass = "notice"
	ColumnPolicy    ColumnClass = "policy"
	ColumnPersonnel ColumnClass = "personnel"
	ColumnPlan      ColumnClass = "plan"
	ColumnOverview  ColumnClass = "overview"
	ColumnStatic    ColumnClass = "static"
	ColumnArchived  ColumnClass = "archived"
)

var columnClasses = list(
	is(ColumnNews, "要闻动态", "动态要闻", "要闻", "动态", "新闻", "动态类", "要闻类"),
	is(ColumnNotice, "通知公告", "公告", "通知", "通知公告类"),
	is(ColumnPolicy, "政策文件", "政策", "文件", "政策文件类"),
	is(ColumnPersonnel, "人事", "人事信息", "人事类", "人事任免"),
	is(ColumnPlan, "规划计划", "规划", "计划", "规划计划类"),
	is(ColumnOverview, "概况", "概况信息", "概况类"),
	is(ColumnStatic, "静态", "静态栏目"),
	is(ColumnArchived, "归档", "已归档", "归档栏目"),
)

// windows is the longest time, in days, between two updates of a column: the limits
// of 《政府网站与政务新媒体检查指标》, and for overviews a yearly look.
var windows = map[ColumnClass]int{
	ColumnNews:      14,
	ColumnNotice:    180,
	ColumnPolicy:    180,
	ColumnPersonnel: 365,
	ColumnPlan:      365,
	ColumnOverview:  365,
}

// ParseColumnClass takes the English key or a Chinese name.
func ParseColumnClass(s string) (ColumnClass, bool) { return columnClasses.parse(s) }

// ColumnClasses lists all classes, the most demanding first.
func ColumnClasses() []ColumnClass { return columnClasses.all() }

// Chinese is the name shown to readers.
func (c ColumnClass) Chinese() string { return columnClasses.name(c) }

// Window is the number of days within which the column has to be updated; false
// when it never has to.
func (c ColumnClass) Window() (days int, ok bool) {
	days, ok = windows[c]
	return days, ok
}
