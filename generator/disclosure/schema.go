package disclosure

import (
	"time"

	"gongkai/generator/diag"
	"gongkai/generator/fields"
)

// Schema is every field of a document's front matter, in the order of the manual.
var Schema = fields.New(
	fields.Text("title", "标题", func(a *Attributes) *string { return &a.Title }).Must().Says("文档标题", "the document's title"),
	fields.Choice("kind", "类型", ParseKind, Names(Kinds()), func(a *Attributes) *Kind { return &a.Kind }).
		Says("文档类型，决定版式和要填的字段", "what the document is"),
	fields.Text("section", "栏目", func(a *Attributes) *string { return &a.Section }).
		Says("所在栏目的路径，如 news/county；不写时取文件所在的文件夹", "the path of the column, such as news/county; the folder when absent"),
	fields.Text("index_number", "索引号", func(a *Attributes) *string { return &a.IndexNumber }).
		Says("信息索引号，全站唯一；不写时由软件分配", "unique; allocated when absent"),
	documentNumberField,
	fields.Text("issuer", "发文机关/发布机构", func(a *Attributes) *string { return &a.Issuer }).
		Says("机构的编号或名称", "id or name of a unit"),
	fields.Texts("joint_issuers", "联合发文机关/联合发文", func(a *Attributes) *[]string { return &a.JointIssuers }).
		Says("联合发文的其他机关", "further issuers of a joint document"),
	fields.Date("issued", "成文日期", func(a *Attributes) *time.Time { return &a.Issued }).
		Says("公文落款的日期", "the day the document was signed"),
	fields.Time("published", "发布日期/发布时间", func(a *Attributes) *time.Time { return &a.Published }).
		Says("首次在网站公开的日期和时间；将来的时间到时才公开", "when it is made public; in the future: not yet"),
	fields.Date("effective", "施行日期", func(a *Attributes) *time.Time { return &a.Effective }).
		Says("开始施行的日期", "in force from"),
	fields.Date("expires", "有效期至", func(a *Attributes) *time.Time { return &a.Expires }).
		Says("有效期的最后一天", "the last day in force"),
	fields.Choice("status", "有效性", ParseStatus, Names(Statuses()), func(a *Attributes) *Status { return &a.Status }).
		Says("有效性；不写时由日期和废止关系推出", "derived from dates and links when absent"),
	fields.Bool("normative", "规范性文件", func(a *Attributes) *bool { return &a.Normative }).
		Says("是否行政规范性文件", "whether it is a normative document"),
	fields.Text("domain", "领域", func(a *Attributes) *string { return &a.Domain }).
		Says("26 个领域之一（或本县增设的领域）的名称、编号", "one of the domains"),
	fields.Texts("item", "公开事项", func(a *Attributes) *[]string { return &a.Items }).
		Says("标准目录的事项编号，或“一级/二级”名称", "catalogue item id or name"),
	fields.Texts("legal_item", "法定公开项", func(a *Attributes) *[]string { return &a.LegalItems }).
		Says("《条例》第二十条各项：20-1 至 20-15，或 21", "item of article 20: 20-1 to 20-15, or 21"),
	fields.Text("topic", "主题分类", func(a *Attributes) *string { return &a.Topic }).Says("主题分类", "subject class"),
	fields.Text("genre", "体裁", func(a *Attributes) *string { return &a.Genre }).Says("公文体裁，如通知、意见、公告", "genre"),
	fields.Texts("special_topics", "专题", func(a *Attributes) *[]string { return &a.SpecialTopics }).
		Says("所属专题的短地址", "slugs of special topics"),
	fields.Choice("mode", "公开方式", ParseMode, Names(Modes()), func(a *Attributes) *Mode { return &a.Mode }).
		Says("公开方式；不写时取站点的默认值", "proactive, on request or withheld"),
	fields.Optional("exemption", "不予公开理由", exemptionFields, func(a *Attributes) **Exemption { return &a.Exemption }).
		Says("不予公开时必填", "required when withheld"),
	fields.Text("audience", "公开对象", func(a *Attributes) *string { return &a.Audience }).
		Says("全社会，或特定群体的名称", "all, or the name of a group"),
	fields.Choice("level", "公开层级", ParseLevel, Names(Levels()), func(a *Attributes) *Level { return &a.Level }).
		Says("公开层级", "tier of government"),
	fields.Choice("stage", "公开环节", ParseStage, Names(Stages()), func(a *Attributes) *Stage { return &a.Stage }).
		Says("“五公开”环节", "stage of the administrative act"),
	fields.Optional("review", "发布审查", reviewFields, func(a *Attributes) **Review { return &a.Review }).
		Says("发布前的保密、隐私和文字审查", "who cleared it for publication"),
	fields.Text("source", "来源", func(a *Attributes) *string { return &a.Source }).Says("信息来源", "source"),
	fields.Text("editor", "责任编辑", func(a *Attributes) *string { return &a.Editor }).Says("责任编辑", "responsible editor"),
	fields.Text("author", "作者", func(a *Attributes) *string { return &a.Author }).Says("作者", "author"),
	fields.Text("repost_of", "转载原址", func(a *Attributes) *string { return &a.RepostOf }).
		Says("转载信息的原文网址", "address of the original of a repost"),
	fields.Text("summary", "内容概述/摘要", func(a *Attributes) *string { return &a.Summary }).
		Says("内容概述，200 字以内", "abstract"),
	fields.Texts("keywords", "关键词/主题词", func(a *Attributes) *[]string { return &a.Keywords }).Says("关键词", "keywords"),
	fields.Text("image", "图片", func(a *Attributes) *string { return &a.Image }).Says("正文配图的文件名", "a picture beside the document"),
	fields.Each("attachments", "附件", attachmentFields, func(s string) Attachment { return Attachment{File: s} },
		func(a *Attributes) *[]Attachment { return &a.Attachments }).
		Says("附件：文件名，或文件名和标题", "files beside the document"),
	fields.Each("tables", "数据表", tableFields, func(s string) Table { return Table{File: s} },
		func(a *Attributes) *[]Table { return &a.Tables }).
		Says("以表格显示的 CSV、XLSX 文件", "CSV or XLSX files shown as tables"),
	fields.Texts("interprets", "解读对象", func(a *Attributes) *[]string { return &a.Interprets }).
		Says("被解读文件的索引号、发文字号或路径", "the policy interpreted"),
	fields.Choices("form", "解读形式", ParseInterpretationForm, Names(InterpretationForms()),
		func(a *Attributes) *[]InterpretationForm { return &a.InterpretationForm }).
		Says("解读形式", "form of the interpretation"),
	fields.Texts("amends", "修改", func(a *Attributes) *[]string { return &a.Amends }).Says("被本文修改的文件", "documents this one amends"),
	fields.Texts("repeals", "废止", func(a *Attributes) *[]string { return &a.Repeals }).Says("被本文废止的文件", "documents this one repeals"),
	fields.Texts("replaces", "替代", func(a *Attributes) *[]string { return &a.Replaces }).Says("被本文替代的文件", "documents this one replaces"),
	fields.Texts("feedback_of", "反馈对象", func(a *Attributes) *[]string { return &a.FeedbackOf }).
		Says("所反馈的意见征集", "the consultation answered"),
	fields.Optional("consultation", "意见征集", consultationFields, func(a *Attributes) **ConsultationPeriod { return &a.Consultation }).
		Says("征集的起止日期和联系方式", "period and contact"),
	fields.Optional("notice_period", "公示期", periodFields, func(a *Attributes) **Period { return &a.NoticePeriod }).
		Says("公示的起止日期；期满后不再显示名单", "after it the list is no longer shown"),
	fields.Optional("withdraw", "撤回", withdrawFields, func(a *Attributes) **Withdrawal { return &a.Withdraw }).
		Says("撤回已发布的文档", "takes a published document back"),
	fields.Bool("draft", "草稿", func(a *Attributes) *bool { return &a.Draft }).Says("草稿不发布，其中的错误只提醒，不妨碍别的文档", "drafts are not published; their errors are warnings and keep nothing else back"),
	fields.Text("slug", "短地址", func(a *Attributes) *string { return &a.Slug }).Says("网址中的名称；不写时取文件名", "name in the address"),
	fields.Texts("aliases", "旧址", func(a *Attributes) *[]string { return &a.Aliases }).Says("旧网址，自动转到新网址", "old addresses"),
	fields.Int("year", "年度", 1949, 2200, func(a *Attributes) *int { return &a.Year }).Says("预决算、报告所属年度", "the year of a budget or report"),
	fields.Choice("report_type", "报告类型", ParseReportType, Names(ReportTypes()), func(a *Attributes) *ReportType { return &a.ReportType }).
		Says("报告类型", "which report it is"),
	fields.Text("decision_type", "行政决定类型", func(a *Attributes) *string { return &a.DecisionType }).Says("行政许可、行政处罚等", "licence, penalty …"),
	fields.Date("asked", "提问日期", func(a *Attributes) *time.Time { return &a.Asked }).Says("提问日期", "asked on"),
	fields.Date("answered", "答复日期", func(a *Attributes) *time.Time { return &a.Answered }).Says("答复日期", "answered on"),
	fields.Optional("unit", "机构", unitFields, func(a *Attributes) **UnitFacts { return &a.Unit }).Says("机构信息（类型为机构时）", "facts of a unit"),
	fields.Optional("leader", "领导", leaderFields, func(a *Attributes) **LeaderFacts { return &a.Leader }).Says("领导信息（类型为领导时）", "facts of a leader"),
	fields.Optional("guide", "办事要素", guideFields, func(a *Attributes) **GuideElements { return &a.Guide }).Says("办事指南的要素", "elements of a service guide"),
	fields.Each("blocks", "板块", blockFields, nil, func(a *Attributes) *[]Block { return &a.Blocks }).Says("专题页的板块", "parts of a topic page"),
	fields.Date("archived", "归档日期", func(a *Attributes) *time.Time { return &a.Archived }).Says("专题归档的日期", "the day a topic was archived"),
)

var documentNumberField = fields.Custom("document_number", "发文字号/文号", diag.Text{ZH: "发文字号", EN: "document number"},
	func(r *fields.Reader, n *fields.Node, a *Attributes) {
		s, ok := r.Text(n)
		if !ok || s == "" {
			return
		}
		number, changes, err := ParseDocumentNumber(s)
		if err != nil {
			r.Found.Add(badNumber.At(n.Place, s))
			return
		}
		a.DocumentNumber = number.String()
		if len(changes) > 0 {
			r.Found.Add(normalisedNumber.At(n.Place, s, a.DocumentNumber))
		}
	}).Says("机关代字〔年份〕序号号；其他括号自动改为六角括号", "agency, year and serial; other brackets are normalised")

var (
	badNumber = diag.Define(diag.Kind{
		Code: "F1101", Severity: diag.Error,
		Message: diag.Text{ZH: "发文字号“%s”不成形", EN: "%q is not a document number"},
		Hint:    diag.Text{ZH: "写作 机关代字〔年份〕序号号，如 青政发〔2026〕12号；没有文号时不写这一项", EN: "write it as 青政发〔2026〕12号, or leave the field out"},
		Cause:   diag.Text{ZH: "发文字号应符合 GB/T 9704—2012 第 7.2.5 条。"},
		Example: "发文字号: 国发C2012345号",
	})
	normalisedNumber = diag.Define(diag.Kind{
		Code: "F1102", Severity: diag.Notice,
		Message: diag.Text{ZH: "发文字号“%s”按“%s”处理", EN: "the document number %q is taken as %q"},
		Hint:    diag.Text{ZH: "改为规范写法可去掉这条提示", EN: "write it so and this notice goes away"},
		Cause:   diag.Text{ZH: "年份应当用六角括号〔〕括起，数字用半角，序号不编虚位、不加“第”。"},
		Example: "发文字号: 青政发(2026)12号",
	})
)
