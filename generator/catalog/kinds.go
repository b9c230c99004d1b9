package catalog

import "gongkai/generator/diag"

// The problems that a county's catalogue can have, beside those of its notation.
var (
	unknownDomain = diag.Define(diag.Kind{
		Code: "C1001", Severity: diag.Error,
		Message: diag.Text{ZH: "没有名为“%s”的领域", EN: "there is no domain %q"},
		Hint:    diag.Text{ZH: "填写领域的编号、短地址或名称；新领域先写入 domains", EN: "give its code, slug or name; list a new domain under domains"},
		Cause:   diag.Text{ZH: "事项所属的领域不在 26 个标准领域之中，也没有在本县目录的 domains 里增加。"},
		Example: "items:\n  - {id: \"2701\", domain: 乡村振新, primary: 政策文件}",
	})
	unknownItem = diag.Define(diag.Kind{
		Code: "C1002", Severity: diag.Error,
		Message: diag.Text{ZH: "没有编号为“%s”的公开事项", EN: "there is no item %q"},
		Hint:    diag.Text{ZH: "核对编号；增加事项须写明 domain 和 primary", EN: "check the id; a new item needs domain and primary"},
		Cause:   diag.Text{ZH: "要修改、取消或指定公开主体的事项不存在。"},
		Example: "publishers:\n  \"0199\": [县自然资源局]",
	})
	duplicate = diag.Define(diag.Kind{
		Code: "C1003", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”已经用于%s", EN: "%q is already used for %s"},
		Hint:    diag.Text{ZH: "换一个没有用过的，或删去重复的一条", EN: "choose another, or delete the second entry"},
		Cause:   diag.Text{ZH: "领域的编号、短地址、名称、别名和事项的编号都不能重复。"},
		Example: "domains:\n  - {code: \"27\", slug: tax, name: 税费服务}",
	})
	noReason = diag.Define(diag.Kind{
		Code: "C1004", Severity: diag.Error,
		Message: diag.Text{ZH: "取消事项“%s”没有写明理由", EN: "the removal of %q lacks its reason"},
		Hint:    diag.Text{ZH: "加上 reason:，如“本县无此职能”", EN: "add reason:"},
		Cause:   diag.Text{ZH: "标准目录中的事项只能有理由地取消，理由会在目录页上公布。"},
		Example: "items:\n  - {id: \"0105\", remove: true}",
	})
	incomplete = diag.Define(diag.Kind{
		Code: "C1005", Severity: diag.Error,
		Message: diag.Text{ZH: "新增的“%s”缺少 %s", EN: "the new entry %q lacks %s"},
		Hint:    diag.Text{ZH: "新领域须有 code、slug、name，新事项须有 id、domain、primary", EN: "a new domain needs code, slug and name, a new item id, domain and primary"},
		Cause:   diag.Text{ZH: "增加的内容没有写全。"},
		Example: "domains:\n  - {code: \"27\", name: 乡村振兴}",
	})
	badName = diag.Define(diag.Kind{
		Code: "C1006", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”不能用作%s", EN: "%q cannot be used as %s"},
		Hint:    diag.Text{ZH: "只用小写字母、数字和连字符，它会成为网址的一部分", EN: "use lower-case letters, digits and hyphens: it becomes part of addresses"},
		Cause:   diag.Text{ZH: "短地址和编号会出现在网址里。"},
		Example: "domains:\n  - {code: \"27\", slug: 乡村振兴, name: 乡村振兴}",
	})
	otherDomain = diag.Define(diag.Kind{
		Code: "C1007", Severity: diag.Error,
		Message: diag.Text{ZH: "事项“%s”属于“%s”领域", EN: "the item %q belongs to the domain %q"},
		Hint:    diag.Text{ZH: "删去 domain；要换领域，先取消原事项，再用新编号增加", EN: "leave domain out; to move an item, remove it and add it under a new id"},
		Cause:   diag.Text{ZH: "标准事项的领域不能修改，否则编号和网址不再对应。"},
		Example: "items:\n  - {id: \"0101\", domain: tax}",
	})
	noDays = diag.Define(diag.Kind{
		Code: "C1008", Severity: diag.Error,
		Message: diag.Text{ZH: "期限的单位是 %s，但没有写天数", EN: "the deadline counts in %s but has no days"},
		Hint:    diag.Text{ZH: "写作 {days: 20, unit: workday}", EN: "write {days: 20, unit: workday}"},
		Cause:   diag.Text{ZH: "按日或按工作日计的期限须有天数。"},
		Example: "deadline: {unit: workday}",
	})
	nothingChanged = diag.Define(diag.Kind{
		Code: "C1009", Severity: diag.Warning,
		Message: diag.Text{ZH: "对“%s”没有写任何修改", EN: "nothing is changed of %q"},
		Hint:    diag.Text{ZH: "写出要修改的字段，或删去这一条", EN: "give the fields to change, or delete the entry"},
		Cause:   diag.Text{ZH: "条目只有编号。空值和空列表表示“不详”，不会改变标准目录的内容。"},
		Example: "items:\n  - {id: \"0101\"}",
	})
)
