package disclosure

// InterpretationForm is how a policy is explained (解读形式).
type InterpretationForm string

const (
	FormText            InterpretationForm = "text"
	FormQA              InterpretationForm = "qa"
	FormGraphic         InterpretationForm = "graphic"
	FormOnePicture      InterpretationForm = "one-picture"
	FormVideo           InterpretationForm = "video"
	FormCard            InterpretationForm = "card"
	FormCase            InterpretationForm = "case"
	FormPressConference InterpretationForm = "press-conference"
	FormLetter          InterpretationForm = "letter"
)

var interpretationForms = list(
	is(FormText, "文字", "文字解读", "文字说明"),
	is(FormQA, "问答", "问答解读", "简明问答"),
	is(FormGraphic, "图解", "图文", "图解解读", "图文解读", "图片解读"),
	is(FormOnePicture, "一图读懂"),
	is(FormVideo, "视频", "视频解读", "音视频", "音频视频", "动漫"),
	is(FormCard, "明白卡", "政策明白卡", "明白纸"),
	is(FormCase, "案例", "案例解读", "以案说策"),
	is(FormPressConference, "新闻发布会", "发布会", "新闻发布"),
	is(FormLetter, "一封信", "公开信"),
)

// ParseInterpretationForm takes the English key or a Chinese name.
func ParseInterpretationForm(s string) (InterpretationForm, bool) {
	return interpretationForms.parse(s)
}

// InterpretationForms lists all forms.
func InterpretationForms() []InterpretationForm { return interpretationForms.all() }

// Chinese is the name shown to readers.
func (f InterpretationForm) Chinese() string { return interpretationForms.name(f) }

// ReportType is which of the yearly reports a document is (报告类型).
type ReportType string

const (
	ReportAnnualDisclosure ReportType = "annual-disclosure"
	ReportSite             ReportType = "site"
	ReportWork             ReportType = "work"
	ReportOther            ReportType = "other"
)

var reportTypes = list(
	is(ReportAnnualDisclosure, "政府信息公开年报", "政府信息公开工作年度报告", "信息公开年报", "政府信息公开年度报告"),
	is(ReportSite, "政府网站年报", "政府网站工作年度报表", "网站年报", "网站工作年度报表"),
	is(ReportWork, "政府工作报告", "工作报告"),
	is(ReportOther, "其他", "其他报告"),
)

// ParseReportType takes the English key or a Chinese name.
func ParseReportType(s string) (ReportType, bool) { return reportTypes.parse(s) }

// ReportTypes lists all report types.
func ReportTypes() []ReportType { return reportTypes.all() }

// Chinese is the name shown to readers.
func (t ReportType) Chinese() string { return reportTypes.name(t) }
