package fields

import "gongkai/generator/diag"

// The problems that reading keys and values can meet.
var (
	syntaxError = diag.Define(diag.Kind{
		Code: "F1001", Severity: diag.Error,
		Message: diag.Text{ZH: "写法有误，无法读取：%s", EN: "cannot be read: %s"},
		Hint:    diag.Text{ZH: "检查这一行的缩进、冒号后的空格和引号是否成对", EN: "check the indentation, the space after the colon and the quotes of this line"},
		Cause:   diag.Text{ZH: "属性区（文件开头 --- 或 +++ 之间的部分）或配置文件不符合 YAML、TOML 的写法。"},
		Example: "标题: \"关于公布清单的通知",
	})
	duplicateKey = diag.Define(diag.Kind{
		Code: "F1002", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”写了两次", EN: "%q is given twice"},
		Hint:    diag.Text{ZH: "保留一处，删去另一处", EN: "keep one and delete the other"},
		Cause:   diag.Text{ZH: "同一个文件里同一个字段只能出现一次。"},
		Example: "标题: 甲\n标题: 乙",
	})
	twoLanguages = diag.Define(diag.Kind{
		Code: "F1003", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”和“%s”是同一个字段，写了两次", EN: "%q and %q are the same field, given twice"},
		Hint:    diag.Text{ZH: "中文名和英文名任选其一", EN: "use either the Chinese or the English name"},
		Cause:   diag.Text{ZH: "每个字段有中文名和英文名，可以混用，但一个字段只能写一次。"},
		Example: "标题: 甲\ntitle: 甲",
	})
	unknownKey = diag.Define(diag.Kind{
		Code: "F1004", Severity: diag.Error,
		Message: diag.Text{ZH: "没有名为“%s”的字段", EN: "there is no field %q"},
		Hint:    diag.Text{ZH: "可用的字段见手册“写一篇文档”", EN: "the manual lists the fields"},
		Cause:   diag.Text{ZH: "字段名写错，或者写了本软件不认识的字段。"},
		Example: "发文子号: 青政发〔2026〕1号",
	})
	wrongShape = diag.Define(diag.Kind{
		Code: "F1005", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”应当是%s", EN: "%q must be %s"},
		Hint:    diag.Text{ZH: "每个字段的写法见手册“写一篇文档”", EN: "the manual lists the form of every field"},
		Cause:   diag.Text{ZH: "值的形式不对，例如该写一个列表的地方写了一组字段。"},
		Example: "标题: [甲, 乙]",
	})
	badValue = diag.Define(diag.Kind{
		Code: "F1006", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”的值“%s”不对：应当是%s", EN: "the value of %q, %q, is wrong: it must be %s"},
		Hint:    diag.Text{ZH: "按这个写法改；每个字段的写法见手册“写一篇文档”", EN: "write it like that; the manual lists the form of every field"},
		Cause:   diag.Text{ZH: "日期、是否、数字等字段的值写法不对。"},
		Example: "成文日期: 2026年3月32日",
	})
	badChoice = diag.Define(diag.Kind{
		Code: "F1007", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”没有“%s”这个取值", EN: "%q cannot be %q"},
		Cause:   diag.Text{ZH: "取值只能从规定的名称中选择。"},
		Example: "公开方式: 主动公布",
	})
	missingKey = diag.Define(diag.Kind{
		Code: "F1008", Severity: diag.Error,
		Message: diag.Text{ZH: "缺少“%s”", EN: "%q is missing"},
		Hint:    diag.Text{ZH: "补上这个字段", EN: "add this field"},
		Cause:   diag.Text{ZH: "必填字段没有写或者值为空。"},
		Example: "---\n类型: 通知\n---",
	})
	refusedYAML = diag.Define(diag.Kind{
		Code: "F1009", Severity: diag.Error,
		Message: diag.Text{ZH: "不接受 YAML 的%s写法", EN: "YAML %s are not accepted"},
		Hint:    diag.Text{ZH: "把值直接写出来", EN: "write the value out"},
		Cause:   diag.Text{ZH: "锚点、别名、合并键和自定义标签容易出错，也可能被用来撑大内存，因此不用。"},
		Example: "标题: &t 甲\n关键词: *t",
	})
	tooLarge = diag.Define(diag.Kind{
		Code: "F1010", Severity: diag.Error,
		Message: diag.Text{ZH: "属性区过大：%s", EN: "the front matter is too large: %s"},
		Hint:    diag.Text{ZH: "正文写在属性区之后，大表格用数据表", EN: "text belongs after the front matter, large tables into files"},
		Cause:   diag.Text{ZH: "属性区超过 1 MiB、512 个字段或 32 层。"},
	})
)
