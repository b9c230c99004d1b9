package office

import "gongkai/generator/diag"

// Reasons to refuse a file.
var (
	unknownFormat = diag.Define(diag.Kind{
		Code: "I1001", Severity: diag.Error,
		Message: diag.Text{ZH: "不是可以导入的文件", EN: "the file cannot be imported"},
		Hint:    diag.Text{ZH: "可导入 .docx、.html、.xlsx 文件；其他格式请先用 Word 或 WPS 另存为 .docx", EN: "save it as .docx, .html or .xlsx"},
		Cause:   diag.Text{ZH: "文件格式按内容判断，与扩展名无关。PDF、图片、压缩包不能导入。"},
	})
	oldFormat = diag.Define(diag.Kind{
		Code: "I1002", Severity: diag.Error,
		Message: diag.Text{ZH: "文件是旧格式（.doc、.xls、.wps、.et），或者设置了打开密码", EN: "the file has an old format (.doc, .xls, .wps, .et) or is encrypted"},
		Hint:    diag.Text{ZH: "用 Word 或 WPS 打开，取消密码，另存为 .docx 或 .xlsx", EN: "open it, remove the password, and save it as .docx or .xlsx"},
	})
	damaged = diag.Define(diag.Kind{
		Code: "I1003", Severity: diag.Error,
		Message: diag.Text{ZH: "文件已损坏，读不出“%s”", EN: "the file is damaged: %s cannot be read"},
		Hint:    diag.Text{ZH: "用 Word 或 WPS 打开后另存一份，再导入", EN: "open it, save it anew, and import that"},
	})
	bomb = diag.Define(diag.Kind{
		Code: "I1004", Severity: diag.Error,
		Message: diag.Text{ZH: "文件解压后超出限度，已停止读取", EN: "the file inflates beyond the limits and was not read"},
		Hint:    diag.Text{ZH: "确认文件来源；确属正常文件的，压缩其中的图片或拆分后再导入", EN: "make sure where the file comes from; if it is sound, shrink its pictures or split it"},
		Cause:   diag.Text{ZH: "压缩文件的条目数、解压后的字节数和压缩比都有上限，以防“压缩炸弹”。"},
	})
	badEntry = diag.Define(diag.Kind{
		Code: "I1005", Severity: diag.Error,
		Message: diag.Text{ZH: "文件内部有不合规的路径，已停止读取", EN: "the file holds a path that leads out of it and was not read"},
		Hint:    diag.Text{ZH: "文件可能被人改造过，请向提供者重新索取", EN: "it may have been tampered with: ask for a new copy"},
	})
	tooLarge = diag.Define(diag.Kind{
		Code: "I1006", Severity: diag.Error,
		Message: diag.Text{ZH: "文件太大或者结构太复杂", EN: "the file is too large or too complex"},
		Hint:    diag.Text{ZH: "压缩图片、拆分文件，或者把长表格另存为 .xlsx 后作为数据表", EN: "shrink pictures, split the file, or make long tables data tables"},
	})
	classified = diag.Define(diag.Kind{
		Code: "I1007", Severity: diag.Error,
		Message: diag.Text{ZH: "文件带有密级标志，不能导入", EN: "the file bears a secrecy mark and is not imported"},
		Hint:    diag.Text{ZH: "涉密文件不得在联网计算机上处理，请立即报告本单位保密机构；确系误标或者已经解密的，先按规定办理解密并去掉标志", EN: "do not handle classified files on this machine; report it to the secrecy office"},
		Cause:   diag.Text{ZH: "《保守国家秘密法》禁止在联网计算机上存储、处理国家秘密。"},
	})
)

// What a reader leaves out. The argument is how many; the text itself is never
// repeated.
var (
	changesAccepted = diag.Define(diag.Kind{
		Code: "I1010", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 处修订：新增的保留，删除的去掉", EN: "%d tracked changes: insertions are kept, deletions dropped"},
		Hint:    diag.Text{ZH: "确认文件是定稿；最好在 Word 中接受或拒绝全部修订后重新导入", EN: "make sure it is the final version"},
	})
	comments = diag.Define(diag.Kind{
		Code: "I1011", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 条批注，没有导入", EN: "%d comments were dropped"},
		Hint:    diag.Text{ZH: "确认批注中的意见已经处理", EN: "make sure they have been dealt with"},
	})
	hiddenText = diag.Define(diag.Kind{
		Code: "I1012", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 处隐藏文字，没有导入", EN: "%d hidden passages were dropped"},
		Hint:    diag.Text{ZH: "在 Word 中显示隐藏文字，确认都不必公开", EN: "show hidden text and make sure none of it is needed"},
	})
	textBoxes = diag.Define(diag.Kind{
		Code: "I1013", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个文本框，没有导入", EN: "%d text boxes were dropped"},
		Hint:    diag.Text{ZH: "需要的文字请手工补入正文", EN: "copy what is needed into the body"},
	})
	headersFooters = diag.Define(diag.Kind{
		Code: "I1014", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 处页眉、页脚，没有导入", EN: "%d headers and footers were dropped"},
	})
	objects = diag.Define(diag.Kind{
		Code: "I1015", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个图表、图示或嵌入的文件，没有导入", EN: "%d charts, diagrams or embedded files were dropped"},
		Hint:    diag.Text{ZH: "图表另存为图片并写明替代文字，嵌入的文件另存为附件", EN: "save charts as pictures with alternative text, embedded files as attachments"},
	})
	formulas = diag.Define(diag.Kind{
		Code: "I1016", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个数学公式，按文字导入", EN: "%d formulas were taken as plain text"},
		Hint:    diag.Text{ZH: "逐个核对，上下标和分式可能走样", EN: "check each: fractions and indices may be lost"},
	})
	badPictures = diag.Define(diag.Kind{
		Code: "I1017", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 幅图片的格式不能在网页上显示，没有导入", EN: "%d pictures have a format that browsers cannot show and were dropped"},
		Hint:    diag.Text{ZH: "另存为 PNG 或 JPEG，放在文档旁边并在正文引用", EN: "save them as PNG or JPEG beside the document"},
	})
	remotePictures = diag.Define(diag.Kind{
		Code: "I1018", Severity: diag.Warning,
		Message: diag.Text{ZH: "图片在别的地方，没有导入：%s", EN: "a picture stands elsewhere and was not imported: %s"},
		Hint:    diag.Text{ZH: "保存该图片，放在文档旁边并在正文引用", EN: "save the picture beside the document"},
	})
	noAltText = diag.Define(diag.Kind{
		Code: "I1019", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 幅图片没有替代文字", EN: "%d pictures have no alternative text"},
		Hint:    diag.Text{ZH: "在正文的 ![ ] 中写明图片内容", EN: "say inside ![ ] what the picture shows"},
	})
	badLinks = diag.Define(diag.Kind{
		Code: "I1020", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个链接不能在网页上打开，只保留文字", EN: "%d links cannot work on a website; their text is kept"},
		Cause:   diag.Text{ZH: "链接指向本机文件、文内书签，或者用了不允许的协议。"},
	})
	contentsTable = diag.Define(diag.Kind{
		Code: "I1021", Severity: diag.Notice,
		Message: diag.Text{ZH: "自动目录有 %d 行，没有导入；网页的目录由标题生成", EN: "a table of contents of %d lines was dropped; pages make their own"},
	})
	flattened = diag.Define(diag.Kind{
		Code: "I1022", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个表格套在别的表格里，内容按行并入单元格", EN: "%d tables inside of tables were written as lines of text"},
		Hint:    diag.Text{ZH: "核对后改为单独的表格", EN: "check them, or make them tables of their own"},
	})
	framed = diag.Define(diag.Kind{
		Code: "I1023", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个只有一格的表格，按普通段落导入", EN: "%d tables of a single cell were taken as paragraphs"},
	})
	numbered = diag.Define(diag.Kind{
		Code: "I1024", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个段落的自动编号已写成文字，如“一、”“（一）”", EN: "the automatic numbers of %d paragraphs were written as text"},
		Hint:    diag.Text{ZH: "核对编号是否连续", EN: "check that the numbers run on"},
	})
	pageElements = diag.Define(diag.Kind{
		Code: "I1025", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个脚本、样式、表单、视频等网页元素，没有导入", EN: "%d scripts, styles, forms, videos and the like were dropped"},
	})
	macros = diag.Define(diag.Kind{
		Code: "I1026", Severity: diag.Warning,
		Message: diag.Text{ZH: "文件带有宏，没有导入（%d 个）", EN: "the file holds macros; they were dropped (%d)"},
	})
)
