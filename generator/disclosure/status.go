package disclosure

// Status is whether a document is in force (有效性).
type Status string

const (
	InForce  Status = "in-force"
	Pending  Status = "pending"
	Amended  Status = "amended" // in force, but parts of it have been changed or lapsed
	Expired  Status = "expired"
	Repealed Status = "repealed"
)

var statuses = list(
	is(InForce, "有效", "现行有效", "继续有效"),
	is(Pending, "尚未施行", "尚未生效", "未生效", "未施行"),
	is(Amended, "已修改", "修改", "已修订", "部分失效", "已修改(部分失效)"),
	is(Expired, "失效", "已失效"),
	is(Repealed, "废止", "已废止"),
)

// ParseStatus takes the English key or a Chinese name.
func ParseStatus(s string) (Status, bool) { return statuses.parse(s) }

// Statuses lists all statuses, what applies before what does not.
func Statuses() []Status { return statuses.all() }

// Chinese is the name shown to readers.
func (s Status) Chinese() string { return statuses.name(s) }

// Applies reports whether readers can rely on the document today.
func (s Status) Applies() bool { return s == InForce || s == Amended }
