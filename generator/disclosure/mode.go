package disclosure

// Mode is to whom a document is open (公开方式). Only what is Proactive is published.
type Mode string

const (
	Proactive Mode = "proactive"
	OnRequest Mode = "on-request"
	Withheld  Mode = "withheld"
)

var modes = list(
	is(Proactive, "主动公开", "主动"),
	is(OnRequest, "依申请公开", "依申请"),
	is(Withheld, "不予公开", "不公开", "免予公开"),
)

// ParseMode takes the English key or a Chinese name.
func ParseMode(s string) (Mode, bool) { return modes.parse(s) }

// Modes lists all modes, the most open first.
func Modes() []Mode { return modes.all() }

// Chinese is the name shown to readers.
func (m Mode) Chinese() string { return modes.name(m) }

// Level is the tier of government that discloses (公开层级).
type Level string

const (
	County   Level = "county"
	Township Level = "township"
	Village  Level = "village"
)

var levels = list(
	is(County, "县级", "县", "区级", "县(区)级", "县(市、区)级", "区县级"),
	is(Township, "乡级", "乡", "镇", "乡镇", "乡镇级", "街道", "镇级", "乡镇(街道)", "乡镇(街道)级"),
	is(Village, "村级", "村", "社区", "村(社区)", "村(社区)级"),
)

// ParseLevel takes the English key or a Chinese name.
func ParseLevel(s string) (Level, bool) { return levels.parse(s) }

// Levels lists all levels from the county down.
func Levels() []Level { return levels.all() }

// Chinese is the name shown to readers.
func (l Level) Chinese() string { return levels.name(l) }

// Stage is the part of an administrative act a document belongs to (五公开).
type Stage string

const (
	StageDecision   Stage = "decision"
	StageExecution  Stage = "execution"
	StageManagement Stage = "management"
	StageService    Stage = "service"
	StageResult     Stage = "result"
)

var stages = list(
	is(StageDecision, "决策", "决策公开"),
	is(StageExecution, "执行", "执行公开"),
	is(StageManagement, "管理", "管理公开"),
	is(StageService, "服务", "服务公开"),
	is(StageResult, "结果", "结果公开"),
)

// ParseStage takes the English key or a Chinese name.
func ParseStage(s string) (Stage, bool) { return stages.parse(s) }

// Stages lists the five stages in their usual order.
func Stages() []Stage { return stages.all() }

// Chinese is the name shown to readers.
func (s Stage) Chinese() string { return stages.name(s) }
