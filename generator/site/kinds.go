package site

import "gongkai/generator/diag"

var didYouMean = diag.Text{ZH: "是否想写“%s”？", EN: "did you mean %q?"}

var (
	sameRoute = diag.Define(diag.Kind{
		Code: "D2001", Severity: diag.Error,
		Message: diag.Text{ZH: "网址 %s 已被 %s 占用", EN: "the address %s is taken by %s"},
		Hint:    diag.Text{ZH: "给其中一篇另写“短地址”，或改文件名", EN: "give one of them another slug or file name"},
		Cause:   diag.Text{ZH: "同一栏目里两篇文档的文件名或短地址相同（不区分大小写）。"},
	})
	badSlug = diag.Define(diag.Kind{
		Code: "D2002", Severity: diag.Error,
		Message: diag.Text{ZH: "短地址“%s”不能用", EN: "the slug %q cannot be used"},
		Hint:    diag.Text{ZH: "用小写字母、数字和连字符，不要有斜线、空格和句点", EN: "use lower-case letters, digits and dashes"},
		Cause:   diag.Text{ZH: "短地址是网址的一段，不能含有特殊字符或上级目录。"},
		Example: "短地址: ../../etc",
	})
	badSection = diag.Define(diag.Kind{
		Code: "D2003", Severity: diag.Error,
		Message: diag.Text{ZH: "栏目“%s”不能用", EN: "the section %q cannot be used"},
		Hint:    diag.Text{ZH: "写栏目的路径，如 news/county", EN: "write the path of a column, such as news/county"},
		Cause:   diag.Text{ZH: "栏目是路径，不是名称。"},
	})
	unknownUnit = diag.Define(diag.Kind{
		Code: "D2004", Severity: diag.Error,
		Message: diag.Text{ZH: "没有机构“%s”", EN: "there is no unit %q"},
		Hint:    diag.Text{ZH: "写机构的编号或全称；新机构在 content/units/ 下建一个文件；机构改名、合并以前的名称写进机构文件的“曾用名”", EN: "write a unit's id or full name; a new unit is a file under content/units/; list what a unit was called before under “former” in its file"},
		Cause:   diag.Text{ZH: "发文机关写错，机构还没有建立，或者已经改名、合并。"},
		Example: "发文机关: 青禾县民证局",
	})
	unknownDomain = diag.Define(diag.Kind{
		Code: "D2005", Severity: diag.Error,
		Message: diag.Text{ZH: "没有领域“%s”", EN: "there is no domain %q"},
		Hint:    diag.Text{ZH: "写 26 个领域的名称或编号；本县增设的领域写进 site.toml", EN: "write the name or code of a domain"},
		Cause:   diag.Text{ZH: "领域名称写错。"},
		Example: "领域: 义务教学",
	})
	unknownItem = diag.Define(diag.Kind{
		Code: "D2006", Severity: diag.Error,
		Message: diag.Text{ZH: "标准目录里没有公开事项“%s”", EN: "the catalogue has no item %q"},
		Hint:    diag.Text{ZH: "写事项编号（如 2412）或“一级/二级”名称；用 gongkai catalog 查看", EN: "write an item's id or name; see gongkai catalog"},
		Cause:   diag.Text{ZH: "公开事项的编号或名称写错，或者不属于所写的领域。"},
	})
	removedItem = diag.Define(diag.Kind{
		Code: "D2023", Severity: diag.Notice,
		Message: diag.Text{ZH: "公开事项“%s”已从本县目录取消，文档只列在领域里", EN: "the county removed the item %q: the document stands in its domain only"},
		Hint:    diag.Text{ZH: "取消以前发布的不必改；新发布的改写别的事项", EN: "leave what was published before; file what is new under another item"},
		Cause:   diag.Text{ZH: "本县目录文件里写着 remove: true。"},
		Example: "items:\n  - {id: \"2003\", remove: true, reason: 本县没有这项职能}",
	})
	unknownLegal = diag.Define(diag.Kind{
		Code: "D2007", Severity: diag.Error,
		Message: diag.Text{ZH: "没有法定公开项“%s”", EN: "there is no statutory item %q"},
		Hint:    diag.Text{ZH: "写 20-1 至 20-15，或 21（《条例》第二十条、第二十一条）", EN: "write 20-1 to 20-15, or 21"},
		Cause:   diag.Text{ZH: "法定公开项写错。"},
	})
	missingExemption = diag.Define(diag.Kind{
		Code: "D2008", Severity: diag.Error,
		Message: diag.Text{ZH: "不予公开的文档没有写理由", EN: "a withheld document must state why"},
		Hint:    diag.Text{ZH: "补上“不予公开理由”，写明条款和理由", EN: "add exemption: with article and reason"},
		Cause:   diag.Text{ZH: "《政府信息公开条例》第十四条至第十六条；不予公开的应当说明理由。"},
	})
	missingPublished = diag.Define(diag.Kind{
		Code: "D2009", Severity: diag.Error,
		Message: diag.Text{ZH: "没有发布日期", EN: "the publication date is missing"},
		Hint:    diag.Text{ZH: "补上“发布日期”，如 2026-03-12 16:30；还不发布的写“草稿: 是”", EN: "add published:, or draft: true"},
		Cause:   diag.Text{ZH: "每条信息都要显示发布时间，没有时间的会被视为没有更新。"},
	})
	sameNumber = diag.Define(diag.Kind{
		Code: "D2010", Severity: diag.Error,
		Message: diag.Text{ZH: "索引号“%s”已被 %s 使用", EN: "the index number %q is taken by %s"},
		Hint:    diag.Text{ZH: "删去这一行，由软件分配新的索引号", EN: "delete this line and a new one is allocated"},
		Cause:   diag.Text{ZH: "每条信息只有一个索引号，全站唯一，不重复使用。"},
	})
	registeredTwice = diag.Define(diag.Kind{
		Code: "L1002", Severity: diag.Error,
		Message: diag.Text{ZH: "索引号“%s”登记给了两篇文档：%s 和 %s", EN: "the ledger gives the index number %q to two documents: %s and %s"},
		Hint:    diag.Text{ZH: "在台账里删去后公开的那一篇的一行，软件会给它重新编号", EN: "delete the line of the one that was published later, and it gets a new number"},
		Cause:   diag.Text{ZH: "两个人各自生成过网站，各分配了同一个号码，后来把两份台账合并在一起。"},
		Example: `"notices/a": "011990001/2026-00012", "notices/b": "011990001/2026-00012"`,
	})
	sameDocumentNumber = diag.Define(diag.Kind{
		Code: "D2011", Severity: diag.Warning,
		Message: diag.Text{ZH: "发文字号“%s”与 %s 相同", EN: "the document number %q is that of %s as well"},
		Hint:    diag.Text{ZH: "核对文号；按文号引用时以先找到的一篇为准", EN: "check the number; citations mean the first document"},
		Cause:   diag.Text{ZH: "同一机关的发文字号不应重复。"},
	})
	unresolved = diag.Define(diag.Kind{
		Code: "D2012", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”所指的文档“%s”不存在", EN: "%q names %q, which does not exist"},
		Hint:    diag.Text{ZH: "写索引号、发文字号或路径", EN: "write an index number, a document number or a path"},
		Cause:   diag.Text{ZH: "解读对象、废止、替代等所指的文档不在本站，或写错了。"},
		Example: "解读对象: 青政发〔2026〕99号",
	})
	selfReference = diag.Define(diag.Kind{
		Code: "D2013", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”指向了文档自己", EN: "%q names the document itself"},
		Hint:    diag.Text{ZH: "改为所指的另一篇文档", EN: "name the other document"},
		Cause:   diag.Text{ZH: "文档不能解读、废止或替代自己。"},
	})
	cycle = diag.Define(diag.Kind{
		Code: "D2014", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”的关系绕成一圈：%s", EN: "%q goes round in a circle: %s"},
		Hint:    diag.Text{ZH: "去掉其中一处", EN: "remove one of them"},
		Cause:   diag.Text{ZH: "甲替代乙、乙又替代甲，无法判断哪一篇有效。"},
	})
	unknownTopic = diag.Define(diag.Kind{
		Code: "D2015", Severity: diag.Error,
		Message: diag.Text{ZH: "没有专题“%s”", EN: "there is no special topic %q"},
		Hint:    diag.Text{ZH: "写专题的短地址，即 content/topics/ 下的文件名", EN: "write a topic's slug"},
		Cause:   diag.Text{ZH: "专题名写错，或专题尚未建立。"},
	})
	undeclaredColumn = diag.Define(diag.Kind{
		Code: "D2016", Severity: diag.Notice,
		Message: diag.Text{ZH: "栏目“%s”没有写进 site.toml", EN: "the column %q is not in site.toml"},
		Hint:    diag.Text{ZH: "在 site.toml 补上 [[columns]]，写明标题和更新类别", EN: "add it under [[columns]]"},
		Cause:   diag.Text{ZH: "没有写明的栏目按静态栏目处理，不检查更新。"},
	})
	unitWithoutFacts = diag.Define(diag.Kind{
		Code: "D2017", Severity: diag.Error,
		Message: diag.Text{ZH: "机构文档没有写“机构”信息", EN: "a unit document must have unit facts"},
		Hint:    diag.Text{ZH: "补上 机构: 及其类别、地址、电话等", EN: "add unit: with type, address, telephone …"},
		Cause:   diag.Text{ZH: "《条例》第二十条第二项要求公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。"},
	})
	badQuery = diag.Define(diag.Kind{
		Code: "D2018", Severity: diag.Error,
		Message: diag.Text{ZH: "板块“%s”的查询条件“%s”不存在", EN: "block %q asks for %q, which does not exist"},
		Hint:    diag.Text{ZH: "核对领域、事项、机构、类型、栏目的名称", EN: "check the names of domain, item, unit, kind and section"},
		Cause:   diag.Text{ZH: "专题板块的查询条件写错。"},
	})
	hiddenReference = diag.Define(diag.Kind{
		Code: "D2019", Severity: diag.Notice,
		Message: diag.Text{ZH: "“%s”所指的 %s 不公开，页面上不显示这一关系", EN: "%q names %s, which is not public; the relation is not shown"},
		Hint:    diag.Text{ZH: "如无不妥可不处理", EN: "nothing to do if this is meant"},
		Cause:   diag.Text{ZH: "公开的文档指向了不公开、草稿或尚未到发布时间的文档。"},
	})
	columnTable = diag.Define(diag.Kind{
		Code: "D2021", Severity: diag.Warning,
		Message: diag.Text{ZH: "栏目页面不显示数据表", EN: "the page of a column shows no data tables"},
		Hint:    diag.Text{ZH: "把数据表放进栏目里的一篇文档，再从栏目正文链接过去", EN: "put the table into a document of the column and link to it"},
		Cause:   diag.Text{ZH: "_index.md 只写栏目的名称和说明文字，页面上其余部分是文档列表。"},
	})
	closedFile = diag.Define(diag.Kind{
		Code: "D2020", Severity: diag.Error,
		Message: diag.Text{ZH: "文件 %s 属于不公开的文档 %s，不能从这里公开", EN: "%s belongs to %s, which is not public, and cannot come out from here"},
		Hint:    diag.Text{ZH: "确实可以公开的，把文件复制到本文所在的文件夹", EN: "if it may be public, copy the file into the folder of this document"},
		Cause:   diag.Text{ZH: "附件、图片或链接用到了另一篇文档文件夹里的文件，而那篇文档是草稿、不予公开、依申请公开、未到时间、公示期满或已撤回。"},
	})
)

var badScheme = diag.Define(diag.Kind{
	Code: "S1006", Severity: diag.Error,
	Message: diag.Text{ZH: "索引号格式“%s”不对", EN: "the index number scheme %q is wrong"},
	Hint:    diag.Text{ZH: "写作 {org}/{year}-{serial:5} 这样的形式", EN: "write it like {org}/{year}-{serial:5}"},
	Cause:   diag.Text{ZH: "索引号由机构代码、年份和流水号组成。"},
})

var sameUnit = diag.Define(diag.Kind{
	Code: "D2022", Severity: diag.Error,
	Message: diag.Text{ZH: "机构“%s”已由 %s 建立", EN: "the unit %q is that of %s"},
	Hint:    diag.Text{ZH: "每个机构只建一个文件；确是两个机构的，改用不同的名称和“编号”", EN: "a unit has one file; two units need different names and ids"},
	Cause:   diag.Text{ZH: "两个机构的名称、编号或曾用名相同，文档的发文机关就不知道指哪一个。"},
})
