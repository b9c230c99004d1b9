package table

import "gongkai/generator/diag"

// Problems of the file and of its text.
var (
	wrongType = diag.Define(diag.Kind{
		Code: "T1001", Severity: diag.Error,
		Message: diag.Text{ZH: "不能读取这种数据表：%s", EN: "cannot read this as a table: %s"},
		Hint:    diag.Text{ZH: "用 WPS 或 Excel 另存为 .xlsx（不加密码）或 .csv", EN: "save it as .xlsx (without a password) or .csv"},
		Cause:   diag.Text{ZH: "数据表只支持 CSV 和 XLSX。"},
		Example: "数据表: [名单.xls]",
	})
	badText = diag.Define(diag.Kind{
		Code: "T1002", Severity: diag.Error,
		Message: diag.Text{ZH: "文字编码有误：%s", EN: "the text cannot be decoded: %s"},
		Hint:    diag.Text{ZH: "用 WPS 或 Excel 重新另存为“CSV UTF-8（逗号分隔）”", EN: "save it again as “CSV UTF-8”"},
		Cause:   diag.Text{ZH: "文件损坏，或者由两种编码的文字拼接而成。"},
	})
	decodedAs = diag.Define(diag.Kind{
		Code: "T1003", Severity: diag.Notice,
		Message: diag.Text{ZH: "数据表是 %s 编码，已按此读取", EN: "the table is %s and was read as such"},
		Hint:    diag.Text{ZH: "另存为“CSV UTF-8（逗号分隔）”可去掉这条提示", EN: "save it as “CSV UTF-8” and this notice goes away"},
		Cause:   diag.Text{ZH: "WPS 和 Excel 默认按系统编码保存 CSV。"},
	})
	badQuote = diag.Define(diag.Kind{
		Code: "T1004", Severity: diag.Error,
		Message: diag.Text{ZH: "引号不成对或位置不对", EN: "a quote is not closed or stands in the wrong place"},
		Hint:    diag.Text{ZH: "含引号的内容整格用英文双引号括起来，内部的双引号写两遍；中文引号“”不受影响", EN: "quote the whole field and double the quotes inside"},
		Cause:   diag.Text{ZH: "CSV 的一格以英文双引号开头，就必须以双引号结束。"},
		Example: `1,"青源镇"柳湾村,840`,
	})
	ragged = diag.Define(diag.Kind{
		Code: "T1005", Severity: diag.Error,
		Message: diag.Text{ZH: "这一行有 %d 格，表头有 %d 格", EN: "this row has %d fields, the head has %d"},
		Hint:    diag.Text{ZH: "补上缺少的分隔符，或者用英文双引号把内容里的分隔符括起来", EN: "add the missing delimiter, or quote the field that holds one"},
		Cause:   diag.Text{ZH: "格数不一致时，后面的内容会错到别的列，遮盖也会落空，因此不予显示。"},
		Example: "姓名,村,金额\n李*,柳湾村",
	})
	tooLarge = diag.Define(diag.Kind{
		Code: "T1006", Severity: diag.Error,
		Message: diag.Text{ZH: "数据表太大：%s", EN: "the table is too large: %s"},
		Hint:    diag.Text{ZH: "按年度、乡镇等拆成几个文件", EN: "split it into several files"},
		Cause:   diag.Text{ZH: "一个数据表最多 64 MiB、200 列、10 万行、400 万格，每格 32767 字。"},
	})
	refused = diag.Define(diag.Kind{
		Code: "T1007", Severity: diag.Error,
		Message: diag.Text{ZH: "工作簿不予读取：%s", EN: "the workbook is refused: %s"},
		Hint:    diag.Text{ZH: "把需要公开的工作表复制到新建的工作簿里，另存后再用", EN: "copy the sheet into a new workbook and save that"},
		Cause:   diag.Text{ZH: "压缩包里的文件过多、过大，压缩比异常，或者文件名不正常，可能是恶意文件。"},
	})
	damaged = diag.Define(diag.Kind{
		Code: "T1008", Severity: diag.Error,
		Message: diag.Text{ZH: "工作簿损坏：%s", EN: "the workbook is damaged: %s"},
		Hint:    diag.Text{ZH: "用 WPS 或 Excel 打开，另存为 .xlsx", EN: "open it and save it as .xlsx again"},
		Cause:   diag.Text{ZH: "文件传输不完整，或者由不规范的软件生成。"},
	})
	noTable = diag.Define(diag.Kind{
		Code: "T1009", Severity: diag.Error,
		Message: diag.Text{ZH: "没有可以显示的表格：%s", EN: "there is no table to show: %s"},
		Hint:    diag.Text{ZH: "第一行写列名，下面写数据，至少留一列不隐藏", EN: "put the names of the columns first, then the data, and leave a column to show"},
		Cause:   diag.Text{ZH: "文件是空的，或者所有的列都隐藏了。"},
	})
)

// Problems of sheets, columns and cells.
var (
	noSheet = diag.Define(diag.Kind{
		Code: "T1011", Severity: diag.Error,
		Message: diag.Text{ZH: "没有工作表“%s”", EN: "there is no sheet %q"},
		Hint:    diag.Text{ZH: "“工作表”填写 Excel 下方标签上的名称；不写则用第一个", EN: "write the name on the tab, or none for the first sheet"},
		Cause:   diag.Text{ZH: "属性区里“数据表”的“工作表”与文件里的名称不一致。"},
		Example: "数据表: [{文件: list.xlsx, 工作表: Sheet1}]",
	})
	hiddenSheet = diag.Define(diag.Kind{
		Code: "T1012", Severity: diag.Error,
		Message: diag.Text{ZH: "工作表“%s”是隐藏的，不能显示", EN: "the sheet %q is hidden and cannot be shown"},
		Hint:    diag.Text{ZH: "确认可以公开后，在 Excel 里取消隐藏", EN: "unhide it if it may be public"},
		Cause:   diag.Text{ZH: "隐藏的工作表往往是底稿，不作为公开内容。"},
	})
	leftOut = diag.Define(diag.Kind{
		Code: "T1013", Severity: diag.Notice,
		Message: diag.Text{ZH: "%s没有显示，因为在文件里是隐藏的", EN: "%s not shown: hidden in the file"},
		Hint:    diag.Text{ZH: "如果应当公开，在 Excel 里取消隐藏；如果不应公开，最好删除", EN: "unhide what shall be public; better delete what shall not"},
		Cause:   diag.Text{ZH: "筛选、折叠或隐藏的行列不会出现在网页和下载文件里。"},
	})
	noColumn = diag.Define(diag.Kind{
		Code: "T1014", Severity: diag.Error,
		Message: diag.Text{ZH: "数据表没有“%s”列", EN: "the table has no column %q"},
		Hint:    diag.Text{ZH: "列名要与表头一致，现有：%s", EN: "use a name from the head: %s"},
		Cause:   diag.Text{ZH: "列的规则写了表头里没有的列名，要遮盖的列可能因此没有遮盖。"},
		Example: "列: [{名称: 身份证, 规则: 隐藏}]",
	})
	badRule = diag.Define(diag.Kind{
		Code: "T1015", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”列的规则“%s”不认识", EN: "column %q has an unknown rule %q"},
		Hint:    diag.Text{ZH: "可以写：显示、隐藏、遮盖", EN: "write show, hide or mask"},
		Cause:   diag.Text{ZH: "列的规则只有三种：显示、隐藏、遮盖。"},
		Example: "列: [{名称: 身份证号, 规则: 加密}]",
	})
	twoRules = diag.Define(diag.Kind{
		Code: "T1016", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”列写了不止一条规则", EN: "column %q has more than one rule"},
		Hint:    diag.Text{ZH: "只保留一条", EN: "keep one of them"},
		Cause:   diag.Text{ZH: "同一列的规则重复，不知道以哪条为准。"},
	})
	maskedByName = diag.Define(diag.Kind{
		Code: "T1017", Severity: diag.Notice,
		Message: diag.Text{ZH: "“%s”列按列名自动遮盖", EN: "column %q is masked because of its name"},
		Hint:    diag.Text{ZH: "在“数据表”的“列”里写明规则（显示、隐藏、遮盖），可去掉这条提示", EN: "state a rule for it and this notice goes away"},
		Cause:   diag.Text{ZH: "列名表明内容是身份证号、银行账号、手机号或者住址。"},
	})
	bareIdentity = diag.Define(diag.Kind{
		Code: "T1018", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”列有 %d 处完整的身份证号，第一处在%s", EN: "column %q holds %d full identity numbers, the first in %s"},
		Hint:    diag.Text{ZH: "给这一列写规则“遮盖”或“隐藏”，或者从文件里删去号码", EN: "mask or hide the column, or remove the numbers"},
		Cause:   diag.Text{ZH: "公开的内容里不得出现完整的身份证号。"},
	})
	barePhone = diag.Define(diag.Kind{
		Code: "T1019", Severity: diag.Warning,
		Message: diag.Text{ZH: "“%s”列有 %d 处手机号，第一处在%s", EN: "column %q holds %d mobile numbers, the first in %s"},
		Hint:    diag.Text{ZH: "个人手机号应当遮盖；公务联系电话建议用座机", EN: "mask personal numbers; publish a landline for an office"},
		Cause:   diag.Text{ZH: "没有遮盖的列里出现了手机号。"},
	})
	bareAccount = diag.Define(diag.Kind{
		Code: "T1020", Severity: diag.Warning,
		Message: diag.Text{ZH: "“%s”列有 %d 处银行卡号，第一处在%s", EN: "column %q holds %d bank card numbers, the first in %s"},
		Hint:    diag.Text{ZH: "个人账号应当遮盖或隐藏", EN: "mask or hide personal accounts"},
		Cause:   diag.Text{ZH: "没有遮盖的账号列里出现了符合校验规则的卡号。"},
	})
	scientific = diag.Define(diag.Kind{
		Code: "T1021", Severity: diag.Warning,
		Message: diag.Text{ZH: "“%s”列有 %d 处成了科学计数法，第一处在%s", EN: "column %q holds %d numbers in scientific form, the first in %s"},
		Hint:    diag.Text{ZH: "把这一列设为“文本”格式后重新填写，原来的号码已经丢失了末尾几位", EN: "format the column as text and fill it in again: the last digits are lost"},
		Cause:   diag.Text{ZH: "Excel 把长号码当作数字保存。"},
		Example: "3.50102E+17",
	})
	noResult = diag.Define(diag.Kind{
		Code: "T1022", Severity: diag.Warning,
		Message: diag.Text{ZH: "有 %d 处公式没有结果或者结果是错误，第一处在%s", EN: "%d formulas have no result or an error, the first in %s"},
		Hint:    diag.Text{ZH: "用 WPS 或 Excel 打开，重新计算后保存", EN: "open the workbook, recalculate and save it"},
		Cause:   diag.Text{ZH: "公式显示的是文件里保存的结果；由其他软件生成的文件可能没有保存结果。"},
		Example: "#REF!",
	})
	unnamed = diag.Define(diag.Kind{
		Code: "T1023", Severity: diag.Warning,
		Message: diag.Text{ZH: "%s这一列有内容，但没有列名", EN: "the column of %s has content but no name"},
		Hint:    diag.Text{ZH: "在表头补上列名；如果是草稿或备注，请删去", EN: "name it in the head, or delete it"},
		Cause:   diag.Text{ZH: "表格右侧的零散内容也会作为一列显示。"},
	})
)
