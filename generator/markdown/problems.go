package markdown

import "gongkai/generator/diag"

var (
	tooLarge = diag.Define(diag.Kind{
		Code: "M1001", Severity: diag.Error,
		Message: diag.Text{ZH: "正文过大：%d 字节，上限为 8 MiB", EN: "the body is too large: %d bytes, the limit is 8 MiB"},
		Hint:    diag.Text{ZH: "将长表格改为附件或数据表，或将文件拆分为几篇", EN: "move long tables to attachments, or split the document"},
	})
	nulByte = diag.Define(diag.Kind{
		Code: "M1002", Severity: diag.Error,
		Message: diag.Text{ZH: "正文含有 NUL 字符", EN: "the body holds a NUL byte"},
		Hint:    diag.Text{ZH: "该文件可能不是文本文件，请另存为 UTF-8 文本", EN: "the file may not be text; save it as UTF-8"},
	})
	tooDeep = diag.Define(diag.Kind{
		Code: "M1003", Severity: diag.Error,
		Message: diag.Text{ZH: "引用、列表或标签嵌套超过 %d 层", EN: "quotations, lists or tags are nested more than %d deep"},
		Hint:    diag.Text{ZH: "删去行首多余的 >、-、* 或缩进", EN: "remove surplus >, -, * or indentation at the start of the line"},
	})
	tooCostly = diag.Define(diag.Kind{
		Code: "M1004", Severity: diag.Error,
		Message: diag.Text{ZH: "同一段落中未配对的 [ ( * _ ` < 过多，无法在合理时间内解析", EN: "one paragraph holds too many unmatched [ ( * _ ` < to be parsed in reasonable time"},
		Hint:    diag.Text{ZH: "检查该段是否误粘贴了代码或乱码；需原样显示时放入代码块", EN: "check for pasted code or garbage; put it into a code block to show it as it is"},
	})
	tableTooWide = diag.Define(diag.Kind{
		Code: "M1005", Severity: diag.Error,
		Message: diag.Text{ZH: "表格表头有 %d 列，而其后的行缺少大量单元格", EN: "the table's header has %d columns and the rows below lack most of them"},
		Hint:    diag.Text{ZH: "核对表头分隔行的列数", EN: "check the number of columns in the line below the header"},
	})
	tooManyNotes = diag.Define(diag.Kind{
		Code: "M1006", Severity: diag.Error,
		Message: diag.Text{ZH: "脚注超过 %d 条", EN: "there are more than %d footnotes"},
		Hint:    diag.Text{ZH: "将注释改为列表或附件", EN: "turn the notes into a list or an attachment"},
	})
	unreadable = diag.Define(diag.Kind{
		Code: "M1007", Severity: diag.Error,
		Message: diag.Text{ZH: "正文无法解析", EN: "the body cannot be parsed"},
		Hint:    diag.Text{ZH: "逐段删减以找出原因，并请将样例反馈给程序维护者", EN: "find the passage by halving the text, and report it to the maintainers"},
	})
	droppedElement = diag.Define(diag.Kind{
		Code: "M1010", Severity: diag.Notice,
		Message: diag.Text{ZH: "HTML 元素 <%s> 不允许使用，已去除（共 %d 处）", EN: "HTML element <%s> is not allowed and was dropped (%d in all)"},
		Hint:    diag.Text{ZH: "用 Markdown 改写这部分内容，或将其作为附件", EN: "write this part in Markdown, or attach it as a file"},
	})
	droppedAddress = diag.Define(diag.Kind{
		Code: "M1011", Severity: diag.Warning,
		Message: diag.Text{ZH: "链接地址的协议不允许使用，链接已去除：%s", EN: "the scheme of this address is not allowed, the link was dropped: %s"},
		Hint:    diag.Text{ZH: "可用 http、https、mailto、tel 地址，或站内相对路径", EN: "use http, https, mailto, tel or a relative path"},
	})
)
