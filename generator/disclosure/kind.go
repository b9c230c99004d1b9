package disclosure

// Kind is what a document is (类型): it decides the layout, the fields that are
// asked for and the rules that apply.
type Kind string

const (
	Policy         Kind = "policy"
	Notice         Kind = "notice"
	Guide          Kind = "guide"
	Interpretation Kind = "interpretation"
	Consultation   Kind = "consultation"
	Feedback       Kind = "feedback"
	NameList       Kind = "name-list"
	Budget         Kind = "budget"
	Plan           Kind = "plan"
	Report         Kind = "report"
	Data           Kind = "data"
	Decision       Kind = "decision"
	Meeting        Kind = "meeting"
	Response       Kind = "response"
	FAQ            Kind = "faq"
	News           Kind = "news"
	UnitKind       Kind = "unit" // Unit is the unit of a Deadline
	Leader         Kind = "leader"
	Topic          Kind = "topic"
	Page           Kind = "page"
)

var kinds = list(
	is(Policy, "政策文件", "政策", "文件", "公文", "规范性文件", "行政规范性文件"),
	is(Notice, "公告公示", "公告", "公示", "通知", "通告", "通知公告", "公示公告"),
	is(Guide, "办事指南", "服务指南", "指南"),
	is(Interpretation, "政策解读", "解读"),
	is(Consultation, "意见征集", "征求意见", "征集", "民意征集", "征集调查"),
	is(Feedback, "征集反馈", "意见反馈", "反馈", "征集结果", "采纳情况", "意见采纳情况"),
	is(NameList, "名单公示", "名单", "花名册"),
	is(Budget, "预决算", "预算", "决算", "财政预决算", "预算决算"),
	is(Plan, "规划计划", "规划", "计划", "规划信息"),
	is(Report, "报告", "年报", "年度报告", "工作报告", "政府工作报告"),
	is(Data, "统计数据", "统计", "数据", "统计信息"),
	is(Decision, "行政决定", "许可", "处罚", "行政许可", "行政处罚", "行政强制"),
	is(Meeting, "会议", "会议公开", "会议信息"),
	is(Response, "回应关切", "回应"),
	is(FAQ, "问答", "常见问题", "常见问答"),
	is(News, "动态", "新闻", "要闻", "工作动态", "政务动态", "要闻动态"),
	is(UnitKind, "机构", "机构职能", "机构信息"),
	is(Leader, "领导", "领导信息", "领导之窗"),
	is(Topic, "专题", "专题专栏"),
	is(Page, "普通页面", "页面", "单页"),
)

// ParseKind takes the English key or a Chinese name.
func ParseKind(s string) (Kind, bool) { return kinds.parse(s) }

// Kinds lists all kinds in the order of the manual.
func Kinds() []Kind { return kinds.all() }

// Chinese is the name shown to readers.
func (k Kind) Chinese() string { return kinds.name(k) }
