package scaffold

import "gongkai/generator/disclosure"

// column is a column of a new site.
type column struct {
	Path, Title string
	Class       disclosure.ColumnClass
	Type        string // ColumnType tag
	Text        string // what stands at its head
}

// columns lists the columns that an inspection expects of a county's site, in the
// order of site.toml. Every one has a text of its own, so that none is blank.
var columns = []column{
	{"news", "政务动态", disclosure.ColumnNews, "工作动态", "发布县政府及其部门、乡镇的工作动态。"},
	{"news/county", "政务要闻", disclosure.ColumnNews, "工作动态", "发布县政府的重要工作。"},
	{"news/departments", "部门动态", disclosure.ColumnNews, "工作动态", "发布县政府部门的工作动态。"},
	{"news/towns", "乡镇动态", disclosure.ColumnNews, "工作动态", "发布乡镇、街道的工作动态。"},
	{"notices", "通知公告", disclosure.ColumnNotice, "工作动态", "发布县政府及其部门的通知、公告和通告。"},
	{"policies", "政策文件", disclosure.ColumnPolicy, "政策文件", "集中公开县政府及其部门制发的政策文件，标明有效性。"},
	{"policies/county", "县政府文件", disclosure.ColumnPolicy, "政策文件", "公开县政府和县政府办公室制发的文件。"},
	{"policies/departments", "部门文件", disclosure.ColumnPolicy, "政策文件", "公开县政府部门制发的文件。"},
	{"interpretations", "政策解读", disclosure.ColumnPolicy, "政策解读", "用文字、图解、问答等形式解读县政府及其部门的政策文件。"},
	{"responses", "回应关切", disclosure.ColumnPolicy, "回应关切", "回应社会关注的问题。"},
	{"plans", "规划计划", disclosure.ColumnPlan, "政策文件", "公开国民经济和社会发展规划、专项规划、年度计划和政府工作报告。"},
	{"budget", "财政预决算", disclosure.ColumnPlan, "数据发布", "公开县级和部门的预算、决算。"},
	{"statistics", "统计数据", disclosure.ColumnPolicy, "数据发布", "公开国民经济和社会发展统计信息。"},
	{"licensing", "行政许可和处罚", disclosure.ColumnPolicy, "信息公开目录", "公开行政许可、行政处罚等行政决定。"},
	{"recruitment", "招考录用", disclosure.ColumnPersonnel, "工作动态", "公开公务员和事业单位人员招考的职位、条件和录用结果。"},
	{"projects", "重大建设项目", disclosure.ColumnPlan, "信息公开目录", "公开重大建设项目的批准和实施情况。"},
	{"procurement", "政府采购", disclosure.ColumnPlan, "信息公开目录", "公开政府集中采购项目的目录、标准及实施情况。"},
	{"meetings", "政府会议", disclosure.ColumnPolicy, "工作动态", "公开县政府常务会议、全体会议等会议情况。"},
	{"decisions", "重大行政决策", disclosure.ColumnPlan, "信息公开目录", "公开重大行政决策的事项目录、草案和结果。"},
	{"emergency", "应急管理", disclosure.ColumnPlan, "信息公开目录", "公开突发公共事件的应急预案、预警信息及应对情况。"},
	{"livelihood", "民生领域", disclosure.ColumnPlan, "信息公开目录", "公开教育、医疗、社会保障、就业等方面的政策措施及其实施情况。"},
	{"name-lists", "名单公示", disclosure.ColumnPlan, "信息公开目录", "公示社会救助、住房保障、涉农补贴等名单；公示期满后名单不再显示。"},
	{"guides", "办事服务", disclosure.ColumnStatic, "办事服务", "提供办事指南和表格下载。"},
	{"faq", "常见问题", disclosure.ColumnPolicy, "咨询投诉", "公开有代表性的群众提问和答复。"},
	{"consultations", "意见征集", disclosure.ColumnPolicy, "征集调查", "就政策草案、规划和实事项目征求意见，并公布采纳情况。"},
	{"about", "县情概况", disclosure.ColumnOverview, "概况信息", "介绍本县的历史沿革、行政区划、自然地理和经济社会发展情况。"},
	{"leaders", "领导信息", disclosure.ColumnStatic, "负责人信息", "公开县政府领导的姓名、职务和分工。"},
	{"units", "机构职能", disclosure.ColumnStatic, "机构职能", "公开县政府及其部门、乡镇的职责、机构设置、办公地址、办公时间、联系方式和负责人姓名。"},
	{"topics", "专题专栏", disclosure.ColumnStatic, "专题专栏", "集中展示专项工作的文件和进展。"},
	{"site-reports", "政府网站年报", disclosure.ColumnPlan, "信息公开目录", "每年1月31日前公开上一年度政府网站工作年度报表。"},
	{"disclosure", "政府信息公开", disclosure.ColumnStatic, "信息公开目录", "政府信息公开平台：指南、制度、法定主动公开内容、年报和依申请公开。"},
	{"disclosure/guide", "政府信息公开指南", disclosure.ColumnStatic, "信息公开指南", "说明政府信息的分类、编排、获取方式和工作机构的联系方式。"},
	{"disclosure/rules", "政府信息公开制度", disclosure.ColumnStatic, "政策文件", "列出政府信息公开的法规和工作制度。"},
	{"disclosure/annual-reports", "政府信息公开年报", disclosure.ColumnPlan, "信息公开年报", "每年3月31日前公布本县上一年度政府信息公开工作年度报告。"},
	{"disclosure/on-request", "依申请公开", disclosure.ColumnStatic, "依申请公开", "说明申请获取政府信息的渠道、程序、时限和收费。"},
}
