package disclosure

import "time"

// Attributes are what an author states about a document in its front matter. A
// zero value means that nothing was stated; what follows from other facts (the
// status, the section, the default mode) is worked out when the site is assembled.
type Attributes struct {
	Title   string
	Kind    Kind
	Section string

	IndexNumber    string
	DocumentNumber string // canonical: 机关代字〔年〕序号号
	Issuer         string // id or name of a unit
	JointIssuers   []string

	Issued    time.Time // 成文日期
	Published time.Time // 发布日期; the zero time: not published yet
	Effective time.Time
	Expires   time.Time
	Status    Status
	Normative bool

	Domain        string // code, slug or name
	Items         []string
	LegalItems    []string
	Topic, Genre  string
	SpecialTopics []string

	Mode      Mode
	Exemption *Exemption
	Audience  string
	Level     Level
	Stage     Stage
	Review    *Review

	Source, Editor, Author string
	RepostOf               string
	Summary                string
	Keywords               []string
	Image                  string

	Attachments []Attachment
	Tables      []Table

	Interprets         []string
	InterpretationForm []InterpretationForm
	Amends             []string
	Repeals            []string
	Replaces           []string
	FeedbackOf         []string
	Consultation       *ConsultationPeriod
	NoticePeriod       *Period

	Withdraw *Withdrawal
	Draft    bool
	Slug     string
	Aliases  []string

	// What only some kinds have.
	Year         int // budgets and reports
	ReportType   ReportType
	DecisionType string
	Asked        time.Time
	Answered     time.Time
	Unit         *UnitFacts
	Leader       *LeaderFacts
	Guide        *GuideElements
	Blocks       []Block
	Archived     time.Time
}

// Exemption is why information is withheld, by 《政府信息公开条例》第十四条至第十六条,
// and when that has to be looked at again (第十八条).
type Exemption struct {
	Article  string
	Reason   string
	ReviewBy time.Time
}

// Review is who cleared a document for publication (《条例》第十七条, 三审三校).
type Review struct {
	Secrecy, Privacy string
	Text             []string
	On               time.Time
}

// Attachment is a file beside the document.
type Attachment struct{ File, Title string }

// Table is a data file beside the document that is shown as a table. Columns name
// what to do with a column: 显示, 隐藏 or 遮盖 (show, hide, mask).
type Table struct {
	File, Title, Sheet string
	Columns            []TableColumn
}

// TableColumn is the rule of one column.
type TableColumn struct {
	Name string
	Rule string
}

// ConsultationPeriod is a period for comments (《重大行政决策程序暂行条例》).
type ConsultationPeriod struct {
	From, To        time.Time
	Contact         string
	ShortenedReason string
}

// Period is a span of days, both included.
type Period struct{ From, To time.Time }

// Withdrawal takes a page back at once: a neutral stub stays in its place.
type Withdrawal struct {
	On     time.Time
	Reason string
}

// UnitFacts are what 《条例》第二十条第二项 asks of every agency, and what the site
// needs to file its documents.
type UnitFacts struct {
	ID         string // the file name when absent
	Type       UnitType
	Parent     string
	Short      string
	Former     []string // names and ids that stand for it in what was written before
	CreditCode string   // 统一社会信用代码, GB 32100
	OrgCode    string   // the part before '/' of its index numbers
	Agency     []string
	Functions  []string
	Offices    []string
	Address    string
	Postcode   string
	Hours      string
	Telephone  string
	Fax        string
	Email      string
	Head       string
	Order      int
}

// LeaderFacts are what the leaders' page shows.
type LeaderFacts struct {
	Post     string
	Duties   string
	Unit     string
	Portrait string
	Order    int
}

// GuideElements are the eight elements a service guide has to name
// (《政府网站与政务新媒体检查指标》), and two that people ask for.
type GuideElements struct {
	Name       string
	Basis      []string
	Conditions []string
	Materials  []string
	Place      []string
	Hours      string
	Telephone  []string
	Process    []string
	TimeLimit  string
	Fee        string
}

// Block is a part of a special topic's page: documents by query or by hand.
type Block struct {
	Title     string
	Query     *Query
	Documents []string
	Limit     int
}

// Query selects documents; every condition that is stated must hold.
type Query struct {
	Domain, Item, Kind, Unit, Section, Keyword string
	From, To                                   time.Time
}
