package office

import "gongkai/generator/diag"

// What was recognised, and has to be looked at.
var (
	fieldTaken = diag.Define(diag.Kind{
		Code: "I1030", Severity: diag.Notice,
		Message: diag.Text{ZH: "“%s”取“%s”，出自：%s", EN: "%s is %q, taken from: %s"},
	})
	fieldUnsure = diag.Define(diag.Kind{
		Code: "I1031", Severity: diag.Warning,
		Message: diag.Text{ZH: "“%s”可能是“%s”，出自：%s", EN: "%s may be %q, taken from: %s"},
		Hint:    diag.Text{ZH: "核对后在文件开头填写，并删去“请核对”一行", EN: "check it, fill it in, and remove the comment"},
	})
	headings = diag.Define(diag.Kind{
		Code: "I1032", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个段落没有标题样式，按编号和格式认作标题：%s", EN: "%d paragraphs without a heading style were taken as headings by their form: %s"},
		Hint:    diag.Text{ZH: "核对标题和级别；不是标题的，删去行首的 #", EN: "check them; remove the # where it is not a heading"},
	})
	officeParts = diag.Define(diag.Kind{
		Code: "I1033", Severity: diag.Notice,
		Message: diag.Text{ZH: "公文的“%s”不属于网页正文，没有导入", EN: "the part %q of the official form does not belong on a page and was dropped"},
	})
	mentioned = diag.Define(diag.Kind{
		Code: "I1034", Severity: diag.Warning,
		Message: diag.Text{ZH: "正文写有附件说明，附件没有随文导入：%s", EN: "the text names attachments, which are not part of the file: %s"},
		Hint:    diag.Text{ZH: "把附件放在文档旁边，并写进“附件”一项", EN: "put them beside the document and name them under attachments"},
	})
)

// What is particular to workbooks.
var (
	hiddenSheets = diag.Define(diag.Kind{
		Code: "I1040", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个隐藏的工作表，没有导入", EN: "%d hidden sheets were left out"},
		Hint:    diag.Text{ZH: "需要公开的，取消隐藏后重新导入", EN: "show them and import again if they are to be public"},
	})
	hiddenColumns = diag.Define(diag.Kind{
		Code: "I1041", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个隐藏的列，没有导入", EN: "%d hidden columns were left out"},
		Hint:    diag.Text{ZH: "需要公开的，取消隐藏后重新导入", EN: "show them and import again if they are to be public"},
	})
	hiddenRows = diag.Define(diag.Kind{
		Code: "I1042", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个隐藏的行，没有导入", EN: "%d hidden rows were left out"},
		Hint:    diag.Text{ZH: "筛选也会隐藏行；需要公开的，取消筛选和隐藏后重新导入", EN: "filters hide rows too; show them and import again if they are to be public"},
	})
	mergedCells = diag.Define(diag.Kind{
		Code: "I1043", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 处合并单元格，内容已填入每一格", EN: "%d merged areas: their content was put into every cell"},
		Hint:    diag.Text{ZH: "核对表头：数据表只用一行表头", EN: "check the header: a data table has one header row"},
	})
	roundedNumbers = diag.Define(diag.Kind{
		Code: "I1044", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个长数字已被表格软件改写（如 1.23E+17），末几位可能已经丢失", EN: "%d long numbers were rewritten by the spreadsheet (such as 1.23E+17) and may have lost digits"},
		Hint:    diag.Text{ZH: "从原始数据重新取得，单元格格式设为“文本”", EN: "take them from the source again, in cells formatted as text"},
	})
	emptySheets = diag.Define(diag.Kind{
		Code: "I1045", Severity: diag.Notice,
		Message: diag.Text{ZH: "有 %d 个空的工作表，没有导入", EN: "%d empty sheets were left out"},
	})
	cellErrors = diag.Define(diag.Kind{
		Code: "I1046", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 个单元格显示为公式错误（如 #REF!）", EN: "%d cells show an error of a formula, such as #REF!"},
		Hint:    diag.Text{ZH: "改正后重新导入", EN: "mend them and import again"},
	})
)
